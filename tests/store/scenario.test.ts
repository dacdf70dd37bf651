import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import { AS_TODAY } from '~/domain/assumptions';
import type { CalendarDate } from '~/domain/calendar';
import { ore } from '~/domain/money';
import { NOTHING_ASSUMED, type Scenario } from '~/domain/scenario';
import type { Viewer } from '~/domain/viewer';
import { findBudget } from '~/store/budget';
import { draftScenario, lockDraft, type ScenarioDraft } from '~/store/draft';
import { setAssumptionsAside, takeAssumptionsBack } from '~/store/draft-assumptions';
import {
  findScenario,
  insertScenario,
  listScenarios,
  lockScenario,
  updateScenario,
  type ScenarioInput,
} from '~/store/scenario';
import { findFigures, listCooperationPhases, listPayingParties, listScenarioParties } from '~/store/scenario-ground';
import { lockRemovableScenario, setScenarioRemoved } from '~/store/scenario-removal';
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
let actor: Actor & { readonly userId: number };
let member: Viewer;
let mora: number;
let orsa: number;
let cooperationId: number;
let keyVersionId: number;
let keyId: number;
let projectId: number;
let phaseId: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = (await insertActor(db)) as typeof actor;
  mora = await insertParty(db, { name: 'Mora' });
  orsa = await insertParty(db, { name: 'Orsa' });
});

beforeEach(async () => {
  cooperationId = await insertCooperation(db, [mora, orsa]);
  ({ keyId, keyVersionId } = await insertEqualKey(db, cooperationId));
  member = viewerOf([cooperationId]);
  projectId = await insertProjectRow(db, cooperationId, { keyId });
  phaseId = await insertPhaseRow(db, projectId);
});

function write<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

const nothing: Scenario = { assumptions: AS_TODAY, ...NOTHING_ASSUMED };

function input(known: Partial<ScenarioInput> = {}): ScenarioInput {
  const outcome = {
    less: 1,
    more: 0,
    joins: 0,
    leaves: 0,
    most: null,
    change: ore(-5),
    stopped: null,
    assumedFigures: [],
  };
  return { name: 'En till', note: '', scenario: nothing, outcome, ...known };
}

function save(known: Partial<ScenarioInput> = {}, of: number | null = phaseId): Promise<number> {
  return write((trx) =>
    insertScenario(trx, actor, { cooperationId, phaseId: of, projectId: of && projectId }, input(known)),
  );
}

async function addVersion(version: number, state: 'utkast' | 'godkänd', amounts: readonly number[]): Promise<number> {
  const { id } = await db
    .insertInto('budgetVersion')
    .values({ phaseId, version })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('budgetLine')
    .values(
      amounts.map((amountOre, at) => ({
        budgetVersionId: id,
        position: at + 1,
        name: `Rad ${at + 1}`,
        kind: 'extern' as const,
        year: 2021,
        amountOre,
      })),
    )
    .execute();
  if (state === 'utkast') return id;
  const frozen = { keyVersionId, roundingUnitOre: 100, roundingMode: 'plain' as const };
  const totalOre = amounts.reduce((sum, each) => sum + each, 0);
  await db
    .updateTable('budgetVersion')
    .set({ state: 'inskickad', ...frozen, totalOre })
    .where('id', '=', id)
    .execute();
  await db.updateTable('budgetVersion').set({ state }).where('id', '=', id).execute();
  return id;
}

const auditOf = (entity: string, id: number) =>
  db
    .selectFrom('auditEntry')
    .select(['action', 'projectId', 'before', 'after'])
    .where('entity', '=', entity)
    .where('entityId', '=', id)
    .orderBy('id')
    .execute();

describe('a saved scenario', () => {
  const scenario: Scenario = {
    assumptions: { participantIds: [1, 2], keyId: 3, basisUpTo: TODAY },
    total: ore(100_000),
    introduction: ore(50),
    growth: {
      ceiling: { numerator: 15, denominator: 100 },
      stated: { numerator: 11, denominator: 100 },
      seriesId: null,
    },
    figures: [{ seriesId: 4, partyId: 2, unitId: null, value: 120, replaces: true }],
    ownLines: [{ partyId: 9, becomes: 'dropped' }],
    redistribute: true,
  };

  test('comes back as it was saved, with its phase and who made it, and has its audit row', async () => {
    const id = await save({ scenario, note: 'Varför' });
    const saved = await findScenario(db, member, cooperationId, id);
    expect(saved).toMatchObject({
      id,
      version: 1,
      name: 'En till',
      note: 'Varför',
      scenario,
      outcome: input().outcome,
      createdById: actor.userId,
      createdByName: 'Projektledare i test',
      phase: { id: phaseId, number: 1, name: 'Fas', projectId },
    });
    expect(await auditOf('scenario', id)).toMatchObject([{ action: 'scenario.create', projectId }]);
  });

  test('about a whole cooperation has no phase', async () => {
    expect(await findScenario(db, member, cooperationId, await save({}, null))).toMatchObject({ phase: null });
  });

  test('is listed newest first, a page at a time', async () => {
    const ids = [await save({ name: 'A' }), await save({ name: 'B' }), await save({ name: 'C' })];
    const names = async (page: number) =>
      (await listScenarios(db, member, cooperationId, { page, size: 2 })).map(({ id }) => id);
    expect(await names(1)).toEqual([ids[2], ids[1]]);
    expect(await names(2)).toEqual([ids[0]]);
  });

  test('is changed in a new version, with what was before in the audit row', async () => {
    const id = await save();
    await write(async (trx) => {
      const before = (await lockScenario(trx, member, cooperationId, id))!;
      await updateScenario(trx, actor, before, input({ name: 'Ny', scenario }));
    });
    expect(await findScenario(db, member, cooperationId, id)).toMatchObject({ version: 2, name: 'Ny', scenario });
    expect((await auditOf('scenario', id))[1]).toMatchObject({
      action: 'scenario.update',
      before: { name: 'En till' },
      after: { name: 'Ny' },
    });
  });

  test('is taken out of sight and brought back', async () => {
    const id = await save();
    const set = (removed: boolean) =>
      write(async (trx) => {
        const row = (await lockRemovableScenario(trx, member, cooperationId, id))!;
        expect(row).toMatchObject({ id, createdById: actor.userId, removed: !removed });
        await setScenarioRemoved(trx, actor, row, removed);
      });
    await set(true);
    expect(await findScenario(db, member, cooperationId, id)).toBeNull();
    expect(await listScenarios(db, member, cooperationId, { page: 1, size: 9 })).toEqual([]);
    await set(false);
    expect(await findScenario(db, member, cooperationId, id)).toMatchObject({ version: 3 });
    expect((await auditOf('scenario', id)).map(({ action }) => action)).toEqual([
      'scenario.create',
      'scenario.remove',
      'scenario.restore',
    ]);
  });

  test('of another cooperation is not found by the address of this one', async () => {
    const id = await save();
    const other = await insertCooperation(db, [mora]);
    const both = viewerOf([cooperationId, other]);
    expect(await findScenario(db, both, other, id)).toBeNull();
    expect(await write((trx) => lockRemovableScenario(trx, both, other, id))).toBeNull();
  });

  test('cannot be about a phase of another cooperation', async () => {
    const other = await insertCooperation(db, [mora]);
    const row = { cooperationId: other, phaseId, name: 'X', assumptions: '{}', createdAt: actor.at };
    const insert = db.insertInto('scenario').values({ ...row, createdBy: actor.userId });
    await expect(insert.execute()).rejects.toMatchObject({ code: '23503' });
  });
});

describe('a draft of a scenario', () => {
  const line = (amount: number, carriedBy: number | null = null) => ({
    name: 'Ändring',
    amount: ore(amount),
    carriedBy,
  });

  async function make(known: Partial<ScenarioDraft> = {}): Promise<number> {
    const scenarioId = known.scenarioId ?? (await save());
    const { assumptions } = nothing;
    await write((trx) =>
      draftScenario(trx, actor, projectId, phaseId, { assumptions, leaving: [], lines: [], ...known, scenarioId }),
    );
    return scenarioId;
  }

  test('is the first version where the phase has no budget', async () => {
    const scenarioId = await make({ lines: [line(700), line(30, mora)] });
    const budget = await findBudget(db, member, phaseId);
    expect(budget).toMatchObject({ version: 1, state: 'utkast', assumptions: null });
    expect(budget?.lines).toMatchObject([
      { name: 'Ändring', amount: 700, carriedBy: null, kind: 'övrigt', scenarioId },
      { name: 'Ändring', amount: 30, carriedBy: mora, scenarioId },
    ]);
  });

  test('is the draft that is there, whose own lines are left alone', async () => {
    const id = await addVersion(1, 'utkast', [100, 200]);
    const assumptions = { participantIds: [mora], keyId, basisUpTo: TODAY };
    await make({ assumptions, lines: [line(50)] });
    const budget = await findBudget(db, member, phaseId);
    expect(budget).toMatchObject({ id, version: 1, state: 'utkast', assumptions });
    expect(budget?.lines.map(({ name, amount }) => [name, amount])).toEqual([
      ['Rad 1', 100],
      ['Rad 2', 200],
      ['Ändring', 50],
    ]);
    expect(await auditOf('budgetVersion', id)).toMatchObject([
      { action: 'budget.assume', projectId, before: null, after: { participantIds: [mora], keyId } },
    ]);
  });

  test('is a new version with the lines of a frozen one, which stays as it is', async () => {
    const frozen = await addVersion(1, 'godkänd', [100, 200]);
    const read = () => db.selectFrom('budgetVersion').selectAll().where('id', '=', frozen).executeTakeFirst();
    const lines = () => db.selectFrom('budgetLine').selectAll().where('budgetVersionId', '=', frozen).execute();
    const before = [await read(), await lines()];
    await make({ lines: [line(-50)] });
    expect([await read(), await lines()]).toEqual(before);
    const budget = await findBudget(db, member, phaseId);
    expect(budget).toMatchObject({ version: 2, state: 'utkast' });
    expect(budget?.lines.map(({ name, amount, year }) => [name, amount, year])).toEqual([
      ['Rad 1', 100, 2021],
      ['Rad 2', 200, 2021],
      ['Ändring', -50, null],
    ]);
  });

  test('made twice is made once: its own lines are replaced, those of others are not', async () => {
    await addVersion(1, 'utkast', [100]);
    const other = await make({ lines: [line(1)] });
    const scenarioId = await make({ lines: [line(50), line(60, orsa)] });
    await make({ scenarioId, lines: [line(70)] });
    const budget = await findBudget(db, member, phaseId);
    expect(budget?.lines.map(({ amount, scenarioId: from }) => [amount, from])).toEqual([
      [100, null],
      [1, other],
      [70, scenarioId],
    ]);
  });

  test('drops or shares the lines of those who are not there, also in a new version of a frozen one', async () => {
    const carried = async (version: number) => {
      const { lines } = (await findBudget(db, member, phaseId, version))!;
      return lines.map(({ amount, carriedBy }) => [amount, carriedBy]);
    };
    const id = await addVersion(1, 'utkast', [100, 200, 300]);
    const carry = (name: string, carriedByPartyId: number) =>
      db
        .updateTable('budgetLine')
        .set({ carriedByPartyId })
        .where('budgetVersionId', '=', id)
        .where('name', '=', name)
        .execute();
    await carry('Rad 2', mora);
    await carry('Rad 3', orsa);
    await db
      .updateTable('budgetVersion')
      .set({ state: 'inskickad', keyVersionId, roundingUnitOre: 100, roundingMode: 'plain', totalOre: 600 })
      .where('id', '=', id)
      .execute();
    await make({
      leaving: [
        { partyId: mora, becomes: 'dropped' },
        { partyId: orsa, becomes: 'shared' },
      ],
    });
    expect(await carried(2)).toEqual([
      [100, null],
      [300, null],
    ]);
    expect(await carried(1)).toEqual([
      [100, null],
      [200, mora],
      [300, orsa],
    ]);
  });

  test('that assumes nothing any longer goes back to what holds today', async () => {
    await make({ assumptions: { participantIds: [mora], keyId: null, basisUpTo: null }, lines: [line(1)] });
    await make();
    expect((await findBudget(db, member, phaseId))?.assumptions).toBeNull();
  });

  test('keeps its assumptions when it is frozen: they cannot be changed then', async () => {
    const id = await addVersion(1, 'godkänd', [100]);
    const change = db.updateTable('budgetVersion').set({ assumptions: '{"keyId": 1}' }).where('id', '=', id);
    await expect(change.execute()).rejects.toMatchObject({ code: '23001' });
  });

  test('is one, however many make it at once', async () => {
    const scenarioId = await save();
    await Promise.all(Array.from({ length: 5 }, () => make({ scenarioId, lines: [line(10)] })));
    const versions = await db.selectFrom('budgetVersion').select('id').where('phaseId', '=', phaseId).execute();
    expect(versions).toHaveLength(1);
    expect((await findBudget(db, member, phaseId))?.lines).toHaveLength(1);
  });
});

describe('what a scenario assumed in a draft', () => {
  const assumptions = { participantIds: [1, 2], keyId: null, basisUpTo: TODAY };
  const assumed = async () => (await findBudget(db, member, phaseId))!.assumptions;
  const change = (how: typeof setAssumptionsAside) =>
    write(async (trx) => how(trx, actor, projectId, (await lockDraft(trx, actor, projectId, phaseId))!));
  const draft = (of: Partial<ScenarioDraft>) =>
    write(async (trx) => {
      const made = { scenarioId: 0, assumptions, leaving: [], lines: [] };
      await draftScenario(trx, actor, projectId, phaseId, { ...made, ...of });
    });

  test('is taken off and put back, with an audit row each', async () => {
    await draft({});
    await change(setAssumptionsAside);
    expect(await assumed()).toBeNull();
    await change(takeAssumptionsBack);
    expect(await assumed()).toEqual(assumptions);
    await change(takeAssumptionsBack);
    expect(await assumed(), 'twice is once').toEqual(assumptions);
    const { id } = (await findBudget(db, member, phaseId))!;
    expect((await auditOf('budgetVersion', id)).slice(2)).toMatchObject([
      { action: 'budget.assume', projectId, before: assumptions, after: AS_TODAY },
      { action: 'budget.assume', projectId, before: AS_TODAY, after: assumptions },
    ]);
  });

  test('is not put back over what another scenario assumed since', async () => {
    await draft({});
    await change(setAssumptionsAside);
    const other = { participantIds: [3], keyId: null, basisUpTo: null };
    await draft({ assumptions: other });
    await change(takeAssumptionsBack);
    expect(await assumed()).toEqual(other);
    await draft({ assumptions: AS_TODAY });
    await change(takeAssumptionsBack);
    expect(await assumed(), 'a scenario that assumes nothing came later').toBeNull();
  });
});

describe('what a scenario can be made of', () => {
  test('is members and every kommun and region, but no bolag of another cooperation', async () => {
    const kommun = await insertParty(db, { name: 'Utanför', kind: 'kommun', code: '9998' });
    const bolag = await insertParty(db, { name: 'Främmande bolag' });
    const left = await insertParty(db, { name: 'Har lämnat' });
    await db.insertInto('cooperationMember').values({ cooperationId, partyId: left, leftOn: '2020-01-01' }).execute();
    const parties = await listScenarioParties(db, member, cooperationId, TODAY);
    const found = (id: number) => parties.find((party) => party.id === id)?.member;
    expect([mora, orsa, kommun, bolag, left].map(found)).toEqual([true, true, false, undefined, undefined]);
  });

  test('is shared today by those in phases with a budget, else by the members of the day', async () => {
    await db
      .insertInto('projectParticipant')
      .values([
        { projectId, partyId: mora },
        { projectId, partyId: orsa, joinedOn: '2021-06-01' },
      ])
      .execute();
    expect(await listPayingParties(db, member, cooperationId, TODAY)).toEqual([mora, orsa]);
    await addVersion(1, 'utkast', [100]);
    expect(await listPayingParties(db, member, cooperationId, TODAY)).toEqual([mora]);
    expect(await listPayingParties(db, member, cooperationId, '2021-06-01' as CalendarDate)).toEqual([mora, orsa]);
    expect(await listCooperationPhases(db, member, cooperationId)).toMatchObject([
      { id: phaseId, hasLines: true, budgetState: 'utkast' },
    ]);
  });

  test('has the newest figure of each party and unit', async () => {
    const { id: seriesId } = await db
      .insertInto('basisSeries')
      .values({ slug: `antal-${cooperationId}`, name: 'Antal', kind: 'driver', cooperationId })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { id: unitId } = await db
      .insertInto('partyUnit')
      .values({ partyId: mora, name: `Skola ${cooperationId}`, position: 1 })
      .returning('id')
      .executeTakeFirstOrThrow();
    const figure = { seriesId, partyId: mora, source: 'Prov', referencePrecision: 'day' as const };
    await db
      .insertInto('basisFigure')
      .values([
        { ...figure, unitId: null, referenceDate: '2020-01-01', value: 999 },
        { ...figure, unitId, referenceDate: '2019-01-01', value: 40 },
        { ...figure, unitId, referenceDate: '2020-01-01', value: 50 },
      ])
      .execute();
    const asked = { cooperationId, seriesId, partyIds: [mora, orsa], upTo: null, today: TODAY };
    const figures = [
      { partyId: mora, unitId, value: 50 },
      { partyId: mora, unitId: null, value: 999 },
    ];
    expect(await findFigures(db, member, asked)).toEqual({ name: 'Antal', figures });
    const earlier = await findFigures(db, member, { ...asked, upTo: '2019-12-31' as CalendarDate });
    expect(earlier?.figures).toEqual([{ partyId: mora, unitId, value: 40 }]);
    expect(await findFigures(db, member, { ...asked, partyIds: [orsa] })).toEqual({ name: 'Antal', figures: [] });
    const elsewhere = await insertCooperation(db, [mora]);
    const foreign = { ...asked, cooperationId: elsewhere };
    expect(await findFigures(db, viewerOf([elsewhere]), foreign)).toBeNull();
  });
});
