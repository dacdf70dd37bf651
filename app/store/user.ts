import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { Grant } from '~/domain/viewer';
import type { Transaction } from '~db/open';

import { endSessions } from './account';
import { insertAudit } from './audit';
import type { GivenRole, User } from './user-list';

/**
 * Adds an account with the role samordnare, for an installation that has nobody who could add one in the product.
 * @returns false when the address has an account already; nothing is changed then.
 */
export async function insertCoordinator(
  trx: Transaction,
  actor: Actor,
  account: { readonly email: string; readonly name: string; readonly passwordHash: string },
): Promise<boolean> {
  const user = await trx
    .insertInto('appUser')
    .values(account)
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!user) return false;
  await trx.insertInto('userRole').values({ userId: user.id, role: 'samordnare' }).execute();
  await insertAudit(trx, actor, {
    action: 'user.create',
    entity: 'appUser',
    entityId: user.id,
    after: { role: 'samordnare' },
  });
  return true;
}

/** What is said of the holder of an account. */
export interface UserDescription {
  /** a role and not a person, where that is enough */
  readonly name: string;
  readonly title: string | null;
  readonly partyId: number | null;
}

/**
 * Makes an account without roles or a way to sign in: an invitation gives its owner one.
 * @returns its id; null when the address has an account already, and nothing is changed then
 */
export async function insertUser(
  trx: Transaction,
  actor: Actor,
  user: UserDescription & { readonly email: string },
): Promise<number | null> {
  const row = await trx
    .insertInto('appUser')
    .values(user)
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return null;
  // Names and titles stay out of the log, which is kept when a name is taken away.
  const after = { partyId: user.partyId };
  await insertAudit(trx, actor, { action: 'user.create', entity: 'appUser', entityId: row.id, after });
  return row.id;
}

type Locked = Pick<User, 'id' | 'version'>;

async function nextVersion(trx: Transaction, { id, version }: Locked, change: Partial<UserDescription> = {}) {
  await trx
    .updateTable('appUser')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .execute();
}

/** Changes what is said of a locked account. Another party is another right to see, so its sessions end then. */
export async function updateUser(trx: Transaction, actor: Actor, before: User, after: UserDescription): Promise<void> {
  await nextVersion(trx, before, after);
  if (before.partyId !== after.partyId) await endSessions(trx, before.id);
  await insertAudit(trx, actor, {
    action: 'user.update',
    entity: 'appUser',
    entityId: before.id,
    before: { partyId: before.partyId },
    after: {
      partyId: after.partyId,
      changed: (['name', 'title'] as const).filter((key) => before[key] !== after[key]),
    },
  });
}

/**
 * Gives a locked account a role, and ends its sessions: new rights begin with a new session.
 * @returns false when it has the role already; nothing is changed then
 */
export async function insertRole(trx: Transaction, actor: Actor, user: Locked, grant: Grant): Promise<boolean> {
  const row = await trx
    .insertInto('userRole')
    .values({ userId: user.id, ...grant })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return false;
  await nextVersion(trx, user);
  await endSessions(trx, user.id);
  await insertAudit(trx, actor, { action: 'user.grant', entity: 'appUser', entityId: user.id, after: grant });
  return true;
}

/** Takes a role from a locked account and ends its sessions. The caller has asked {@link isLastCoordinator}. */
export async function deleteRole(
  trx: Transaction,
  actor: Actor,
  user: Locked,
  { id: roleId, role, cooperationId, projectId, partyId }: GivenRole,
): Promise<void> {
  await trx.deleteFrom('userRole').where('id', '=', roleId).where('userId', '=', user.id).execute();
  await nextVersion(trx, user);
  await endSessions(trx, user.id);
  await insertAudit(trx, actor, {
    action: 'user.revoke',
    entity: 'appUser',
    entityId: user.id,
    before: { role, cooperationId, projectId, partyId },
  });
}

/**
 * Whether nobody else who may sign in is samordnare: an installation without one has nobody who could make one. The
 * lock makes two who leave at once wait for each other.
 */
export async function isLastCoordinator(trx: Transaction, userId: number): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('user_role.samordnare'))`.execute(trx);
  const holders = await trx
    .selectFrom('userRole')
    .innerJoin('appUser', 'appUser.id', 'userRole.userId')
    .select('userRole.userId')
    .where('userRole.role', '=', 'samordnare')
    .where('appUser.disabledAt', 'is', null)
    .where(
      sql<boolean>`(app_user.password_hash is not null
        or exists (select from user_identity own where own.user_id = app_user.id))`,
    )
    .execute();
  return holders.every((holder) => holder.userId === userId) && holders.length > 0;
}

/** Closes a locked account or opens it again. A closed one signs in nowhere, and its links open nothing. */
export async function setDisabled(trx: Transaction, actor: Actor, user: Locked, disabled: boolean): Promise<void> {
  await trx
    .updateTable('appUser')
    .set({ disabledAt: disabled ? sql<string>`now()` : null, version: user.version + 1 })
    .where('id', '=', user.id)
    .execute();
  if (disabled) {
    await endSessions(trx, user.id);
    await trx.deleteFrom('oneTimeLink').where('userId', '=', user.id).where('usedAt', 'is', null).execute();
  }
  await insertAudit(trx, actor, {
    action: disabled ? 'user.disable' : 'user.enable',
    entity: 'appUser',
    entityId: user.id,
  });
}

/** Ends every session of a locked account because the samordnare asked for it. @returns how many there were */
export async function endUserSessions(trx: Transaction, actor: Actor, user: Locked): Promise<number> {
  const ended = await endSessions(trx, user.id);
  await insertAudit(trx, actor, {
    action: 'user.end-sessions',
    entity: 'appUser',
    entityId: user.id,
    after: { ended },
  });
  return ended;
}
