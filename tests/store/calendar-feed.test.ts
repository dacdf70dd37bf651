import { beforeAll, beforeEach, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { Viewer } from '~/domain/viewer';
import { hashSecret, newSecret } from '~/platform/secret';
import { insertCalendarFeed, listCalendarFeeds, readCalendarFeed, revokeCalendarFeed } from '~/store/calendar-feed';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import {
  insertActor,
  insertCooperation,
  insertMilestoneRow,
  insertParty,
  insertPhaseRow,
  insertProjectRow,
  viewerOf,
} from '../support/rows';

let db: Database;
let actor: Actor;
let viewer: Viewer;
let mora: number;
let projectId: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
  mora = await insertParty(db, { name: 'Mora' });
});

beforeEach(async () => {
  const cooperationId = await insertCooperation(db, [mora]);
  viewer = viewerOf([cooperationId]);
  projectId = await insertProjectRow(db, cooperationId);
  const phaseId = await insertPhaseRow(db, projectId);
  await insertMilestoneRow(db, { projectId, phaseId }, { title: 'Avtal' });
  await insertMilestoneRow(db, { projectId, phaseId }, { title: 'Start i Mora', partyId: mora });
  await insertMilestoneRow(db, { projectId, phaseId }, { title: 'Borttagen', removedAt: '2020-12-18T09:00:00Z' });
});

const write = <T>(work: (trx: Transaction) => Promise<T>) => db.transaction().execute(work);

async function makeFeed(partyId: number | null = null): Promise<Buffer> {
  const secretHash = hashSecret(newSecret());
  await write((trx) => insertCalendarFeed(trx, actor, { projectId, partyId, secretHash }));
  return secretHash;
}

test('shows the milestones of the project, or only those of one kommun', async () => {
  const titles = async (hash: Buffer) => (await readCalendarFeed(db, hash))!.milestones.map(({ title }) => title);
  expect(await titles(await makeFeed())).toEqual(['Avtal', 'Start i Mora']);
  expect(await titles(await makeFeed(mora))).toEqual(['Start i Mora']);
});

test('shows nothing once it is revoked, for good, and is not revoked by another project', async () => {
  const hash = await makeFeed();
  const [feed] = await listCalendarFeeds(db, viewer, projectId);
  expect(await write((trx) => revokeCalendarFeed(trx, actor, projectId + 1, feed!.id))).toBe(false);
  expect(await readCalendarFeed(db, hash)).not.toBeNull();
  expect(await write((trx) => revokeCalendarFeed(trx, actor, projectId, feed!.id))).toBe(true);
  expect(await readCalendarFeed(db, hash)).toBeNull();
  expect(await write((trx) => revokeCalendarFeed(trx, actor, projectId, feed!.id))).toBe(false);
  const revive = db.updateTable('calendarFeed').set({ revokedAt: null, revokedOn: null, revokedBy: null });
  await expect(revive.where('id', '=', feed!.id).execute()).rejects.toThrow('can be revoked once');
  await expect(db.deleteFrom('calendarFeed').where('id', '=', feed!.id).execute()).rejects.toThrow('is kept');
});

test('a secret that nobody was given shows nothing', async () => {
  await makeFeed();
  expect(await readCalendarFeed(db, hashSecret(newSecret()))).toBeNull();
});
