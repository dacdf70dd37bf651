import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import { emptyDraft, nextDraft, snapshotOf, type ReportDraft, type ReportSnapshot } from '~/domain/report';
import type { Viewer } from '~/domain/viewer';
import { listSteeringGroup } from '~/store/recipient';
import { findReport, findReportBefore, listReports, listWaitingReports, lockReport } from '~/store/report';
import { listForecastMoves, listReportAreas } from '~/store/report-ground';
import {
  deleteReport,
  insertAnswer,
  insertEdition,
  insertReport,
  publishReport,
  replaceReportAreas,
  updateReport,
} from '~/store/report-change';
import { findReportWriter } from '~/store/report-writer';
import type { Database, Transaction } from '~db/open';

import { day, FACTS, HEAD } from '../domain/report-samples';
import { freshDatabase } from '../support/database';
import {
  insertActor,
  insertCooperation,
  insertMilestoneRow,
  insertPhaseRow,
  insertProjectRow,
  insertUser,
  viewerOf,
} from '../support/rows';
import { waitForLock } from './concurrency';

let db: Database;
let actor: Actor & { readonly userId: number };
let cooperationId: number;
let projectId: number;
let member: Viewer;

const period = { periodStart: day('2020-12-01'), periodEnd: day('2020-12-18') };
const WRITTEN: ReportDraft = {
  ...emptyDraft(['Tid']),
  lights: [{ ...emptyDraft(['Tid']).lights[0]!, level: 'komplikationer', text: 'Sen leverans' }],
  results: 'Omvärldsanalysen är klar',
};

beforeAll(async () => {
  ({ db } = await freshDatabase());
  const made = await insertActor(db);
  actor = { ...made, userId: made.userId! };
});

/** Every test has a project of its own. */
beforeEach(async () => {
  cooperationId = await insertCooperation(db);
  projectId = await insertProjectRow(db, cooperationId);
  member = viewerOf([cooperationId]);
});

function write<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

const begin = (draft = emptyDraft(['Tid'])) =>
  write((trx) => insertReport(trx, actor, projectId, { ...period, draft }));
const found = async (number: number, edition: number | null = null) =>
  (await findReport(db, member, projectId, number, edition))!;

async function publish(number: number, snapshot?: ReportSnapshot): Promise<void> {
  const report = await found(number);
  const { edition } = report;
  await write((trx) =>
    publishReport(
      trx,
      actor,
      projectId,
      report,
      snapshot ?? snapshotOf({ ...HEAD, number, edition, ...period }, report.draft, FACTS),
    ),
  );
}

async function begunAndPublished(draft = WRITTEN): Promise<number> {
  const number = await begin(draft);
  await publish(number!);
  return number!;
}

describe('a draft', () => {
  test('gets the next number, and there is one of a project at a time', async () => {
    expect(await begin()).toBe(1);
    expect(await begin(), 'one is being written').toBeNull();
    await publish(1);
    expect(await begin()).toBe(2);
    expect((await listReports(db, member, projectId, true)).map(({ number, state }) => [number, state])).toEqual([
      [2, 'utkast'],
      [1, 'publicerad'],
    ]);
  });

  test('is begun once by two who begin at once', async () => {
    let open!: () => void;
    const held = new Promise<void>((resolve) => (open = resolve));
    let taken!: () => void;
    const begun = new Promise<void>((resolve) => (taken = resolve));
    const first = write(async (trx) => {
      const number = await insertReport(trx, actor, projectId, { ...period, draft: emptyDraft([]) });
      taken();
      await held;
      return number;
    });
    await begun;
    const second = begin();
    await waitForLock(db);
    open();
    expect([await first, await second]).toEqual([1, null]);
  });

  test('is saved with its period, and the audit row says what was written and by whom', async () => {
    await begin();
    const before = await found(1);
    const later = { periodStart: day('2020-11-01'), periodEnd: day('2020-11-30') };
    const version = await write((trx) => updateReport(trx, actor, projectId, before, { ...later, draft: WRITTEN }));
    expect(version).toBe(before.version + 1);
    expect(await found(1)).toMatchObject({ version, ...later, draft: WRITTEN, state: 'utkast', snapshot: null });

    const audit = await db
      .selectFrom('auditEntry')
      .select(['action', 'userId', 'after'])
      .where('entity', '=', 'statusReport')
      .where('entityId', '=', before.id)
      .orderBy('id')
      .execute();
    expect(audit.map(({ action }) => action)).toEqual(['statusReport.create', 'statusReport.update']);
    expect(audit[1]).toMatchObject({ userId: actor.userId, after: { version, draft: WRITTEN } });
  });

  test('says who wrote last', async () => {
    await begin();
    const report = await found(1);
    const other = { ...actor, userId: await insertUser(db, { name: 'Biträdande projektledare' }) };
    await write((trx) => updateReport(trx, other, projectId, report, { ...period, draft: WRITTEN }));
    const writer = await findReportWriter(db, member, projectId, report.id);
    expect(writer?.by).toBe('Biträdande projektledare');
    expect(new Date(writer!.at).toISOString()).toBe(actor.at);
    expect(await findReportWriter(db, viewerOf([]), projectId, report.id)).toBeNull();
  });

  test('that is thrown away is gone, and what was written stays in the audit row', async () => {
    await begin(WRITTEN);
    const report = await found(1);
    await write((trx) => deleteReport(trx, actor, projectId, report));
    expect(await findReport(db, member, projectId, 1)).toBeNull();
    const { before } = await db
      .selectFrom('auditEntry')
      .select('before')
      .where('action', '=', 'statusReport.delete')
      .where('entityId', '=', report.id)
      .executeTakeFirstOrThrow();
    expect(before).toMatchObject({ draft: WRITTEN });
    expect(await begin(), 'its number is free').toBe(1);
  });

  test('is in the list of those who write, and of no others', async () => {
    await begin();
    expect(await listReports(db, member, projectId, false)).toEqual([]);
    expect(await listReports(db, member, projectId, true)).toHaveLength(1);
  });

  test('is locked for the one who changes it', async () => {
    await begin();
    const { id } = await found(1);
    let open!: () => void;
    const held = new Promise<void>((resolve) => (open = resolve));
    let taken!: () => void;
    const locked = new Promise<void>((resolve) => (taken = resolve));
    const first = write(async (trx) => {
      const report = await lockReport(trx, member, projectId, id);
      taken();
      await held;
      return updateReport(trx, actor, projectId, report!, { ...period, draft: WRITTEN });
    });
    // The second of two is the one that waits: whichever connection is ready first would be the other one's.
    await locked;
    const second = write((trx) => lockReport(trx, member, projectId, id));
    await waitForLock(db);
    open();
    const version = await first;
    expect((await second)?.version, 'what the other wrote is seen').toBe(version);
  });
});

describe('a published report', () => {
  test('reads as it was published', async () => {
    const number = await begunAndPublished();
    const report = await found(number);
    expect(report.state).toBe('publicerad');
    expect(report.snapshot).toEqual(snapshotOf({ ...HEAD, number, edition: 1, ...period }, WRITTEN, FACTS));
    expect(await findReportBefore(db, member, projectId, number)).toBeNull();
    expect(await findReportBefore(db, member, projectId, number + 1)).toEqual(report.snapshot);
  });

  test.each([
    ['its text', { draft: JSON.stringify(emptyDraft([])) }],
    ['its snapshot', { snapshot: JSON.stringify({ view: 1 }) }],
    ['its period', { periodStart: '2020-01-01' }],
    ['its day', { publishedOn: '2020-12-24' }],
    ['its number', { number: 77 }],
    ['its version', { version: 9 }],
    ['its state, back to a draft', { state: 'utkast' as const, snapshot: null, publishedOn: null, publishedAt: null }],
    ['its state and its text at once', { state: 'ersatt' as const, draft: '{}' }],
  ])('cannot be changed in the database: %s', async (_what, change) => {
    const { id } = await found(await begunAndPublished());
    const before = await db.selectFrom('statusReport').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    await expect(db.updateTable('statusReport').set(change).where('id', '=', id).execute()).rejects.toThrow(
      /published and frozen/,
    );
    expect(await db.selectFrom('statusReport').selectAll().where('id', '=', id).executeTakeFirst()).toEqual(before);
  });

  test('cannot be removed, by the store or by hand', async () => {
    const report = await found(await begunAndPublished());
    await expect(db.deleteFrom('statusReport').where('id', '=', report.id).execute()).rejects.toThrow(/frozen/);
    await write((trx) => deleteReport(trx, actor, projectId, report));
    expect(await findReport(db, member, projectId, report.number)).not.toBeNull();
  });

  test('cannot be saved as if it were a draft', async () => {
    const report = await found(await begunAndPublished());
    const saving = write((trx) => updateReport(trx, actor, projectId, report, { ...period, draft: emptyDraft([]) }));
    await expect(saving).rejects.toThrow(/frozen/);
  });

  test('must have a snapshot, and a draft must have none', async () => {
    await begin();
    const { id } = await found(1);
    const set = (columns: object) => db.updateTable('statusReport').set(columns).where('id', '=', id).execute();
    await expect(set({ state: 'publicerad' })).rejects.toThrow(/check constraint/);
    await expect(set({ snapshot: '{}' })).rejects.toThrow(/check constraint/);
  });

  test('waits for each in the styrgrupp until that one has answered', async () => {
    const number = await begunAndPublished();
    const viewer = { ...member, userId: actor.userId };
    expect(await listWaitingReports(db, viewer, [projectId])).toMatchObject([{ number }]);
    const { id: reportId } = await found(number);
    const answer = { projectId, reportId, kind: 'noterad', text: '', answersId: null } as const;
    const requestToken = '0f7a1d5e-6a58-4d5c-9f0e-2f6a3f0f4a11';
    await write((trx) => insertAnswer(trx, actor, { ...answer, requestToken }));
    await write((trx) => insertAnswer(trx, actor, { ...answer, requestToken }));
    expect((await found(number)).answers, 'the same form twice is one answer').toHaveLength(1);
    expect(await listWaitingReports(db, viewer, [projectId])).toEqual([]);
    expect(await listWaitingReports(db, { ...member, userId: 0 }, [projectId])).toHaveLength(1);
  });
});

describe('a new edition', () => {
  test('takes the place of the published one when it is published, which stands until then', async () => {
    const number = await begunAndPublished();
    const first = await found(number);
    expect(await write((trx) => insertEdition(trx, actor, projectId, first, 'Fel datum'))).toBe(true);
    const second = await found(number);
    expect(second).toMatchObject({ edition: 2, state: 'utkast', replaces: first.id, replaceReason: 'Fel datum' });
    expect(second.draft).toEqual(first.draft);
    expect((await found(number, 1)).state).toBe('publicerad');

    await publish(number);
    expect((await found(number)).state).toBe('publicerad');
    expect(await found(number, 1)).toMatchObject({ ...first, state: 'ersatt' });
  });

  test('is not begun beside another draft, nor twice', async () => {
    const number = await begunAndPublished();
    const first = await found(number);
    await begin();
    expect(await write((trx) => insertEdition(trx, actor, projectId, first, 'Fel'))).toBe(false);
    await write(async (trx) => deleteReport(trx, actor, projectId, (await found(number + 1))!));
    expect(await write((trx) => insertEdition(trx, actor, projectId, first, 'Fel'))).toBe(true);
    expect(await write((trx) => insertEdition(trx, actor, projectId, first, 'Fel'))).toBe(false);
    await publish(number);
    expect(await write((trx) => insertEdition(trx, actor, projectId, first, 'Fel')), 'already replaced').toBe(false);
  });
});

describe('what a report is made of', () => {
  test('are the usual areas, until the cooperation chooses its own', async () => {
    expect(await listReportAreas(db, member, cooperationId)).toEqual(['Budget', 'Tid', 'Personal']);
    await write((trx) => replaceReportAreas(trx, actor, cooperationId, ['Nytta', 'Tid']));
    expect(await listReportAreas(db, member, cooperationId)).toEqual(['Nytta', 'Tid']);
    expect(await listReportAreas(db, viewerOf([]), cooperationId)).toEqual(['Budget', 'Tid', 'Personal']);
    expect(nextDraft(['Nytta', 'Tid'], WRITTEN).lights.map(({ level }) => level)).toEqual([null, 'komplikationer']);
  });

  test('are the forecasts that moved in the period, from the first day to the last, with every reason', async () => {
    const phaseId = await insertPhaseRow(db, projectId);
    const [moved, back, outside] = [
      await insertMilestoneRow(db, { projectId, phaseId }),
      await insertMilestoneRow(db, { projectId, phaseId }),
      await insertMilestoneRow(db, { projectId, phaseId }),
    ];
    const change = (milestoneId: number, onDate: string, fromValue: string, toValue: string, reason: string | null) =>
      db
        .insertInto('milestoneChange')
        .values({
          milestoneId,
          at: `${onDate}T09:00:00Z`,
          onDate,
          field: 'forecast',
          fromValue,
          toValue,
          reason,
          userId: null,
        })
        .execute();
    await change(moved, '2020-12-01', '2021-01-01', '2021-02-01', 'Sjukdom');
    await change(moved, '2020-12-18', '2021-02-01', '2021-03-01', 'Upphandling');
    await change(back, '2020-12-02', '2021-01-01', '2021-02-01', 'Fel');
    await change(back, '2020-12-03', '2021-02-01', '2021-01-01', 'Rättat');
    await change(outside, '2020-11-30', '2021-01-01', '2021-02-01', null);
    await change(outside, '2020-12-19', '2021-02-01', '2021-03-01', null);
    const days = { start: period.periodStart, end: period.periodEnd };
    expect(await listForecastMoves(db, member, projectId, days)).toEqual([
      { milestoneId: moved, from: '2021-01-01', to: '2021-03-01', reason: 'Sjukdom; Upphandling' },
    ]);
    expect(await listForecastMoves(db, viewerOf([]), projectId, days)).toEqual([]);
  });
});

test('the styrgrupp that gets a report is that of its project, without accounts that are closed', async () => {
  const other = await insertProjectRow(db, cooperationId);
  const give = async (project: number, role: 'styrgrupp' | 'projektledare', disabledAt: string | null = null) => {
    const userId = await insertUser(db, { disabledAt });
    await db.insertInto('userRole').values({ userId, role, projectId: project }).execute();
    return userId;
  };
  const mine = await give(projectId, 'styrgrupp');
  await give(projectId, 'styrgrupp', '2020-01-01T00:00:00Z');
  await give(projectId, 'projektledare');
  await give(other, 'styrgrupp');
  const readers = await write((trx) => listSteeringGroup(trx, projectId));
  expect(readers.map(({ userId }) => userId)).toEqual([mine]);
});
