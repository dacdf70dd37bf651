import type { ColumnType } from 'kysely';

import type { Defaulted, Id, Json, Kept, Optional } from './columns';

export type HourCategory = 'verksamhet' | 'utveckling' | 'extern';

export interface HourBudgetRowTable {
  id: Id;
  projectId: number;
  phaseId: Optional<number>;
  category: HourCategory;
  role: string;
  partyId: Optional<number>;
  /** the person whose hours these are; null: whoever has the role */
  userId: Optional<number>;
  percent: Optional<number>;
  position: Defaulted<number>;
  version: Defaulted<number>;
  removedAt: Optional<string>;
}

export interface HourBudgetCellTable {
  rowId: number;
  year: number;
  month: Optional<number>;
  hoursHundredths: number;
  costOre: Optional<number>;
}

export interface HourBudgetStatedTotalTable {
  projectId: number;
  category: HourCategory;
  year: Optional<number>;
  hoursHundredths: number;
  costOre: Optional<number>;
}

export interface InKindHoursTable {
  id: Id;
  budgetVersionId: number;
  partyId: number;
  hoursHundredths: number;
  handling: 'debited' | 'unbilled';
  rateOre: Optional<number>;
  version: Defaulted<number>;
  removedAt: Optional<string>;
}

export type BudgetState = 'utkast' | 'inskickad' | 'godkänd' | 'avslagen' | 'ersatt' | 'återtagen';

export interface BudgetVersionTable {
  id: Id;
  phaseId: number;
  version: number;
  state: Defaulted<BudgetState>;
  note: Defaulted<string>;
  submittedOn: Optional<string>;
  keyVersionId: Optional<number>;
  roundingUnitOre: Optional<number>;
  roundingMode: Optional<'exact' | 'plain'>;
  totalOre: Optional<number>;
  /** what it stands on instead of the project's participants, key and newest figures */
  assumptions: ColumnType<unknown, string | null | undefined, string | null>;
  /** what was taken off a draft, so that it can be put back */
  assumptionsSetAside: ColumnType<unknown, string | null | undefined, string | null>;
  submittedAt: Optional<string>;
  submittedBy: Optional<number>;
  answerBy: Optional<string>;
  approvalRule: Optional<'all' | 'majority' | 'n_of_m'>;
  approvalCount: Optional<number>;
  closedOn: Optional<string>;
  closedReason: Defaulted<string>;
}

export type BudgetLineKind = 'extern' | 'intern tid' | 'investering' | 'avgift' | 'övrigt';

export interface BudgetLineTable {
  id: Id;
  budgetVersionId: number;
  position: Defaulted<number>;
  name: string;
  kind: BudgetLineKind;
  year: Optional<number>;
  hoursHundredths: Optional<number>;
  rateOre: Optional<number>;
  amountOre: number;
  performedByPartyId: Optional<number>;
  carriedByPartyId: Optional<number>;
  scenarioId: Optional<number>;
  version: Defaulted<number>;
  removedAt: Optional<string>;
}

export interface BudgetDocumentTable {
  id: Id;
  budgetVersionId: number;
  title: string;
  url: string;
}

export interface CostShareTable {
  budgetVersionId: Kept<number>;
  partyId: Kept<number>;
  unitId: Kept<number | null>;
  componentPosition: Kept<number>;
  basisFigureId: Kept<number | null>;
  amountOre: Kept<number>;
}

export interface BudgetStretchTable {
  budgetVersionId: Kept<number>;
  position: Kept<number>;
  firstDay: Kept<string>;
  lastDay: Kept<string>;
  amountOre: Kept<number>;
}

export interface StretchShareTable {
  budgetVersionId: Kept<number>;
  position: Kept<number>;
  partyId: Kept<number>;
  unitId: Kept<number | null>;
  componentPosition: Kept<number>;
  amountOre: Kept<number>;
}

export interface ScenarioTable {
  id: Id;
  cooperationId: number;
  phaseId: Optional<number>;
  name: string;
  note: Defaulted<string>;
  assumptions: Json<unknown>;
  outcome: ColumnType<unknown, string | null | undefined, string | null>;
  createdAt: string;
  createdBy: number;
  version: Defaulted<number>;
  removedAt: Optional<string>;
}

export interface FollowUpRowTable {
  id: Id;
  projectId: number;
  period: string;
  section: string;
  position: number;
  name: string;
  kind: 'intäkt' | 'kostnad' | 'investering';
  /** an income is not above 0, a cost or an investment not below */
  budgetOre: number;
  /** what has been paid so far, of either sign; null: nobody has said */
  actualOre: Optional<number>;
  forecastOre: number;
  note: Defaulted<string>;
  version: Defaulted<number>;
  /** null: as a source printed it */
  madeOn: Optional<string>;
  madeBy: Optional<number>;
  removedAt: Optional<string>;
}

/** What a row of a follow-up said before a change. */
export interface FollowUpRowEarlierTable {
  rowId: Kept<number>;
  version: Kept<number>;
  name: Kept<string>;
  budgetOre: Kept<number>;
  actualOre: Kept<number | null>;
  forecastOre: Kept<number>;
  note: Kept<string>;
  madeOn: Kept<string | null>;
  madeBy: Kept<number | null>;
}
