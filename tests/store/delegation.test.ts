import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import { hashSessionToken, newSessionToken } from '~/platform/session-cookie';
import {
  endDelegation,
  insertDelegation,
  listDelegations,
  listSubstitutes,
  lockDelegation,
  lockSubstitute,
} from '~/store/delegation';
import { findViewer, insertSession } from '~/store/session';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import { insertActor, insertCooperation, insertParty, insertUser, viewerOf } from '../support/rows';

const date = (day: string) => day as CalendarDate;
const EXCLUDED = '23P01';

let db: Database;
let actor: Actor;
let own: number;
let other: number;
let person: number;
let member: Viewer;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
  own = await insertParty(db, { name: 'Egen' });
  other = await insertParty(db, { name: 'Annan' });
  person = await insertUser(db, { name: 'Ersättare', partyId: own });
  member = viewerOf([await insertCooperation(db, [own, other])]);
});

const inTransaction = <T>(work: (trx: Transaction) => Promise<T>) => db.transaction().execute(work);

function add(userId: number, validFrom: string, validUntil: string): Promise<number> {
  const delegation = {
    partyId: own,
    userId,
    validFrom: date(validFrom),
    validUntil: date(validUntil),
    reference: 'KS 2020/5',
  };
  return inTransaction((trx) => insertDelegation(trx, actor, delegation));
}

describe('a delegation', () => {
  test('is recorded with the role that it needs, once, and its audit row', async () => {
    const first = await add(person, '2020-01-01', '2020-01-31');
    const second = await add(person, '2020-02-01', '2020-02-29');
    const roles = await db.selectFrom('userRole').select(['role', 'partyId']).where('userId', '=', person).execute();
    expect(roles).toEqual([{ role: 'ersättare', partyId: own }]);
    const audited = await db
      .selectFrom('auditEntry')
      .where('action', '=', 'delegation.create')
      .select(['entityId', 'userId', 'after'])
      .orderBy('id')
      .execute();
    expect(audited).toMatchObject([
      { entityId: first, userId: actor.userId, after: { reference: 'KS 2020/5', roleGranted: true } },
      { entityId: second, after: { roleGranted: false } },
    ]);
    expect(await listDelegations(db, member, [own])).toMatchObject([
      { id: second, personName: 'Ersättare', partyName: 'Egen', validFrom: '2020-02-01', decisions: 0, version: 1 },
      { id: first, validUntil: '2020-01-31', lastDecision: null },
    ]);
  });

  test('that meets another of the same person is refused by the database too, and leaves no role behind', async () => {
    const somebody = await insertUser(db, { partyId: own });
    await add(somebody, '2021-01-01', '2021-01-31');
    await expect(add(somebody, '2021-01-31', '2021-02-28')).rejects.toMatchObject({ code: EXCLUDED });
    const colleague = await insertUser(db, { partyId: own });
    expect(await add(colleague, '2021-01-15', '2021-01-20')).toBeGreaterThan(0);
  });

  test('gets an earlier last day, a new version and an audit row with both days', async () => {
    const id = await add(await insertUser(db, { partyId: own }), '2020-12-01', '2020-12-31');
    await inTransaction(async (trx) => {
      const before = await lockDelegation(trx, member, own, id);
      await endDelegation(trx, actor, before!, date('2020-12-18'));
    });
    const [ended] = (await listDelegations(db, member, null)).filter((each) => each.id === id);
    expect(ended).toMatchObject({ validUntil: '2020-12-18', version: 2 });
    const audited = await db
      .selectFrom('auditEntry')
      .where('action', '=', 'delegation.update')
      .where('entityId', '=', id)
      .select(['before', 'after'])
      .execute();
    expect(audited).toEqual([{ before: { validUntil: '2020-12-31' }, after: { validUntil: '2020-12-18' } }]);
  });

  test('is not found as one of another party, nor by somebody of another cooperation', async () => {
    const id = await add(await insertUser(db, { partyId: own }), '2020-12-01', '2020-12-31');
    const stranger = viewerOf([await insertCooperation(db, [await insertParty(db)])]);
    await inTransaction(async (trx) => {
      expect(await lockDelegation(trx, member, own, id)).toMatchObject({ id });
      expect(await lockDelegation(trx, member, other, id)).toBeNull();
      expect(await lockDelegation(trx, stranger, own, id)).toBeNull();
    });
    expect(await listDelegations(db, stranger, null)).toEqual([]);
    expect(await listDelegations(db, member, [other])).toEqual([]);
  });
});

describe('the sessions of an ersättare', () => {
  const signedIn = async (userId: number) => {
    const tokenHash = hashSessionToken(newSessionToken());
    await insertSession(db, { tokenHash, userId, seconds: 3600 });
    return tokenHash;
  };
  const rolesOn = async (session: Buffer, day: string) =>
    (await findViewer(db, session, date(day)))?.grants.map(({ role }) => role) ?? null;

  test('end when a delegation is made and when its last day is moved, and nobody else’s do', async () => {
    const [standIn, colleague] = [await insertUser(db, { partyId: own }), await insertUser(db, { partyId: own })];
    const other = await signedIn(colleague);
    const before = await signedIn(standIn);
    const id = await add(standIn, '2020-12-01', '2020-12-31');
    expect(await rolesOn(before, '2020-12-18')).toBeNull();

    const within = await signedIn(standIn);
    expect(await rolesOn(within, '2020-12-18')).toEqual(['ersättare']);
    await inTransaction(async (trx) => {
      const seen = await lockDelegation(trx, member, own, id);
      await endDelegation(trx, actor, seen!, date('2020-12-18'));
    });
    expect(await rolesOn(within, '2020-12-18')).toBeNull();
    expect(await rolesOn(other, '2020-12-18')).toEqual([]);
  });

  test('never carry the right past its days: it is judged anew in every request', async () => {
    const standIn = await insertUser(db, { partyId: own });
    await add(standIn, '2020-12-10', '2020-12-20');
    const session = await signedIn(standIn);
    expect(await rolesOn(session, '2020-12-09')).toEqual([]);
    expect(await rolesOn(session, '2020-12-10')).toEqual(['ersättare']);
    expect(await rolesOn(session, '2020-12-20')).toEqual(['ersättare']);
    expect(await rolesOn(session, '2020-12-21')).toEqual([]);
  });
});

describe('who can stand in', () => {
  test('are the people of the party with an open account, but not its kommundirektör', async () => {
    const party = await insertParty(db);
    const viewer = viewerOf([], { party: { id: party, name: 'Egen' } });
    const [asa, bo, closed, director] = [
      await insertUser(db, { name: 'Åsikt', partyId: party }),
      await insertUser(db, { name: 'Bokföring', partyId: party }),
      await insertUser(db, { partyId: party, disabledAt: '2020-01-01T00:00:00Z' }),
      await insertUser(db, { partyId: party }),
    ];
    await db.insertInto('userRole').values({ userId: director, role: 'kommundirektör', partyId: party }).execute();
    const found = await listSubstitutes(db, viewer, party);
    expect(found.map(({ id }) => id)).toEqual([bo, asa]);
    await inTransaction(async (trx) => {
      expect(await lockSubstitute(trx, viewer, party, bo)).toMatchObject({ id: bo, name: 'Bokföring' });
      expect(await lockSubstitute(trx, viewer, party, closed)).toBeNull();
      expect(await lockSubstitute(trx, viewer, party, director)).toBeNull();
      expect(await lockSubstitute(trx, viewer, party, person)).toBeNull();
    });
  });
});
