import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import { lockActivity, updateActivity } from '~/store/activity';
import { insertBaseline, listBaselineItems, listBaselines } from '~/store/baseline';
import { deleteDependency, upsertDependency } from '~/store/dependency';
import { lockConstraint, updateConstraint } from '~/store/plan-constraint';
import { findPlanLinks } from '~/store/plan-links';
import { insertPlanMove, lockLastMove, markUndone } from '~/store/plan-move';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import {
  insertActor,
  insertCooperation,
  insertMilestoneRow,
  insertPhaseRow,
  insertProjectRow,
  viewerOf,
} from '../support/rows';

const day = (text: string) => text as CalendarDate;
let db: Database;
let actor: Actor;
let viewer: Viewer;
let project: number;
let phase: number;
let other: { readonly project: number; readonly phase: number };

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
  const cooperation = await insertCooperation(db);
  viewer = viewerOf([cooperation]);
  project = await insertProjectRow(db, cooperation);
  phase = await insertPhaseRow(db, project, { startDate: '2021-01-01', endDate: '2021-06-30' });
  const elsewhere = await insertProjectRow(db, cooperation);
  other = { project: elsewhere, phase: await insertPhaseRow(db, elsewhere) };
});

const within = <T>(work: (trx: Transaction) => Promise<T>) => db.transaction().execute(work);
const milestone = (forecast: string) =>
  insertMilestoneRow(db, { projectId: project, phaseId: phase }, { forecastDate: forecast });

async function audits(entity: string, entityId: number) {
  const rows = await db
    .selectFrom('auditEntry')
    .select(['action', 'before', 'after', 'userId'])
    .where('entity', '=', entity)
    .where('entityId', '=', entityId)
    .orderBy('id')
    .execute();
  expect(rows.every((row) => row.userId === actor.userId)).toBe(true);
  return rows;
}

describe('a dependency', () => {
  test('is added, changed and removed, each with its audit row', async () => {
    const [a, b] = [await milestone('2021-02-01'), await milestone('2021-03-01')];
    const joined = { predecessorId: a, successorId: b };
    await within((trx) => upsertDependency(trx, actor, project, { ...joined, type: 'FS', lag: 0 }));
    await within((trx) => upsertDependency(trx, actor, project, { ...joined, type: 'SS', lag: -3 }));
    expect((await findPlanLinks(db, viewer, project)).dependencies).toContainEqual({ ...joined, type: 'SS', lag: -3 });
    expect(await within((trx) => deleteDependency(trx, actor, project, joined))).toBe(true);
    expect(await within((trx) => deleteDependency(trx, actor, project, joined)), 'a second click').toBe(false);
    expect((await audits('dependency', b)).map(({ action, before }) => [action, before])).toEqual([
      ['dependency.create', null],
      ['dependency.update', { type: 'FS', lag: 0 }],
      ['dependency.delete', { ...joined, type: 'SS', lag: -3 }],
    ]);
  });

  test('that closes a circle is refused, and no audit row stays', async () => {
    const [a, b, c] = [await milestone('2021-02-01'), await milestone('2021-02-02'), await milestone('2021-02-03')];
    const join = (predecessorId: number, successorId: number) =>
      within((trx) => upsertDependency(trx, actor, project, { predecessorId, successorId, type: 'FS', lag: 0 }));
    expect(await join(a, b)).toBe(true);
    expect(await join(b, c)).toBe(true);
    const refused = within(async (trx) => {
      const stored = await upsertDependency(trx, actor, project, {
        ...{ predecessorId: c, successorId: a, type: 'SS', lag: 0 },
      });
      expect(stored).toBe(false);
      throw new Error('rolled back');
    });
    await expect(refused).rejects.toThrow('rolled back');
    expect(await audits('dependency', a)).toEqual([]);
  });

  test('of two that make a circle together and are added at once, one is refused', async () => {
    const [a, b] = [await milestone('2021-02-01'), await milestone('2021-02-02')];
    const join = (predecessorId: number, successorId: number) =>
      db.insertInto('dependency').values({ projectId: project, predecessorId, successorId }).execute();
    const answers = await Promise.allSettled([join(a, b), join(b, a)]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(answers.find((each) => each.status === 'rejected')!.reason).toMatchObject({
      constraint: 'dependencies_make_no_circle',
    });
  });
});

describe('a constraint', () => {
  test('is kept with its version and audited', async () => {
    const id = await milestone('2021-02-01');
    await within(async (trx) => {
      const before = (await lockConstraint(trx, viewer, project, id))!;
      expect(before).toEqual({ id, version: 1, kind: null, date: null });
      await updateConstraint(trx, actor, project, before, { kind: 'notBefore', date: day('2021-02-01') });
    });
    expect((await findPlanLinks(db, viewer, project)).constraints).toContainEqual({
      ...{ itemId: id, version: 2, kind: 'notBefore', date: '2021-02-01' },
    });
    expect(await audits('planItem', id)).toMatchObject([{ action: 'planItem.constrain' }]);
  });

  test('has a date where it is a first day, and only there', async () => {
    const id = await milestone('2021-02-01');
    const set = (values: object) => db.updateTable('planItem').set(values).where('id', '=', id).execute();
    await expect(set({ constraintKind: 'notBefore' })).rejects.toMatchObject({ code: '23514' });
    await expect(set({ constraintKind: 'fixed', constraintDate: '2021-02-01' })).rejects.toMatchObject({
      code: '23514',
    });
    await expect(set({ constraintDate: '2021-02-01' })).rejects.toMatchObject({ code: '23514' });
  });

  test('of another project is not found', async () => {
    const id = await milestone('2021-02-01');
    expect(await within((trx) => lockConstraint(trx, viewer, other.project, id))).toBeNull();
  });
});

describe('a move', () => {
  const dates = { fromStart: day('2021-02-01'), fromEnd: day('2021-02-01') };
  const to = { toStart: day('2021-02-08'), toEnd: day('2021-02-08') };

  test('is kept with what it brought along, until it is taken back', async () => {
    const [a, b] = [await milestone('2021-02-01'), await milestone('2021-02-01')];
    await within((trx) =>
      insertPlanMove(trx, actor, project, [
        { itemId: a, causeId: null, ...dates, ...to },
        { itemId: b, causeId: a, ...dates, ...to },
      ]),
    );
    const { lastChange } = await findPlanLinks(db, viewer, project);
    expect(lastChange).toMatchObject({
      kind: 'move',
      name: 'Milstolpe',
      byHand: 1,
      following: 1,
      by: 'Projektledare i test',
    });
    await within(async (trx) => {
      expect(await lockLastMove(trx, viewer, project, lastChange!.id + 1), 'not the last').toBeNull();
      const move = (await lockLastMove(trx, viewer, project, lastChange!.id))!;
      expect(move.items).toMatchObject([
        { itemId: a, causeId: null, kind: 'milestone', toStart: '2021-02-08' },
        { itemId: b, causeId: a, kind: 'milestone', fromStart: '2021-02-01' },
      ]);
      await markUndone(trx, actor, project, move);
    });
    expect((await findPlanLinks(db, viewer, project)).lastChange?.id).not.toBe(lastChange!.id);
    expect((await audits('planMove', lastChange!.id)).map(({ action }) => action)).toEqual([
      'planMove.create',
      'planMove.undo',
    ]);
    const again = sql`update plan_move set undone_at = now() where id = ${lastChange!.id}`;
    await expect(again.execute(db)).rejects.toMatchObject({ code: '23001' });
    await expect(sql`delete from plan_move_item`.execute(db)).rejects.toMatchObject({ code: '23001' });
  });

  test('has causes that changed in it, and changes something of each row', async () => {
    const [a, b] = [await milestone('2021-02-01'), await milestone('2021-02-01')];
    const insert = (rows: Parameters<typeof insertPlanMove>[3]) =>
      within((trx) => insertPlanMove(trx, actor, project, rows));
    const byHand = (itemId: number) => ({ itemId, causeId: null, ...dates, ...to });
    await expect(insert([{ ...byHand(a), causeId: b }])).rejects.toMatchObject({ code: '23503' });
    await expect(insert([{ ...byHand(a), toStart: dates.fromStart, toEnd: dates.fromEnd }])).rejects.toMatchObject({
      constraint: 'something_is_changed',
    });
  });

  test('keeps the same values before and after, of those that a row of a plan has', async () => {
    const id = await milestone('2021-02-01');
    const insert = (fromValues: object, toValues: object) =>
      within((trx) =>
        insertPlanMove(
          trx,
          actor,
          project,
          [{ itemId: id, causeId: null, ...dates, ...to, fromValues, toValues }],
          'edit',
        ),
      );
    for (const [from, after] of [
      [{ name: 'A' }, {}],
      [{ name: 'A' }, { label: 'B' }],
      [{ colour: 'röd' }, { colour: 'grön' }],
    ] as const) {
      await expect(insert(from, after)).rejects.toMatchObject({ constraint: 'values_are_of_a_plan' });
    }
    await insert({ percentComplete: 10, actual: null }, { percentComplete: 20, actual: '2021-02-01' });
    const { lastChange } = await findPlanLinks(db, viewer, project);
    expect(lastChange).toMatchObject({ kind: 'edit', byHand: 1, following: 0 });
    const kept = await within((trx) => lockLastMove(trx, viewer, project, lastChange!.id));
    expect(kept!.items[0]).toMatchObject({
      fromValues: { percentComplete: 10, actual: null },
      toValues: { percentComplete: 20, actual: '2021-02-01' },
    });
  });

  test('that follows another says so in its audit row', async () => {
    const { id } = await db
      .insertInto('planItem')
      .values({ projectId: project, kind: 'activity' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.insertInto('activity').values({ id, projectId: project, phaseId: phase, name: 'Avtal' }).execute();
    await within(async (trx) => {
      const before = (await lockActivity(trx, viewer, project, id))!;
      await updateActivity(trx, actor, project, before, { endDate: day('2021-03-01') }, 'Följde med Upphandling');
    });
    expect(await audits('activity', id)).toMatchObject([{ after: { reason: 'Följde med Upphandling' } }]);
  });
});

describe('a baseline taken by hand', () => {
  test('of the whole project keeps all its phases; of a phase only that', async () => {
    const second = await insertPhaseRow(db, project, { number: 2, startDate: '2021-07-01', endDate: '2021-12-31' });
    const take = (phaseId: number | null) =>
      within((trx) =>
        insertBaseline(trx, actor, {
          ...{ projectId: project, phaseId, budgetVersionId: null, total: null, reason: 'Nytt avtal' },
        }),
      );
    const whole = await take(null);
    const one = await take(second);
    expect((await listBaselines(db, viewer, project)).map(({ id, phaseId }) => [id, phaseId])).toEqual([
      [one, second],
      [whole, null],
    ]);
    const kept = await listBaselineItems(db, viewer, project, whole);
    expect(kept.filter(({ kind }) => kind === 'phase').map(({ itemId }) => itemId)).toEqual([phase, second]);
    expect(kept.length).toBeGreaterThan(3);
    expect(await listBaselineItems(db, viewer, project, one)).toMatchObject([
      { itemId: second, start: '2021-07-01', end: '2021-12-31' },
    ]);
    expect(await listBaselineItems(db, viewer, other.project, one)).toEqual([]);
    expect(await audits('baseline', whole)).toMatchObject([{ action: 'baseline.create' }]);
  });
});
