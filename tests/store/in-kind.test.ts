import { randomBytes } from 'node:crypto';

import { Migrator, sql, type RawBuilder } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import { hours } from '~/domain/hours';
import { ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import { insertNextVersion, lockDraft } from '~/store/draft';
import {
  findDraftInKind,
  insertInKind,
  listInKind,
  setInKindRemoved,
  updateInKind,
  type InKindInput,
} from '~/store/in-kind';
import { migrations } from '~db/migrations/index';
import { openDatabase, type Database, type Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import { administer } from '../support/postgres';
import {
  insertActor,
  insertCooperation,
  insertEqualKey,
  insertParty,
  insertPhaseRow,
  insertProjectRow,
  viewerOf,
} from '../support/rows';

let db: Database;
let actor: Actor;
let member: Viewer;
let mora: number;
let orsa: number;
let projectId: number;
let phaseId: number;
let keyVersionId: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
  mora = await insertParty(db, { name: 'Mora' });
  orsa = await insertParty(db, { name: 'Orsa' });
});

beforeEach(async () => {
  const cooperationId = await insertCooperation(db, [mora, orsa]);
  member = viewerOf([cooperationId]);
  ({ keyVersionId } = await insertEqualKey(db, cooperationId));
  projectId = await insertProjectRow(db, cooperationId);
  phaseId = await insertPhaseRow(db, projectId);
});

function write<T>(work: (trx: Transaction, draftId: number) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => work(trx, (await lockDraft(trx, actor, projectId, phaseId))!));
}

const debited = (partyId: number, worked = 10_000): InKindInput => ({
  partyId,
  hours: hours(worked),
  handling: 'debited',
  rate: ore(40_000),
});

const add = (input: InKindInput) => write((trx, draftId) => insertInKind(trx, actor, projectId, draftId, input));
const versionId = async (version: number) =>
  (
    await db
      .selectFrom('budgetVersion')
      .select('id')
      .where('phaseId', '=', phaseId)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
  ).id;
const shown = async (version: number) =>
  (await listInKind(db, member, await versionId(version))).map((row) => [
    row.partyName,
    row.hours,
    row.handling,
    row.rate,
  ]);
const auditOf = (entityId: number) =>
  db
    .selectFrom('auditEntry')
    .select(['action', 'projectId', 'before', 'after'])
    .where('entity', '=', 'inKindHours')
    .where('entityId', '=', entityId)
    .orderBy('id')
    .execute();
const rowOf = async (partyId: number) => {
  const rows = await listInKind(db, member, await versionId(1));
  return rows.find((row) => row.partyId === partyId)!;
};

describe('own hours of a draft', () => {
  test('are added once a party, the most first, with their audit row', async () => {
    expect(await add(debited(mora))).toBe(true);
    expect(await add({ partyId: orsa, hours: hours(25_050), handling: 'unbilled', rate: null })).toBe(true);
    expect(await add(debited(mora, 5))).toBe(false);
    expect(await shown(1)).toEqual([
      ['Orsa', 25_050, 'unbilled', null],
      ['Mora', 10_000, 'debited', 40_000],
    ]);
    expect(await auditOf((await rowOf(mora)).id)).toMatchObject([
      { action: 'inKindHours.create', projectId, after: { partyId: mora, hours: 10_000, rate: 40_000 } },
    ]);
  });

  test('are changed in a new version, with what was before in the audit row', async () => {
    await add(debited(mora));
    const before = await rowOf(mora);
    await write(async (trx, draftId) => {
      const row = (await findDraftInKind(trx, draftId, before.id))!;
      await updateInKind(trx, actor, projectId, row, { hours: hours(50), handling: 'unbilled', rate: null });
    });
    expect(await rowOf(mora)).toMatchObject({ version: 2, hours: 50, handling: 'unbilled', rate: null });
    expect((await auditOf(before.id))[1]).toMatchObject({
      action: 'inKindHours.update',
      before: { hours: 10_000 },
      after: { hours: 50 },
    });
  });

  test('are taken away and brought back, unless the party has got others since', async () => {
    await add(debited(mora));
    const { id } = await rowOf(mora);
    const set = (removed: boolean) =>
      write(async (trx, draftId) => {
        const row = (await findDraftInKind(trx, draftId, id))!;
        return setInKindRemoved(trx, actor, { projectId, draftId }, row, removed);
      });
    await set(true);
    expect(await shown(1)).toEqual([]);
    expect(await set(false)).toBe(true);
    expect(await shown(1)).toHaveLength(1);
    await set(true);
    await add(debited(mora, 700));
    expect(await set(false)).toBe(false);
    expect(await shown(1)).toEqual([['Mora', 700, 'debited', 40_000]]);
    expect((await auditOf(id)).map(({ action }) => action)).toEqual([
      'inKindHours.create',
      'inKindHours.remove',
      'inKindHours.restore',
      'inKindHours.remove',
    ]);
  });

  test('are not found in the draft of another phase', async () => {
    await add(debited(mora));
    const { id } = await rowOf(mora);
    phaseId = await insertPhaseRow(db, projectId, { number: 2 });
    expect(await write((trx, draftId) => findDraftInKind(trx, draftId, id))).toBeNull();
  });
});

test('a new version goes on from the own hours of the one before, which keeps its own', async () => {
  await add(debited(mora));
  const first = await versionId(1);
  await db
    .insertInto('budgetLine')
    .values({ budgetVersionId: first, name: 'Rad', kind: 'extern', amountOre: 100 })
    .execute();
  const frozen = { keyVersionId, roundingUnitOre: 1, roundingMode: 'plain' as const, totalOre: 100 };
  await db
    .updateTable('budgetVersion')
    .set({ state: 'inskickad', ...frozen })
    .where('id', '=', first)
    .execute();
  await db.transaction().execute((trx) => insertNextVersion(trx, actor, projectId, phaseId));
  await write(async (trx, draftId) => {
    const [copy] = await listInKind(trx, member, draftId);
    await updateInKind(trx, actor, projectId, copy!, { hours: hours(1), handling: 'debited', rate: ore(5) });
  });
  expect([await shown(1), await shown(2)]).toEqual([
    [['Mora', 10_000, 'debited', 40_000]],
    [['Mora', 1, 'debited', 5]],
  ]);
});

describe('the move of own hours from phases to budget versions', () => {
  const name = `test_${randomBytes(6).toString('hex')}`;
  afterAll(() => administer(inject('postgres'), `drop database ${name} with (force)`));

  test('gives each version of a phase its hours, and a phase without a budget a draft for them', async () => {
    await administer(inject('postgres'), `create database ${name}`);
    const old = openDatabase({ connection: { ...inject('postgres'), database: name }, onIdleError: () => undefined });
    try {
      const migrator = new Migrator({ db: old, provider: { getMigrations: () => Promise.resolve(migrations) } });
      await migrator.migrateTo('0013_exchange');
      const made = async (statement: RawBuilder<{ id: number }>) => (await statement.execute(old)).rows[0]!.id;
      const party = await made(sql`insert into party (slug, name, kind) values ('mora', 'Mora', 'bolag') returning id`);
      const cooperation = await made(
        sql`insert into cooperation (slug, name, facts) values ('a', 'A', '[]') returning id`,
      );
      const key = await made(
        sql`insert into allocation_key (cooperation_id, name) values (${cooperation}, 'Lika') returning id`,
      );
      const keyVersion = await made(sql`insert into key_version (key_id, version) values (${key}, 1) returning id`);
      await sql`insert into key_component (key_version_id, position, kind, weight_numerator, weight_denominator)
        values (${keyVersion}, 1, 'equal', 1, 1)`.execute(old);
      const project = await made(
        sql`insert into project (slug, name, cooperation_id) values ('p', 'P', ${cooperation}) returning id`,
      );
      const phaseOf = async (number: number) => {
        const id = await made(sql`insert into plan_item (project_id, kind) values (${project}, 'phase') returning id`);
        await sql`insert into phase (id, project_id, number, name, kind)
          values (${id}, ${project}, ${number}, 'Fas', 'genomförande')`.execute(old);
        await sql`insert into in_kind_hours values (${id}, ${party}, ${500 + number}, 'debited', 100)`.execute(old);
        return id;
      };
      const [budgeted, unbudgeted] = [await phaseOf(1), await phaseOf(2)];
      await sql`insert into budget_version (phase_id, version) values (${budgeted}, 1)`.execute(old);
      await sql`insert into budget_line (budget_version_id, name, kind, amount_ore)
        select id, 'Rad', 'extern', 7 from budget_version`.execute(old);
      await sql`update budget_version set state = 'inskickad', key_version_id = ${keyVersion},
        rounding_unit_ore = 1, rounding_mode = 'plain', total_ore = 7`.execute(old);
      await sql`insert into budget_version (phase_id, version) values (${budgeted}, 2)`.execute(old);
      const user = await made(sql`insert into app_user (email, name) values ('a@b.test', 'A') returning id`);
      await sql`insert into scenario (cooperation_id, name, assumptions, outcome, created_at, created_by)
        values (${cooperation}, 'X', '{"total": 5}', '{"less": 1}', now(), ${user})`.execute(old);
      const { error } = await migrator.migrateToLatest();
      expect(error).toBeUndefined();
      const { rows } = await sql`
        select version.phase_id, version.version, version.state, own.hours_hundredths as hours, own.rate_ore as rate
        from in_kind_hours own join budget_version version on version.id = own.budget_version_id
        order by version.phase_id, version.version`.execute(old);
      expect(rows).toEqual([
        { phaseId: budgeted, version: 1, state: 'inskickad', hours: 501, rate: 100 },
        { phaseId: budgeted, version: 2, state: 'utkast', hours: 501, rate: 100 },
        { phaseId: unbudgeted, version: 1, state: 'utkast', hours: 502, rate: 100 },
      ]);
      expect(await old.selectFrom('scenario').select(['assumptions', 'outcome']).executeTakeFirst()).toEqual({
        assumptions: { total: 5, figures: [], ownLines: [], redistribute: false },
        outcome: { less: 1, assumedFigures: [] },
      });
    } finally {
      await old.destroy();
    }
  });
});
