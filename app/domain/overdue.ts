import type { CalendarDate } from './calendar';
import { gateState, type GateStanding } from './gate';
import { milestoneState, type MilestoneDates } from './milestone';

/** How much of a plan was to be done before a day and is not. */
export interface Overdue {
  /** forecast passed and not done (DOMAIN.md 3.3) */
  readonly milestones: number;
  /** planned day passed and nobody has decided */
  readonly gates: number;
}

/** What of a plan is late on a day. A gate that was sent back is prepared anew: it waits, it is not forgotten. */
export function overdueOn(
  plan: { readonly milestones: readonly MilestoneDates[]; readonly gates: readonly GateStanding[] },
  today: CalendarDate,
): Overdue {
  return {
    milestones: plan.milestones.filter((milestone) => milestoneState(milestone, today) === 'försenad').length,
    gates: plan.gates.filter((gate) => gateState(gate, today) === 'passerad').length,
  };
}
