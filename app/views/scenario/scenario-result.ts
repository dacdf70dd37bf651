import type { AskedFigure, UsedFigure } from '~/domain/assumed-figure';
import type { CalendarDate } from '~/domain/calendar';
import type { LeavingLines, LeavingReceivers, Redistribution } from '~/domain/departure';
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
  /** figures that nobody has counted */
  readonly assumedFigures: readonly UsedFigure[];
  /** what becomes of the lines of those who are not there */
  readonly lines: readonly LeavingLines[];
  /** what became of a key that names somebody who is not there */
  readonly redistributions: readonly Redistribution[];
  /** it names its parties, and they are then there all the time */
  readonly assumesParties: boolean;
}

/** What the form asks about beside what it always does. */
export interface ScenarioQuestions {
  readonly figures: readonly AskedFigure[];
  /** of those who are not there, once a party */
  readonly lines: readonly LeavingLines[];
  /** whom the keys give something and who is not there; null: nobody */
  readonly receivers: LeavingReceivers | null;
}

/** The answer to a what-if; one of comparison and refusal is null. */
export interface ScenarioResult {
  readonly comparison: ShownComparison | null;
  /** `field`: of the form, by its name in the address */
  readonly refusal: { readonly message: string; readonly field: string | undefined } | null;
  readonly questions: ScenarioQuestions;
}
