import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { NewFigure } from '~/domain/basis';
import type { CalendarDate } from '~/domain/calendar';
import { listBasisMembers, listBasisSeries } from '~/store/basis';
import { insertBasisFigures, insertBasisSeries } from '~/store/basis-change';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import { insertActor, insertCooperation, insertParty, viewerOf } from '../support/rows';

let db: Database;
let actor: Actor;
let cooperationId: number;
let mora: number;
let left: number;
let seriesId: number;

const TODAY = '2020-12-18' as CalendarDate;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
});

beforeEach(async () => {
  mora = await insertParty(db, { name: 'Mora' });
  left = await insertParty(db, { name: 'Borta' });
  cooperationId = await insertCooperation(db, [mora]);
  await db.insertInto('cooperationMember').values({ cooperationId, partyId: left, leftOn: '2020-01-01' }).execute();
  seriesId = (await write((trx) =>
    insertBasisSeries(trx, actor, { cooperationId, name: 'Antal elever', slug: 'antal-elever' }),
  ))!.id;
});

function write<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

function figure(value: number, date = '2019-12-31', partyId = mora): NewFigure {
  return { partyId, unitId: null, date: date as CalendarDate, value };
}

function store(figures: NewFigure[], into = { cooperationId, seriesId }) {
  return write((trx) => insertBasisFigures(trx, actor, { ...into, source: 'Skolkontoret', figures }));
}

async function figures() {
  const series = await listBasisSeries(db, viewerOf([cooperationId]), cooperationId, TODAY);
  return series.find(({ id }) => id === seriesId)!.figures;
}

describe('figures', () => {
  test('are stored with date and source, newest first, and audited', async () => {
    expect(await store([figure(1, '2018-12-31'), figure(2)])).toEqual({ stored: 2, kept: 0 });
    expect(await figures()).toMatchObject([
      { partyId: mora, unitId: null, date: '2019-12-31', precision: 'day', value: 2, source: 'Skolkontoret' },
      { date: '2018-12-31', value: 1 },
    ]);
    const audit = await db
      .selectFrom('auditEntry')
      .selectAll()
      .where('action', '=', 'basisFigure.import')
      .where('entityId', '=', seriesId)
      .execute();
    expect(audit).toHaveLength(1);
    expect(audit[0]!.after).toMatchObject({ stored: 2, cooperationId });
  });

  test('of a population are of the whole kommun: one of a unit is refused, and nothing is stored', async () => {
    const [unit] = await db
      .insertInto('partyUnit')
      .values({ partyId: mora, name: 'Skolan', position: 1 })
      .returning('id')
      .execute();
    const population = await db
      .insertInto('basisSeries')
      .values({ name: 'Folkmängd', slug: `folkmangd-${mora}`, kind: 'population', cooperationId: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    const into = { cooperationId, seriesId: population.id };
    await expect(store([{ ...figure(5), unitId: unit!.id }], into)).rejects.toThrow(/hela kommunen/);
    const stored = await db.selectFrom('basisFigure').select('id').where('seriesId', '=', population.id).execute();
    expect(stored).toEqual([]);
    expect(await store([figure(5)], into)).toEqual({ stored: 1, kept: 0 });
  });

  test('with the same value again are passed over, without an audit row', async () => {
    await store([figure(1)]);
    expect(await store([figure(1)])).toEqual({ stored: 0, kept: 1 });
    const audit = await db
      .selectFrom('auditEntry')
      .select('id')
      .where('action', '=', 'basisFigure.import')
      .where('entityId', '=', seriesId)
      .execute();
    expect(audit).toHaveLength(1);
  });

  test('with another value are refused, and nothing of the import is stored', async () => {
    await store([figure(1)]);
    await expect(store([figure(7, '2020-06-30'), figure(2)])).rejects.toThrow(
      'Mora har redan värdet 1 för 2019-12-31.',
    );
    expect(await figures()).toHaveLength(1);
  });

  test('that two store at once: the second is told', async () => {
    const answers = await Promise.allSettled([store([figure(1)]), store([figure(2)])]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await figures()).toHaveLength(1);
  });

  test('are refused in a series of another cooperation', async () => {
    const elsewhere = await insertCooperation(db, [mora]);
    await expect(store([figure(1)], { cooperationId: elsewhere, seriesId })).rejects.toThrow(
      'Välj en av samverkans serier.',
    );
  });

  test('of one who has left are not listed, nor is the member', async () => {
    await store([figure(1), figure(2, '2019-12-31', left)]);
    expect(await figures()).toMatchObject([{ partyId: mora }]);
    const members = await listBasisMembers(db, viewerOf([cooperationId]), cooperationId, TODAY);
    expect(members.map(({ partyName }) => partyName)).toEqual(['Mora']);
    expect(
      await listBasisMembers(db, viewerOf([cooperationId]), cooperationId, '2019-12-31' as CalendarDate),
    ).toHaveLength(2);
  });
});

describe('a series', () => {
  test('is the only one of its name in the cooperation, and gets a free address in another', async () => {
    const again = { name: 'antal ELEVER', slug: 'antal-elever' };
    expect(await write((trx) => insertBasisSeries(trx, actor, { cooperationId, ...again }))).toBeNull();
    const elsewhere = await insertCooperation(db);
    const made = await write((trx) => insertBasisSeries(trx, actor, { cooperationId: elsewhere, ...again }));
    expect(made!.slug).toMatch(/^antal-elever-\d+$/);
  });

  test('of another cooperation is not seen, a public one is', async () => {
    const { id } = await db
      .insertInto('basisSeries')
      .values({ slug: `offentlig-${mora}`, name: 'Folkmängd', kind: 'population' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const elsewhere = await insertCooperation(db);
    const ids = (await listBasisSeries(db, viewerOf([elsewhere]), elsewhere, TODAY)).map((series) => series.id);
    expect(ids).toContain(id);
    expect(ids).not.toContain(seriesId);
    expect(await listBasisSeries(db, viewerOf([elsewhere]), cooperationId, TODAY)).toEqual([]);
  });
});
