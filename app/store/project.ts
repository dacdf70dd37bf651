import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { memberOn } from './member';
import { visibleTo } from './visible';

/** A project as every page of it needs it. */
export interface Project {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  readonly orderedBy: string | null;
  readonly priority: string | null;
  readonly startDate: CalendarDate | null;
  readonly endDate: CalendarDate | null;
  readonly cooperationId: number;
  readonly cooperationSlug: string;
  readonly cooperationName: string;
  readonly leadName: string | null;
  /** of the day, and members of the cooperation on it */
  readonly participants: readonly { readonly id: number; readonly name: string }[];
}

/** The project of a slug, or null when there is none that this viewer may see. */
export async function findProject(
  db: Database,
  viewer: Viewer,
  slug: string,
  today: CalendarDate,
): Promise<Project | null> {
  const row = await db
    .selectFrom('project')
    .innerJoin('cooperation', 'cooperation.id', 'project.cooperationId')
    .leftJoin('party as lead', 'lead.id', 'project.leadPartyId')
    .where('project.slug', '=', slug)
    .where(visibleTo(viewer))
    .select((eb) => [
      'project.id',
      'project.slug',
      'project.name',
      'project.summary',
      'project.orderedBy',
      'project.priority',
      'project.startDate',
      'project.endDate',
      'project.cooperationId',
      'cooperation.slug as cooperationSlug',
      'cooperation.name as cooperationName',
      'lead.name as leadName',
      jsonArrayFrom(
        eb
          .selectFrom('projectParticipant')
          .innerJoin('party', 'party.id', 'projectParticipant.partyId')
          .whereRef('projectParticipant.projectId', '=', 'project.id')
          .where(sql<boolean>`daterange(joined_on, left_on) @> ${today}::date`)
          .where(memberOn('project.cooperationId', 'projectParticipant.partyId', sql`${today}::date`))
          .select(['party.id', 'party.name'])
          .orderBy(sql`party.name collate "sv-SE-x-icu"`),
      ).as('participants'),
    ])
    .executeTakeFirst();
  return row
    ? { ...row, startDate: row.startDate as CalendarDate | null, endDate: row.endDate as CalendarDate | null }
    : null;
}

export interface NewProject {
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  readonly cooperationId: number;
  readonly keyId: number | null;
  readonly leadPartyId: number | null;
  readonly startDate: CalendarDate | null;
  readonly endDate: CalendarDate | null;
  readonly participantIds: readonly number[];
}

/**
 * Creates a project with its participants. The slug is made unique by a number where it is taken.
 * @returns the slug it got
 */
export async function insertProject(trx: Transaction, actor: Actor, project: NewProject): Promise<string> {
  const { participantIds, ...columns } = project;
  const slug = await freeSlug(trx, project.slug);
  const { id } = await trx
    .insertInto('project')
    .values({ ...columns, slug })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('projectParticipant')
    .values(participantIds.map((partyId) => ({ projectId: id, partyId })))
    .execute();
  await insertAudit(trx, actor, {
    action: 'project.create',
    entity: 'project',
    entityId: id,
    projectId: id,
    after: project,
  });
  return slug;
}

async function freeSlug(trx: Transaction, wanted: string): Promise<string> {
  // Two who create the same name at once would both find it free; the lock makes the second wait and see.
  await sql`select pg_advisory_xact_lock(hashtext('project.slug'))`.execute(trx);
  const taken = await trx.selectFrom('project').select('slug').where('slug', 'like', `${wanted}%`).execute();
  const slugs = new Set(taken.map((row) => row.slug));
  for (let number = 1; ; number++) {
    const slug = number === 1 ? wanted : `${wanted}-${number}`;
    if (!slugs.has(slug) && slug !== 'ny') return slug;
  }
}
