import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import { hours } from '~/domain/hours';
import type { Month } from '~/domain/month';
import { Refusal } from '~/domain/refusal';
import type { ReportablePhase } from '~/domain/time-entry';
import type { WeekChange } from '~/domain/time-week';
import type { Viewer } from '~/domain/viewer';
import { insertPeriodLock, listPeriodLocks, openPeriodLock } from '~/store/period-lock';
import { listProjectEntries, listWaitingTime, lockWaitingEntries } from '~/store/time-entry';
import { listDayTotals, listReportablePhases } from '~/store/time-ground';
import { findOwnWeek, lockOwnWeek } from '~/store/time-week';
import { decideEntries, insertCorrection, insertSubmitted, saveWeek, submitEntries } from '~/store/time-entry-change';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import {
  insertActor,
  insertCooperation,
  insertParty,
  insertPhaseRow,
  insertProjectRow,
  viewerOf,
} from '../support/rows';

import { waitForLock } from './concurrency';

const MONDAY = '2020-12-14' as CalendarDate;
const TUESDAY = '2020-12-15' as CalendarDate;
const ALL = { month: null, phaseNumber: null };

let db: Database;
let actor: Actor;
let me: Viewer;
let projectId: number;
let phase: ReportablePhase;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
  const party = await insertParty(db);
  const cooperationId = await insertCooperation(db, [party]);
  projectId = await insertProjectRow(db, cooperationId);
  await insertPhaseRow(db, projectId, { startDate: '2020-05-01', endDate: '2021-06-01' });
  await db.insertInto('hourBudgetRow').values({ projectId, category: 'utveckling', role: 'Utvecklare' }).execute();
  await db.insertInto('userRole').values({ userId: actor.userId!, role: 'projektledare', projectId }).execute();
  me = viewerOf([cooperationId], { userId: actor.userId! });
  [phase] = (await listReportablePhases(db, me, [projectId], MONDAY, '2020-12-20' as CalendarDate)) as [
    ReportablePhase,
  ];
});

const run = <T>(work: (trx: Transaction) => Promise<T>) => db.transaction().execute(work);

function add(date: CalendarDate, time: number, role = 'Utvecklare'): WeekChange {
  return { kind: 'add', phase, role, date, hours: hours(time * 100) };
}

function save(...changes: WeekChange[]): Promise<void> {
  return run(async (trx) => {
    await lockOwnWeek(trx, me, MONDAY);
    await saveWeek(trx, actor, MONDAY, changes, () => null);
  });
}

async function entriesOf(date: CalendarDate) {
  return (await findOwnWeek(db, me, MONDAY)).entries.filter((entry) => entry.date === date);
}

async function approve(date: CalendarDate): Promise<void> {
  await run(async (trx) => {
    const { entries } = await lockOwnWeek(trx, me, MONDAY);
    await submitEntries(
      trx,
      actor,
      entries.filter((entry) => entry.date === date && entry.state === 'utkast'),
    );
    const waiting = (await listWaitingTime(trx, me, [projectId])).filter((entry) => entry.date === date);
    const locked = await lockWaitingEntries(
      trx,
      me,
      projectId,
      waiting.map(({ id }) => id),
    );
    await decideEntries(trx, actor, locked, { state: 'godkänd' });
  });
}

describe('a week', () => {
  test('is offered the phases with the roles of the hour budget', () => {
    expect(phase).toMatchObject({ projectId, number: 1, start: '2020-05-01', roles: ['Utvecklare'], lockedMonths: [] });
  });

  test('keeps what is saved, counts its version up and writes audit rows', async () => {
    const { version } = await findOwnWeek(db, me, MONDAY);
    await save(add(MONDAY, 7.5));
    const week = await findOwnWeek(db, me, MONDAY);
    expect(week.version).toBe(version + 1);
    expect(week.entries).toMatchObject([{ date: MONDAY, hours: 750, state: 'utkast', role: 'Utvecklare' }]);
    const [entry] = week.entries;
    await save({ kind: 'change', entry: entry!, hours: hours(800) });
    await save({ kind: 'remove', entry: (await entriesOf(MONDAY))[0]! });
    expect(await entriesOf(MONDAY)).toEqual([]);
    const audit = await db
      .selectFrom('auditEntry')
      .where('entity', '=', 'timeEntry')
      .where('entityId', '=', entry!.id)
      .orderBy('id')
      .select('action')
      .execute();
    expect(audit.map(({ action }) => action)).toEqual(['timeEntry.create', 'timeEntry.update', 'timeEntry.remove']);
  });

  test('can be rewritten so that a day stays within 24 hours, and never beyond, whoever asks', async () => {
    await save(add(TUESDAY, 20));
    const [twenty] = await entriesOf(TUESDAY);
    await save(add(TUESDAY, 20, 'Styrgrupp'), { kind: 'change', entry: twenty!, hours: hours(400) });
    await expect(save(add(TUESDAY, 1, 'Testare'))).rejects.toThrow(Refusal);
    await expect(save(add(MONDAY, 25))).rejects.toMatchObject({ constraint: 'no_entry_has_more_than_24_hours' });
    const totals = await listDayTotals(db, me, projectId, MONDAY, TUESDAY);
    expect(totals).toEqual([{ userId: me.userId, date: TUESDAY, hours: 2400 }]);
  });

  test('has no negative hours in the database either', async () => {
    const forged = db
      .insertInto('timeEntry')
      .values({ projectId, phaseId: phase.phaseId, role: 'X', onDate: MONDAY, hoursHundredths: -1 })
      .execute();
    await expect(forged).rejects.toMatchObject({ code: '23514' });
  });
});

describe('an approved entry', () => {
  const WEDNESDAY = '2020-12-16' as CalendarDate;

  test('is never changed or taken away, and a correction replaces it once that is approved', async () => {
    await save(add(WEDNESDAY, 8));
    await approve(WEDNESDAY);
    const [first] = await entriesOf(WEDNESDAY);
    expect(first).toMatchObject({ state: 'godkänd', hours: 800, decidedOn: '2020-12-18' });
    await expect(
      db.updateTable('timeEntry').set({ hoursHundredths: 100 }).where('id', '=', first!.id).execute(),
    ).rejects.toMatchObject({ code: '23001' });
    await expect(db.deleteFrom('timeEntry').where('id', '=', first!.id).execute()).rejects.toMatchObject({
      code: '23001',
    });

    await run((trx) => insertCorrection(trx, actor, first!, hours(600), 'Mötet ställdes in'));
    const waiting = await listProjectEntries(db, me, projectId, { ...ALL, month: '2020-12' as Month });
    expect(waiting.filter(({ date }) => date === WEDNESDAY).map(({ hours, state }) => [hours, state])).toEqual([
      [800, 'godkänd'],
      [600, 'inskickad'],
    ]);
    await expect(run((trx) => insertCorrection(trx, actor, first!, hours(500), 'Igen'))).rejects.toMatchObject({
      code: '23505',
    });
    await approve(WEDNESDAY);
    const listed = await listProjectEntries(db, me, projectId, { month: '2020-12' as Month, phaseNumber: 1 });
    expect(listed.filter(({ date }) => date === WEDNESDAY)).toMatchObject([
      { hours: 600, state: 'godkänd', reason: 'Mötet ställdes in', earlier: [{ hours: 800, decidedOn: '2020-12-18' }] },
    ]);
  });

  test('is corrected by nothing that is about something else', async () => {
    const [entry] = await entriesOf(WEDNESDAY);
    const forged = db
      .insertInto('timeEntry')
      .values({
        projectId,
        phaseId: phase.phaseId,
        userId: me.userId,
        role: 'En annan',
        onDate: WEDNESDAY,
        hoursHundredths: 100,
        correctsId: entry!.id,
        reason: 'x',
      })
      .execute();
    await expect(forged).rejects.toMatchObject({ code: '23001' });
  });
});

test('what is sent back says why and can be written in again', async () => {
  const THURSDAY = '2020-12-17' as CalendarDate;
  await save(add(THURSDAY, 3));
  await run(async (trx) => {
    const { entries } = await lockOwnWeek(trx, me, MONDAY);
    const mine = entries.filter(({ date }) => date === THURSDAY);
    await submitEntries(trx, actor, mine);
    const locked = await lockWaitingEntries(
      trx,
      me,
      projectId,
      mine.map(({ id }) => id),
    );
    await decideEntries(trx, actor, locked, { state: 'återsänd', reason: 'Fel fas' });
  });
  const [returned] = await entriesOf(THURSDAY);
  expect(returned).toMatchObject({ state: 'återsänd', returnReason: 'Fel fas' });
  await save({ kind: 'change', entry: returned!, hours: hours(200) });
  expect(await entriesOf(THURSDAY)).toMatchObject([{ state: 'utkast', hours: 200 }]);
});

test('hours without a name may be those of several people', async () => {
  const entry = { projectId, phaseId: phase.phaseId, userId: null, partyId: null, role: 'Referensgrupp', date: MONDAY };
  await run((trx) => insertSubmitted(trx, actor, [{ ...entry, hours: hours(30_00) }]));
  await expect(run((trx) => insertSubmitted(trx, actor, [{ ...entry, hours: hours(1_00) }]))).rejects.toMatchObject({
    code: '23505',
  });
});

describe('a locked month', () => {
  const month = '2020-11' as Month;
  const NOVEMBER = '2020-11-30' as CalendarDate;

  test('takes no hours and gives none away until it is opened with a reason', async () => {
    const entry = {
      projectId,
      phaseId: phase.phaseId,
      userId: null,
      partyId: null,
      role: 'Utvecklare',
      date: NOVEMBER,
    };
    await run((trx) => insertSubmitted(trx, actor, [{ ...entry, hours: hours(100) }]));
    expect(await run((trx) => insertPeriodLock(trx, actor, projectId, { phaseId: null, month }))).toBe(true);
    expect(await run((trx) => insertPeriodLock(trx, actor, projectId, { phaseId: null, month }))).toBe(false);
    await expect(
      run((trx) => insertSubmitted(trx, actor, [{ ...entry, role: 'Styrgrupp', hours: hours(100) }])),
    ).rejects.toThrow(new Refusal('2020-11 låstes nyss. Månaden måste öppnas först.'));
    const waiting = db
      .updateTable('timeEntry')
      .set({ state: 'godkänd', decidedOn: NOVEMBER })
      .where('onDate', '=', NOVEMBER);
    await expect(waiting.execute()).rejects.toMatchObject({ constraint: 'month_is_locked' });
    const [locked] = await listReportablePhases(db, me, [projectId], NOVEMBER, TUESDAY);
    expect(locked!.lockedMonths).toEqual([month]);

    const [held] = await listPeriodLocks(db, me, projectId);
    expect(held).toMatchObject({ month, phaseId: null, unlockedOn: null, lockedBy: 'Projektledare i test' });
    await run((trx) => openPeriodLock(trx, actor, projectId, held!.id, 'Sen faktura'));
    await waiting.execute();
    expect(await listPeriodLocks(db, me, projectId)).toMatchObject([{ unlockReason: 'Sen faktura' }]);
    expect(await run((trx) => openPeriodLock(trx, actor, projectId, held!.id, 'Igen'))).toBe(false);
  });

  test('of one phase leaves the others open', async () => {
    await run((trx) => insertPeriodLock(trx, actor, projectId, { phaseId: phase.phaseId, month: '2020-10' as Month }));
    const other = await insertPhaseRow(db, projectId, { number: 2 });
    const entry = {
      projectId,
      userId: null,
      partyId: null,
      role: 'X',
      date: '2020-10-05' as CalendarDate,
      hours: hours(100),
    };
    await run((trx) => insertSubmitted(trx, actor, [{ ...entry, phaseId: other }]));
    await expect(run((trx) => insertSubmitted(trx, actor, [{ ...entry, phaseId: phase.phaseId }]))).rejects.toThrow(
      Refusal,
    );
  });

  test('that is locked while a week is saved stops it with a message, and nothing of the week is stored', async () => {
    const december = { phaseId: null, month: '2020-12' as Month };
    const before = (await findOwnWeek(db, me, MONDAY)).entries;
    const FRIDAY = '2020-12-18' as CalendarDate;
    let saving: Promise<unknown> | undefined;
    await run(async (trx) => {
      await insertPeriodLock(trx, actor, projectId, december);
      saving = expect(save(add(FRIDAY, 1), add(FRIDAY, 2, 'Testledare'))).rejects.toThrow(
        new Refusal('2020-12 låstes nyss. Månaden måste öppnas först.'),
      );
      await waitForLock(db);
    });
    await saving;
    expect((await findOwnWeek(db, me, MONDAY)).entries).toEqual(before);
    const held = (await listPeriodLocks(db, me, projectId)).find(({ month }) => month === december.month)!;
    await run((trx) => openPeriodLock(trx, actor, projectId, held.id, 'Provet är slut'));
  });
});

test('hours of a project that the person no longer sees count to the 24 of a day, and the refusal says so', async () => {
  const FRIDAY = '2020-12-18' as CalendarDate;
  const cooperationId = await insertCooperation(db, [await insertParty(db)]);
  const elsewhere = await insertProjectRow(db, cooperationId);
  const phaseId = await insertPhaseRow(db, elsewhere);
  await db
    .insertInto('timeEntry')
    .values({
      projectId: elsewhere,
      phaseId,
      userId: me.userId,
      role: 'X',
      onDate: FRIDAY,
      hoursHundredths: 20_00,
      state: 'inskickad',
    })
    .execute();
  await expect(save(add(FRIDAY, 5))).rejects.toThrow(
    new Refusal('En dag får högst 24 timmar, räknat över alla projekt.'),
  );
  await save(add(FRIDAY, 4));
});

test('the audit of a changed or emptied day names its project', async () => {
  const rows = await db
    .selectFrom('auditEntry')
    .where('action', 'in', ['timeEntry.update', 'timeEntry.remove'])
    .select('projectId')
    .execute();
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map((row) => row.projectId))).toEqual(new Set([projectId]));
});
