import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { ExchangedItem, ExchangedPlan } from '~/domain/exchange-plan';
import { loosePhase } from '~/domain/exchange-plan';
import { planOfMspdi } from '~/domain/mspdi-read';
import { mspdiOfPlan } from '~/domain/mspdi-write';
import { planImport } from '~/domain/plan-import';
import type { Viewer } from '~/domain/viewer';
import { readMspdi } from '~/platform/mspdi-read';
import { writeMspdi } from '~/platform/mspdi-write';
import { findMilestone } from '~/store/milestone';
import { findStandingPlan, lockStandingPlan } from '~/store/plan-exchange';
import { importPlan } from '~/store/plan-import';
import type { Database } from '~db/open';

import { freshDatabase } from '../support/database';
import {
  insertActor,
  insertCooperation,
  insertMilestoneRow,
  insertPhaseRow,
  insertProjectRow,
  viewerOf,
} from '../support/rows';

let db: Database;
let actor: Actor;
let viewer: Viewer;
let projectId: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
});

beforeEach(async () => {
  const cooperationId = await insertCooperation(db);
  viewer = viewerOf([cooperationId]);
  projectId = await insertProjectRow(db, cooperationId, { startDate: '2020-01-01' });
});

const date = (text: string) => text as CalendarDate;

function row(known: Partial<ExchangedItem> & Pick<ExchangedItem, 'uid' | 'name' | 'kind'>): ExchangedItem {
  const percentComplete = known.kind === 'phase' ? null : 0;
  return {
    ...loosePhase(),
    row: Number(known.uid),
    phaseUid: known.kind === 'phase' ? null : '1',
    percentComplete,
    ...known,
  };
}

function plan(): ExchangedPlan {
  return {
    items: [
      row({ uid: '1', kind: 'phase', name: 'Genomförande', start: date('2020-02-03'), end: date('2020-06-12') }),
      row({ uid: '2', kind: 'activity', name: 'Upphandling', start: date('2020-02-03'), end: date('2020-04-30') }),
      row({
        uid: '3',
        kind: 'activity',
        name: 'Kravställning',
        parentUid: '2',
        start: date('2020-02-03'),
        end: date('2020-02-28'),
        percentComplete: 40,
        baselines: [
          { number: 0, start: date('2020-02-03'), end: date('2020-02-21') },
          { number: 1, start: date('2020-01-07'), end: date('2020-02-14') },
        ],
      }),
      row({ uid: '4', kind: 'milestone', name: 'Avtal klart', start: date('2020-04-30'), end: date('2020-04-30') }),
    ],
    dependencies: [{ predecessorUid: '3', successorUid: '4', type: 'FS', lag: 5 }],
  };
}

function carryOut(file: ExchangedPlan, reason = '') {
  return db.transaction().execute(async (trx) => {
    const standing = await lockStandingPlan(trx, viewer, projectId);
    const result = planImport(file, standing, { projectStart: date('2020-01-01'), today: actor.today });
    await importPlan(trx, actor, result, { viewer, projectId, fileName: 'plan.xml', reason });
    return result;
  });
}

function compare(file: ExchangedPlan, standing: ExchangedPlan) {
  return planImport(file, standing, { projectStart: date('2020-01-01'), today: actor.today });
}

const shape = ({ items, dependencies }: ExchangedPlan) => {
  const nameOf = new Map(items.map(({ uid, name }) => [uid, name]));
  return {
    items: items.map(({ kind, name, start, end, parentUid, percentComplete }) => ({
      ...{ kind, name, start, end, percentComplete },
      under: parentUid && nameOf.get(parentUid),
    })),
    dependencies: dependencies.map((link) => [
      nameOf.get(link.predecessorUid),
      link.type,
      link.lag,
      nameOf.get(link.successorUid),
    ]),
  };
};

describe('a plan that is read in', () => {
  test('is there as it was in the file, each row with its audit row', async () => {
    await carryOut(plan());
    const standing = await findStandingPlan(db, viewer, projectId);
    expect(shape(standing)).toEqual(shape(plan()));
    expect(standing.items[2]!.baselines).toEqual(plan().items[2]!.baselines);
    const audited = await db.selectFrom('auditEntry').select('action').where('projectId', '=', projectId).execute();
    expect(audited.map(({ action }) => action).toSorted()).toEqual([
      'activity.create',
      'activity.create',
      'baseline.create',
      'baseline.create',
      'dependency.import',
      'milestone.create',
      'phase.create',
      'plan.import',
    ]);
  });

  test('has its rows, positions and what holds them however large the file is', async () => {
    await carryOut(plan(), '');
    const rows = Array.from({ length: 1_200 }, (_, at) => {
      const day = date('2020-03-02');
      const common = { uid: String(100 + at), phaseUid: '99', start: day, end: day };
      return at % 2 === 0
        ? row({ ...common, kind: 'activity', name: `Aktivitet ${at}`, constraint: { kind: 'notBefore', date: day } })
        : row({ ...common, kind: 'milestone', name: `Milstolpe ${at}`, constraint: { kind: 'fixed' } });
    });
    const file = { items: [row({ uid: '99', kind: 'phase', name: 'Fas 2' }), ...rows], dependencies: [] };
    await carryOut(file);
    const standing = await findStandingPlan(db, viewer, projectId);
    const added = standing.items.filter(
      ({ phaseUid, name }) => phaseUid !== standing.items[0]!.uid && name !== 'Fas 2',
    );
    const said = ({ kind, name, constraint }: ExchangedItem) => ({ kind, name, constraint });
    expect(added.slice(1).map(said)).toEqual(rows.map(said));
    const positions = await db
      .selectFrom('milestone')
      .select(['position', 'title'])
      .where('projectId', '=', projectId)
      .orderBy('position')
      .execute();
    expect(positions.map(({ title }) => title)).toEqual([
      'Avtal klart',
      ...rows.filter(({ kind }) => kind === 'milestone').map(({ name }) => name),
    ]);
    const { audited } = await db
      .selectFrom('auditEntry')
      .where('projectId', '=', projectId)
      .where('action', 'in', ['activity.create', 'milestone.create'])
      .select(({ fn }) => fn.count<number>('entityId').distinct().as('audited'))
      .executeTakeFirstOrThrow();
    expect(Number(audited)).toBe(3 + rows.length);
  });

  test('MSPDI to here to MSPDI keeps names, dates, structure and dependencies, and changes nothing when read again', async () => {
    await carryOut(plan());
    const standing = await findStandingPlan(db, viewer, projectId);
    const xml = writeMspdi(mspdiOfPlan(standing, { id: projectId, name: 'P' }), actor.at);
    const again = planOfMspdi(readMspdi(xml), projectId);
    expect(shape(again)).toEqual(shape(plan()));
    const result = compare(again, standing);
    expect(result.steps.every(({ standing, changes }) => standing !== null && changes.length === 0)).toBe(true);
    expect(result.links.every(({ state }) => state === 'same')).toBe(true);
    expect([result.baselines, result.untouched]).toEqual([[], []]);
  });

  test('the same foreign file twice adds nothing; what changed in it changes here by name', async () => {
    await carryOut(plan());
    const second = await carryOut(plan());
    expect(second.steps.filter(({ standing }) => standing === null)).toEqual([]);
    const moved = plan();
    const items = moved.items.map((item) =>
      item.uid === '4' ? { ...item, start: date('2020-05-15'), end: date('2020-05-15') } : item,
    );
    const result = await carryOut({ ...moved, items }, 'Leverantören är sen');
    expect(result.movesForecast).toBe(true);
    const standing = await findStandingPlan(db, viewer, projectId);
    const milestone = await findMilestone(db, viewer, projectId, standing.items[3]!.itemId!);
    expect(milestone).toMatchObject({ baseline: '2020-04-30', forecast: '2020-05-15' });
    expect(milestone!.changes).toMatchObject([
      { field: 'forecast', fromValue: '2020-04-30', toValue: '2020-05-15', reason: 'Leverantören är sen' },
    ]);
  });

  test('two rows of one name are two, and what the file lacks stays', async () => {
    const phaseId = await insertPhaseRow(db, projectId, { name: 'Genomförande' });
    for (const label of ['MS11', 'MS11']) {
      await insertMilestoneRow(db, { projectId, phaseId }, { title: 'Pilot klar', label, forecastDate: '2020-03-02' });
    }
    await insertMilestoneRow(db, { projectId, phaseId }, { title: 'Bara här' });
    const pilot = {
      kind: 'milestone' as const,
      name: 'Pilot klar',
      start: date('2020-03-02'),
      end: date('2020-03-02'),
    };
    const result = await carryOut({
      items: [
        row({ uid: '1', kind: 'phase', name: 'Genomförande' }),
        row({ uid: '2', ...pilot }),
        row({ uid: '3', ...pilot }),
      ],
      dependencies: [],
    });
    expect(result.steps.map(({ standing }) => standing !== null)).toEqual([true, true, true]);
    expect(result.untouched.map(({ name }) => name)).toEqual(['Bara här']);
    expect((await findStandingPlan(db, viewer, projectId)).items).toHaveLength(4);
  });
});

test('what holds a row is read in, changed, taken away, and left alone by a table that says nothing of it', async () => {
  const holding = (constraint: ExchangedItem['constraint']) => ({
    ...plan(),
    items: plan().items.map((item) => (item.uid === '4' ? { ...item, constraint } : item)),
  });
  const held = async () =>
    (await findStandingPlan(db, viewer, projectId)).items.find(({ name }) => name === 'Avtal klart')!.constraint;
  await carryOut(holding({ kind: 'notBefore', date: date('2020-04-01') }));
  expect(await held()).toEqual({ kind: 'notBefore', date: '2020-04-01' });
  const { steps } = await carryOut(holding({ kind: 'fixed' }));
  expect(steps.flatMap(({ changes }) => changes)).toEqual([{ field: 'constraint', from: '2020-04-01', to: 'fixed' }]);
  expect(await held()).toEqual({ kind: 'fixed' });
  await carryOut(holding(null));
  expect(await held()).toEqual({ kind: 'fixed' });
  await carryOut(holding({ kind: 'none' }));
  expect(await held()).toEqual({ kind: 'none' });
});

describe('refused whole', () => {
  test('a circle over both plans, by its names', async () => {
    await carryOut(plan());
    const back = { predecessorUid: '4', successorUid: '3', type: 'FS' as const, lag: 0 };
    await expect(carryOut({ ...plan(), dependencies: [back] })).rejects.toThrow(/Beroendena går runt: .*Avtal klart/);
    expect(shape(await findStandingPlan(db, viewer, projectId))).toEqual(shape(plan()));
  });

  test('a milestone before the start of the project, or reached in the future, by row', async () => {
    const early = plan();
    const items = early.items.map((item) =>
      item.uid === '4' ? { ...item, start: date('2019-04-30'), end: date('2019-04-30') } : item,
    );
    await expect(carryOut({ ...early, items })).rejects.toThrow(
      'Rad 4 ”Avtal klart”: Prognosen 2019-04-30 ligger före',
    );
    const future = early.items.map((item) =>
      item.uid === '4' ? { ...item, percentComplete: 100, actual: date('2030-01-01') } : item,
    );
    await expect(carryOut({ ...early, items: future })).rejects.toThrow('ligger i framtiden');
    expect((await findStandingPlan(db, viewer, projectId)).items).toEqual([]);
  });
});

test('marks of another project point at nothing here', async () => {
  await carryOut(plan());
  const standing = await findStandingPlan(db, viewer, projectId);
  const xml = writeMspdi(mspdiOfPlan(standing, { id: projectId + 1, name: 'P' }), actor.at);
  expect(planOfMspdi(readMspdi(xml), projectId).items.map(({ itemId }) => itemId)).toEqual([null, null, null, null]);
});
