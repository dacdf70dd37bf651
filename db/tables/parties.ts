import type { Defaulted, Id, Json, Kept, KeptOptional, Optional } from './columns';

export interface InstallationTable {
  id: Defaulted<number>;
  sampleLoadedAt: Optional<string>;
  sampleClock: Optional<string>;
}

export type PartyKind = 'kommun' | 'bolag' | 'kommunalförbund' | 'region' | 'grupp';

export interface PartyTable {
  id: Id;
  slug: string;
  code: Optional<string>;
  name: string;
  kind: PartyKind;
  organisationNumber: Optional<string>;
  version: Defaulted<number>;
}

export interface PartyUnitTable {
  id: Id;
  partyId: number;
  name: string;
  position: number;
  /** the first day without it; null: it is open */
  closedOn: Optional<string>;
}

export interface CooperationTable {
  id: Id;
  slug: string;
  name: string;
  leadPartyId: Optional<number>;
  leadNote: Optional<string>;
  invoicing: Optional<string>;
  approvalRule: Optional<'all' | 'majority' | 'n_of_m'>;
  approvalCount: Optional<number>;
  referenceDateRule: Optional<string>;
  roundingUnitOre: Defaulted<number>;
  roundingMode: Defaulted<'exact' | 'plain'>;
  documentNumber: Optional<string>;
  /** the day of the year before that the agreement takes its figures from: 12-31, 11-01 */
  referenceMonthDay: Optional<string>;
  defaultKeyId: Optional<number>;
  term: Optional<string>;
  notice: Optional<string>;
  /** whoever signs in with a password and holds a role in it must have a second factor */
  requiresSecondFactor: Defaulted<boolean>;
  facts: Json<readonly string[]>;
  version: Defaulted<number>;
}

export interface CooperationMemberTable {
  cooperationId: number;
  partyId: number;
  joinedOn: Optional<string>;
  leftOn: Optional<string>;
}

export interface BasisSeriesTable {
  id: Id;
  slug: string;
  name: string;
  kind: 'population' | 'driver';
  cooperationId: Optional<number>;
}

export interface BasisFigureTable {
  id: Id;
  seriesId: Kept<number>;
  partyId: Kept<number>;
  unitId: Kept<number | null>;
  referenceDate: Kept<string>;
  referencePrecision: Kept<'day' | 'year'>;
  value: Kept<number>;
  source: Kept<string>;
  /** the figure of the same day that this one is put in place of */
  supersedesId: KeptOptional<number>;
  /** why it was put right; null for the first of its day */
  reason: KeptOptional<string>;
  enteredOn: KeptOptional<string>;
}

/** A figure that somebody took back while no submitted calculation stood on it. */
export interface BasisWithdrawalTable {
  figureId: Kept<number>;
  reason: Kept<string>;
  withdrawnOn: Kept<string>;
  withdrawnBy: Kept<number | null>;
}
