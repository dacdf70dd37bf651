import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import { findMilestone, listMilestones, lockMilestone, type Milestone } from '~/store/milestone';
import { explainMove, insertMilestone, updateMilestone, type MilestoneChangeSet } from '~/store/milestone-change';
import { setRemoved } from '~/store/plan-item';
import { UNDONE } from '~/store/plan-move';
import { findPlanLinks } from '~/store/plan-links';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import {
  insertActor,
  insertCooperation,
  insertMilestoneRow,
  insertParty,
  insertPhaseRow,
  insertProjectRow,
  viewerOf,
} from '../support/rows';
import { waitForLock } from './concurrency';

let db: Database;
let actor: Actor;
let member: Viewer;
let party: number;
let projectId: number;
let phaseId: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
  party = await insertParty(db, { name: 'Mora' });
});

/** Every test has a project of its own. */
beforeEach(async () => {
  const cooperationId = await insertCooperation(db);
  member = viewerOf([cooperationId]);
  projectId = await insertProjectRow(db, cooperationId);
  phaseId = await insertPhaseRow(db, projectId);
});

function date(text: string): CalendarDate {
  return text as CalendarDate;
}

function write<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

function insertRow(known: Parameters<typeof insertMilestoneRow>[2] = {}): Promise<number> {
  return insertMilestoneRow(db, { projectId, phaseId }, known);
}

async function find(id: number) {
  return (await findMilestone(db, member, projectId, id))!;
}

function changeOf({ forecast, actual, status, responsible }: Milestone): MilestoneChangeSet {
  return { forecast, actual, status, responsible };
}

/** Locks and changes a milestone as a page does. */
function update(id: number, change: Partial<MilestoneChangeSet>, reason = ''): Promise<void> {
  return write(async (trx) => {
    const before = (await lockMilestone(trx, member, projectId, id))!;
    await updateMilestone(trx, actor, projectId, before, { ...changeOf(before), ...change }, reason);
  });
}

function auditOf(entity: string, id: number) {
  return db
    .selectFrom('auditEntry')
    .selectAll()
    .where('entity', '=', entity)
    .where('entityId', '=', id)
    .orderBy('id')
    .execute();
}

describe('an update of a milestone', () => {
  test('writes one history row for each value that changed, with the reason, day and author', async () => {
    const id = await insertRow({ baselineDate: '2020-12-01', forecastDate: '2020-12-01', responsible: 'Åsa' });
    await update(id, { forecast: date('2021-01-15'), status: 'pågår', responsible: '' }, 'Leverantören är försenad');

    const now = await find(id);
    expect(now).toMatchObject({
      version: 2,
      baseline: '2020-12-01',
      forecast: '2021-01-15',
      actual: null,
      status: 'pågår',
      responsible: '',
    });
    const told = { onDate: '2020-12-18', reason: 'Leverantören är försenad', by: 'Projektledare i test' };
    expect(now.changes.map(({ id: _, ...change }) => change)).toEqual([
      { field: 'responsible', fromValue: 'Åsa', toValue: null, ...told },
      { field: 'status', fromValue: 'ej påbörjad', toValue: 'pågår', ...told },
      { field: 'forecast', fromValue: '2020-12-01', toValue: '2021-01-15', ...told },
    ]);
  });

  test('to a first forecast makes that the baseline too, until it is taken back', async () => {
    const id = await insertRow({ windowStart: '2021-02-01', windowEnd: '2021-04-01' });
    await update(id, { forecast: date('2021-03-03') });
    expect(await find(id)).toMatchObject({ baseline: '2021-03-03', forecast: '2021-03-03' });
    await update(id, { forecast: null }, UNDONE);
    expect(await find(id)).toMatchObject({ baseline: null, forecast: null });
  });

  test('of the forecast leaves a baseline as it is, also when the forecast goes away', async () => {
    const id = await insertRow({ baselineDate: '2021-03-01', forecastDate: '2021-03-01' });
    await update(id, { forecast: date('2021-03-15') }, 'Sent');
    await update(id, { forecast: null }, UNDONE);
    expect(await find(id)).toMatchObject({ baseline: '2021-03-01', forecast: null });
    await update(id, { forecast: date('2021-05-01') });
    expect(await find(id)).toMatchObject({ baseline: '2021-03-01', forecast: '2021-05-01' });
  });

  test('leaves an audit row with what was and what is', async () => {
    const id = await insertRow({ forecastDate: '2020-12-01' });
    await update(id, { forecast: null }, 'Pausad');
    expect(await auditOf('milestone', id)).toMatchObject([
      {
        at: actor.at,
        userId: actor.userId,
        requestId: 'test',
        action: 'milestone.update',
        projectId,
        before: { forecast: '2020-12-01', version: 1 },
        after: { forecast: null, reason: 'Pausad' },
      },
    ]);
  });

  test('of words only keeps no history but the audit row', async () => {
    const id = await insertRow({ label: 'MS1' });
    await update(id, { label: 'MS1b', title: 'Ny rubrik', criteria: 'Allt klart' });
    expect(await find(id)).toMatchObject({ label: 'MS1b', title: 'Ny rubrik', criteria: 'Allt klart', changes: [] });
    expect(await auditOf('milestone', id)).toHaveLength(1);
  });

  test('that is rolled back leaves neither the values nor history nor audit row', async () => {
    const id = await insertRow({ forecastDate: '2020-12-01' });
    const before = await find(id);
    await expect(
      write(async (trx) => {
        const locked = (await lockMilestone(trx, member, projectId, id))!;
        await updateMilestone(
          trx,
          actor,
          projectId,
          locked,
          { ...changeOf(locked), forecast: date('2021-01-01') },
          'x',
        );
        throw new Error('the connection broke');
      }),
    ).rejects.toThrow('the connection broke');
    expect(await find(id)).toEqual(before);
    expect(await auditOf('milestone', id)).toEqual([]);
  });

  test('that the database refuses leaves nothing either', async () => {
    const id = await insertRow({ forecastDate: '2020-12-01' });
    const before = await find(id);
    await expect(update(id, { forecast: null, actual: date('2020-12-10') })).rejects.toMatchObject({ code: '23514' });
    expect(await find(id)).toEqual(before);
    expect(await auditOf('milestone', id)).toEqual([]);
  });

  test('that waited for another sees the version that one left', async () => {
    const id = await insertRow({ forecastDate: '2020-12-01' });
    let second: Promise<Milestone | null> | undefined;
    await write(async (trx) => {
      const locked = (await lockMilestone(trx, member, projectId, id))!;
      second = write((other) => lockMilestone(other, member, projectId, id));
      await waitForLock(db);
      await updateMilestone(trx, actor, projectId, locked, { ...changeOf(locked), forecast: date('2021-02-01') }, 'x');
    });
    expect(await second).toMatchObject({ version: 2, forecast: '2021-02-01' });
  });

  test('of one that was removed while it waited finds none', async () => {
    const id = await insertRow();
    let second: Promise<Milestone | null> | undefined;
    await write(async (trx) => {
      await setRemoved(trx, actor, { table: 'milestone', projectId, id, version: 1 }, true);
      second = write((other) => lockMilestone(other, member, projectId, id));
      await waitForLock(db);
    });
    expect(await second).toBeNull();
  });
});

describe('a new milestone', () => {
  const described = { label: '', kind: 'milstolpe' as const, partyId: null, criteria: '', responsible: '' };

  test('has its first forecast as baseline, and comes last in its phase', async () => {
    await insertRow({ title: 'Först', position: 5 });
    const id = await write((trx) =>
      insertMilestone(trx, actor, projectId, {
        ...described,
        phaseId,
        title: 'Sist',
        partyId: party,
        forecast: date('2021-03-01'),
      }),
    );
    const milestones = await listMilestones(db, member, projectId);
    expect(milestones.map((milestone) => milestone.title)).toEqual(['Först', 'Sist']);
    expect(milestones[1]).toMatchObject({
      id,
      version: 1,
      baseline: '2021-03-01',
      forecast: '2021-03-01',
      status: 'ej påbörjad',
      partyName: 'Mora',
    });
    expect(await auditOf('milestone', id)).toMatchObject([{ action: 'milestone.create', after: { title: 'Sist' } }]);
  });

  test('without a forecast has no date', async () => {
    const id = await write((trx) =>
      insertMilestone(trx, actor, projectId, { ...described, phaseId, title: 'Öppen', forecast: null }),
    );
    expect(await find(id)).toMatchObject({ baseline: null, forecast: null, actual: null });
  });

  test('never lands in a phase of another project', async () => {
    const elsewhere = await insertProjectRow(db, await insertCooperation(db));
    await expect(
      write((trx) => insertMilestone(trx, actor, elsewhere, { ...described, phaseId, title: 'Fel', forecast: null })),
    ).rejects.toMatchObject({ code: '23503' });
    expect(await listMilestones(db, member, projectId)).toEqual([]);
  });
});

describe('the list', () => {
  test('follows the phases and the order of the plan, without what is removed', async () => {
    const earlier = await insertPhaseRow(db, projectId, { number: 0 });
    await insertRow({ title: 'C', position: 2 });
    await insertRow({ title: 'B', position: 1 });
    const gone = await insertRow({ title: 'X', position: 0 });
    await insertMilestoneRow(db, { projectId, phaseId: earlier }, { title: 'A', position: 9 });
    await write((trx) => setRemoved(trx, actor, { table: 'milestone', projectId, id: gone, version: 1 }, true));
    const titles = async () => (await listMilestones(db, member, projectId)).map((milestone) => milestone.title);
    expect(await titles()).toEqual(['A', 'B', 'C']);
    await write((trx) => setRemoved(trx, actor, { table: 'phase', projectId, id: phaseId, version: 1 }, true));
    expect(await titles()).toEqual(['A']);
    await write((trx) => setRemoved(trx, actor, { table: 'phase', projectId, id: phaseId }, false));
    expect(await titles()).toEqual(['A', 'B', 'C']);
  });
});

describe('a move without a word', () => {
  async function moved(known: Parameters<typeof insertMilestoneRow>[2] = {}): Promise<number> {
    const id = await insertRow({ label: 'MS1', forecastDate: '2020-12-01', ...known });
    await update(id, { forecast: date('2021-01-15') });
    return id;
  }

  const unexplainedMoves = async () => (await findPlanLinks(db, member, projectId)).unexplained;

  test('is asked about until it is explained, once', async () => {
    const id = await moved();
    const [move] = await unexplainedMoves();
    expect(move).toMatchObject({ label: 'MS1', title: 'Milstolpe', fromDate: '2020-12-01', toDate: '2021-01-15' });

    expect(await write((trx) => explainMove(trx, actor, projectId, move!.changeId, 'Sjukdom'))).toBe(true);
    expect(await unexplainedMoves()).toEqual([]);
    expect((await find(id)).changes).toMatchObject([{ field: 'forecast', reason: 'Sjukdom' }]);
    expect(await auditOf('milestoneChange', move!.changeId)).toMatchObject([
      { action: 'milestoneChange.explain', after: { reason: 'Sjukdom' } },
    ]);

    expect(await write((trx) => explainMove(trx, actor, projectId, move!.changeId, 'Något annat'))).toBe(false);
    expect((await find(id)).changes).toMatchObject([{ reason: 'Sjukdom' }]);
    expect(await auditOf('milestoneChange', move!.changeId)).toHaveLength(1);
  });

  test('is not explained from another project', async () => {
    await moved();
    const [move] = await unexplainedMoves();
    const elsewhere = await insertProjectRow(db, await insertCooperation(db));
    expect(await write((trx) => explainMove(trx, actor, elsewhere, move!.changeId, 'x'))).toBe(false);
    expect(await unexplainedMoves()).toHaveLength(1);
  });

  test('is no first forecast, no explained move and no change of another value', async () => {
    const first = await insertRow();
    await update(first, { forecast: date('2021-01-15') });
    const explained = await insertRow({ forecastDate: '2020-12-01' });
    await update(explained, { forecast: date('2021-01-15') }, 'Sen leverans');
    const other = await insertRow({ responsible: 'Åsa' });
    await update(other, { status: 'pågår', responsible: 'Bo' });
    expect(await unexplainedMoves()).toEqual([]);
  });

  test('is not asked about while its milestone or its phase is removed', async () => {
    const id = await moved();
    const remove = (table: 'milestone' | 'phase', row: number, removed: boolean) =>
      write((trx) => setRemoved(trx, actor, { table, projectId, id: row }, removed));
    for (const [table, row] of [
      ['milestone', id],
      ['phase', phaseId],
    ] as const) {
      expect(await remove(table, row, true)).toBe(true);
      expect(await unexplainedMoves()).toEqual([]);
      expect(await remove(table, row, false)).toBe(true);
      expect(await unexplainedMoves()).toHaveLength(1);
    }
  });

  test('is listed newest first', async () => {
    await moved({ label: 'MS1' });
    await moved({ label: 'MS2' });
    expect((await unexplainedMoves()).map((move) => move.label)).toEqual(['MS2', 'MS1']);
  });
});
