import type { Defaulted, Id, Kept, KeptDefault, Optional } from './columns';

export interface ProjectTable {
  id: Id;
  slug: string;
  cooperationId: number;
  keyId: Optional<number>;
  name: string;
  summary: Defaulted<string>;
  leadPartyId: Optional<number>;
  orderedBy: Optional<string>;
  priority: Optional<string>;
  startDate: Optional<string>;
  endDate: Optional<string>;
  version: Defaulted<number>;
}

export interface ProjectParticipantTable {
  projectId: number;
  partyId: number;
  joinedOn: Optional<string>;
  leftOn: Optional<string>;
}

export interface PlanItemTable {
  id: Id;
  projectId: number;
  kind: 'phase' | 'activity' | 'milestone' | 'gate';
  /** notBefore: not before constraintDate; fixed: stays where it is */
  constraintKind: Optional<'notBefore' | 'fixed'>;
  constraintDate: Optional<string>;
  /** of the constraint */
  version: Defaulted<number>;
}

export type PhaseKind = 'förstudie' | 'genomförande' | 'breddinförande' | 'förvaltning';

export interface PhaseTable {
  id: number;
  projectId: number;
  number: number;
  name: string;
  kind: PhaseKind;
  startDate: Optional<string>;
  endDate: Optional<string>;
  keyId: Optional<number>;
  note: Defaulted<string>;
  externalBudgetOre: Optional<number>;
  version: Defaulted<number>;
  removedAt: Optional<string>;
}

export interface ActivityTable {
  id: number;
  projectId: number;
  phaseId: number;
  name: string;
  startDate: Optional<string>;
  endDate: Optional<string>;
  responsible: Defaulted<string>;
  percentComplete: Defaulted<number>;
  version: Defaulted<number>;
  removedAt: Optional<string>;
}

export type MilestoneKind = 'milstolpe' | 'kontrollpunkt' | 'leverans' | 'lansering';
export type MilestoneStatus = 'ej påbörjad' | 'pågår' | 'klar';

export interface MilestoneTable {
  id: number;
  projectId: number;
  phaseId: number;
  label: Defaulted<string>;
  position: Defaulted<number>;
  title: string;
  kind: Defaulted<MilestoneKind>;
  partyId: Optional<number>;
  rolloutGroupId: Optional<number>;
  criteria: Defaulted<string>;
  responsible: Defaulted<string>;
  baselineDate: Optional<string>;
  forecastDate: Optional<string>;
  actualDate: Optional<string>;
  windowStart: Optional<string>;
  windowEnd: Optional<string>;
  status: Defaulted<MilestoneStatus>;
  version: Defaulted<number>;
  removedAt: Optional<string>;
}

export interface MilestoneChangeTable {
  id: Id;
  milestoneId: Kept<number>;
  at: Kept<string>;
  onDate: Kept<string>;
  userId: Kept<number | null>;
  field: Kept<'forecast' | 'actual' | 'status' | 'responsible'>;
  fromValue: Kept<string | null>;
  toValue: Kept<string | null>;
  /** may be given afterwards, once */
  reason: Optional<string>;
}

export interface DependencyTable {
  projectId: number;
  predecessorId: number;
  successorId: number;
  type: Defaulted<'FS' | 'SS' | 'FF' | 'SF'>;
  lagDays: Defaulted<number>;
}

export interface EffectGoalTable {
  id: Id;
  projectId: number;
  position: number;
  text: string;
}

export interface SourceNoteTable {
  id: Id;
  projectId: number;
  subject: 'plan' | 'risk' | 'hours' | 'budget' | 'milestone';
  text: string;
}

/** The plan as it was on a day; of one phase, or of the whole project. */
export interface BaselineTable {
  id: Id;
  projectId: Kept<number>;
  phaseId: Kept<number | null>;
  budgetVersionId: Kept<number | null>;
  takenOn: Kept<string>;
  takenBy: Kept<number | null>;
  reason: Kept<string>;
  totalOre: Kept<number | null>;
}

export interface BaselineItemTable {
  baselineId: Kept<number>;
  projectId: Kept<number>;
  itemId: Kept<number>;
  name: Kept<string>;
  startDate: Kept<string | null>;
  endDate: Kept<string | null>;
}

/** One change of a plan with all that came along; taken back when `undoneAt` is set. */
export interface PlanMoveTable {
  id: Id;
  projectId: Kept<number>;
  kind: KeptDefault<'move' | 'edit' | 'bulk' | 'add' | 'remove'>;
  at: Kept<string>;
  userId: Kept<number | null>;
  undoneAt: Optional<string>;
}

export interface PlanMoveItemTable {
  moveId: Kept<number>;
  projectId: Kept<number>;
  itemId: Kept<number>;
  /** the item it followed; null: changed by hand */
  causeId: Kept<number | null>;
  fromStart: Kept<string | null>;
  fromEnd: Kept<string | null>;
  toStart: Kept<string | null>;
  toEnd: Kept<string | null>;
  /** what else was changed, and only that, as JSON */
  fromValues: KeptDefault<object>;
  toValues: KeptDefault<object>;
}
