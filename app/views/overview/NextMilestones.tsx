import { Link } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import { milestoneState } from '~/domain/milestone';
import { Day } from '~/views/shell/Dates';
import { Status } from '~/views/shell/Status';

import type { OverviewMilestone } from './overview-content';

const MOST = 5;

/** The milestones that come first, late ones before all; launches on the same days are told as one row. */
export function NextMilestones({
  milestones,
  today,
  base,
}: {
  milestones: readonly OverviewMilestone[];
  today: CalendarDate;
  base: string;
}) {
  const rows = groupsOf(milestones).slice(0, MOST);
  if (rows.length === 0) return <p className="sub">Inga kommande milstolpar med datum.</p>;
  return (
    <ul className="list">
      {rows.map(({ date, first, count }) => (
        <li key={first.id}>
          <Day date={date} />
          <span>
            <Link to={`${base}/milstolpar?milstolpe=${first.id}#milstolpe-${first.id}`}>
              {count > 1 ? `${count} lanseringar, tidigast` : `${first.label} ${first.title}`}
            </Link>{' '}
            {milestoneState(first, today) === 'försenad' ? <Status tone="bad">Försenad</Status> : null}
          </span>
        </li>
      ))}
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
  return [...groups.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
