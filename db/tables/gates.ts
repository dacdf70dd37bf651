import type { Defaulted, Id, Kept, Optional } from './columns';

/** The gates that projects of a cooperation are steered by. */
export interface GateModelTable {
  cooperationId: number;
  name: string;
  version: Defaulted<number>;
}

export interface GateModelStepTable {
  cooperationId: number;
  position: number;
  label: string;
  title: string;
  decides: Defaulted<string>;
  criteria: Defaulted<string[]>;
}

export interface GateTable {
  id: number;
  projectId: number;
  phaseId: Optional<number>;
  label: string;
  title: string;
  decides: Defaulted<string>;
  papers: Defaulted<string>;
  position: Defaulted<number>;
  plannedOn: Optional<string>;
  decidedOn: Optional<string>;
  outcome: Optional<'godkänd' | 'godkänd med villkor' | 'avslag'>;
  version: Defaulted<number>;
  removedAt: Optional<string>;
}

export interface GateCriterionTable {
  id: Id;
  gateId: number;
  position: number;
  text: string;
  metAt: Optional<string>;
  metOn: Optional<string>;
  metBy: Optional<number>;
  note: Defaulted<string>;
}

/** One move of a gate's planned day. */
export interface GateChangeTable {
  id: Id;
  gateId: Kept<number>;
  at: Kept<string>;
  onDate: Kept<string>;
  userId: Kept<number | null>;
  fromDate: Kept<string | null>;
  toDate: Kept<string | null>;
  reason: Kept<string>;
}

export interface RolloutGroupTable {
  id: Id;
  phaseId: number;
  name: string;
  fromMonth: string;
  toMonth: string;
  version: Defaulted<number>;
}

export interface RolloutGroupPartyTable {
  rolloutGroupId: number;
  phaseId: number;
  partyId: number;
}

/** Milestones that were made for many parties at once; taken back when `undoneAt` is set. */
export interface RolloutCreationTable {
  id: Id;
  projectId: Kept<number>;
  at: Kept<string>;
  onDate: Kept<string>;
  userId: Kept<number | null>;
  title: Kept<string>;
  undoneAt: Optional<string>;
}

export interface RolloutCreationMilestoneTable {
  creationId: Kept<number>;
  projectId: Kept<number>;
  milestoneId: Kept<number>;
}
