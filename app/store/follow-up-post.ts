import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { FollowUpPost } from '~/domain/follow-up-post';
import type { Ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { visibleTo } from './visible';

/** What a post said, since when and by whom; no day: as a source printed it. */
interface Said {
  readonly version: number;
  readonly name: string;
  readonly budget: Ore;
  readonly actual: Ore | null;
  readonly forecast: Ore;
  readonly note: string;
  readonly madeOn: CalendarDate | null;
  readonly madeBy: string | null;
}

/** A post as it stands, with what it said before, the newest first. */
export interface StandingPost extends FollowUpPost, Said {
  readonly id: number;
  readonly earlier: readonly Said[];
}

function selectPosts(db: Database, viewer: Viewer, projectId: number) {
  return db
    .selectFrom('followUpRow as post')
    .innerJoin('project', 'project.id', 'post.projectId')
    .leftJoin('appUser as author', 'author.id', 'post.madeBy')
    .where(visibleTo(viewer))
    .where('post.projectId', '=', projectId)
    .where('post.removedAt', 'is', null)
    .select([
      'post.id',
      'post.version',
      'post.period',
      'post.section',
      'post.name',
      'post.kind',
      'post.budgetOre as budget',
      'post.actualOre as actual',
      'post.forecastOre as forecast',
      'post.note',
      'post.madeOn',
      'author.name as madeBy',
      sql<Said[]>`(
        select coalesce(json_agg(json_build_object('version', earlier.version, 'name', earlier.name,
          'budget', earlier.budget_ore, 'actual', earlier.actual_ore, 'forecast', earlier.forecast_ore,
          'note', earlier.note,
          'madeOn', earlier.made_on, 'madeBy', app_user.name) order by earlier.version desc), '[]')
        from follow_up_row_earlier earlier left join app_user on app_user.id = earlier.made_by
        where earlier.row_id = post.id
      )`.as('earlier'),
    ]);
}

/** The posts of a project's follow-up in their order; the newest period first. */
export async function listFollowUpPosts(db: Database, viewer: Viewer, projectId: number): Promise<StandingPost[]> {
  const rows = await selectPosts(db, viewer, projectId)
    .orderBy('post.period', 'desc')
    // The headings as they were first written, or as their source has them.
    .orderBy(sql`min(post.id) over (partition by post.period, post.section)`)
    .orderBy('post.position')
    .execute();
  return rows as unknown as StandingPost[];
}

/** What the posts of a project come to under one heading of its newest period, öre; income is negative. */
export interface PostSum {
  readonly projectName: string;
  readonly projectSlug: string;
  readonly period: string;
  readonly section: string;
  readonly budget: Ore;
  /** null: nobody has said what any of them has cost */
  readonly actual: Ore | null;
  readonly forecast: Ore;
}

/**
 * The follow-up post by post of every project in sight, heading by heading, each project's newest period.
 * @param cooperation its slug; null: of all
 */
export async function listPostSums(db: Database, viewer: Viewer, cooperation: string | null): Promise<PostSum[]> {
  const rows = await db
    .selectFrom('followUpRow as post')
    .innerJoin('project', 'project.id', 'post.projectId')
    .innerJoin('cooperation', 'cooperation.id', 'project.cooperationId')
    .where(visibleTo(viewer))
    .where('post.removedAt', 'is', null)
    .$if(cooperation !== null, (query) => query.where('cooperation.slug', '=', cooperation!))
    .where(
      sql<boolean>`post.period = (select max(newer.period) from follow_up_row newer
        where newer.project_id = post.project_id and newer.removed_at is null)`,
    )
    .groupBy(['project.id', 'project.name', 'project.slug', 'post.period', 'post.section'])
    .orderBy(sql`project.name collate "sv-SE-x-icu"`)
    .orderBy('project.id')
    .orderBy(sql`min(post.id)`)
    .select([
      'project.name as projectName',
      'project.slug as projectSlug',
      'post.period',
      'post.section',
      sql<Ore>`sum(post.budget_ore)::bigint`.as('budget'),
      sql<Ore | null>`sum(post.actual_ore)::bigint`.as('actual'),
      sql<Ore>`sum(post.forecast_ore)::bigint`.as('forecast'),
    ])
    .execute();
  return rows;
}

/** Locks a post for a change; null when it is not there to be seen. */
export async function lockFollowUpPost(
  trx: Transaction,
  viewer: Viewer,
  projectId: number,
  id: number,
): Promise<StandingPost | null> {
  // First the lock, then the row: a query that waited would show it as it was before the wait.
  await trx
    .selectFrom('followUpRow')
    .select('id')
    .where('id', '=', id)
    .where('projectId', '=', projectId)
    .forUpdate()
    .execute();
  const row = await selectPosts(trx, viewer, projectId).where('post.id', '=', id).executeTakeFirst();
  return (row as unknown as StandingPost | undefined) ?? null;
}

/** Locks every post of a project for a change of several. @returns them as {@link listFollowUpPosts} does */
export async function lockFollowUpPosts(trx: Transaction, viewer: Viewer, projectId: number): Promise<StandingPost[]> {
  await trx.selectFrom('followUpRow').select('id').where('projectId', '=', projectId).forUpdate().execute();
  return listFollowUpPosts(trx, viewer, projectId);
}

/** Adds a post last in its section. The project is claimed, so that two do not get the same place. @returns its id */
export async function insertFollowUpPost(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  post: FollowUpPost,
): Promise<number> {
  const { budget, actual, forecast, ...named } = post;
  const { id } = await trx
    .insertInto('followUpRow')
    .values((eb) => ({
      ...named,
      projectId,
      budgetOre: budget,
      actualOre: actual,
      forecastOre: forecast,
      madeOn: actor.today,
      madeBy: actor.userId,
      position: eb
        .selectFrom('followUpRow')
        .where('projectId', '=', projectId)
        .where('period', '=', post.period)
        .where('section', '=', post.section)
        .select(({ fn, lit }) => eb(fn.coalesce(fn.max('position'), lit(0)), '+', 1).as('next')),
    }))
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: 'followUpRow.create',
    entity: 'followUpRow',
    entityId: id,
    projectId,
    after: post,
  });
  return id;
}

/** Changes a locked post; what it said stays as history. @param before what {@link lockFollowUpPost} gave */
export async function updateFollowUpPost(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  before: StandingPost,
  {
    budget,
    actual,
    forecast,
    ...named
  }: Pick<FollowUpPost, 'name' | 'kind' | 'budget' | 'actual' | 'forecast' | 'note'>,
): Promise<void> {
  await trx
    .insertInto('followUpRowEarlier')
    .columns(['rowId', 'version', 'name', 'budgetOre', 'actualOre', 'forecastOre', 'note', 'madeOn', 'madeBy'])
    .expression((eb) =>
      eb
        .selectFrom('followUpRow')
        .where('id', '=', before.id)
        .select(['id', 'version', 'name', 'budgetOre', 'actualOre', 'forecastOre', 'note', 'madeOn', 'madeBy']),
    )
    .execute();
  const values = { ...named, budgetOre: budget, actualOre: actual, forecastOre: forecast };
  await trx
    .updateTable('followUpRow')
    .set({ ...values, version: before.version + 1, madeOn: actor.today, madeBy: actor.userId })
    .where('id', '=', before.id)
    .execute();
  await insertAudit(trx, actor, {
    action: 'followUpRow.update',
    entity: 'followUpRow',
    entityId: before.id,
    projectId,
    before: {
      name: before.name,
      budgetOre: before.budget,
      actualOre: before.actual,
      forecastOre: before.forecast,
      note: before.note,
    },
    after: values,
  });
}
