import type { ColumnType, GeneratedAlways } from 'kysely';

import type { Id, Kept } from './columns';

export type EmailState = 'väntar' | 'skickas' | 'skickad' | 'oklar' | 'avvisad' | 'sparad';

/** One mail to one address, from the moment it was decided that it should be sent. */
export interface EmailTable {
  id: Id;
  /** what it announces and to whom; unique, so the same thing is never announced twice */
  key: Kept<string>;
  /** null: to an address that is no account's */
  userId: Kept<number | null>;
  address: Kept<string>;
  subject: Kept<string>;
  /** plain text, lines ended by \n */
  body: Kept<string>;
  state: ColumnType<EmailState, never, EmailState>;
  /** how many times sending began */
  attempts: ColumnType<number, never, number>;
  lastError: ColumnType<string | null, never, string | null>;
  /** given with the first attempt and the same in every later one */
  messageId: ColumnType<string | null, never, string | null>;
  createdAt: GeneratedAlways<string>;
  queuedAt: ColumnType<string, never, string>;
  claimedAt: ColumnType<string | null, never, string | null>;
  sentAt: ColumnType<string | null, never, string | null>;
}
