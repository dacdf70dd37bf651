import type { Defaulted, Id, Kept, Optional } from './columns';

export type TimeState = 'utkast' | 'inskickad' | 'godkänd' | 'återsänd';

export interface TimeWeekTable {
  userId: number;
  monday: string;
  version: Defaulted<number>;
}

export interface TimeEntryTable {
  id: Id;
  projectId: number;
  phaseId: number;
  /** null: hours of a role, imported without a name */
  userId: Optional<number>;
  partyId: Optional<number>;
  role: string;
  onDate: string;
  hoursHundredths: number;
  state: Defaulted<TimeState>;
  enteredBy: Optional<number>;
  submittedOn: Optional<string>;
  decidedOn: Optional<string>;
  decidedBy: Optional<number>;
  returnReason: Defaulted<string>;
  correctsId: Optional<number>;
  reason: Defaulted<string>;
  version: Defaulted<number>;
}

export type ActualKind = 'extern' | 'intern tid' | 'investering' | 'avgift' | 'övrigt' | 'intäkt';

export interface CostActualTable {
  id: Id;
  projectId: Kept<number>;
  phaseId: Kept<number>;
  partyId: Kept<number | null>;
  onDate: Kept<string | null>;
  amountOre: Kept<number>;
  kind: Kept<ActualKind>;
  text: Kept<string>;
  voucher: Kept<string>;
  enteredAt: Kept<string>;
  enteredOn: Kept<string>;
  enteredBy: Kept<number | null>;
  correctsId: Kept<number | null>;
  reason: Kept<string>;
}

export interface PeriodLockTable {
  id: Id;
  projectId: Kept<number>;
  /** null: every phase of the project */
  phaseId: Kept<number | null>;
  /** its first day */
  month: Kept<string>;
  lockedOn: Kept<string>;
  lockedBy: Kept<number | null>;
  unlockedOn: Optional<string>;
  unlockedBy: Optional<number>;
  unlockReason: Defaulted<string>;
}

export interface PhaseForecastTable {
  id: Id;
  projectId: Kept<number>;
  phaseId: Kept<number>;
  year: Kept<number>;
  /** null: taken back, the budget is expected */
  amountOre: Kept<number | null>;
  note: Kept<string>;
  madeAt: Kept<string>;
  madeOn: Kept<string>;
  madeBy: Kept<number | null>;
}

export interface CapacityTable {
  id: Id;
  /** null: of a person, whatever the cooperation */
  cooperationId: Optional<number>;
  role: Optional<string>;
  partyId: Optional<number>;
  userId: Optional<number>;
  /** its first day; null: every month */
  month: Optional<string>;
  hoursHundredths: number;
  version: Defaulted<number>;
}
