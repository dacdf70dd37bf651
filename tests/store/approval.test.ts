import { randomUUID } from 'node:crypto';

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';

import { ore } from '~/domain/money';
import { listApprovals, lockApproval } from '~/store/approval';
import { findPhaseBaseline, insertBaseline } from '~/store/baseline';
import { findAnswered, findDecider, insertShareDecision } from '~/store/decision';
import { closeVersion, lockVersion } from '~/store/submission';

import {
  insertAskedPhase,
  insertDecision,
  insertDirector,
  insertDraftPhase,
  insertVersion,
  submit,
} from '../support/asked-phase';
import { freshDatabase } from '../support/database';
import { insertMilestoneRow, insertUser, viewerOf } from '../support/rows';

const { db } = await freshDatabase();

const approvalOf = async (phase: Awaited<ReturnType<typeof insertAskedPhase>>) =>
  (await listApprovals(db, phase.viewer, { budgetVersionId: phase.budgetVersionId }))[0]!;

describe('a submitted budget', () => {
  test('asks every party about its frozen share', async () => {
    const phase = await insertAskedPhase(db, { parties: 3, total: 1_000_00 });
    const approval = await approvalOf(phase);
    expect(approval).toMatchObject({ state: 'inskickad', total: 1_000_00, submittedOn: '2020-12-18', version: 1 });
    // 1 000 kr over three parties without a code: whole kronor, the one left over to the first.
    expect(approval.parties.map(({ share, verdict, before }) => [share, verdict, before])).toEqual([
      [334_00, null, null],
      [333_00, null, null],
      [333_00, null, null],
    ]);
  });

  test('shows the decision of a party that stands: the last one', async () => {
    const phase = await insertAskedPhase(db);
    const first = await insertDecision(db, phase, 0, { verdict: 'återremiss' });
    const second = await insertDecision(db, phase, 0, { corrects: first });
    const { parties } = await approvalOf(phase);
    expect(parties[0]).toMatchObject({ verdict: 'godkänd', number: second, decidedOn: '2020-12-18' });
    expect(parties[1]!.verdict).toBeNull();
  });

  test('gives way to a newer version, and keeps its decisions', async () => {
    const phase = await insertAskedPhase(db);
    await insertDecision(db, phase, 0);
    const second = { ...phase, budgetVersionId: await insertVersion(db, phase.phaseId, 2, 330_00) };
    await submit(db, second, { version: 2 });

    const [replaced] = await listApprovals(db, phase.viewer, { budgetVersionId: phase.budgetVersionId });
    expect(replaced).toMatchObject({ state: 'ersatt' });
    expect(replaced!.parties[0]!.verdict).toBe('godkänd');
    const [open] = await listApprovals(db, phase.viewer, { projectIds: [phase.projectId] });
    expect(open).toMatchObject({ version: 2, state: 'inskickad' });
    // Everybody is asked again, and who approved before sees against what.
    expect(open!.parties.map(({ verdict, before }) => [verdict, before])).toEqual([
      [null, { version: 1, share: 100_00, verdict: 'godkänd', motivation: '' }],
      [null, null],
      [null, null],
    ]);
  });

  test('holds until a newer one is approved, when it was approved itself', async () => {
    const phase = await insertAskedPhase(db);
    const first = { projectId: phase.projectId, budgetVersionId: phase.budgetVersionId, state: 'inskickad' as const };
    await db.transaction().execute((trx) => closeVersion(trx, phase.actor, first, 'approve', 'Alla har godkänt.'));
    const second = { ...phase, budgetVersionId: await insertVersion(db, phase.phaseId, 2, 330_00) };
    await submit(db, second, { version: 2 });
    expect(await approvalOf(phase)).toMatchObject({ state: 'godkänd' });
    expect(await approvalOf(second)).toMatchObject({ state: 'inskickad', approvedBefore: true });
  });

  test('runs without approval from the first day of its phase', async () => {
    const phase = await insertAskedPhase(db);
    const running = async (day: string) =>
      (await listApprovals(db, phase.viewer, { runningOn: day as never })).map(({ phaseId }) => phaseId);
    expect(await running('2020-04-30')).toEqual([]);
    expect(await running('2020-05-01')).toEqual([phase.phaseId]);
    await db
      .transaction()
      .execute((trx) =>
        closeVersion(
          trx,
          phase.actor,
          { projectId: phase.projectId, budgetVersionId: phase.budgetVersionId, state: 'inskickad' },
          'approve',
          'Alla har godkänt.',
        ),
      );
    expect(await running('2020-05-01')).toEqual([]);
  });

  test('is nothing to an outsider', async () => {
    const phase = await insertAskedPhase(db);
    const outsider = viewerOf([]);
    expect(await listApprovals(db, outsider, { budgetVersionId: phase.budgetVersionId })).toEqual([]);
    expect(await listApprovals(db, outsider, { projectIds: [phase.projectId] })).toEqual([]);
    expect(await listApprovals(db, outsider, { askedOf: [phase.parties[0]!.partyId] })).toEqual([]);
    await db.transaction().execute(async (trx) => {
      expect(await lockApproval(trx, outsider, phase.budgetVersionId)).toBeNull();
      expect(await lockVersion(trx, outsider, phase.phaseId, phase.budgetVersionId)).toBeNull();
    });
  });

  test('still asks who has left the cooperation about its share, and shows it nothing else', async () => {
    const phase = await insertAskedPhase(db);
    const other = await insertAskedPhase(db);
    const { partyId } = phase.parties[0]!;
    const director = { ...(await insertDirector(db, partyId)), cooperationIds: [] };
    const seen = await listApprovals(db, director, { askedOf: [partyId] });
    expect(seen.map(({ budgetVersionId }) => budgetVersionId)).toEqual([phase.budgetVersionId]);
    expect(await listApprovals(db, director, { budgetVersionId: phase.budgetVersionId })).toHaveLength(1);
    expect(await listApprovals(db, director, { budgetVersionId: other.budgetVersionId })).toEqual([]);
    expect(await listApprovals(db, director, { phaseId: phase.phaseId })).toEqual([]);
    expect(await listApprovals(db, director, { projectIds: [phase.projectId] })).toEqual([]);
    const reader = { ...director, grants: [{ ...director.grants[0]!, role: 'läsare' as const }] };
    expect(await listApprovals(db, reader, { budgetVersionId: phase.budgetVersionId })).toEqual([]);
    await db.transaction().execute(async (trx) => {
      expect(await lockApproval(trx, director, phase.budgetVersionId)).toMatchObject({ state: 'inskickad' });
      expect(await lockApproval(trx, director, other.budgetVersionId)).toBeNull();
    });
  });

  test('waits on the list of those it asks, and no one else', async () => {
    const phase = await insertAskedPhase(db);
    const other = await insertAskedPhase(db);
    const listed = await listApprovals(db, phase.viewer, { askedOf: [phase.parties[1]!.partyId] });
    expect(listed.map(({ budgetVersionId }) => budgetVersionId)).toEqual([phase.budgetVersionId]);
    expect(await listApprovals(db, phase.viewer, { askedOf: [other.parties[0]!.partyId] })).toEqual([]);
  });
});

describe('the database refuses', () => {
  const refused = (work: Promise<unknown>, message: RegExp) => expect(work).rejects.toThrow(message);

  test('a decision on another amount than the frozen share', async () => {
    const phase = await insertAskedPhase(db);
    await refused(insertDecision(db, phase, 0, { amount: 99_00 }), /where the share is 10000 öre/);
  });

  test('a decision on a draft', async () => {
    const phase = await insertDraftPhase(db);
    await refused(insertDecision(db, phase, 0), /in state utkast/);
  });

  test('a second decision of the same party that corrects none, and a second correction of the same', async () => {
    const phase = await insertAskedPhase(db);
    const first = await insertDecision(db, phase, 0);
    await refused(insertDecision(db, phase, 0), /decision_once_for_a_party/);
    await insertDecision(db, phase, 0, { verdict: 'avslag', corrects: first });
    await refused(insertDecision(db, phase, 0, { corrects: first }), /decision_corrects_key/);
  });

  test('a correction of another party’s decision', async () => {
    const phase = await insertAskedPhase(db);
    const first = await insertDecision(db, phase, 0);
    await refused(insertDecision(db, phase, 1, { corrects: first }), /cannot be corrected/);
  });

  test('all but a plain approval without a motivation', async () => {
    const phase = await insertAskedPhase(db);
    await refused(insertDecision(db, phase, 0, { verdict: 'avslag', motivation: '' }), /motivated/);
  });

  test('a step that the life of a version does not have', async () => {
    const phase = await insertAskedPhase(db);
    const set = (state: string) =>
      sql`update budget_version set state = ${state} where id = ${phase.budgetVersionId}`.execute(db);
    await refused(set('utkast'), /cannot go from inskickad to utkast/);
    await set('avslagen');
    await refused(set('godkänd'), /cannot go from avslagen to godkänd/);
  });

  test('a document for a version that is submitted', async () => {
    const phase = await insertAskedPhase(db);
    const document = { budgetVersionId: phase.budgetVersionId, title: 'Kalkyl', url: 'https://exempel.test/kalkyl' };
    await refused(db.insertInto('budgetDocument').values(document).execute(), /frozen/);
  });
});

describe('a decision', () => {
  test('is numbered without gaps and chained, also when one fails in between', async () => {
    const phase = await insertAskedPhase(db);
    await insertDecision(db, phase, 0);
    await insertDecision(db, phase, 1, { amount: 1 }).catch(() => undefined);
    await insertDecision(db, phase, 1);
    const rows = await db.selectFrom('decision').select(['number', 'hash', 'previousHash']).orderBy('number').execute();
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1));
    for (const [at, row] of rows.entries()) {
      expect(row.previousHash?.toString('hex') ?? null).toBe(at === 0 ? null : rows[at - 1]!.hash.toString('hex'));
    }
  });

  test('is found again by the form it came from, with whose and on what it is', async () => {
    const phase = await insertAskedPhase(db);
    const requestToken = randomUUID();
    const { partyId, partyName } = phase.parties[0]!;
    const number = await db.transaction().execute((trx) =>
      insertShareDecision(
        trx,
        phase.actor,
        { role: 'kommundirektör', delegationId: null },
        {
          projectId: phase.projectId,
          budgetVersionId: phase.budgetVersionId,
          partyId,
          partyName,
          amount: ore(100_00),
          verdict: 'godkänd',
          motivation: '',
          diaryNumber: 'KS 2020/1',
          subject: 'Andel',
          corrects: null,
          requestToken,
        },
      ),
    );
    await db.transaction().execute(async (trx) => {
      expect(await findAnswered(trx, requestToken)).toEqual({
        number,
        recordedBy: phase.actor.userId,
        budgetVersionId: phase.budgetVersionId,
        partyId,
      });
      expect(await findAnswered(trx, randomUUID())).toBeNull();
    });
    const row = await db.selectFrom('decision').selectAll().where('number', '=', number).executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      forum: `Kommundirektör, ${partyName}`,
      decidedOn: '2020-12-18',
      diaryNumber: 'KS 2020/1',
    });
  });
});

describe('who may decide for a party', () => {
  const decider = (userId: number, partyId: number, day: string) =>
    db.transaction().execute((trx) => findDecider(trx, userId, partyId, day as never));

  test('is its kommundirektör, and of no other party', async () => {
    const phase = await insertAskedPhase(db);
    const [own, other] = phase.parties;
    const { userId } = await insertDirector(db, own!.partyId);
    expect(await decider(userId, own!.partyId, '2020-12-18')).toEqual({ role: 'kommundirektör', delegationId: null });
    expect(await decider(userId, other!.partyId, '2020-12-18')).toBeNull();
  });

  test('is a substitute on the days of the delegation, both included', async () => {
    const phase = await insertAskedPhase(db);
    const { partyId } = phase.parties[0]!;
    const userId = await insertUser(db, { partyId });
    await db.insertInto('userRole').values({ userId, role: 'ersättare', partyId }).execute();
    expect(await decider(userId, partyId, '2020-12-18')).toBeNull();
    const { id: delegationId } = await db
      .insertInto('delegation')
      .values({
        partyId,
        userId,
        validFrom: '2020-12-10',
        validUntil: '2020-12-18',
        reference: 'KS 2020/9',
        recordedAt: '2020-12-01T08:00:00Z',
        recordedBy: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    expect(await decider(userId, partyId, '2020-12-09')).toBeNull();
    expect(await decider(userId, partyId, '2020-12-10')).toEqual({ role: 'ersättare', delegationId });
    expect(await decider(userId, partyId, '2020-12-18')).toEqual({ role: 'ersättare', delegationId });
    expect(await decider(userId, partyId, '2020-12-19')).toBeNull();
  });

  test('is nobody whose account is closed', async () => {
    const phase = await insertAskedPhase(db);
    const { partyId } = phase.parties[0]!;
    const { userId } = await insertDirector(db, partyId);
    await db.updateTable('appUser').set({ disabledAt: '2020-12-01T00:00:00Z' }).where('id', '=', userId).execute();
    expect(await decider(userId, partyId, '2020-12-18')).toBeNull();
  });
});

describe('the baseline of an approved phase', () => {
  test('keeps the dates and the sum as they were, and fills baseline dates that were missing', async () => {
    const phase = await insertAskedPhase(db);
    const at = { projectId: phase.projectId, phaseId: phase.phaseId };
    const moved = await insertMilestoneRow(db, at, {
      title: 'Flyttad',
      baselineDate: '2020-06-01',
      forecastDate: '2020-07-01',
    });
    const unplanned = await insertMilestoneRow(db, at, { title: 'Ny', forecastDate: '2020-08-01' });
    const gone = await insertMilestoneRow(db, at, { title: 'Borttagen', removedAt: '2020-05-01T00:00:00Z' });
    const { budgetVersionId } = phase;
    const id = await db
      .transaction()
      .execute((trx) =>
        insertBaseline(trx, phase.actor, { ...at, budgetVersionId, total: ore(300_00), reason: 'Godkänd' }),
      );
    await db.updateTable('phase').set({ endDate: '2022-01-01' }).where('id', '=', phase.phaseId).execute();

    expect(await findPhaseBaseline(db, phase.viewer, phase.phaseId)).toEqual({
      takenOn: '2020-12-18',
      reason: 'Godkänd',
      total: 300_00,
      startDate: '2020-05-01',
      endDate: '2021-06-01',
    });
    expect(await findPhaseBaseline(db, viewerOf([]), phase.phaseId)).toBeNull();
    const items = await db
      .selectFrom('baselineItem')
      .selectAll()
      .where('baselineId', '=', id)
      .orderBy('itemId')
      .execute();
    expect(items.map(({ itemId, startDate, endDate }) => [itemId, startDate, endDate])).toEqual([
      [phase.phaseId, '2020-05-01', '2021-06-01'],
      [moved, '2020-07-01', '2020-07-01'],
      [unplanned, '2020-08-01', '2020-08-01'],
    ]);
    expect(items.some(({ itemId }) => itemId === gone)).toBe(false);
    const milestones = await db
      .selectFrom('milestone')
      .select(['id', 'baselineDate'])
      .where('phaseId', '=', phase.phaseId)
      .orderBy('id')
      .execute();
    expect(milestones).toEqual([
      { id: moved, baselineDate: '2020-06-01' },
      { id: unplanned, baselineDate: '2020-08-01' },
      { id: gone, baselineDate: null },
    ]);
  });
});
