import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { holdsOn } from './held-role';

/**
 * The names of the cooperations that require a second factor of `app_user` on a day, as a query within one: those that
 * have the rule and in which the person holds any role. A role in a project is held in the project's cooperation only;
 * the samordnare holds one in all of them.
 */
export function factorRulesOn(today: CalendarDate) {
  return sql<string>`select ruled.name from cooperation ruled where ruled.requires_second_factor and exists (
    select from user_role held where held.user_id = app_user.id and ${holdsOn(today, 'held')} and (
      held.role = 'samordnare' or held.cooperation_id = ruled.id
      or exists (select from project where project.id = held.project_id and project.cooperation_id = ruled.id)
      or held.project_id is null and exists (select from cooperation_member member
        where member.party_id = held.party_id and member.cooperation_id = ruled.id
          and daterange(member.joined_on, member.left_on) @> ${today}::date)))
    order by ruled.name collate "sv-SE-x-icu"`;
}

/** The names of the cooperations that require a second factor of the viewer's own account, where it has a password. */
export async function listFactorRules(db: Database, viewer: Viewer, today: CalendarDate): Promise<string[]> {
  const row = await db
    .selectFrom('appUser')
    .where('appUser.id', '=', viewer.userId)
    .where('appUser.passwordHash', 'is not', null)
    .select(sql<string[]>`array(${factorRulesOn(today)})`.as('names'))
    .executeTakeFirst();
  return row?.names ?? [];
}

/**
 * Requires a second factor in a cooperation, or does so no more. It counts from the next request on, in sessions that
 * have begun too.
 * @param before what {@link lockAgreement} of the cooperation gave
 */
export async function updateFactorRule(
  trx: Transaction,
  actor: Actor,
  before: { readonly id: number; readonly version: number; readonly requiresSecondFactor: boolean },
  requiresSecondFactor: boolean,
): Promise<void> {
  await trx
    .updateTable('cooperation')
    .set({ requiresSecondFactor, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await insertAudit(trx, actor, {
    action: 'cooperation.require-factor',
    entity: 'cooperation',
    entityId: before.id,
    before: { requiresSecondFactor: before.requiresSecondFactor },
    after: { requiresSecondFactor },
  });
}
