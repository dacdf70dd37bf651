import { Link } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import { gateState } from '~/domain/gate';
import { milestoneState } from '~/domain/milestone';
import type { ComingGate } from '~/store/project-facts';
import { GATE_STATE_WORDS } from '~/views/gate/gate-words';
import { Day } from '~/views/shell/Dates';
import { Status } from '~/views/shell/Status';

import type { OverviewMilestone } from './overview-content';

const MOST = 5;

/** The milestones and gates that come first, late ones before all; launches on the same days are told as one row. */
export function NextMilestones({
  milestones,
  gates,
  today,
  base,
}: {
  milestones: readonly OverviewMilestone[];
  gates: readonly ComingGate[];
  today: CalendarDate;
  base: string;
}) {
  const rows = [...groupsOf(milestones), ...gates.map((gate) => ({ date: gate.plannedOn, gate }))]
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .slice(0, MOST);
  if (rows.length === 0) return <p className="sub">Inga kommande milstolpar med datum.</p>;
  return (
    <ul className="list">
      {rows.map((row) =>
        'gate' in row ? (
          <li key={row.gate.id}>
            <Day date={row.date} />
            <span>
              <Link to={`${base}/beslutspunkter/${row.gate.id}`}>
                Beslutspunkt {row.gate.label} {row.gate.title}
              </Link>{' '}
              <GateStatus gate={row.gate} today={today} />
            </span>
          </li>
        ) : (
          <li key={row.first.id}>
            <Day date={row.date} />
            <span>
              <Link to={`${base}/milstolpar?milstolpe=${row.first.id}#milstolpe-${row.first.id}`}>
                {row.count > 1 ? `${row.count} lanseringar, tidigast` : `${row.first.label} ${row.first.title}`}
              </Link>{' '}
              {milestoneState(row.first, today) === 'försenad' ? <Status tone="bad">Försenad</Status> : null}
            </span>
          </li>
        ),
      )}
    </ul>
  );
}

interface MilestoneGroup {
  readonly date: CalendarDate;
  readonly first: OverviewMilestone;
  readonly count: number;
}

function groupsOf(milestones: readonly OverviewMilestone[]): MilestoneGroup[] {
  const groups = new Map<string, MilestoneGroup>();
  for (const milestone of milestones) {
    const date = milestone.forecast ?? milestone.baseline ?? milestone.windowStart;
    if (milestone.status === 'klar' || !date) continue;
    const key = milestone.kind === 'lansering' ? `lansering ${date}` : String(milestone.id);
    const known = groups.get(key);
    groups.set(key, { date, first: known?.first ?? milestone, count: (known?.count ?? 0) + 1 });
  }
  return [...groups.values()];
}

/** Said where somebody has to act. */
function GateStatus({ gate, today }: { readonly gate: ComingGate; readonly today: CalendarDate }) {
  const state = gateState(gate, today);
  if (state === 'planerad') return null;
  const { word, tone } = GATE_STATE_WORDS[state];
  return <Status tone={tone}>{word}</Status>;
}
