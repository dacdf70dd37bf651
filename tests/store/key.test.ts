import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import { fraction } from '~/domain/fraction';
import type { DraftComponent } from '~/domain/key-draft';
import { ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import { listKeyParties, listKeys, listKeySeries, lockKey, lockKeyVersion } from '~/store/key';
import {
  insertKey,
  insertKeyVersion,
  updateDefaultKey,
  updateKeyVersion,
  type KeyDefinition,
} from '~/store/key-change';
import { findCooperationKey } from '~/store/phase-key';
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

const TODAY = '2020-12-18' as CalendarDate;
let db: Database;
let actor: Actor;
let mora: number;
let seriesId: number;
let cooperationId: number;
let member: Viewer;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
  mora = await insertParty(db, { name: 'Mora' });
  seriesId = await insertSeries('folkmangd', 'Folkmängd', null);
});

beforeEach(async () => {
  cooperationId = await insertCooperation(db, [mora]);
  member = viewerOf([cooperationId]);
});

async function insertSeries(slug: string, name: string, own: number | null): Promise<number> {
  const { id } = await db
    .insertInto('basisSeries')
    .values({ slug, name, kind: own === null ? 'population' : 'driver', cooperationId: own })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function write<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

function definition(...components: DraftComponent[]): KeyDefinition {
  return { validFrom: TODAY, decisionReference: 'KF 12', byUnit: false, components };
}

const equal: DraftComponent = { kind: 'equal', weight: fraction(1, 1) };

const create = (name: string, ...components: DraftComponent[]) =>
  write((trx) => insertKey(trx, actor, cooperationId, { name, ...definition(...components) }));

async function versionOf(id: number) {
  const keys = await listKeys(db, member, cooperationId);
  return keys.flatMap((key) => key.versions).find((version) => version.id === id)!;
}

/** A submitted budget that stands on the version. */
async function use(keyVersionId: number): Promise<void> {
  const projectId = await insertProjectRow(db, cooperationId);
  const phaseId = await insertPhaseRow(db, projectId);
  await write(async (trx) => {
    await trx.insertInto('budgetVersion').values({ phaseId, version: 1, state: 'återtagen', keyVersionId }).execute();
  });
}

describe('a new key', () => {
  test('keeps every kind of component as it was written', async () => {
    const half = fraction(1, 2);
    const components: DraftComponent[] = [
      { kind: 'equal', weight: fraction(1, 6) },
      { kind: 'population', weight: fraction(1, 3), seriesId },
      { kind: 'percent', weight: half, shares: [{ partyId: mora, unitId: null, share: fraction(1, 1) }] },
      { kind: 'fixed', amounts: [{ partyId: mora, unitId: null, amount: ore(5000) }] },
      { kind: 'perUnit', seriesId, price: ore(1250), ceiling: ore(100_000) },
    ];
    const id = (await create('Allt', ...components))!;
    const version = await versionOf(id);
    expect(version).toMatchObject({
      version: 1,
      validFrom: TODAY,
      decisionReference: 'KF 12',
      byUnit: false,
      used: false,
      seriesIds: [null, seriesId, null, null, seriesId],
    });
    expect(version.components).toMatchObject([
      { position: 1, kind: 'equal', weight: fraction(1, 6) },
      { position: 2, kind: 'population', seriesName: 'Folkmängd' },
      { position: 3, kind: 'percent', shares: [{ partyId: mora, share: { numerator: 1, denominator: 1 } }] },
      { position: 4, kind: 'fixed', amounts: [{ partyId: mora, amount: 5000 }] },
      { position: 5, kind: 'perUnit', price: 1250, ceiling: 100_000 },
    ]);
    expect(version.named[3]).toEqual([{ partyId: mora, unitId: null, name: 'Mora', share: null, amount: 5000 }]);
    const audit = await db
      .selectFrom('auditEntry')
      .selectAll()
      .where('entity', '=', 'keyVersion')
      .where('entityId', '=', id)
      .execute();
    expect(audit).toMatchObject([{ action: 'keyVersion.create', after: { version: 1, byUnit: false } }]);
  });

  test('is the default of its cooperation when it is the first, until another is chosen', async () => {
    const defaults = async () =>
      (await listKeys(db, member, cooperationId)).map(({ name, isDefault }) => [name, isDefault]);
    await create('Bas', equal);
    await create('Alla lika', equal);
    expect(await defaults()).toEqual([
      ['Alla lika', false],
      ['Bas', true],
    ]);
    const [first] = await listKeys(db, member, cooperationId);
    expect(await write((trx) => updateDefaultKey(trx, actor, cooperationId, first!.id))).toBe(true);
    expect(await defaults()).toEqual([
      ['Alla lika', true],
      ['Bas', false],
    ]);
    const today = { today: TODAY, keyId: null };
    expect(await findCooperationKey(db, member, cooperationId, today)).toMatchObject({ name: 'Alla lika' });
    const audit = await db
      .selectFrom('auditEntry')
      .select(['entityId', 'after'])
      .where('action', '=', 'cooperation.defaultKey')
      .execute();
    expect(audit).toEqual([{ entityId: cooperationId, after: { defaultKeyId: first!.id } }]);
  });

  test('of another cooperation is never the default, in the database neither', async () => {
    await create('Egen', equal);
    const other = await insertCooperation(db);
    const { keyId } = await insertEqualKey(db, other);
    expect(await write((trx) => updateDefaultKey(trx, actor, cooperationId, keyId))).toBe(false);
    const set = db.updateTable('cooperation').set({ defaultKeyId: keyId }).where('id', '=', cooperationId).execute();
    await expect(set).rejects.toThrow(/foreign key/);
    expect(await listKeys(db, member, cooperationId)).toMatchObject([{ name: 'Egen', isDefault: true }]);
  });

  test('never takes the name of another', async () => {
    await create('Samma', equal);
    expect(await create('Samma', equal)).toBeNull();
  });

  test('whose weights do not sum to one is refused by the database too', async () => {
    await expect(create('Fel', { kind: 'equal', weight: fraction(1, 2) })).rejects.toMatchObject({ code: '23514' });
    expect(await listKeys(db, member, cooperationId)).toEqual([]);
  });
});

describe('a version', () => {
  test('is followed by the next; the newest comes first', async () => {
    await create('Nyckel', equal);
    const { id } = (await listKeys(db, member, cooperationId))[0]!;
    await write(async (trx) => {
      const key = (await lockKey(trx, member, cooperationId, id))!;
      await insertKeyVersion(trx, actor, key, definition({ kind: 'population', weight: fraction(1, 1), seriesId }));
    });
    const [key] = await listKeys(db, member, cooperationId);
    expect(key!.versions.map(({ version, components }) => [version, components[0]!.kind])).toEqual([
      [2, 'population'],
      [1, 'equal'],
    ]);
  });

  test('that is not used is written anew, and its revision changes', async () => {
    const id = (await create('Nyckel', equal))!;
    const before = await versionOf(id);
    await write(async (trx) => {
      const locked = await lockKeyVersion(trx, member, cooperationId, id);
      expect(locked).toEqual({ id, revision: before.revision, used: false });
      await updateKeyVersion(
        trx,
        actor,
        id,
        definition({ kind: 'population', weight: fraction(1, 1), seriesId }),
        before,
      );
    });
    const after = await versionOf(id);
    expect(after.components).toMatchObject([{ kind: 'population' }]);
    expect(after.revision).not.toBe(before.revision);
    const audit = await db
      .selectFrom('auditEntry')
      .selectAll()
      .where('action', '=', 'keyVersion.update')
      .where('entityId', '=', id)
      .execute();
    expect(audit).toMatchObject([
      { before: { components: [{ kind: 'equal' }] }, after: { components: [{ kind: 'population' }] } },
    ]);
  });

  test('that is used says so, and the database refuses to change it', async () => {
    const id = (await create('Nyckel', equal))!;
    await use(id);
    expect(await versionOf(id)).toMatchObject({ used: true });
    expect(await write((trx) => lockKeyVersion(trx, member, cooperationId, id))).toMatchObject({ used: true });
    await expect(write((trx) => updateKeyVersion(trx, actor, id, definition(equal), null))).rejects.toMatchObject({
      code: '23001',
    });
    expect((await versionOf(id)).components).toHaveLength(1);
  });
});

describe('what a key can be made of', () => {
  test('is the public series and those of the own cooperation', async () => {
    const own = await insertSeries(`egen-${cooperationId}`, 'Egen', cooperationId);
    await insertSeries(`andras-${cooperationId}`, 'Andras', await insertCooperation(db));
    expect((await listKeySeries(db, member, cooperationId)).map(({ id }) => id).toSorted()).toEqual(
      [own, seriesId].toSorted(),
    );
  });

  test('is the members who have not left, once each, with their units', async () => {
    const orsa = await insertParty(db, { name: 'Orsa' });
    await db.insertInto('partyUnit').values({ partyId: orsa, name: 'Skolan', position: 0 }).execute();
    const left = await insertParty(db, { name: 'Borta' });
    await db
      .insertInto('cooperationMember')
      .values([
        { cooperationId, partyId: orsa, leftOn: '2021-01-01' },
        { cooperationId, partyId: orsa, joinedOn: '2022-01-01' },
        { cooperationId, partyId: left, leftOn: TODAY },
      ])
      .execute();
    expect(await listKeyParties(db, member, cooperationId, TODAY)).toMatchObject([
      { id: mora, units: [] },
      { id: orsa, units: [{ name: 'Skolan' }] },
    ]);
  });
});

test('nothing is read or locked from another cooperation', async () => {
  const { keyId, keyVersionId } = await insertEqualKey(db, cooperationId);
  const other = await insertCooperation(db, [mora]);
  const stranger = viewerOf([other]);
  expect(await listKeys(db, stranger, cooperationId)).toEqual([]);
  expect(await listKeySeries(db, stranger, cooperationId)).toEqual([]);
  expect(await listKeyParties(db, stranger, cooperationId, TODAY)).toEqual([]);
  await write(async (trx) => {
    for (const [viewer, at] of [
      [stranger, cooperationId],
      [stranger, other],
      [viewerOf([], { seesAll: true }), other],
    ] as const) {
      expect(await lockKey(trx, viewer, at, keyId)).toBeNull();
      expect(await lockKeyVersion(trx, viewer, at, keyVersionId)).toBeNull();
    }
  });
});
