import { beforeAll, describe, expect, test } from 'vitest';

import { AS_TODAY } from '~/domain/assumptions';
import type { CalendarDate } from '~/domain/calendar';
import { shareBudget } from '~/domain/cost-share';
import { fraction } from '~/domain/fraction';
import { Refusal } from '~/domain/refusal';
import type { Viewer } from '~/domain/viewer';
import { findBudget } from '~/store/budget';
import { listInKind } from '~/store/in-kind';
import { findCooperationKey, findPhaseKey } from '~/store/phase-key';
import { findProject } from '~/store/project';
import { findShareBasis, findStoredShares, listPresentParties } from '~/store/share-basis';
import type { Database } from '~db/open';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';
import {
  insertCooperation,
  insertEqualKey,
  insertParty,
  insertPhaseRow,
  insertProjectRow,
  viewerOf,
} from '../support/rows';

const all: Viewer = viewerOf([], { seesAll: true });
const today = '2020-12-18' as CalendarDate;
const asToday = { assumptions: AS_TODAY, today };
const onTheDay = { today, keyId: null };

let db: Database;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  await loadSample(db, { passwordHash: 'a hash' });
});

async function phaseOf(slug: string, number: number): Promise<{ projectId: number; phaseId: number }> {
  return db
    .selectFrom('phase')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .where('project.slug', '=', slug)
    .where('phase.number', '=', number)
    .select(['project.id as projectId', 'phase.id as phaseId'])
    .executeTakeFirstOrThrow();
}

/** The shares of a phase as they would be today. */
async function shareToday(slug: string, number: number) {
  const { phaseId } = await phaseOf(slug, number);
  const key = (await findPhaseKey(db, all, phaseId, onTheDay))!;
  const basis = await findShareBasis(db, all, phaseId, key, asToday);
  const budget = (await findBudget(db, all, phaseId))!;
  return { key, budget, table: shareBudget(budget.lines, basis, key.rounding) };
}

describe('the fee of Ludvika and Smedjebacken', () => {
  test('is shared by 5 790 users in thirteen units, each with its figure', async () => {
    const { key, table } = await shareToday('gemensam-it', 2);
    expect(key).toMatchObject({
      name: 'Efter antal användare',
      version: 1,
      byUnit: true,
      rounding: { unit: 100, mode: 'exact' },
      components: [{ position: 1, kind: 'driver', weight: fraction(1, 1), seriesName: 'Antal användare' }],
    });
    expect(table.rows.map((row) => [row.claimant.partyName, row.claimant.unitName, row.figures[0]?.value])).toEqual(
      expect.arrayContaining([
        ['Ludvika', 'SOU LKA', 1964],
        ['Smedjebacken', 'FUN SMB', 727],
      ]),
    );
    expect(table.rows).toHaveLength(13);
    expect(table.rows.reduce((sum, row) => sum + row.figures[0]!.value, 0)).toBe(5790);
    expect(table.rows.every((row) => row.figures[0]!.precision === 'year')).toBe(true);
  });

  test('adds up to 17 041 856 kr, each unit within a krona of its part', async () => {
    const { table } = await shareToday('gemensam-it', 2);
    const total = 1_704_185_600;
    expect(table).toMatchObject({ total, difference: 0, columnSums: [total] });
    for (const row of table.rows) {
      const exact = BigInt(total) * BigInt(row.figures[0]!.value);
      const distance = BigInt(row.sum) * 5790n - exact;
      expect((distance < 0n ? -distance : distance) < 100n * 5790n).toBe(true);
      expect(row.sum % 100).toBe(0);
    }
  });

  test('keeps the units of a party together, in their own order', async () => {
    const { table } = await shareToday('gemensam-it', 1);
    const parties = table.rows.map((row) => row.claimant.partyName);
    expect(parties.filter((name, at) => name !== parties[at - 1])).toEqual([
      'Bolag och förbund',
      'Ludvika',
      'Smedjebacken',
    ]);
    const ludvika = table.rows.filter((row) => row.claimant.partyName === 'Ludvika');
    expect(ludvika.map((row) => row.claimant.unitName)).toEqual(['KS LKA', 'SBF LKA', 'SOU LKA', 'VOO LKA']);
  });

  test('of several lines is shared as one sum', async () => {
    const { table } = await shareToday('gemensam-it', 3);
    expect(table.total).toBe(1_190_000_000);
    expect(table.rows.reduce((sum, row) => sum + row.sum, 0)).toBe(1_190_000_000);
  });
});

describe('the stored shares of Min skolskjuts', () => {
  test.each([
    [1, 93_000_000],
    [2, 246_000_000],
  ])('of phase %i are what the same figures give again', async (number, total) => {
    const { key, budget, table } = await shareToday('min-skolskjuts', number);
    const { rows: stored } = await findStoredShares(db, all, budget.id, key.components);
    expect(stored).toEqual(table.rows);
    expect(stored).toHaveLength(15);
    expect(stored.reduce((sum, row) => sum + row.sum, 0)).toBe(total);
  });

  test('are in Swedish order with the figure, its day and its source', async () => {
    const { key, budget } = await shareToday('min-skolskjuts', 1);
    const { rows: stored } = await findStoredShares(db, all, budget.id, key.components);
    expect(stored.slice(-3).map((row) => row.claimant.partyName)).toEqual(['Säter', 'Vansbro', 'Älvdalen']);
    const borlange = stored.find((row) => row.claimant.partyName === 'Borlänge');
    expect(borlange).toMatchObject({
      claimant: { code: '2081', unitId: null, unitName: null },
      figures: [
        null,
        {
          value: 52_224,
          referenceDate: '2018-12-31',
          precision: 'day',
          source: 'SCB, folkmängd 31 december 2018',
        },
      ],
      parts: [3_100_000, 8_455_700],
      carried: 0,
      sum: 11_555_700,
    });
  });

  test('stay as they are when newer figures come; a draft takes the newest that is not of a day to come', async () => {
    const { key, budget } = await shareToday('min-skolskjuts', 1);
    const { rows: before } = await findStoredShares(db, all, budget.id, key.components);
    const mora = await db
      .selectFrom('basisFigure')
      .innerJoin('party', 'party.id', 'basisFigure.partyId')
      .innerJoin('basisSeries', 'basisSeries.id', 'basisFigure.seriesId')
      .where('party.slug', '=', 'mora')
      .where('basisSeries.slug', '=', 'folkmangd')
      .select(['basisFigure.seriesId', 'basisFigure.partyId'])
      .executeTakeFirstOrThrow();
    const figure = { ...mora, unitId: null, referencePrecision: 'day' as const, source: 'SCB' };
    await db
      .insertInto('basisFigure')
      .values([
        { ...figure, referenceDate: '2019-12-31', value: 20_470 },
        { ...figure, referenceDate: '2017-12-31', value: 20_279 },
        { ...figure, referenceDate: '2020-12-19', value: 1 },
      ])
      .execute();
    const { table } = await shareToday('min-skolskjuts', 1);
    const ofMora = table.rows.find((row) => row.claimant.partyName === 'Mora');
    expect(ofMora?.figures[1]).toMatchObject({ value: 20_470, referenceDate: '2019-12-31' });
    expect((await findStoredShares(db, all, budget.id, key.components)).rows).toEqual(before);
  });

  test('hold what a party carries alone at position 0', async () => {
    const party = await insertParty(db, { name: 'Bolaget' });
    const cooperationId = await insertCooperation(db, [party]);
    const { keyVersionId } = await insertEqualKey(db, cooperationId);
    const projectId = await insertProjectRow(db, cooperationId);
    const phaseId = await insertPhaseRow(db, projectId);
    const { id: version } = await db
      .insertInto('budgetVersion')
      .values({ phaseId, version: 1 })
      .returning('id')
      .executeTakeFirstOrThrow();
    const share = { budgetVersionId: version, partyId: party, unitId: null, basisFigureId: null };
    await db
      .insertInto('costShare')
      .values([
        { ...share, componentPosition: 0, amountOre: 50 },
        { ...share, componentPosition: 1, amountOre: 300 },
      ])
      .execute();
    const key = (await findPhaseKey(db, all, phaseId, { keyVersionId }))!;
    expect((await findStoredShares(db, all, version, key.components)).rows).toMatchObject([
      { claimant: { partyName: 'Bolaget', code: '' }, figures: [null], parts: [300], carried: 50, sum: 350 },
    ]);
  });
});

describe('who shares', () => {
  test('is who is still in the project', async () => {
    const [stays, left] = [await insertParty(db, { name: 'Stannar' }), await insertParty(db, { name: 'Lämnar' })];
    const cooperationId = await insertCooperation(db, [stays, left]);
    const { keyId } = await insertEqualKey(db, cooperationId);
    const projectId = await insertProjectRow(db, cooperationId, { keyId });
    const phaseId = await insertPhaseRow(db, projectId);
    await db
      .insertInto('projectParticipant')
      .values([
        { projectId, partyId: stays },
        { projectId, partyId: left, leftOn: '2020-01-01' },
      ])
      .execute();
    const key = (await findPhaseKey(db, all, phaseId, onTheDay))!;
    const basis = await findShareBasis(db, all, phaseId, key, asToday);
    expect(basis.claimants.map((claimant) => claimant.partyName)).toEqual(['Stannar']);
  });

  test('is nobody who has left the cooperation, or is not in it yet, on the later of the day and the first of the phase', async () => {
    const [stays, left, leaves, comes] = [
      await insertParty(db, { name: 'Stannar' }),
      await insertParty(db, { name: 'Har gått ur' }),
      await insertParty(db, { name: 'Går ur' }),
      await insertParty(db, { name: 'Kommer med' }),
    ];
    const cooperationId = await insertCooperation(db, [stays]);
    await db
      .insertInto('cooperationMember')
      .values([
        { cooperationId, partyId: left, leftOn: today },
        { cooperationId, partyId: leaves, leftOn: '2021-06-01' },
        { cooperationId, partyId: comes, joinedOn: '2021-06-01' },
      ])
      .execute();
    const { keyId } = await insertEqualKey(db, cooperationId);
    const projectId = await insertProjectRow(db, cooperationId, { keyId });
    const slugOf = await db.selectFrom('project').select('slug').where('id', '=', projectId).executeTakeFirstOrThrow();
    await db
      .insertInto('projectParticipant')
      .values([stays, left, leaves, comes].map((partyId) => ({ projectId, partyId })))
      .execute();
    const namesIn = async (phaseId: number) => {
      const key = (await findPhaseKey(db, all, phaseId, onTheDay))!;
      const { claimants } = await findShareBasis(db, all, phaseId, key, asToday);
      const present = await listPresentParties(db, all, phaseId, today);
      expect(claimants.map(({ partyId }) => partyId).toSorted()).toEqual(present.toSorted());
      return claimants.map(({ partyName }) => partyName);
    };
    expect(await namesIn(await insertPhaseRow(db, projectId, { number: 1 }))).toEqual(['Går ur', 'Stannar']);
    const later = await insertPhaseRow(db, projectId, { number: 2, startDate: '2021-06-01' });
    expect(await namesIn(later)).toEqual(['Kommer med', 'Stannar']);
    const project = await findProject(db, all, slugOf.slug, today);
    expect(project?.participants.map(({ name }) => name)).toEqual(['Går ur', 'Stannar']);
  });

  test('is kept without a figure, and then the lack is told by name', async () => {
    const partyId = await insertParty(db, { name: 'Utan folkmängd' });
    const { projectId, phaseId } = await phaseOf('edala', 1);
    const { cooperationId } = await db
      .selectFrom('project')
      .select('cooperationId')
      .where('id', '=', projectId)
      .executeTakeFirstOrThrow();
    await db.insertInto('cooperationMember').values({ cooperationId, partyId }).execute();
    await db.insertInto('projectParticipant').values({ projectId, partyId }).execute();
    const key = (await findPhaseKey(db, all, phaseId, onTheDay))!;
    const basis = await findShareBasis(db, all, phaseId, key, asToday);
    expect(basis.claimants).toHaveLength(13);
    const at = basis.claimants.findIndex((claimant) => claimant.partyId === partyId);
    expect([basis.figures[0]![at], basis.figures[1]![at]]).toEqual([null, null]);
    expect(() => shareBudget([], basis, key.rounding)).toThrow(
      new Refusal('Underlag saknas för Utan folkmängd: Folkmängd.'),
    );
  });

  test('is nobody in a project without participants', async () => {
    const cooperationId = await insertCooperation(db);
    const { keyId } = await insertEqualKey(db, cooperationId);
    const projectId = await insertProjectRow(db, cooperationId, { keyId });
    const phaseId = await insertPhaseRow(db, projectId);
    const key = (await findPhaseKey(db, all, phaseId, onTheDay))!;
    const basis = await findShareBasis(db, all, phaseId, key, asToday);
    expect([basis.claimants, basis.figures]).toEqual([[], [[]]]);
    expect(() => shareBudget([], basis, key.rounding)).toThrow(Refusal);
  });
});

describe('the key of a phase', () => {
  test('is its own before that of its project, and the newest version unless another is asked for', async () => {
    const cooperationId = await insertCooperation(db, [], { roundingUnitOre: 100_000, roundingMode: 'plain' });
    const ofProject = await insertEqualKey(db, cooperationId);
    const ofPhase = await insertEqualKey(db, cooperationId);
    const projectId = await insertProjectRow(db, cooperationId, { keyId: ofProject.keyId });
    const plain = await insertPhaseRow(db, projectId, { number: 1 });
    const special = await insertPhaseRow(db, projectId, { number: 2, keyId: ofPhase.keyId });
    const { id: newer } = await db
      .insertInto('keyVersion')
      .values({ keyId: ofProject.keyId, version: 2 })
      .returning('id')
      .executeTakeFirstOrThrow();
    const third = { keyVersionId: newer, kind: 'equal' as const, weightNumerator: 1, weightDenominator: 3 };
    await db
      .insertInto('keyComponent')
      .values([3, 1, 2].map((position) => ({ ...third, position })))
      .execute();

    expect(await findPhaseKey(db, all, special, onTheDay)).toMatchObject({
      keyVersionId: ofPhase.keyVersionId,
      version: 1,
    });
    const key = await findPhaseKey(db, all, plain, onTheDay);
    expect(key).toMatchObject({
      keyVersionId: newer,
      version: 2,
      byUnit: false,
      rounding: { unit: 100_000, mode: 'plain' },
    });
    expect(key?.components.map((component) => component.position)).toEqual([1, 2, 3]);
    expect(key?.components.every((component) => 'weight' in component && component.weight.denominator === 3)).toBe(
      true,
    );
    expect(await findPhaseKey(db, all, plain, { keyVersionId: ofProject.keyVersionId })).toMatchObject({ version: 1 });
  });

  test('is the newest version that applies on the later of the day and the first of the phase, else the oldest', async () => {
    const cooperationId = await insertCooperation(db);
    const { keyId } = await insertEqualKey(db, cooperationId);
    const projectId = await insertProjectRow(db, cooperationId, { keyId });
    const running = await insertPhaseRow(db, projectId, { number: 1, startDate: '2020-01-01' });
    const coming = await insertPhaseRow(db, projectId, { number: 2, startDate: '2022-01-01' });
    const addVersion = (version: number, validFrom: string | null) =>
      db.insertInto('keyVersion').values({ keyId, version, validFrom }).execute();
    const versionOf = async (phaseId: number, day = today) => {
      const key = await findPhaseKey(db, all, phaseId, { today: day, keyId: null });
      return [key?.version, key?.next];
    };
    const ofCooperation = async (day: CalendarDate) =>
      (await findCooperationKey(db, all, cooperationId, { today: day, keyId }))?.version;

    await addVersion(2, '2021-06-01');
    await addVersion(3, '2022-01-02');
    expect(await versionOf(running)).toEqual([1, { version: 2, validFrom: '2021-06-01' }]);
    expect(await versionOf(running, '2021-06-01' as CalendarDate)).toEqual([
      2,
      { version: 3, validFrom: '2022-01-02' },
    ]);
    expect(await versionOf(coming)).toEqual([2, { version: 3, validFrom: '2022-01-02' }]);
    expect(await versionOf(coming, '2022-01-02' as CalendarDate)).toEqual([3, null]);
    expect([await ofCooperation(today), await ofCooperation('2022-05-01' as CalendarDate)]).toEqual([1, 3]);

    await db
      .updateTable('keyVersion')
      .set({ validFrom: '2021-01-01' })
      .where('keyId', '=', keyId)
      .where('version', '=', 1)
      .execute();
    expect((await versionOf(running))[0], 'none applies yet').toBe(1);
    expect(await findPhaseKey(db, all, running, { today, keyId })).toMatchObject({ version: 1 });
  });

  test('is none where neither phase nor project has one', async () => {
    const { phaseId } = await phaseOf('it-vaxel-telefoni', 1);
    expect(await findPhaseKey(db, all, phaseId, onTheDay)).toBeNull();
  });
});

describe('in-kind hours', () => {
  test('of Min skolskjuts are unbilled in phase 1 and debited in phase 2, the most first', async () => {
    const hoursOf = async (number: number) => {
      const { phaseId } = await phaseOf('min-skolskjuts', number);
      const budget = await findBudget(db, all, phaseId);
      const rows = await listInKind(db, all, budget!.id);
      return rows.map(({ partyName, hours, handling, rate }) => [partyName, hours, handling, rate]);
    };
    expect(await hoursOf(1)).toEqual([
      ['Borlänge', 142_800, 'unbilled', 40_000],
      ['Gagnef', 41_100, 'unbilled', 40_000],
      ['Mora', 38_700, 'unbilled', 40_000],
    ]);
    expect(await hoursOf(2)).toEqual([
      ['Borlänge', 185_000, 'debited', 40_000],
      ['Mora', 50_000, 'debited', 40_000],
    ]);
  });
});
