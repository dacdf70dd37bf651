import { beforeAll, describe, expect, test } from 'vitest';

import type { BudgetState } from '~/domain/budget';
import { ledgerOf, totalsOf } from '~/domain/party-ledger';
import { listDraftPhases, listPartyPhases, listPartySums } from '~/store/party-economy';
import { findParty, listPartyMilestones } from '~/store/party-head';
import type { Database } from '~db/open';

import { freshDatabase } from '../support/database';
import {
  insertCooperation,
  insertEqualKey,
  insertMilestoneRow,
  insertParty,
  insertPhaseRow,
  insertProjectRow,
  viewerOf,
} from '../support/rows';

let db: Database;
let north: Place;
let south: Place;
/** a member of both cooperations, and one of the south only */
let both: number;
let southern: number;

interface Place {
  readonly cooperationId: number;
  readonly keyVersionId: number;
}

beforeAll(async () => {
  ({ db } = await freshDatabase());
  both = await insertParty(db, { name: 'Mellanstad', kind: 'kommun', code: '9001', slug: 'mellanstad' });
  southern = await insertParty(db, { name: 'Åby bolag', slug: 'aby-bolag' });
  const northern = await insertParty(db, { name: 'Arby', kind: 'kommun', code: '9002' });
  const placeOf = async (members: readonly number[]): Promise<Place> => {
    const cooperationId = await insertCooperation(db, members);
    return { cooperationId, keyVersionId: (await insertEqualKey(db, cooperationId)).keyVersionId };
  };
  north = await placeOf([both, northern]);
  south = await placeOf([both, southern]);
});

/** A version whose shares are those of `both` in two components, and of another party. */
async function insertVersion(
  { keyVersionId }: Place,
  phaseId: number,
  version: number,
  state: BudgetState,
  [mine, others, worked = 0]: readonly [number, number, number?],
  other: number,
) {
  await db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('budgetVersion')
      .values({ phaseId, version })
      .returning('id')
      .executeTakeFirstOrThrow();
    const totalOre = mine + others;
    await trx
      .insertInto('budgetLine')
      .values([
        { budgetVersionId: id, name: 'Rad', kind: 'extern', year: 2020, amountOre: totalOre },
        { budgetVersionId: id, name: 'Borttagen', kind: 'extern', amountOre: 7, removedAt: '2020-01-01T00:00:00Z' },
      ])
      .execute();
    if (worked > 0) {
      await trx
        .insertInto('inKindHours')
        .values([
          { budgetVersionId: id, partyId: both, hoursHundredths: worked, handling: 'debited', rateOre: 40_000 },
          {
            budgetVersionId: id,
            partyId: other,
            hoursHundredths: 900,
            handling: 'unbilled',
            removedAt: '2020-01-01T00:00:00Z',
          },
        ])
        .execute();
    }
    if (state === 'utkast') return;
    const share = { budgetVersionId: id, unitId: null, basisFigureId: null };
    await trx
      .insertInto('costShare')
      .values([
        { ...share, partyId: both, componentPosition: 1, amountOre: 100 },
        { ...share, partyId: both, componentPosition: 2, amountOre: mine - 100 },
        { ...share, partyId: other, componentPosition: 1, amountOre: others },
      ])
      .execute();
    const frozen = { keyVersionId, roundingUnitOre: 100, roundingMode: 'exact' as const, totalOre };
    const steps: Partial<Record<BudgetState, BudgetState[]>> = {
      godkänd: ['inskickad', 'godkänd'],
      ersatt: ['inskickad', 'ersatt'],
      avslagen: ['inskickad', 'avslagen'],
    };
    for (const next of steps[state] ?? [state]) {
      await trx
        .updateTable('budgetVersion')
        .set({ state: next, ...frozen })
        .where('id', '=', id)
        .execute();
    }
  });
}

async function phaseWith(
  place: Place,
  other: number,
  versions: readonly (readonly [BudgetState, number, number, number?])[],
): Promise<number> {
  const projectId = await insertProjectRow(db, place.cooperationId);
  await db
    .insertInto('projectParticipant')
    .values([
      { projectId, partyId: both },
      { projectId, partyId: other },
    ])
    .execute();
  const phaseId = await insertPhaseRow(db, projectId);
  for (const [at, [state, mine, others, worked]] of versions.entries()) {
    await insertVersion(place, phaseId, at + 1, state, [mine, others, worked], other);
  }
  return phaseId;
}

const seesAll = viewerOf([], { seesAll: true });
const inNorth = () => viewerOf([north.cooperationId]);

describe('what parties carry', () => {
  let approved: number;
  let draft: number;
  let arby: number;

  beforeAll(async () => {
    const row = await db.selectFrom('party').select('id').where('code', '=', '9002').executeTakeFirstOrThrow();
    arby = row.id;
    approved = await phaseWith(north, arby, [
      ['ersatt', 90_000, 10_000],
      ['godkänd', 50_000, 30_000, 200],
      ['inskickad', 60_000, 30_000, 300],
    ]);
    await phaseWith(north, arby, [
      ['avslagen', 5_000, 5_000],
      ['inskickad', 7_000, 3_000],
    ]);
    draft = await phaseWith(north, arby, [['utkast', 1_000, 1_000]]);
    await phaseWith(north, arby, [['avslagen', 8_000, 2_000]]);
    await phaseWith(south, southern, [['godkänd', 400_000, 600_000]]);
  });

  test('is summed over the versions that count: the newest approved, else the newest submitted', async () => {
    const sums = await listPartySums(db, inNorth());
    expect(
      sums.map(({ name, approved, submitted, drafts, projects }) => [name, approved, submitted, drafts, projects]),
    ).toEqual([
      ['Arby', 30_000, 3_000, 1, 4],
      ['Mellanstad', 50_000, 7_000, 1, 4],
    ]);
  });

  test('holds nothing of a cooperation that the viewer is not in', async () => {
    const of = async (viewer: typeof seesAll) =>
      (await listPartySums(db, viewer)).find(({ id }) => id === both)?.approved;
    expect(await of(inNorth())).toBe(50_000);
    expect(await of(viewerOf([south.cooperationId]))).toBe(400_000);
    expect(await of(seesAll)).toBe(450_000);
    expect((await listPartyPhases(db, inNorth(), both)).length).toBe(3);
    expect(await listPartyPhases(db, inNorth(), southern)).toEqual([]);
  });

  test('phase by phase is the same as in the list', async () => {
    for (const viewer of [inNorth(), viewerOf([south.cooperationId]), seesAll]) {
      for (const { id, name, approved, submitted } of await listPartySums(db, viewer)) {
        const phases = await listPartyPhases(db, viewer, id);
        const { parts } = totalsOf(ledgerOf({ partyId: id, partyName: name }, phases, new Map()));
        const shareOf = (commitment: string) => parts.find((part) => part.commitment === commitment)?.share ?? 0;
        expect([shareOf('godkänd'), shareOf('inskickad')], name).toEqual([approved, submitted]);
      }
    }
  });

  test('adds up over the parties to what the budgets that count have in each year', async () => {
    const sums = new Map<number | null, number>();
    for (const { id, name } of await listPartySums(db, seesAll)) {
      const phases = await listPartyPhases(db, seesAll, id);
      const { all } = totalsOf(ledgerOf({ partyId: id, partyName: name }, phases, new Map()));
      for (const { year, amount } of all.years) sums.set(year, (sums.get(year) ?? 0) + amount);
    }
    // 80 000 approved and 10 000 submitted in the north, 1 000 000 in the south; every line is of 2020
    expect([...sums]).toEqual([[2020, 1_090_000]]);
  });

  test('comes with lines, shares of all and own hours; removed lines and replaced versions are not there', async () => {
    const phases = await listPartyPhases(db, inNorth(), both);
    const phase = phases.find(({ phaseId }) => phaseId === approved)!;
    const own = { partyId: both, partyName: 'Mellanstad', handling: 'debited', rate: 40_000 };
    expect(Object.fromEntries(phase.versions.map(({ version, inKind }) => [version, inKind]))).toEqual({
      2: { ...own, hours: 200 },
      3: { ...own, hours: 300 },
    });
    expect(phase.versions.map(({ version }) => version).toSorted()).toEqual([2, 3]);
    expect(phase.versions.find(({ version }) => version === 2)).toMatchObject({
      state: 'godkänd',
      rounding: { unit: 100, mode: 'exact' },
      lines: [{ year: 2020, amount: 80_000, carriedBy: null }],
    });
    expect(phase.versions.find(({ version }) => version === 2)!.shares).toEqual(
      expect.arrayContaining([
        { partyId: both, code: '9001', share: 50_000 },
        { partyId: arby, code: '9002', share: 30_000 },
      ]),
    );
    expect(phases.find(({ phaseId }) => phaseId === draft)!.versions).toMatchObject([{ rounding: null, shares: [] }]);
  });

  test('drafts are found where nothing else is open, at most so many', async () => {
    expect(await listDraftPhases(db, inNorth(), 10)).toEqual([draft]);
    expect(await listDraftPhases(db, inNorth(), 0)).toEqual([]);
    expect(await listDraftPhases(db, viewerOf([south.cooperationId]), 10)).toEqual([]);
  });

  test('of a removed phase is nothing', async () => {
    const before = (await listPartyPhases(db, inNorth(), both)).length;
    await db.updateTable('phase').set({ removedAt: '2020-12-18T00:00:00Z' }).where('id', '=', draft).execute();
    expect((await listPartyPhases(db, inNorth(), both)).length).toBe(before - 1);
    expect(await listDraftPhases(db, inNorth(), 10)).toEqual([]);
    await db.updateTable('phase').set({ removedAt: null }).where('id', '=', draft).execute();
  });

  test('a draft that assumes a party from outside the project concerns it', async () => {
    const version = { phaseId: draft };
    await db
      .updateTable('budgetVersion')
      .set({ assumptions: JSON.stringify({ participantIds: [southern], keyId: null, basisUpTo: null }) })
      .where('phaseId', '=', version.phaseId)
      .execute();
    expect((await listPartyPhases(db, inNorth(), southern)).map(({ phaseId }) => phaseId)).toEqual([draft]);
    await db.updateTable('budgetVersion').set({ assumptions: null }).where('phaseId', '=', version.phaseId).execute();
  });
});

describe('a party by its address', () => {
  test('is found by kommunkod, or by slug when it has none', async () => {
    expect(await findParty(db, inNorth(), '9001')).toMatchObject({ name: 'Mellanstad', code: '9001' });
    expect(await findParty(db, seesAll, 'aby-bolag')).toMatchObject({ name: 'Åby bolag', code: null });
    expect(await findParty(db, seesAll, 'mellanstad')).toBeNull();
    expect(await findParty(db, seesAll, '9999')).toBeNull();
  });

  test('is not there for one who shares no cooperation with it, but for its own people', async () => {
    expect(await findParty(db, inNorth(), 'aby-bolag')).toBeNull();
    const own = viewerOf([], { party: { id: southern, name: 'Åby bolag' } });
    expect(await findParty(db, own, 'aby-bolag')).toMatchObject({ name: 'Åby bolag', cooperations: [] });
  });

  test('tells only the cooperations that the viewer sees, and the newest public population', async () => {
    const { id: seriesId } = await db
      .insertInto('basisSeries')
      .values({ slug: 'folkmangd-test', name: 'Folkmängd', kind: 'population' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const figure = { seriesId, partyId: both, unitId: null, referencePrecision: 'day' as const, source: 'SCB' };
    await db
      .insertInto('basisFigure')
      .values([
        { ...figure, referenceDate: '2019-12-31', value: 1100 },
        { ...figure, referenceDate: '2018-12-31', value: 1000 },
      ])
      .execute();
    const found = await findParty(db, inNorth(), '9001');
    expect(found!.cooperations).toHaveLength(1);
    expect(found!.population).toEqual({ value: 1100, date: '2019-12-31', precision: 'day' });
    expect((await findParty(db, seesAll, '9001'))!.cooperations).toHaveLength(2);
  });
});

describe('milestones of a party', () => {
  test('come by day, those without one last, and only from what the viewer sees', async () => {
    const at = async (place: Place) => {
      const projectId = await insertProjectRow(db, place.cooperationId);
      return { projectId, phaseId: await insertPhaseRow(db, projectId) };
    };
    const seen = await at(north);
    await insertMilestoneRow(db, seen, { title: 'Utan dag', partyId: both });
    await insertMilestoneRow(db, seen, { title: 'Sen', partyId: both, forecastDate: '2021-03-01' });
    await insertMilestoneRow(db, seen, { title: 'Tidig', partyId: both, baselineDate: '2021-01-01' });
    await insertMilestoneRow(db, seen, { title: 'Allas' });
    await insertMilestoneRow(db, await at(south), { title: 'Annan samverkan', partyId: both });
    const titles = (await listPartyMilestones(db, inNorth(), both)).map(({ title }) => title);
    expect(titles).toEqual(['Tidig', 'Sen', 'Utan dag']);
  });
});
