import { randomUUID } from 'node:crypto';

import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { Verdict } from '~/domain/approval';
import type { CalendarDate } from '~/domain/calendar';
import { GATE_PATTERNS } from '~/domain/gate-model';
import type { Viewer } from '~/domain/viewer';
import { verifyChain } from '~/platform/decision-chain';
import { findGate, listGates, listWaitingGates, lockGate } from '~/store/gate';
import { insertGate, tickCriteria, updateGate, type NewGate } from '~/store/gate-change';
import { findGateModel, replaceGateModel } from '~/store/gate-model';
import { setRemoved } from '~/store/plan-item';
import { findDecision } from '~/store/register';
import { insertSteeringDecision } from '~/store/steering-decision';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import { insertActor, insertCooperation, insertPhaseRow, insertProjectRow, viewerOf } from '../support/rows';

const day = (text: string) => text as CalendarDate;

let db: Database;
let actor: Actor;
let cooperationId: number;
let projectId: number;
let member: Viewer;

const GATE: NewGate = {
  label: 'BP6',
  title: 'Godkänn leveransen',
  decides: 'Om resultatet godkänns.',
  criteria: ['Testad', 'Utbildade'],
  papers: '',
  phaseId: null,
  plannedOn: day('2020-12-20'),
};

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
});

beforeEach(async () => {
  cooperationId = await insertCooperation(db);
  projectId = await insertProjectRow(db, cooperationId);
  member = viewerOf([cooperationId]);
});

const write = <T>(work: (trx: Transaction) => Promise<T>) => db.transaction().execute(work);
const make = (change: Partial<NewGate> = {}) =>
  write((trx) => insertGate(trx, actor, projectId, { ...GATE, ...change }));
const found = async (id: number) => (await findGate(db, member, projectId, id))!;

async function tick(id: number, met: readonly string[], note = ''): Promise<void> {
  await write(async (trx) => {
    const gate = (await lockGate(trx, member, projectId, id))!;
    const ticks = gate.checklist.map((each) => ({ id: each.id, met: met.includes(each.text), note }));
    await tickCriteria(trx, actor, gate, ticks);
  });
}

function decide(
  gateId: number,
  outcome: Verdict,
  { motivation = 'Därför', corrects = null as number | null, project = projectId } = {},
): Promise<number> {
  const about = { projectId: project, gateId, corrects, requestToken: randomUUID() };
  const rest = { subject: 'Beslutspunkt BP6', deciders: 'Ordförande', decidedOn: day('2020-12-17'), diaryNumber: null };
  const directive = { directiveBefore: null, directiveAfter: null };
  return write((trx) => insertSteeringDecision(trx, actor, about, { ...rest, ...directive, outcome, motivation }));
}

describe('the gates of a project', () => {
  test('come by their day, with how many criteria are met and the phase that they close', async () => {
    const phaseId = await insertPhaseRow(db, projectId, { number: 2, name: 'Fas 2' });
    const undated = await make({ label: 'BP8', plannedOn: null, criteria: [] });
    const late = await make({ label: 'BP7', plannedOn: day('2021-05-01'), phaseId });
    const early = await make();
    await tick(early, ['Testad']);
    expect(await listGates(db, member, projectId)).toMatchObject([
      { id: early, label: 'BP6', criteria: 2, met: 1, phaseId: null, outcome: null, sentBack: false, version: 2 },
      { id: late, label: 'BP7', criteria: 2, met: 0, phaseId, phaseNumber: 2 },
      { id: undated, label: 'BP8', criteria: 0, met: 0, plannedOn: null },
    ]);
    expect(await listGates(db, viewerOf([]), projectId)).toEqual([]);
  });

  test('lose their phase and not themselves when the phase is removed', async () => {
    const phaseId = await insertPhaseRow(db, projectId);
    const id = await make({ phaseId });
    await write((trx) => setRemoved(trx, actor, { table: 'phase', projectId, id: phaseId }, true));
    expect(await listGates(db, member, projectId)).toMatchObject([{ id, phaseId: null }]);
  });

  test('are found of their own project only, and not once they are removed', async () => {
    const id = await make();
    const elsewhere = await insertProjectRow(db, cooperationId);
    expect(await findGate(db, member, elsewhere, id)).toBeNull();
    await write((trx) => setRemoved(trx, actor, { table: 'gate', projectId, id, version: 1 }, true));
    expect(await findGate(db, member, projectId, id)).toBeNull();
    await write((trx) => setRemoved(trx, actor, { table: 'gate', projectId, id }, false));
    expect(await found(id)).toMatchObject({ version: 3 });
  });

  test('wait up to a day, in the projects that were asked for, until they are decided', async () => {
    const waiting = await make();
    const decided = await make({ label: 'BP5' });
    await make({ label: 'BP7', plannedOn: day('2021-02-01') });
    await make({ label: 'BP8', plannedOn: null });
    await decide(decided, 'avslag');
    const until = day('2021-01-01');
    expect(await listWaitingGates(db, member, [projectId], until)).toMatchObject([
      { id: waiting, criteria: 2, met: 0 },
    ]);
    expect(await listWaitingGates(db, member, [], until)).toEqual([]);
    expect(await listWaitingGates(db, viewerOf([]), [projectId], until)).toEqual([]);
  });
});

describe('a change', () => {
  test('keeps the tick of what is written as before, and the move with its reason', async () => {
    const id = await make();
    await tick(id, ['Testad', 'Utbildade'], 'Protokoll');
    await write(async (trx) => {
      const before = (await lockGate(trx, member, projectId, id))!;
      const after = { ...GATE, criteria: ['Utbildade', 'Ny'], plannedOn: day('2021-01-15') };
      await updateGate(trx, actor, before, after, 'Leverantören är sen');
    });
    expect(await found(id)).toMatchObject({
      version: 3,
      plannedOn: '2021-01-15',
      checklist: [
        { text: 'Utbildade', metOn: '2020-12-18', metBy: 'Projektledare i test', note: 'Protokoll' },
        { text: 'Ny', metOn: null, metBy: null, note: '' },
      ],
      moves: [{ fromDate: '2020-12-20', toDate: '2021-01-15', reason: 'Leverantören är sen' }],
    });
  });

  test('of a tick that stays keeps who made it', async () => {
    const id = await make();
    await tick(id, ['Testad']);
    const other = await insertActor(db);
    await write(async (trx) => {
      const gate = (await lockGate(trx, member, projectId, id))!;
      const ticks = gate.checklist.map(({ id: each }) => ({ id: each, met: true, note: '' }));
      await tickCriteria(trx, { ...other, today: day('2020-12-19') }, gate, ticks);
    });
    expect((await found(id)).checklist).toMatchObject([{ metOn: '2020-12-18' }, { metOn: '2020-12-19' }]);
  });

  test('a criterion of another gate is left alone', async () => {
    const [own, other] = [await make(), await make()];
    const foreign = (await found(other)).checklist[0]!;
    await write(async (trx) => {
      const gate = (await lockGate(trx, member, projectId, own))!;
      await tickCriteria(trx, actor, gate, [{ id: foreign.id, met: true, note: 'x' }]);
    });
    expect(await found(other)).toMatchObject({ met: 0, checklist: [{ note: '' }, { note: '' }] });
  });

  test('comes with its audit row', async () => {
    const id = await make();
    await tick(id, ['Testad']);
    const rows = await db
      .selectFrom('auditEntry')
      .select(['action', 'entityId', 'userId'])
      .where('projectId', '=', projectId)
      .orderBy('id')
      .execute();
    expect(rows).toEqual([
      { action: 'gate.create', entityId: id, userId: actor.userId },
      { action: 'gate.tick', entityId: id, userId: actor.userId },
    ]);
  });
});

describe('a decision', () => {
  test('closes the gate and stands in the register with it', async () => {
    const id = await make();
    const number = await decide(id, 'godkänd med villkor');
    expect(await found(id)).toMatchObject({
      outcome: 'godkänd med villkor',
      decidedOn: '2020-12-17',
      decisionNumber: number,
      version: 2,
      decisions: [{ number, outcome: 'godkänd med villkor', deciders: 'Ordförande', corrects: null }],
    });
    expect(await findDecision(db, member, number)).toMatchObject({
      gate: { id, label: 'BP6', title: 'Godkänn leveransen' },
      forum: 'Styrgrupp',
    });
  });

  test('is covered by the chain, the gate included', async () => {
    await decide(await make(), 'avslag');
    const check = () => db.transaction().setIsolationLevel('repeatable read').execute(verifyChain);
    expect(await check()).toMatchObject({ whole: true });
  });

  test('needs a motivation where it is more than an approval, or criteria are open', async () => {
    const id = await make();
    await expect(decide(id, 'avslag', { motivation: '' })).rejects.toThrow(/gate_decision_is_motivated/);
    await expect(decide(id, 'godkänd', { motivation: '' })).rejects.toThrow(/criteria that are not met/);
    await tick(id, ['Testad', 'Utbildade']);
    await expect(decide(id, 'godkänd', { motivation: '' })).resolves.toBeGreaterThan(0);
  });

  test('is the only one, unless it corrects the one that stands', async () => {
    const id = await make();
    const first = await decide(id, 'avslag');
    await expect(decide(id, 'godkänd')).rejects.toThrow(/is decided by decision/);
    const second = await decide(id, 'godkänd', { corrects: first });
    await expect(decide(id, 'avslag', { corrects: first })).rejects.toThrow(/is decided by decision/);
    expect(await found(id)).toMatchObject({ outcome: 'godkänd', decisionNumber: second });
    expect(await findDecision(db, member, first)).toMatchObject({ correctedBy: second });
  });

  test('that sends it back leaves it open, for a new decision', async () => {
    const id = await make();
    await decide(id, 'återremiss');
    expect(await found(id)).toMatchObject({ outcome: null, decidedOn: null, sentBack: true });
    await tick(id, ['Testad']);
    await decide(id, 'godkänd');
    expect(await found(id)).toMatchObject({ outcome: 'godkänd', sentBack: false, met: 1 });
  });

  test('on a gate of another project, or one that is removed, is refused', async () => {
    const id = await make();
    const elsewhere = await insertProjectRow(db, cooperationId);
    await expect(decide(id, 'godkänd', { project: elsewhere })).rejects.toThrow(/foreign key/);
    await write((trx) => setRemoved(trx, actor, { table: 'gate', projectId, id }, true));
    await expect(decide(id, 'godkänd')).rejects.toThrow(/is removed/);
  });

  test('of two at once, one is taken', async () => {
    const id = await make();
    const both = await Promise.allSettled([decide(id, 'godkänd'), decide(id, 'avslag')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await found(id)).decisions).toHaveLength(1);
  });
});

describe('what the database refuses', () => {
  test('a decided gate and its criteria are not changed, nor taken out of sight', async () => {
    const id = await make();
    await decide(id, 'godkänd');
    await expect(sql`update gate set title = 'Annat' where id = ${id}`.execute(db)).rejects.toThrow(/is decided/);
    await expect(sql`update gate set planned_on = null where id = ${id}`.execute(db)).rejects.toThrow(/is decided/);
    await expect(tick(id, ['Testad'])).rejects.toThrow(/is decided/);
    const removed = write((trx) => setRemoved(trx, actor, { table: 'gate', projectId, id }, true));
    await expect(removed).rejects.toThrow(/is decided/);
    await expect(sql`delete from gate_criterion where gate_id = ${id}`.execute(db)).rejects.toThrow(/is decided/);
  });

  test('a gate that says what nobody decided, and a gate that is deleted', async () => {
    const id = await make();
    const lie = sql`update gate set outcome = 'godkänd', decided_on = '2020-12-17' where id = ${id}`;
    await expect(lie.execute(db)).rejects.toThrow(/does not say what was decided/);
    await expect(sql`delete from gate where id = ${id}`.execute(db)).rejects.toThrow(/from sight only/);
  });

  test('a move without a reason, a changed history, a criterion twice or too long', async () => {
    const id = await make();
    const move = (reason: string) =>
      sql`insert into gate_change (gate_id, at, on_date, from_date, to_date, reason)
        values (${id}, now(), '2020-12-18', '2020-12-20', '2021-01-01', ${reason})`.execute(db);
    await expect(move('')).rejects.toThrow(/gate_moves_with_a_reason/);
    await move('Sen');
    await expect(sql`update gate_change set reason = 'x' where gate_id = ${id}`.execute(db)).rejects.toThrow(
      /never changed/,
    );
    const criterion = (text: string) =>
      sql`insert into gate_criterion (gate_id, position, text) values (${id}, 9, ${text})`.execute(db);
    await expect(criterion('Testad')).rejects.toThrow(/unique/);
    await expect(criterion('x'.repeat(201))).rejects.toThrow(/check/);
  });
});

describe('the model of a cooperation', () => {
  test('is replaced as a whole, and reaches no gate that was made of it', async () => {
    const id = await make(GATE_PATTERNS.pps.steps[5]);
    expect(await findGateModel(db, member, cooperationId)).toBeNull();
    await write((trx) => replaceGateModel(trx, actor, cooperationId, null, GATE_PATTERNS.pps));
    const stored = await findGateModel(db, member, cooperationId);
    expect(stored).toEqual({ ...GATE_PATTERNS.pps, version: 1 });
    const steps = [{ label: 'A', title: 'Börja', decides: '', criteria: [] }];
    await write((trx) => replaceGateModel(trx, actor, cooperationId, stored, { name: 'Egen', steps }));
    expect(await findGateModel(db, member, cooperationId)).toEqual({ name: 'Egen', steps, version: 2 });
    expect(await found(id)).toMatchObject({ label: 'BP6', criteria: 2 });
    expect(await findGateModel(db, viewerOf([]), cooperationId)).toBeNull();
  });
});
