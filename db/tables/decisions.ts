import type { ColumnType } from 'kysely';

import type { Defaulted, Id, Kept } from './columns';

export type Outcome = 'godkänd' | 'godkänd med villkor' | 'avslag' | 'återremiss';

/** One register of everything that was decided; append-only, each row with the hash of the one before. */
export interface DecisionTable {
  /** given by the database, without gaps */
  number: ColumnType<number, never, never>;
  projectId: Kept<number>;
  /** who decided: a body, or a role of a party */
  forum: Kept<string>;
  subject: Kept<string>;
  outcome: ColumnType<Outcome | null, Outcome | null | undefined, never>;
  motivation: ColumnType<string, string | undefined, never>;
  diaryNumber: ColumnType<string | null, string | null | undefined, never>;
  decidedOn: Kept<string | null>;
  recordedAt: Kept<string>;
  recordedBy: ColumnType<number | null, number | null | undefined, never>;
  delegationId: ColumnType<number | null, number | null | undefined, never>;
  /** these three are set for a decision on a party's share */
  budgetVersionId: ColumnType<number | null, number | null | undefined, never>;
  partyId: ColumnType<number | null, number | null | undefined, never>;
  amountOre: ColumnType<number | null, number | null | undefined, never>;
  corrects: ColumnType<number | null, number | null | undefined, never>;
  deciders: ColumnType<string | null, string | null | undefined, never>;
  directiveBefore: ColumnType<string | null, string | null | undefined, never>;
  directiveAfter: ColumnType<string | null, string | null | undefined, never>;
  /** the status report that it was taken on */
  reportId: ColumnType<number | null, number | null | undefined, never>;
  /** the gate that it decides */
  gateId: ColumnType<number | null, number | null | undefined, never>;
  requestToken: ColumnType<string | null, string | null | undefined, never>;
  previousHash: ColumnType<Buffer | null, never, never>;
  hash: ColumnType<Buffer, never, never>;
}

export interface DelegationTable {
  id: Id;
  partyId: number;
  userId: number;
  /** first and last day, both included */
  validFrom: string;
  validUntil: string;
  reference: string;
  recordedAt: string;
  recordedBy: number | null;
  version: Defaulted<number>;
}
