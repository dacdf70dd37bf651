import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { GateStanding } from '~/domain/gate';
import type { MilestoneDates } from '~/domain/milestone';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { visibleTo } from './visible';

/** An address of milestones for calendars. The secret itself is kept nowhere. */
export interface CalendarFeed {
  readonly id: number;
  /** null: all milestones of the project */
  readonly partyName: string | null;
  readonly createdOn: CalendarDate;
  readonly createdBy: string | null;
  readonly revokedOn: CalendarDate | null;
}

/** The addresses of a project, those that live first and then the newest. */
export async function listCalendarFeeds(db: Database, viewer: Viewer, projectId: number): Promise<CalendarFeed[]> {
  return db
    .selectFrom('calendarFeed as feed')
    .innerJoin('project', 'project.id', 'feed.projectId')
    .leftJoin('party', 'party.id', 'feed.partyId')
    .leftJoin('appUser', 'appUser.id', 'feed.createdBy')
    .where(visibleTo(viewer))
    .where('feed.projectId', '=', projectId)
    .orderBy((eb) => eb('feed.revokedAt', 'is not', null))
    .orderBy('feed.id', 'desc')
    .select(['feed.id', 'party.name as partyName', 'feed.createdOn', 'appUser.name as createdBy', 'feed.revokedOn'])
    .$castTo<CalendarFeed>()
    .execute();
}

/** Makes an address. @param secretHash SHA-256 of the secret that whoever asked is shown once */
export async function insertCalendarFeed(
  trx: Transaction,
  actor: Actor,
  feed: { readonly projectId: number; readonly partyId: number | null; readonly secretHash: Buffer },
): Promise<void> {
  const { id } = await trx
    .insertInto('calendarFeed')
    .values({ ...feed, createdAt: actor.at, createdOn: actor.today, createdBy: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: 'calendarFeed.create',
    entity: 'calendarFeed',
    entityId: id,
    projectId: feed.projectId,
    after: { partyId: feed.partyId },
  });
}

/** Ends an address for good. @returns false when it has ended already, or is not of this project */
export async function revokeCalendarFeed(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  id: number,
): Promise<boolean> {
  const revoked = await trx
    .updateTable('calendarFeed')
    .set({ revokedAt: actor.at, revokedOn: actor.today, revokedBy: actor.userId })
    .where('id', '=', id)
    .where('projectId', '=', projectId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  if (revoked.numUpdatedRows === 0n) return false;
  await insertAudit(trx, actor, { action: 'calendarFeed.revoke', entity: 'calendarFeed', entityId: id, projectId });
  return true;
}

/** What an address shows: the milestones, and of a whole project its gates, and no persons. */
export interface FeedContent {
  readonly projectName: string;
  readonly projectSlug: string;
  readonly partyName: string | null;
  readonly milestones: readonly (MilestoneDates & {
    readonly id: number;
    readonly version: number;
    readonly label: string;
    readonly title: string;
    readonly partyName: string | null;
  })[];
  readonly gates: readonly (Pick<GateStanding, 'plannedOn' | 'outcome'> & {
    readonly id: number;
    readonly version: number;
    readonly label: string;
    readonly title: string;
    readonly decidedOn: CalendarDate | null;
  })[];
}

/** What the address of a secret shows; null where there is none, or it was revoked. The secret is the right to read. */
export async function readCalendarFeed(db: Database, secretHash: Buffer): Promise<FeedContent | null> {
  const feed = await db
    .selectFrom('calendarFeed as feed')
    .innerJoin('project', 'project.id', 'feed.projectId')
    .leftJoin('party', 'party.id', 'feed.partyId')
    .where('feed.secretHash', '=', secretHash)
    .where('feed.revokedAt', 'is', null)
    .select([
      'feed.projectId',
      'feed.partyId',
      'project.name as projectName',
      'project.slug as projectSlug',
      'party.name as partyName',
    ])
    .executeTakeFirst();
  if (!feed) return null;
  const { projectId, partyId, ...shown } = feed;
  const milestones = await db
    .selectFrom('milestone')
    .innerJoin('phase', 'phase.id', 'milestone.phaseId')
    .leftJoin('party', 'party.id', 'milestone.partyId')
    .where('milestone.projectId', '=', projectId)
    .where('milestone.removedAt', 'is', null)
    .where('phase.removedAt', 'is', null)
    .where(sql<boolean>`not exists (select from secrecy_mark mark where mark.item_id = milestone.id)`)
    .$if(partyId !== null, (query) => query.where('milestone.partyId', '=', partyId))
    .orderBy('milestone.id')
    .select([
      'milestone.id',
      'milestone.version',
      'milestone.label',
      'milestone.title',
      'party.name as partyName',
      'milestone.baselineDate as baseline',
      'milestone.forecastDate as forecast',
      'milestone.actualDate as actual',
      'milestone.windowStart',
      'milestone.windowEnd',
      'milestone.status',
    ])
    .$castTo<FeedContent['milestones'][number]>()
    .execute();
  return { ...shown, milestones, gates: partyId === null ? await readGates(db, projectId) : [] };
}

async function readGates(db: Database, projectId: number): Promise<FeedContent['gates']> {
  return db
    .selectFrom('gate')
    .where('projectId', '=', projectId)
    .where('removedAt', 'is', null)
    .orderBy('id')
    .select(['id', 'version', 'label', 'title', 'plannedOn', 'decidedOn', 'outcome'])
    .$castTo<FeedContent['gates'][number]>()
    .execute();
}
