import { addDays, type CalendarDate } from './calendar';
import type { ShareTable } from './cost-share';
import type { Explanation } from './explain';
import type { Claimant } from './key';
import type { Ore } from './money';

/** Some of the calendar days of a phase. */
export interface Portion {
  readonly days: number;
  readonly of: number;
}

/** How a share came about where participants joined or left on the way (DOMAIN.md 1.8). */
export interface OverTime extends Portion {
  /** when the claimant takes part: runs of days, the first and last of each included */
  readonly present: readonly Run[];
  /** in the order of time */
  readonly stretches: readonly StretchExplanation[];
}

/** Days on end; `from` or `to` is null where it is the first or last day that anybody shares. */
export interface Run {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
}

/** One stretch, and what it gave the claimant. */
export interface StretchExplanation {
  readonly from: CalendarDate;
  /** the last day, included */
  readonly to: CalendarDate;
  readonly days: number;
  /** what falls on it of what all share */
  readonly shared: Ore;
  /** how many parties share it */
  readonly parties: number;
  /** null: the claimant does not take part in it */
  readonly own: Explanation | null;
}

type Explain = (table: ShareTable, at: number, portion: Portion) => Explanation;

/** The share of a claimant stretch by stretch; null where the table has no stretches. @param explain one stretch */
export function overTimeOf({ stretches }: ShareTable, claimant: Claimant, explain: Explain): OverTime | null {
  if (stretches.length === 0) return null;
  const of = stretches.reduce((sum, { days }) => sum + days, 0);
  const explained = stretches.map(({ from, to, days, table }): StretchExplanation => {
    const at = table.rows.findIndex((row) => isSame(row.claimant, claimant));
    const parties = new Set(table.rows.map((row) => row.claimant.partyId)).size;
    const own = at < 0 ? null : explain(table, at, { days, of });
    return { from, to, days, shared: table.total, parties, own };
  });
  const days = explained.reduce((sum, stretch) => sum + (stretch.own ? stretch.days : 0), 0);
  return { days, of, present: runsOf(explained), stretches: explained };
}

function runsOf(stretches: readonly StretchExplanation[]): Run[] {
  const first = stretches[0]!.from;
  const last = stretches.at(-1)!.to;
  const runs: { from: CalendarDate; to: CalendarDate }[] = [];
  for (const { from, to, own } of stretches) {
    if (!own) continue;
    const run = runs.at(-1);
    if (run && addDays(run.to, 1) === from) run.to = to;
    else runs.push({ from, to });
  }
  return runs.map(({ from, to }) => ({ from: from === first ? null : from, to: to === last ? null : to }));
}

function isSame(one: Claimant, other: Claimant): boolean {
  return one.partyId === other.partyId && one.unitId === other.unitId;
}
