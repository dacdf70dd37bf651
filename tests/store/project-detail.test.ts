import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import { listKeyChoices } from '~/store/cooperation';
import { findProjectDetail, lockProject, updateProject, type ProjectRecord } from '~/store/project-detail';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import {
  insertActor,
  insertCooperation,
  insertEqualKey,
  insertParty,
  insertPhaseRow,
  insertProjectRow,
  viewerOf,
} from '../support/rows';
import { waitForLock } from './concurrency';

let db: Database;
let actor: Actor;
let member: Viewer;
let cooperationId: number;
let projectId: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
});

beforeEach(async () => {
  cooperationId = await insertCooperation(db);
  member = viewerOf([cooperationId]);
  projectId = await insertProjectRow(db, cooperationId, { name: 'Bygglov' });
});

function write<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

const change = (to: Parameters<typeof updateProject>[3]) =>
  write(async (trx) => updateProject(trx, actor, (await lockProject(trx, member, projectId))!, to));

const described = (known: Partial<ProjectRecord> = {}) => ({
  name: 'Bygglov',
  summary: '',
  leadPartyId: null,
  orderedBy: null,
  priority: null,
  startDate: null,
  endDate: null,
  ...known,
});

describe('a changed project', () => {
  test('is what it was changed to, with a new version and an audit row', async () => {
    const lead = await insertParty(db, { name: 'Ånge' });
    await change(
      described({
        name: 'Bygglov på nätet',
        summary: 'En tjänst för alla.',
        leadPartyId: lead,
        orderedBy: 'Styrgruppen',
        priority: 'Tid före kostnad',
        startDate: '2021-01-01' as CalendarDate,
        endDate: '2022-12-31' as CalendarDate,
      }),
    );
    expect(await findProjectDetail(db, member, projectId)).toMatchObject({
      version: 2,
      name: 'Bygglov på nätet',
      summary: 'En tjänst för alla.',
      leadName: 'Ånge',
      orderedBy: 'Styrgruppen',
      priority: 'Tid före kostnad',
      startDate: '2021-01-01',
      endDate: '2022-12-31',
    });
    const audit = await db.selectFrom('auditEntry').selectAll().where('projectId', '=', projectId).execute();
    expect(audit).toMatchObject([
      {
        action: 'project.update',
        userId: actor.userId,
        entityId: projectId,
        before: { name: 'Bygglov', version: 1 },
        after: { name: 'Bygglov på nätet', leadPartyId: lead },
      },
    ]);
  });

  test('that waited for another sees the version that one left', async () => {
    let second: ReturnType<typeof lockProject> | undefined;
    await write(async (trx) => {
      const locked = (await lockProject(trx, member, projectId))!;
      second = write((other) => lockProject(other, member, projectId));
      await waitForLock(db);
      await updateProject(trx, actor, locked, described({ name: 'Först' }));
    });
    expect(await second).toMatchObject({ version: 2, name: 'Först' });
  });
});

describe('the key of a project', () => {
  test('is one of its cooperation, and can be taken away', async () => {
    const { keyId } = await insertEqualKey(db, cooperationId);
    await change({ keyId });
    const [choice] = await listKeyChoices(db, member, cooperationId);
    expect(await findProjectDetail(db, member, projectId)).toMatchObject({ keyId, keyName: choice!.name, version: 2 });
    await change({ keyId: null });
    expect(await findProjectDetail(db, member, projectId)).toMatchObject({ keyId: null, keyName: null, version: 3 });
  });

  test('of another cooperation is refused by the database', async () => {
    const { keyId } = await insertEqualKey(db, await insertCooperation(db));
    await expect(change({ keyId })).rejects.toMatchObject({ code: '23503' });
    expect(await findProjectDetail(db, member, projectId)).toMatchObject({ keyId: null, version: 1 });
  });

  test('leaves phases their own, and says which have one', async () => {
    const { keyId } = await insertEqualKey(db, cooperationId);
    const removedAt = '2020-12-01T00:00:00Z';
    await insertPhaseRow(db, projectId, { number: 1 });
    await insertPhaseRow(db, projectId, { number: 3, keyId });
    await insertPhaseRow(db, projectId, { number: 2, keyId });
    await insertPhaseRow(db, projectId, { number: 4, keyId, removedAt });
    expect((await findProjectDetail(db, member, projectId))!.phasesWithOwnKey).toEqual([2, 3]);
  });
});

test('a project tells who took, takes and will take part, in Swedish order', async () => {
  const [left, present] = [await insertParty(db, { name: 'Örebro' }), await insertParty(db, { name: 'Ånge' })];
  await db
    .insertInto('projectParticipant')
    .values([
      { projectId, partyId: left, joinedOn: '2020-06-01', leftOn: null },
      { projectId, partyId: left, joinedOn: null, leftOn: '2019-01-01' },
      { projectId, partyId: present },
    ])
    .execute();
  const { participants } = (await findProjectDetail(db, member, projectId))!;
  expect(participants).toEqual([
    { partyId: present, partyName: 'Ånge', joinedOn: null, leftOn: null },
    { partyId: left, partyName: 'Örebro', joinedOn: null, leftOn: '2019-01-01' },
    { partyId: left, partyName: 'Örebro', joinedOn: '2020-06-01', leftOn: null },
  ]);
});
