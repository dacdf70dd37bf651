import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import { insertAudit } from '~/store/audit';
import { countLog, listLog, listLogChoices, type LogFilter } from '~/store/audit-log';

import { freshDatabase } from '../support/database';
import { insertActor, insertCooperation, insertProjectRow, insertUser, viewerOf } from '../support/rows';

const { db } = await freshDatabase();
const everything: LogFilter = { userId: null, entity: null, entityId: null, project: null, from: null, until: null };
const coordinator = viewerOf([], { seesAll: true });

let actor: Actor;
let other: Actor;
let cooperationId: number;
let projectId: number;

beforeAll(async () => {
  actor = { ...(await insertActor(db)), from: '192.0.2.7' };
  other = { ...actor, userId: await insertUser(db, { name: 'Ekonom' }), from: '2001:db8::1' };
  cooperationId = await insertCooperation(db);
  projectId = await insertProjectRow(db, cooperationId, { slug: 'sokt', name: 'Sökt' });
  await db.transaction().execute(async (trx) => {
    const risk = { action: 'risk.update', entity: 'risk', entityId: 4, projectId };
    await insertAudit(
      trx,
      { ...actor, at: '2020-12-17T23:30:00Z' },
      { ...risk, before: { title: 'a' }, after: { title: 'b' } },
    );
    await insertAudit(trx, { ...other, at: '2020-12-18T22:59:00Z' }, { ...risk, entityId: 5 });
    await insertAudit(
      trx,
      { ...other, at: '2020-12-18T23:01:00Z' },
      { action: 'party.create', entity: 'party', entityId: 4 },
    );
    const command: Actor = {
      userId: null,
      requestId: null,
      from: null,
      at: '2020-12-20T08:00:00Z',
      today: actor.today,
    };
    await insertAudit(trx, command, { action: 'email.create', entity: 'email', entityId: 1 });
  });
});

const found = async (filter: Partial<LogFilter>) =>
  (await listLog(db, coordinator, { ...everything, ...filter }, null)).map(
    ({ action, entityId }) => `${action} ${entityId}`,
  );

const ALL = ['email.create 1', 'party.create 4', 'risk.update 5', 'risk.update 4'];

describe('the log', () => {
  test('says who did what, when and from where, newest first', async () => {
    const rows = await listLog(db, coordinator, everything, null);
    expect(rows.map(({ action, entityId }) => `${action} ${entityId}`)).toEqual(ALL);
    expect(rows.at(-1)).toMatchObject({
      at: '2020-12-17T23:30:00.000Z',
      userName: 'Projektledare i test',
      projectSlug: 'sokt',
      projectName: 'Sökt',
      from: '192.0.2.7',
      requestId: 'test',
      before: '{"title": "a"}',
      after: '{"title": "b"}',
    });
    expect(rows[1]!.from).toBe('2001:db8::1');
    expect(rows[0]).toMatchObject({ userName: null, from: null, projectSlug: null, before: null });
  });

  test.each<[what: string, filter: () => Partial<LogFilter>, rows: readonly string[]]>([
    ['person', () => ({ userId: other.userId }), ['party.create 4', 'risk.update 5']],
    ['the product itself', () => ({ userId: 'product' }), ['email.create 1']],
    ['kind', () => ({ entity: 'risk' }), ['risk.update 5', 'risk.update 4']],
    ['object', () => ({ entity: 'risk', entityId: 4 }), ['risk.update 4']],
    ['project', () => ({ project: 'sokt' }), ['risk.update 5', 'risk.update 4']],
    [
      'a day in Sweden',
      () => ({ from: day('2020-12-18'), until: day('2020-12-18') }),
      ['risk.update 5', 'risk.update 4'],
    ],
    ['what is not there', () => ({ project: 'finns-inte' }), []],
  ])('is searched by %s', async (_what, filter, rows) => {
    expect(await found(filter())).toEqual(rows);
    expect(await countLog(db, coordinator, { ...everything, ...filter() })).toBe(rows.length);
  });

  test('is cut into pages', async () => {
    const page = (number: number) => listLog(db, coordinator, everything, { page: number, size: 3 });
    const both = [...(await page(1)), ...(await page(2))];
    expect(both.map(({ action, entityId }) => `${action} ${entityId}`)).toEqual(ALL);
    expect(await page(3)).toEqual([]);
  });

  test('offers what occurs in it', async () => {
    expect(await listLogChoices(db, coordinator)).toEqual({
      people: [
        { id: other.userId, name: 'Ekonom' },
        { id: actor.userId, name: 'Projektledare i test' },
      ],
      entities: expect.arrayContaining(['risk', 'party', 'email']) as string[],
      projects: [{ slug: 'sokt', name: 'Sökt' }],
    });
  });

  test('is the samordnare’s alone, also within a cooperation that one is in', async () => {
    const leader = viewerOf([cooperationId], {
      userId: actor.userId!,
      grants: [{ role: 'projektledare', cooperationId: null, projectId, partyId: null }],
    });
    for (const viewer of [leader, viewerOf([cooperationId]), viewerOf([])]) {
      expect(await listLog(db, viewer, everything, null)).toEqual([]);
      expect(await countLog(db, viewer, everything)).toBe(0);
      expect(await listLogChoices(db, viewer)).toEqual({ people: [], entities: [], projects: [] });
    }
  });
});

function day(text: string): CalendarDate {
  return text as CalendarDate;
}
