import type { ColumnType, GeneratedAlways } from 'kysely';

import type { Defaulted, Id, Kept, KeptOptional, Optional } from './columns';

export interface AppUserTable {
  id: Id;
  email: string;
  name: string;
  title: Optional<string>;
  partyId: Optional<number>;
  passwordHash: Optional<string>;
  disabledAt: Optional<string>;
  version: Defaulted<number>;
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
  /** for the list of one's own sessions: the hash stays here */
  id: GeneratedAlways<number>;
  lastSeenAt: Defaulted<string>;
  /** "Firefox, Windows"; '' where it is not known */
  agent: Defaulted<string>;
  /** the password was right, the second factor is not given yet: opens nothing */
  awaitsFactor: Defaulted<boolean>;
  /** who signed the person in, where it was an issuer and not a password */
  identityId: Optional<number>;
  providerSession: Optional<string>;
}

/** One row: how long sessions last. */
export interface SessionLimitsTable {
  id: Defaulted<number>;
  idleSeconds: number;
  absoluteSeconds: number;
}

export interface UserIdentityTable {
  id: Id;
  userId: Kept<number>;
  issuer: Kept<string>;
  subject: Kept<string>;
  linkedAt: Defaulted<string>;
}

export type LinkPurpose = 'inbjudan' | 'återställning';

export interface OneTimeLinkTable {
  tokenHash: Kept<Buffer>;
  userId: Kept<number>;
  purpose: Kept<LinkPurpose>;
  createdAt: Defaulted<string>;
  expiresAt: string;
  usedAt: Optional<string>;
}

export interface SecondFactorTable {
  userId: Kept<number>;
  /** base32; sealed where the installation has a key */
  secret: string;
  confirmedAt: Optional<string>;
  lastStep: Defaulted<number>;
}

export interface RecoveryCodeTable {
  codeHash: Kept<Buffer>;
  userId: Kept<number>;
  usedAt: Optional<string>;
}

export interface SignInAttemptTable {
  kind: Kept<string>;
  subjectHash: Kept<Buffer>;
  failures: number;
  lastAt: string;
}

export interface KnownBrowserTable {
  tokenHash: Kept<Buffer>;
  userId: Kept<number>;
  seenAt: Defaulted<string>;
}

export interface OidcFlowTable {
  stateHash: Kept<Buffer>;
  browserHash: Kept<Buffer>;
  provider: Kept<string>;
  nonce: Kept<string>;
  codeVerifier: Kept<string>;
  purpose: Kept<'inloggning' | 'koppling' | 'inbjudan'>;
  userId: KeptOptional<number>;
  linkHash: KeptOptional<Buffer>;
  returnTo: Kept<string>;
  createdAt: Defaulted<string>;
  expiresAt: Kept<string>;
}

export interface SpentLogoutTokenTable {
  issuer: Kept<string>;
  tokenId: Kept<string>;
  spentAt: Defaulted<string>;
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
