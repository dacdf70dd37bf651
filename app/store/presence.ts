import { sql, type RawBuilder } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import type { Presence } from '~/domain/presence';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { visibleTo } from './visible';

/**
 * Of a query on `phase`: the days whose participants share its cost. All of them where it has a first and a last day;
 * else the later of today and its first day, for nobody knows how long it will last.
 */
export function sharedDays(today: CalendarDate): RawBuilder<unknown> {
  return sql`case when phase.start_date is not null and phase.end_date is not null
    then daterange(phase.start_date, phase.end_date, '[]')
    else daterange(greatest(${today}::date, phase.start_date), greatest(${today}::date, phase.start_date), '[]') end`;
}

/**
 * Of a query on `project` and `project_participant participant`: the days on which the participant takes part, a row
 * for each time. Who has left the cooperation takes part in none of its projects, whatever the project still says.
 */
export const presentDays = sql`lateral (
  select daterange(participant.joined_on, participant.left_on) * daterange(member.joined_on, member.left_on) as days
  from cooperation_member member
  where member.cooperation_id = project.cooperation_id and member.party_id = participant.party_id
) present`;

/** When everybody takes, took or will take part in a phase, and its own days. */
export interface PhasePresence {
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
  /** in Swedish order of the names */
  readonly presences: readonly (Presence & { readonly partyName: string })[];
}

/** Who takes part in the project of a phase, and when; null when the phase cannot be seen. */
export async function findPhasePresence(db: Database, viewer: Viewer, phaseId: number): Promise<PhasePresence | null> {
  const row = await db
    .selectFrom('phase')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .where(visibleTo(viewer))
    .where('phase.id', '=', phaseId)
    .select([
      'phase.startDate as start',
      'phase.endDate as end',
      sql<PhasePresence['presences']>`(
        select coalesce(json_agg(json_build_object('partyId', party.id, 'partyName', party.name,
          'from', lower(present.days), 'until', upper(present.days))
          order by party.name collate "sv-SE-x-icu", lower(present.days) nulls first), '[]')
        from project_participant participant join party on party.id = participant.party_id cross join ${presentDays}
        where participant.project_id = project.id and not isempty(present.days)
      )`.as('presences'),
    ])
    .executeTakeFirst();
  return (row as PhasePresence | undefined) ?? null;
}
