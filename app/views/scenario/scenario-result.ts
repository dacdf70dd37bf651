import type { CalendarDate } from '~/domain/calendar';
import type { GrowthJudgement } from '~/domain/growth';
import type { Ore } from '~/domain/money';
import type { ScenarioComparison, ScenarioSummary } from '~/domain/scenario-comparison';
import type { CooperationPhase, ScenarioParty } from '~/store/scenario-ground';

import type { Standing } from './standing';

/** What a scenario can be made of. */
export interface ScenarioChoices {
  readonly parties: readonly ScenarioParty[];
  /** who takes part today, and is ticked from the start */
  readonly present: readonly number[];
  readonly keys: readonly { readonly id: number; readonly name: string }[];
  readonly series: readonly { readonly id: number; readonly name: string }[];
  /** of which figures there are, the newest first */
  readonly days: readonly CalendarDate[];
  readonly phases: readonly CooperationPhase[];
}

/** Today beside what if, with everything the page says of it. */
export interface ShownComparison extends ScenarioComparison {
  readonly summary: ScenarioSummary;
  /** what the newcomers pay for coming in, within the total of the scenario */
  readonly introduction: Ore | null;
  readonly todayStanding: Standing;
  readonly whatIfStanding: Standing;
  /** today's shares are of the assumed total, since there is no budget */
  readonly assumedToday: boolean;
  readonly skipped: readonly { readonly title: string; readonly reason: string }[];
  /** `counted`: in which series and from what to what; null where it was stated in per cent */
  readonly growth: (GrowthJudgement & { readonly counted: string | null }) | null;
  /** why it cannot be made a draft */
  readonly hindrance: string | null;
}

/** The answer to a what-if; one of the two is null. */
export interface ScenarioResult {
  readonly comparison: ShownComparison | null;
  /** `field`: of the form, by its name in the address */
  readonly refusal: { readonly message: string; readonly field: string | undefined } | null;
}
