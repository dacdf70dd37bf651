import { beforeAll, beforeEach, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import { lockAgreement } from '~/store/agreement';
import type { Actor } from '~/store/audit';
import { insertMember, updateMember, type MemberDays } from '~/store/member';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import { insertActor, insertCooperation, insertParty, viewerOf } from '../support/rows';

let db: Database;
let actor: Actor;
let partyId: number;
let cooperationId: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
  partyId = await insertParty(db);
});

beforeEach(async () => {
  cooperationId = await insertCooperation(db);
});

const days = (joinedOn: string | null, leftOn: string | null): MemberDays => ({
  joinedOn: joinedOn as CalendarDate | null,
  leftOn: leftOn as CalendarDate | null,
});

function inLock<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await lockAgreement(trx, viewerOf([cooperationId]), cooperationId);
    return work(trx);
  });
}

const join = (when: MemberDays) => inLock((trx) => insertMember(trx, actor, { cooperationId, partyId }, when));
const change = (before: MemberDays, after: MemberDays) =>
  inLock((trx) => updateMember(trx, actor, { cooperationId, partyId }, before, after));

function rows() {
  return db
    .selectFrom('cooperationMember')
    .select(['joinedOn', 'leftOn'])
    .where('cooperationId', '=', cooperationId)
    .orderBy('joinedOn')
    .execute();
}

function audits() {
  return db
    .selectFrom('auditEntry')
    .select(['action', 'before', 'after'])
    .where('entity', '=', 'cooperation')
    .where('entityId', '=', cooperationId)
    .orderBy('id')
    .execute();
}

test('a party joins, leaves and comes back, each with an audit row', async () => {
  expect(await join(days('2019-01-01', null))).toBe(true);
  expect(await change(days('2019-01-01', null), days('2019-01-01', '2020-01-01'))).toBe('done');
  expect(await join(days('2020-01-01', null))).toBe(true);
  expect(await rows()).toEqual([days('2019-01-01', '2020-01-01'), days('2020-01-01', null)]);
  expect((await audits()).map(({ action }) => action)).toEqual([
    'cooperationMember.create',
    'cooperationMember.update',
    'cooperationMember.create',
  ]);
});

test('two memberships at once are told and not stored', async () => {
  await join(days(null, '2020-01-01'));
  expect(await join(days('2019-12-31', null))).toBe(false);
  expect(await join(days(null, null))).toBe(false);
  expect(await join(days('2020-01-01', null))).toBe(true);
  expect(await change(days('2020-01-01', null), days('2019-06-01', null))).toBe('overlap');
  expect(await change(days(null, '2020-01-01'), days(null, null))).toBe('overlap');
  expect(await rows()).toHaveLength(2);
  expect(await audits()).toHaveLength(2);
});

test('a membership that somebody else changed is gone', async () => {
  await join(days('2019-01-01', null));
  await change(days('2019-01-01', null), days('2019-02-01', null));
  // joined on another day since
  expect(await change(days('2019-03-01', null), days('2018-01-01', '2018-02-01'))).toBe('gone');
  expect(await change(days('2019-02-01', '2020-01-01'), days('2019-02-01', '2021-01-01'))).toBe('gone');
  expect(await audits()).toHaveLength(2);
});

test('of two who let the same party in at once, the second is told', async () => {
  const answers = await Promise.all([join(days('2020-01-01', null)), join(days('2020-06-01', null))]);
  expect(answers.toSorted()).toEqual([false, true]);
  expect(await rows()).toHaveLength(1);
});
