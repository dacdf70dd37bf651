import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import { lockAgreement } from '~/store/agreement';
import { insertMember, isMemberOn, updateMember, type MemberDays } from '~/store/member';
import { lockProject } from '~/store/project-detail';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import { insertActor, insertCooperation, insertParty, insertProjectRow, viewerOf } from '../support/rows';

let db: Database;
let actor: Actor;
let partyId: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
  partyId = await insertParty(db);
});

const days = (joinedOn: string | null, leftOn: string | null): MemberDays => ({
  joinedOn: joinedOn as CalendarDate | null,
  leftOn: leftOn as CalendarDate | null,
});

describe.each(['cooperation', 'project'] as const)('in a %s', (of) => {
  const table = of === 'cooperation' ? 'cooperationMember' : 'projectParticipant';
  let id: number;

  beforeEach(async () => {
    const cooperationId = await insertCooperation(db);
    id = of === 'cooperation' ? cooperationId : await insertProjectRow(db, cooperationId);
  });

  function inLock<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
    const everything = viewerOf([], { seesAll: true });
    return db.transaction().execute(async (trx) => {
      expect(await (of === 'cooperation' ? lockAgreement : lockProject)(trx, everything, id)).not.toBeNull();
      return work(trx);
    });
  }

  const join = (when: MemberDays) => inLock((trx) => insertMember(trx, actor, { of, id, partyId }, when));
  const change = (before: MemberDays, after: MemberDays) =>
    inLock((trx) => updateMember(trx, actor, { of, id, partyId }, before, after));

  const rows = () =>
    db
      .selectFrom(table as 'cooperationMember')
      .select(['joinedOn', 'leftOn'])
      .where(`${of}Id` as 'cooperationId', '=', id)
      .orderBy('joinedOn')
      .execute();

  const audits = () =>
    db
      .selectFrom('auditEntry')
      .select(['action', 'projectId', 'before', 'after'])
      .where('entity', '=', of)
      .where('entityId', '=', id)
      .orderBy('id')
      .execute();

  test('a party joins, leaves and comes back, each with an audit row', async () => {
    expect(await join(days('2019-01-01', null))).toBe(true);
    expect(await change(days('2019-01-01', null), days('2019-01-01', '2020-01-01'))).toBe('done');
    expect(await join(days('2020-01-01', null))).toBe(true);
    expect(await rows()).toEqual([days('2019-01-01', '2020-01-01'), days('2020-01-01', null)]);
    expect((await audits()).map(({ action }) => action)).toEqual([
      `${table}.create`,
      `${table}.update`,
      `${table}.create`,
    ]);
  });

  test('what changed is in the audit row, with who and what it was', async () => {
    await join(days('2019-01-01', null));
    await change(days('2019-01-01', null), days('2019-01-01', '2020-01-01'));
    const whole = { [`${of}Id`]: id, partyId };
    expect((await audits())[1]).toEqual({
      action: `${table}.update`,
      projectId: of === 'project' ? id : null,
      before: { ...whole, joinedOn: '2019-01-01', leftOn: null },
      after: { ...whole, joinedOn: '2019-01-01', leftOn: '2020-01-01' },
    });
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
});

test('a member is one on the days of its membership, and since before the records only when that is', async () => {
  const cooperationId = await insertCooperation(db);
  const answers = (...asked: (string | null)[]) =>
    db.transaction().execute(async (trx) => {
      const found: boolean[] = [];
      for (const day of asked) found.push(await isMemberOn(trx, cooperationId, partyId, day as CalendarDate | null));
      return found;
    });
  expect(await answers('2020-01-01', null)).toEqual([false, false]);
  await db
    .insertInto('cooperationMember')
    .values({ cooperationId, partyId, ...days('2020-01-01', '2021-01-01') })
    .execute();
  expect(await answers('2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01', null)).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
  await db
    .insertInto('cooperationMember')
    .values({ cooperationId, partyId, ...days(null, '2019-01-01') })
    .execute();
  expect(await answers(null, '2018-12-31', '2019-01-01')).toEqual([true, true, false]);
});
