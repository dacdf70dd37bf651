import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { Database, Transaction } from '~db/open';
import type { LinkPurpose } from '~db/tables/identity';

import { insertAudit } from './audit';

/** How long a link opens something, in seconds: an invitation for a week, a new password for an hour. */
export const LINK_SECONDS: Readonly<Record<LinkPurpose, number>> = { inbjudan: 604_800, återställning: 3_600 };

/** A link that still opens something, and whose account may sign in. */
export interface OpenLink {
  readonly userId: number;
  readonly purpose: LinkPurpose;
  readonly email: string;
  readonly name: string;
}

/** Makes a link for an account. An earlier one for the same purpose opens nothing from now on. */
export async function insertLink(
  trx: Transaction,
  actor: Actor,
  {
    userId,
    purpose,
    tokenHash,
  }: { readonly userId: number; readonly purpose: LinkPurpose; readonly tokenHash: Buffer },
): Promise<void> {
  await trx
    .deleteFrom('oneTimeLink')
    .where('userId', '=', userId)
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .execute();
  await trx
    .insertInto('oneTimeLink')
    .values({
      ...{ userId, purpose, tokenHash },
      expiresAt: sql<string>`now() + make_interval(secs => ${LINK_SECONDS[purpose]})`,
    })
    .execute();
  await insertAudit(trx, actor, { action: 'user.link', entity: 'appUser', entityId: userId, after: { purpose } });
}

function selectOpen(db: Database, tokenHash: Buffer) {
  return db
    .selectFrom('oneTimeLink')
    .innerJoin('appUser', 'appUser.id', 'oneTimeLink.userId')
    .where('oneTimeLink.tokenHash', '=', tokenHash)
    .where('oneTimeLink.usedAt', 'is', null)
    .where('oneTimeLink.expiresAt', '>', sql<string>`now()`)
    .where('appUser.disabledAt', 'is', null)
    .select(['oneTimeLink.userId', 'oneTimeLink.purpose', 'appUser.email', 'appUser.name']);
}

/** What a link opens; null when it is used, too old, unknown, or its account is closed. Looking does not use it up. */
export async function findLink(db: Database, tokenHash: Buffer): Promise<OpenLink | null> {
  return (await selectOpen(db, tokenHash).executeTakeFirst()) ?? null;
}

/** Uses a link up, once however many try at the same time; null as {@link findLink}. */
export async function spendLink(trx: Transaction, tokenHash: Buffer): Promise<OpenLink | null> {
  const link = await selectOpen(trx, tokenHash).forUpdate().executeTakeFirst();
  if (!link) return null;
  await trx
    .updateTable('oneTimeLink')
    .set({ usedAt: sql<string>`now()` })
    .where('tokenHash', '=', tokenHash)
    .execute();
  return link;
}
