import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import { NEW_MEMBER_RISKS } from '~/domain/new-member';
import { followUpByProject } from '~/domain/risk-follow-up';
import { registerImport, type RegisterFile } from '~/domain/register-import';
import { SCALE_PATTERNS } from '~/domain/risk-scale';
import type { Viewer } from '~/domain/viewer';
import {
  findAssessment,
  insertAssessment,
  listAssessments,
  lockAssessment,
  updateAssessment,
} from '~/store/new-member';
import { findRisk, listRiskDetails, lockRisk } from '~/store/risk';
import { insertRisk, unchanged, updateRisk } from '~/store/risk-change';
import {
  listFollowUpYears,
  listPortfolioFollowUps,
  listRiskFollowUps,
  lockFollowUp,
  saveFollowUp,
} from '~/store/risk-follow-up';
import { importRegister, listRemovedNumbers, lockRegister } from '~/store/risk-import';
import {
  insertMeasure,
  listMeasures,
  listRemovedMeasures,
  lockMeasure,
  setMeasureRemoved,
  updateMeasure,
} from '~/store/risk-measure';
import { listRiskScales } from '~/store/risk-scale';
import { insertRiskScale } from '~/store/risk-scale-change';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import { insertActor, insertCooperation, insertProjectRow, viewerOf } from '../support/rows';

let db: Database;
let actor: Actor;
let cooperationId: number;
let projectId: number;
let scaleId: number;
let member: Viewer;
let risk: number;

const date = (text: string) => text as CalendarDate;
const write = <T>(work: (trx: Transaction) => Promise<T>) => db.transaction().execute(work);

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
});

beforeEach(async () => {
  cooperationId = await insertCooperation(db);
  projectId = await insertProjectRow(db, cooperationId);
  member = viewerOf([cooperationId]);
  const { draft } = SCALE_PATTERNS.find(({ code }) => code === '3x3')!;
  scaleId = (await write((trx) => insertRiskScale(trx, actor, cooperationId, draft)))!;
  risk = await add('Fel lön betalas ut', date('2020-03-01'));
});

async function add(title: string, on: CalendarDate, number: number | null = null): Promise<number> {
  const texts = { threat: '', vulnerability: '', consequenceText: '', category: 'Lön', owner: '' };
  const rating = { probability: 3, consequence: 3 };
  const values = { ...texts, title, treatment: 'bevaka' as const, scaleId, rating, after: null, number };
  return (await write((trx) => insertRisk(trx, { ...actor, today: on }, projectId, values)))!;
}

const SAID = { existingMeasures: 'Kontrollista', plannedHandling: 'Dubbel attest', followsPlan: true, comment: '' };
const say = (year: number, content = SAID) =>
  write(async (trx) => {
    const before = await lockFollowUp(trx, member, risk, year);
    await saveFollowUp(trx, actor, { projectId, riskId: risk, year }, before, content);
  });

describe('the yearly follow-up', () => {
  test('says of each risk how it was at the end of the year and what was said, and of each year its own', async () => {
    await say(2020);
    await say(2021, { ...SAID, followsPlan: false, comment: 'Attesten dröjer' });
    await write(async (trx) => {
      const before = (await lockRisk(trx, member, projectId, risk))!;
      const later = { ...actor, today: date('2021-05-01') };
      const rating = { probability: 1, consequence: 1 };
      await updateRisk(trx, later, projectId, before, { ...unchanged(before), rating });
    });
    const of = async (year: number) => (await listRiskFollowUps(db, member, projectId, year))[0]!;
    expect(await of(2019)).toMatchObject({ level: null, said: null });
    expect(await of(2020)).toMatchObject({ level: { value: 9, colour: 'röd' }, said: { ...SAID, version: 1 } });
    expect(await of(2021)).toMatchObject({ level: { value: 1, colour: 'grön' }, said: { comment: 'Attesten dröjer' } });
    expect(await listFollowUpYears(db, member, projectId)).toEqual([2021, 2020]);
  });

  test('is changed in place with a new version, and audited', async () => {
    await say(2020);
    await say(2020, { ...SAID, comment: 'Klart i maj' });
    expect((await listRiskFollowUps(db, member, projectId, 2020))[0]!.said).toMatchObject({
      version: 2,
      comment: 'Klart i maj',
    });
    const audited = await db
      .selectFrom('auditEntry')
      .select('action')
      .where('projectId', '=', projectId)
      .where('entity', '=', 'riskFollowUp')
      .orderBy('id')
      .execute();
    expect(audited.map(({ action }) => action)).toEqual(['riskFollowUp.create', 'riskFollowUp.update']);
  });

  test('over all projects has each with its own, and of closed risks only those that something is said of', async () => {
    const closed = await add('Gammal', date('2020-03-01'));
    await db.updateTable('risk').set({ status: 'stängd' }).where('id', '=', closed).execute();
    await say(2020, { ...SAID, followsPlan: false, comment: 'Försenad' });
    const of = async (year: number) => listPortfolioFollowUps(db, member, null, year);
    expect((await of(2020)).map(({ title, said }) => [title, said?.followsPlan])).toEqual([
      ['Fel lön betalas ut', false],
    ]);
    expect(followUpByProject(await of(2020))).toMatchObject([{ risks: 1, followed: 1, deviating: 1 }]);
    expect(followUpByProject(await of(2021))).toMatchObject([{ risks: 1, followed: 0, deviating: 0 }]);
    expect(await listPortfolioFollowUps(db, member, 'en-annan', 2020)).toEqual([]);
  });

  test('that does not follow the plan says why, also for the database', async () => {
    await expect(say(2020, { ...SAID, followsPlan: false })).rejects.toThrow(/deviation_is_explained/);
  });
});

describe('a measure', () => {
  const content = { text: 'Dubbel attest', owner: 'Lönechef', dueDate: date('2021-01-31'), doneOn: null };

  test('is due until it is done, and gone when it is removed', async () => {
    const at = { projectId, riskId: risk };
    const id = await write((trx) => insertMeasure(trx, actor, at, content));
    expect(await findRisk(db, member, projectId, risk)).toMatchObject({
      openMeasures: 1,
      nextDue: '2021-01-31',
      measures: [{ id, version: 1, number: 1, ...content }],
    });
    const listed = await listMeasures(db, member, projectId);
    expect(listed).toEqual([
      {
        id,
        version: 1,
        number: 1,
        ...content,
        riskId: risk,
        riskNumber: 1,
        riskTitle: 'Fel lön betalas ut',
        secrecy: null,
      },
    ]);
    const change = async (work: 'done' | 'remove' | 'restore') =>
      write(async (trx) => {
        const before = (await lockMeasure(trx, member, projectId, id, work === 'restore'))!;
        if (work !== 'done') return setMeasureRemoved(trx, actor, projectId, before, work === 'remove');
        return updateMeasure(trx, actor, projectId, before, { ...content, doneOn: date('2020-12-18') });
      });
    await change('done');
    expect(await findRisk(db, member, projectId, risk)).toMatchObject({ openMeasures: 0, measures: [{ version: 2 }] });
    await change('remove');
    expect((await findRisk(db, member, projectId, risk))!.measures).toEqual([]);
    expect(await listMeasures(db, member, projectId)).toEqual([]);
    expect(await write((trx) => lockMeasure(trx, member, projectId, id))).toBeNull();
    await change('restore');
    expect(await listMeasures(db, member, projectId)).toMatchObject([{ id, version: 4, doneOn: '2020-12-18' }]);
    expect(await write((trx) => lockMeasure(trx, member, projectId, id, true))).toBeNull();
    await change('remove');
  });

  test('gets the next number of its risk, also after one that is removed', async () => {
    const at = { projectId, riskId: risk };
    const add = (number: number | null) => write((trx) => insertMeasure(trx, actor, at, content, number));
    const id = await add(null);
    await write(async (trx) => {
      await setMeasureRemoved(trx, actor, projectId, (await lockMeasure(trx, member, projectId, id))!, true);
    });
    expect(await listRemovedMeasures(db, member, projectId)).toEqual([{ riskNumber: 1, number: 1 }]);
    const next = await add(null);
    expect(await write((trx) => lockMeasure(trx, member, projectId, next))).toMatchObject({ number: 2, riskId: risk });
    await expect(add(1)).rejects.toThrow(/risk_measure_number/);
  });
});

describe('an assessment of a new member', () => {
  test('puts the risks of the template in the register, each in its category with its level', async () => {
    const id = await write((trx) =>
      insertAssessment(trx, actor, { projectId, scaleId }, 'Ny kommun', NEW_MEMBER_RISKS),
    );
    const risks = (await listRiskDetails(db, member, projectId)).filter(({ assessmentId }) => assessmentId === id);
    expect(risks).toHaveLength(12);
    expect(risks.filter(({ derivedColour }) => derivedColour === 'röd').map(({ title }) => title)).toEqual([
      'Leverantören anser att utökningen kräver tilläggsavtal',
    ]);
    expect(await listAssessments(db, member, projectId)).toMatchObject([
      { id, newcomer: 'Ny kommun', riskCount: 12, riskLevel: null, recommendation: null },
    ]);
  });

  test('is changed with a new version; conditions must be there where they are recommended', async () => {
    const id = await write((trx) => insertAssessment(trx, actor, { projectId, scaleId }, 'Ny kommun', []));
    const change = (conditions: string) =>
      write(async (trx) => {
        const before = (await lockAssessment(trx, member, projectId, id))!;
        const { newcomer, assessedOn, summary, otherFactors, opportunity } = before;
        const overall = { newcomer, assessedOn, summary, otherFactors, opportunity };
        const level = { riskLevel: 'medel', recommendation: 'tillstyrks med villkor' } as const;
        await updateAssessment(trx, actor, projectId, before, { ...overall, ...level, conditions });
      });
    await expect(change('')).rejects.toThrow(/conditions_are_said/);
    await change('Den nya betalar införandet');
    expect(await findAssessment(db, member, projectId, id)).toMatchObject({ version: 2, riskLevel: 'medel' });
  });
});

describe('a register that is read in', () => {
  const readIn = (file: RegisterFile) =>
    write(async (trx) => {
      const risks = await lockRegister(trx, member, projectId);
      const [scales, removed, measures, removedMeasures] = [
        await listRiskScales(trx, member, cooperationId),
        await listRemovedNumbers(trx, member, projectId),
        await listMeasures(trx, member, projectId),
        await listRemovedMeasures(trx, member, projectId),
      ];
      const standing = { risks, removed, scales, standardId: scaleId, measures, removedMeasures };
      const steps = registerImport(file, standing);
      await importRegister(trx, actor, { projectId, fileName: 'r.csv', risks, measures }, steps);
      return steps;
    });

  test('is changed and added to all at once, with new valuations, and keeps numbers that are given', async () => {
    const rows = [
      { row: 1, cells: ['nr', 'titel', 'sannolikhet', 'konsekvens'] },
      { row: 2, cells: ['1', 'Fel lön betalas ut', 'Låg', 'Låg'] },
      { row: 3, cells: ['', 'Utan nummer', '', ''] },
      { row: 4, cells: ['40', 'Med nummer', '2', '2'] },
    ];
    await readIn({ risks: rows, measures: null });
    const risks = await listRiskDetails(db, member, projectId);
    expect(risks.map(({ number, title, derivedColour }) => [number, title, derivedColour])).toEqual([
      [1, 'Fel lön betalas ut', 'grön'],
      [40, 'Med nummer', 'gul'],
      [41, 'Utan nummer', null],
    ]);
    expect((await findRisk(db, member, projectId, risk))!.valuations).toHaveLength(2);
  });

  test('takes in measures of its own risks and of those that it adds, and changes those that there are', async () => {
    const risks = [
      { row: 1, cells: ['nr', 'titel'] },
      { row: 2, cells: ['60', 'Ny med åtgärd'] },
    ];
    const measures = [
      { row: 1, cells: ['nr', 'atgard_nr', 'atgard', 'senast'] },
      { row: 2, cells: ['60', '', 'Skriv rutin', '2021-02-01'] },
      { row: 3, cells: ['60', '4', 'Öva', ''] },
      { row: 4, cells: ['1', '', 'Utse ägare', ''] },
    ];
    await readIn({ risks, measures });
    const listed = async () =>
      (await listMeasures(db, member, projectId)).map(({ riskNumber, number, text, dueDate }) => [
        riskNumber,
        number,
        text,
        dueDate,
      ]);
    expect(await listed()).toEqual([
      [1, 1, 'Utse ägare', null],
      [60, 5, 'Skriv rutin', '2021-02-01'],
      [60, 4, 'Öva', null],
    ]);
    const again = await readIn({ risks: null, measures: [measures[0]!, measures[1]!, measures[3]!] });
    expect(again.measures.map(({ number, changes }) => [number, changes])).toEqual([
      [5, []],
      [1, []],
    ]);
    expect(await listed()).toHaveLength(3);
    const changed = [measures[0]!, { row: 2, cells: ['60', '4', 'Öva två gånger', '2021-03-01'] }];
    const { measures: steps } = await readIn({ risks: null, measures: changed });
    expect(steps[0]!.changes.map(({ label }) => label)).toEqual(['åtgärd', 'senast']);
    expect(await listed()).toContainEqual([60, 4, 'Öva två gånger', '2021-03-01']);
    const audited = await db
      .selectFrom('auditEntry')
      .select('after')
      .where('action', '=', 'risk.import')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(audited.after).toMatchObject({ added: 0, changed: 0, measuresAdded: 0, measuresChanged: 1 });
  });

  test('knows the numbers of removed risks, and a taken number gives no risk', async () => {
    await db.updateTable('risk').set({ removedAt: '2020-12-18T10:00:00Z' }).where('id', '=', risk).execute();
    expect(await listRemovedNumbers(db, member, projectId)).toEqual([1]);
    expect(await add('Dubbel', date('2020-03-01'), 1)).toBeNull();
  });
});
