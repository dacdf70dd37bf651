import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import type { Membership } from './member';
import { visibleTo } from './visible';

/** What is said of a project as a whole; texts are null where nothing is written. */
export interface ProjectDescription {
  readonly name: string;
  readonly summary: string;
  readonly leadPartyId: number | null;
  readonly orderedBy: string | null;
  readonly priority: string | null;
  readonly startDate: CalendarDate | null;
  readonly endDate: CalendarDate | null;
}

/** A project as its own row says it. */
export interface ProjectRecord extends ProjectDescription {
  readonly id: number;
  readonly version: number;
  /** the key of each phase that has none of its own */
  readonly keyId: number | null;
}

/** A project with everybody who takes, took or will take part. */
export interface ProjectDetail extends ProjectRecord {
  readonly slug: string;
  readonly leadName: string | null;
  readonly keyName: string | null;
  readonly cooperationSlug: string;
  readonly cooperationName: string;
  readonly participants: readonly Membership[];
  /** numbers of the phases that are shared by a key of their own */
  readonly phasesWithOwnKey: readonly number[];
}

const columns = [
  'project.id',
  'project.version',
  'project.name',
  'project.summary',
  'project.leadPartyId',
  'project.orderedBy',
  'project.priority',
  'project.startDate',
  'project.endDate',
  'project.keyId',
] as const;

/** A project with its participants over time and its key; null when it cannot be seen. */
export async function findProjectDetail(
  db: Database,
  viewer: Viewer,
  projectId: number,
): Promise<ProjectDetail | null> {
  const row = await db
    .selectFrom('project')
    .innerJoin('cooperation', 'cooperation.id', 'project.cooperationId')
    .leftJoin('party as lead', 'lead.id', 'project.leadPartyId')
    .leftJoin('allocationKey as key', 'key.id', 'project.keyId')
    .where(visibleTo(viewer))
    .where('project.id', '=', projectId)
    .select((eb) => [
      ...columns,
      'project.slug',
      'lead.name as leadName',
      'key.name as keyName',
      'cooperation.slug as cooperationSlug',
      'cooperation.name as cooperationName',
      jsonArrayFrom(
        eb
          .selectFrom('projectParticipant as participant')
          .innerJoin('party', 'party.id', 'participant.partyId')
          .whereRef('participant.projectId', '=', 'project.id')
          .orderBy(sql`party.name collate "sv-SE-x-icu"`)
          .orderBy('participant.joinedOn', (order) => order.asc().nullsFirst())
          .select(['participant.partyId', 'party.name as partyName', 'participant.joinedOn', 'participant.leftOn']),
      ).as('participants'),
      sql<number[]>`array(select number from phase where phase.project_id = project.id
        and phase.removed_at is null and phase.key_id is not null order by number)`.as('phasesWithOwnKey'),
    ])
    .executeTakeFirst();
  return (row as ProjectDetail | undefined) ?? null;
}

/** The row of a project as it is at this moment, locked: changes of it and of its participants queue up. */
export async function lockProject(trx: Transaction, viewer: Viewer, projectId: number): Promise<ProjectRecord | null> {
  const row = await trx
    .selectFrom('project')
    .where(visibleTo(viewer))
    .where('project.id', '=', projectId)
    .select(columns)
    .forUpdate()
    .executeTakeFirst();
  return (row as ProjectRecord | undefined) ?? null;
}

/**
 * Changes a locked project. A new key counts for what is not submitted yet; frozen budgets keep the version they have.
 * @param before what {@link lockProject} gave
 */
export async function updateProject(
  trx: Transaction,
  actor: Actor,
  before: ProjectRecord,
  change: ProjectDescription | Pick<ProjectRecord, 'keyId'>,
): Promise<void> {
  await trx
    .updateTable('project')
    .set({ ...change, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await insertAudit(trx, actor, {
    action: 'project.update',
    entity: 'project',
    entityId: before.id,
    projectId: before.id,
    before,
    after: change,
  });
}
