import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import {
  findAgreement,
  insertCooperation as createCooperation,
  lockAgreement,
  updateAgreement,
} from '~/store/agreement';
import { listCooperationSummaries } from '~/store/cooperation';
import { insertParty as addParty, listParties } from '~/store/party';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import {
  insertActor,
  insertCooperation,
  insertEqualKey,
  insertParty,
  insertProjectRow,
  viewerOf,
} from '../support/rows';
import { waitForLock } from './concurrency';

const TODAY = '2020-12-18' as CalendarDate;
let db: Database;
let actor: Actor;
let mora: number;
let orsa: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
  mora = await insertParty(db, { name: 'Mora' });
  orsa = await insertParty(db, { name: 'Orsa' });
});

function write<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

function auditOf(entity: string, entityId: number) {
  return db
    .selectFrom('auditEntry')
    .selectAll()
    .where('entity', '=', entity)
    .where('entityId', '=', entityId)
    .orderBy('id')
    .execute();
}

const everything = viewerOf([], { seesAll: true });

describe('a new cooperation', () => {
  const create = (name: string, slug: string) =>
    write((trx) => createCooperation(trx, actor, { name, slug, leadPartyId: mora, memberIds: [mora, orsa] }));

  test('has its members since before the records, and an audit row', async () => {
    const slug = await create('Övre Siljan', 'ovre-siljan');
    const found = (await findAgreement(db, everything, slug))!;
    expect(found).toMatchObject({
      slug: 'ovre-siljan',
      leadName: 'Mora',
      version: 1,
      facts: [],
      roundingUnitOre: 100,
      roundingMode: 'exact',
      members: [
        { partyName: 'Mora', joinedOn: null, leftOn: null },
        { partyName: 'Orsa', joinedOn: null, leftOn: null },
      ],
    });
    expect(await auditOf('cooperation', found.id)).toMatchObject([
      { action: 'cooperation.create', userId: actor.userId, after: { name: 'Övre Siljan', memberIds: [mora, orsa] } },
    ]);
  });

  test('gets an address of its own, never that of a page', async () => {
    await create('Dubbel', 'dubbel');
    expect(await create('Dubbel', 'dubbel')).toBe('dubbel-2');
    expect(await create('Ny', 'ny')).toBe('ny-2');
    expect(await create('Parter', 'parter')).toBe('parter-2');
  });

  test('is listed with how many, who leads and how it shares', async () => {
    const id = await insertCooperation(db, [mora, orsa], { name: 'Listad', leadPartyId: orsa });
    await db
      .updateTable('cooperationMember')
      .set({ leftOn: TODAY })
      .where('cooperationId', '=', id)
      .where('partyId', '=', mora)
      .execute();
    await insertEqualKey(db, id);
    await insertProjectRow(db, id);
    expect(await listCooperationSummaries(db, viewerOf([id]), TODAY)).toMatchObject([
      { name: 'Listad', leadName: 'Orsa', members: 1, projects: 1, keys: [{ components: [{ kind: 'equal' }] }] },
    ]);
    expect(await listCooperationSummaries(db, viewerOf([]), TODAY)).toEqual([]);
  });
});

describe('the terms', () => {
  let id: number;
  beforeEach(async () => {
    id = await insertCooperation(db, [mora, orsa]);
  });

  const terms = {
    name: 'Nytt namn',
    leadPartyId: orsa,
    leadNote: null,
    approvalRule: 'n_of_m' as const,
    approvalCount: 2,
    referenceDateRule: 'Året före',
    referenceMonthDay: '11-01',
    roundingUnitOre: 10_000 as const,
    roundingMode: 'plain' as const,
    invoicing: null,
    term: 'Tills vidare',
    notice: null,
    documentNumber: 'KS 2020/1',
    facts: ['Ett', 'Två'],
  };

  test('are changed with version and audit row', async () => {
    await write(async (trx) => {
      const before = (await lockAgreement(trx, everything, id))!;
      await updateAgreement(trx, actor, before, { ...terms, leadPartyId: orsa });
    });
    const { slug } = await db.selectFrom('cooperation').select('slug').where('id', '=', id).executeTakeFirstOrThrow();
    expect(await findAgreement(db, viewerOf([id]), slug)).toMatchObject({ ...terms, leadPartyId: orsa, version: 2 });
    expect(await auditOf('cooperation', id)).toMatchObject([
      { action: 'cooperation.update', before: { version: 1 }, after: { name: 'Nytt namn', facts: ['Ett', 'Två'] } },
    ]);
  });

  test('are seen as the first left them by the one who waited', async () => {
    let second: Promise<{ version: number } | null> | undefined;
    await write(async (trx) => {
      const before = (await lockAgreement(trx, everything, id))!;
      second = write((other) => lockAgreement(other, everything, id));
      await waitForLock(db);
      await updateAgreement(trx, actor, before, { ...terms, leadPartyId: null });
    });
    expect(await second).toMatchObject({ version: 2 });
  });

  test('are neither seen nor locked by a stranger', async () => {
    const { slug } = await db.selectFrom('cooperation').select('slug').where('id', '=', id).executeTakeFirstOrThrow();
    expect(await findAgreement(db, viewerOf([id + 1000]), slug)).toBeNull();
    expect(await write((trx) => lockAgreement(trx, viewerOf([]), id))).toBeNull();
  });
});

describe('a new party', () => {
  const party = { slug: 'lekeberg', name: 'Lekeberg', code: '1814', kind: 'kommun' as const, organisationNumber: null };

  test('has its units in their order, and an audit row', async () => {
    const id = (await write((trx) => addParty(trx, actor, { ...party, units: ['B', 'A'] }))) as number;
    expect((await listParties(db)).find((each) => each.id === id)).toMatchObject({
      code: '1814',
      units: [{ name: 'B' }, { name: 'A' }],
    });
    expect(await auditOf('party', id)).toMatchObject([{ action: 'party.create', after: { units: ['B', 'A'] } }]);
  });

  test('with the code or name of another is refused, with the address of another gets its own', async () => {
    const taken = { ...party, code: '9901', name: 'Tagen', slug: 'tagen', units: [] };
    await write((trx) => addParty(trx, actor, taken));
    expect(await write((trx) => addParty(trx, actor, { ...taken, name: 'Annan' }))).toBe('code');
    expect(await write((trx) => addParty(trx, actor, { ...taken, code: '9902', name: 'TAGEN' }))).toBe('name');
    expect(await write((trx) => addParty(trx, actor, { ...taken, code: '9902', name: 'Tagen 2' }))).toBeTypeOf(
      'number',
    );
  });
});
