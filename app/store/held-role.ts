import { sql } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';

/**
 * Whether a role counts on a day: any but ersättare, and that one while a delegation covers the day.
 * @param role what the query calls `user_role`
 */
export function holdsOn(today: CalendarDate, role: string) {
  return sql<boolean>`(${sql.ref(`${role}.role`)} <> 'ersättare' or exists (select from delegation
    where delegation.user_id = ${sql.ref(`${role}.user_id`)} and delegation.party_id = ${sql.ref(`${role}.party_id`)}
      and daterange(valid_from, valid_until, '[]') @> ${today}::date))`;
}
