import { sql } from 'kysely';

import type { Database } from '~db/open';

/** A sign-in at an issuer that has begun and must be finished in the same browser, once and soon. */
export interface OidcFlow {
  /** the issuer's key in the settings */
  readonly provider: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly purpose: 'inloggning' | 'koppling' | 'inbjudan';
  /** whose account is to be linked */
  readonly userId: number | null;
  /** the invitation that is answered */
  readonly linkHash: Buffer | null;
  readonly returnTo: string;
}

/** How long the person may take at the issuer, in seconds. */
const FLOW_SECONDS = 600;

/** Kept in the database: the browser can come back to another process than it left. */
export async function insertFlow(
  db: Database,
  flow: OidcFlow & { readonly stateHash: Buffer; readonly browserHash: Buffer },
): Promise<void> {
  await db
    .deleteFrom('oidcFlow')
    .where('expiresAt', '<', sql<string>`now()`)
    .execute();
  await db
    .insertInto('oidcFlow')
    .values({ ...flow, expiresAt: sql<string>`now() + make_interval(secs => ${FLOW_SECONDS})` })
    .execute();
}

/** Takes a flow out by its state: whoever comes with it again, from another browser or too late gets null. */
export async function takeFlow(db: Database, stateHash: Buffer, browserHash: Buffer): Promise<OidcFlow | null> {
  const row = await db
    .deleteFrom('oidcFlow')
    .where('stateHash', '=', stateHash)
    .where('browserHash', '=', browserHash)
    .returning([
      'provider',
      'nonce',
      'codeVerifier',
      'purpose',
      'userId',
      'linkHash',
      'returnTo',
      sql<boolean>`expires_at > now()`.as('open'),
    ])
    .executeTakeFirst();
  if (!row) return null;
  const { open, ...flow } = row;
  return open ? flow : null;
}
