import { randomUUID } from 'node:crypto';

import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { RiskRating } from '~/domain/risk';
import type { RiskDecision } from '~/domain/risk-mandate';
import type { Viewer } from '~/domain/viewer';
import { findDecision } from '~/store/register';
import { findRisk, listRisks, lockRisk } from '~/store/risk';
import { insertRisk, unchanged, updateRisk } from '~/store/risk-change';
import { insertRiskDecision, listWaitingRisks, readWaitingBody } from '~/store/risk-escalation';
import { findRiskScale } from '~/store/risk-scale';
import type { Database, Transaction } from '~db/open';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';
import { insertActor, viewerOf } from '../support/rows';

let db: Database;
let actor: Actor;
let projectId: number;
let scaleId: number;
let member: Viewer;
let stranger: Viewer;

const LOW = { probability: 1, consequence: 5 };
const MIDDLE = { probability: 4, consequence: 3 };
const HIGH = { probability: 5, consequence: 4 };

beforeAll(async () => {
  ({ db } = await freshDatabase());
  await loadSample(db, { passwordHash: 'a hash' });
  actor = await insertActor(db);
  const project = await db
    .selectFrom('project')
    .select(['id', 'cooperationId'])
    .where('slug', '=', 'digital-motor')
    .executeTakeFirstOrThrow();
  projectId = project.id;
  member = viewerOf([project.cooperationId]);
  const others = await db.selectFrom('cooperation').select('id').where('id', '<>', project.cooperationId).execute();
  stranger = viewerOf(others.map(({ id }) => id));
  scaleId = (await findRiskScale(db, member, project.cooperationId))!.id;
});

const write = <T>(work: (trx: Transaction) => Promise<T>) => db.transaction().execute(work);

async function addRisk(rating: RiskRating | null, status: 'öppen' | 'stängd' = 'öppen'): Promise<number> {
  const texts = { threat: '', vulnerability: '', consequenceText: '', category: '', owner: '' };
  const risk = {
    ...texts,
    title: 'Sen leverans',
    status,
    treatment: 'bevaka' as const,
    scaleId,
    rating,
    after: null,
    number: null,
  };
  return (await write((trx) => insertRisk(trx, actor, projectId, risk)))!;
}

async function rate(id: number, rating: RiskRating | null): Promise<void> {
  await write(async (trx) => {
    const before = (await lockRisk(trx, member, projectId, id))!;
    await updateRisk(trx, actor, projectId, before, { ...unchanged(before), rating });
  });
}

const raised = async (id: number) =>
  (await findRisk(db, member, projectId, id))!.escalations
    .map(({ from, to, answer, endedOn }) => [from, to, answer ?? (endedOn ? 'omvärderad' : 'väntar')])
    .reverse();

async function decide(id: number, change: Partial<RiskDecision> = {}): Promise<number> {
  return write(async (trx) => {
    const risk = (await lockRisk(trx, member, projectId, id))!;
    const order = {
      projectId,
      orderedBy: 'Direktörerna',
      risk,
      escalation: risk.escalation!,
      requestToken: randomUUID(),
    };
    return insertRiskDecision(trx, actor, order, {
      answer: 'acceptera',
      motivation: 'Kostar mer att undvika',
      deciders: 'Ordförande och två ledamöter',
      decidedOn: '2020-12-18' as CalendarDate,
      diaryNumber: null,
      ...change,
    });
  });
}

describe('the sample', () => {
  test('has R2 and R3 waiting for the styrgrupp and R4 for the uppdragsbeställare, and no others', async () => {
    const waiting = await listWaitingRisks(db, member, [projectId]);
    expect(waiting.map(({ number, to, raisedOn }) => [number, to, raisedOn])).toEqual([
      [2, 'styrgrupp', '2020-12-17'],
      [3, 'styrgrupp', '2020-12-17'],
      [4, 'uppdragsbeställare', '2020-12-17'],
    ]);
    const escalated = (await listRisks(db, member, projectId)).filter(({ escalation }) => escalation !== null);
    expect(escalated.map(({ number }) => number)).toEqual([2, 3, 4]);
  });
});

describe('a risk', () => {
  test('comes on the list of the body whose mandate it enters, with from and to, and says so in the audit', async () => {
    const id = await addRisk(LOW);
    expect(await raised(id)).toEqual([]);
    await rate(id, MIDDLE);
    expect(await raised(id)).toEqual([['projektledare', 'styrgrupp', 'väntar']]);
    const audit = await db
      .selectFrom('auditEntry')
      .select(['userId', 'after'])
      .where('action', '=', 'riskEscalation.create')
      .orderBy('id', 'desc')
      .executeTakeFirst();
    expect(audit).toMatchObject({ userId: actor.userId, after: { riskId: id, toMandate: 'styrgrupp' } });
  });

  test('goes on to the higher body when it rises further, and leaves the first list', async () => {
    const id = await addRisk(MIDDLE);
    await rate(id, HIGH);
    expect(await raised(id)).toEqual([
      [null, 'styrgrupp', 'omvärderad'],
      ['styrgrupp', 'uppdragsbeställare', 'väntar'],
    ]);
  });

  test('that falls back leaves the list, and is raised again each time it rises', async () => {
    const id = await addRisk(MIDDLE);
    await rate(id, null);
    await rate(id, MIDDLE);
    await decide(id);
    await rate(id, LOW);
    await rate(id, MIDDLE);
    expect(await raised(id)).toEqual([
      [null, 'styrgrupp', 'omvärderad'],
      [null, 'styrgrupp', 'acceptera'],
      ['projektledare', 'styrgrupp', 'väntar'],
    ]);
  });

  test('within the same mandate, or rated after measures only, is raised once', async () => {
    const id = await addRisk(MIDDLE);
    await rate(id, { probability: 3, consequence: 4 });
    await write(async (trx) => {
      const before = (await lockRisk(trx, member, projectId, id))!;
      await updateRisk(trx, actor, projectId, before, { ...unchanged(before), after: HIGH });
    });
    expect(await raised(id)).toHaveLength(1);
  });

  test('waits for nobody when it is closed or removed, and in no other cooperation', async () => {
    const id = await addRisk(MIDDLE);
    const numbers = async (viewer: Viewer) => (await listWaitingRisks(db, viewer, [projectId])).map((risk) => risk.id);
    expect(await numbers(member)).toContain(id);
    expect(await numbers(stranger)).toEqual([]);
    expect(await listWaitingRisks(db, member, [])).toEqual([]);
    expect(await readWaitingBodyOf(id)).toBe('styrgrupp');
    await db.updateTable('risk').set({ removedAt: '2020-12-18T10:00:00Z' }).where('id', '=', id).execute();
    expect(await numbers(member)).not.toContain(id);
  });
});

describe('a decision', () => {
  test.each([
    ['acceptera', { treatment: 'acceptera', status: 'öppen' }],
    ['åtgärda', { treatment: 'åtgärda', status: 'öppen' }],
    ['stäng', { treatment: 'bevaka', status: 'stängd' }],
  ] as const)('to %s goes into the register and is done with the risk', async (answer, expected) => {
    const id = await addRisk(HIGH);
    const before = await findRisk(db, member, projectId, id);
    const number = await decide(id, { answer });
    const risk = await findRisk(db, member, projectId, id);
    expect(risk).toMatchObject({ ...expected, version: before!.version + 1 });
    expect(risk!.escalation).toMatchObject({ answer, decisionNumber: number, decidedOn: '2020-12-18' });
    expect(await findDecision(db, member, number)).toMatchObject({
      forum: 'Uppdragsbeställare, Direktörerna',
      motivation: 'Kostar mer att undvika',
      deciders: 'Ordförande och två ledamöter',
      risk: { id, number: risk!.number, title: 'Sen leverans' },
      projectId,
    });
    expect(await readWaitingBodyOf(id)).toBeNull();
  });

  test('comes with its audit row, in the same transaction', async () => {
    const id = await addRisk(HIGH);
    await expect(
      write(async (trx) => {
        const risk = (await lockRisk(trx, member, projectId, id))!;
        const order = { projectId, orderedBy: null, risk, escalation: risk.escalation!, requestToken: randomUUID() };
        const decided = { motivation: 'x', deciders: 'x', decidedOn: '2020-12-18' as CalendarDate, diaryNumber: null };
        await insertRiskDecision(trx, actor, order, { answer: 'stäng', ...decided });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await readWaitingBodyOf(id)).toBe('uppdragsbeställare');
    const number = await decide(id);
    const audited = await db
      .selectFrom('auditEntry')
      .select('action')
      .where('projectId', '=', projectId)
      .where('entityId', 'in', [number, id])
      .where('action', 'in', ['decision.create', 'risk.update'])
      .execute();
    expect(audited.map(({ action }) => action)).toEqual(expect.arrayContaining(['decision.create', 'risk.update']));
  });
});

describe('the database', () => {
  test('keeps an escalation as it was raised, ended once, and only one open a risk', async () => {
    const id = await addRisk(MIDDLE);
    await decide(id);
    const of = (change: string) => sql`update risk_escalation set ${sql.raw(change)} where risk_id = ${id}`.execute(db);
    await expect(of('answer = null, decision_number = null')).rejects.toThrow(/ends once/);
    await expect(of("raised_on = '2020-01-01'")).rejects.toThrow(/ends once/);
    await expect(sql`delete from risk_escalation`.execute(db)).rejects.toThrow(/is kept/);
    const other = await addRisk(HIGH);
    const copy = (valuation: string) =>
      sql`insert into risk_escalation (project_id, risk_id, valuation_id, to_mandate, raised_on, raised_at)
          select project_id, risk_id, ${sql.raw(valuation)}, to_mandate, raised_on, raised_at
          from risk_escalation where risk_id = ${other}`.execute(db);
    await expect(copy(`(select min(id) from risk_valuation)`)).rejects.toThrow(/not of a valuation of its risk/);
    await db
      .insertInto('riskValuation')
      .values({
        riskId: other,
        scaleId,
        stage: 'before',
        ...HIGH,
        at: '2020-12-18T10:00:00Z',
        valuedOn: '2020-12-18',
        userId: null,
        note: null,
      })
      .execute();
    await expect(copy(`(select max(id) from risk_valuation)`)).rejects.toThrow(/risk_escalation_one_open/);
    await expect(
      sql`update risk_escalation set decision_number = 999999, answer = 'stäng' where risk_id = ${other}`.execute(db),
    ).rejects.toThrow(/not one of the project/);
  });
});

test('a risk is not closed past the body that its own new rating raises it to', async () => {
  const id = await addRisk(LOW);
  const close = (rating: RiskRating | null) =>
    write(async (trx) => {
      const before = (await lockRisk(trx, member, projectId, id))!;
      await updateRisk(trx, actor, projectId, before, { ...unchanged(before), rating, status: 'stängd' });
    });
  await expect(close(HIGH)).rejects.toThrow(/uppdragsbeställarens beslut och kan inte stängas/);
  expect(await raised(id)).toEqual([]);
  await rate(id, MIDDLE);
  await expect(close(LOW)).rejects.toThrow(/styrgruppens beslut och kan inte stängas/);
  await rate(id, LOW);
  await close(LOW);
  expect((await findRisk(db, member, projectId, id))!.status).toBe('stängd');
});

async function readWaitingBodyOf(id: number) {
  return write((trx) => readWaitingBody(trx, projectId, id));
}

describe('a closed risk', () => {
  const change = (id: number, changed: { status: 'öppen' | 'stängd'; rating?: RiskRating | null }) =>
    write(async (trx) => {
      const before = (await lockRisk(trx, member, projectId, id))!;
      await updateRisk(trx, actor, projectId, before, { ...unchanged(before), ...changed });
    });

  test('that comes closed, as from a file, is not raised on any level; one that comes open is', async () => {
    expect(await raised(await addRisk(HIGH, 'stängd'))).toEqual([]);
    expect(await raised(await addRisk(HIGH, 'öppen'))).toEqual([[null, 'uppdragsbeställare', 'väntar']]);
  });

  test('is not raised by being rated anew, but when it is opened again, each time', async () => {
    const id = await addRisk(LOW, 'stängd');
    await change(id, { status: 'stängd', rating: HIGH });
    expect(await raised(id)).toEqual([]);
    await change(id, { status: 'öppen' });
    expect(await raised(id)).toEqual([[null, 'uppdragsbeställare', 'väntar']]);
    await decide(id, { answer: 'stäng' });
    await change(id, { status: 'öppen' });
    expect(await raised(id)).toEqual([
      [null, 'uppdragsbeställare', 'stäng'],
      [null, 'uppdragsbeställare', 'väntar'],
    ]);
    expect((await listWaitingRisks(db, member, [projectId])).map((risk) => risk.id)).toContain(id);
  });

  test('opened again on a level of the projektledare waits for nobody', async () => {
    const id = await addRisk(HIGH, 'stängd');
    await change(id, { status: 'öppen', rating: LOW });
    expect(await raised(id)).toEqual([]);
    expect(await readWaitingBodyOf(id)).toBeNull();
  });
});
