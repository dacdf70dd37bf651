import type { ColumnType } from 'kysely';

import type { Defaulted, Id, Kept, Optional } from './columns';

export interface AppUserTable {
  id: Id;
  email: string;
  name: string;
  title: Optional<string>;
  partyId: Optional<number>;
  passwordHash: Optional<string>;
  disabledAt: Optional<string>;
}

export interface UserRoleTable {
  id: Id;
  userId: number;
  role: string;
  cooperationId: Optional<number>;
  projectId: Optional<number>;
  partyId: Optional<number>;
}

export interface SessionTable {
  /** SHA-256 of the token in the cookie: a copy of the table opens no session. */
  tokenHash: Buffer;
  userId: number;
  createdAt: Defaulted<string>;
  expiresAt: string;
}

export interface AuditEntryTable {
  id: Id;
  at: Kept<string>;
  userId: Kept<number | null>;
  requestId: Kept<string | null>;
  /** forgotten by the retention rules */
  fromAddress: ColumnType<string | null, string | null | undefined, null>;
  action: Kept<string>;
  entity: Kept<string>;
  entityId: Kept<number>;
  projectId: Kept<number | null>;
  before: ColumnType<unknown, string | null, never>;
  after: ColumnType<unknown, string | null, never>;
}
