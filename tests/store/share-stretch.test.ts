import { describe, expect, test } from 'vitest';

import { approvalRule } from '~/domain/approval';
import { AS_TODAY } from '~/domain/assumptions';
import type { CalendarDate } from '~/domain/calendar';
import { tableOf, type ShareTable } from '~/domain/cost-share';
import { shareOverTime, withStretches } from '~/domain/share-over-time';
import { findBudget } from '~/store/budget';
import { listFollowedPhases } from '~/store/follow-up';
import { insertMember, updateMember } from '~/store/member';
import { listPartyPhases } from '~/store/party-economy';
import { findPhaseKey } from '~/store/phase-key';
import { findPhasePresence } from '~/store/presence';
import { findShareBasis, listPresentParties, findStoredShares } from '~/store/share-basis';
import { insertStretches } from '~/store/share-stretch';
import { submitBudget } from '~/store/submission';

import { insertDraftPhase, type AskedPhase } from '../support/asked-phase';
import { freshDatabase } from '../support/database';
import { insertParty } from '../support/rows';

const { db } = await freshDatabase();

const day = (text: string | null) => text as CalendarDate;
const always = { joinedOn: null, leftOn: null };

/** Draws the days of a party in the project of a phase (2020-05-01 to 2021-06-01, 397 days), or in its cooperation. */
async function move(
  { actor, projectId, cooperationId, parties }: AskedPhase,
  at: number,
  of: 'project' | 'cooperation',
  joinedOn: string | null,
  leftOn: string | null,
): Promise<void> {
  const member = { of, id: of === 'project' ? projectId : cooperationId, partyId: parties[at]!.partyId };
  const days = { joinedOn: day(joinedOn), leftOn: day(leftOn) };
  expect(await db.transaction().execute((trx) => updateMember(trx, actor, member, always, days))).toBe('done');
}

async function draftOf({ viewer, phaseId, actor: { today } }: AskedPhase): Promise<ShareTable> {
  const key = (await findPhaseKey(db, viewer, phaseId, { today, keyId: null }))!;
  const { stretches, ...basis } = await findShareBasis(db, viewer, phaseId, key, { assumptions: AS_TODAY, today });
  return shareOverTime((await findBudget(db, viewer, phaseId))!.lines, basis, stretches, key.rounding);
}

async function submitDraft(phase: AskedPhase, table: ShareTable): Promise<void> {
  const { actor, projectId, phaseId, budgetVersionId, viewer } = phase;
  const { keyVersionId } = (await findPhaseKey(db, viewer, phaseId, { today: actor.today, keyId: null }))!;
  const frozen = { keyVersionId, table, rule: approvalRule('all', null), answerBy: null };
  await db
    .transaction()
    .execute((trx) => submitBudget(trx, actor, { projectId, phaseId, budgetVersionId, version: 1, ...frozen }));
}

async function storedOf({ viewer, phaseId, budgetVersionId }: AskedPhase): Promise<ShareTable> {
  const budget = (await findBudget(db, viewer, phaseId))!;
  const key = (await findPhaseKey(db, viewer, phaseId, { keyVersionId: budget.keyVersionId! }))!;
  const { rows, stretches } = await findStoredShares(db, viewer, budgetVersionId, key.components);
  const rounding = { unit: budget.roundingUnit!, mode: budget.roundingMode! };
  const whole = tableOf(key.components, rows, budget.total!, rounding);
  return withStretches(whole, stretches);
}

describe('who joins or leaves in the middle of a phase', () => {
  test('shares the days on which it is in the project and in the cooperation', async () => {
    const phase = await insertDraftPhase(db, { parties: 3, total: 397_000_00 });
    await move(phase, 1, 'project', '2020-08-01', null);
    await move(phase, 2, 'cooperation', null, '2021-01-01');
    const table = await draftOf(phase);
    expect(table.stretches.map(({ from, to, days, table: { rows } }) => [from, to, days, rows.length])).toEqual([
      ['2020-05-01', '2020-07-31', 92, 2],
      ['2020-08-01', '2020-12-31', 153, 3],
      ['2021-01-01', '2021-06-01', 152, 2],
    ]);
    // By day 1 000 kr: half, a third, half; half, a third, nothing; nothing, a third, half.
    expect(table.rows.map(({ sum }) => sum)).toEqual([173_000_00, 127_000_00, 97_000_00]);
    const present = await listPresentParties(db, phase.viewer, phase.phaseId, phase.actor.today);
    expect(present).toEqual(phase.parties.map(({ partyId }) => partyId));
  });

  test('is present in the days that both the project and the cooperation have it', async () => {
    const phase = await insertDraftPhase(db, { parties: 2 });
    await move(phase, 0, 'project', '2020-08-01', '2021-04-01');
    await move(phase, 0, 'cooperation', null, '2021-01-01');
    const member = { of: 'cooperation', id: phase.cooperationId, partyId: phase.parties[0]!.partyId } as const;
    const again = { joinedOn: day('2021-03-01'), leftOn: null };
    await db.transaction().execute((trx) => insertMember(trx, phase.actor, member, again));
    const presence = await findPhasePresence(db, phase.viewer, phase.phaseId);
    const [first, second] = phase.parties;
    expect(presence).toEqual({
      ...{ start: '2020-05-01', end: '2021-06-01' },
      presences: [
        { ...named(first!), from: '2020-08-01', until: '2021-01-01' },
        { ...named(first!), from: '2021-03-01', until: '2021-04-01' },
        { ...named(second!), from: null, until: null },
      ],
    });
  });

  test('changes nothing where a scenario says who shares', async () => {
    const phase = await insertDraftPhase(db);
    const { viewer, phaseId, parties } = phase;
    await move(phase, 1, 'project', '2020-08-01', null);
    const today = phase.actor.today;
    const key = (await findPhaseKey(db, viewer, phaseId, { today, keyId: null }))!;
    const assumptions = { ...AS_TODAY, participantIds: parties.map(({ partyId }) => partyId) };
    expect((await findShareBasis(db, viewer, phaseId, key, { assumptions, today })).stretches).toEqual([]);
  });

  test('is asked about its own lines alone where parties carry all of them, and the key could take nothing of them', async () => {
    const phase = await insertDraftPhase(db, { parties: 2, total: 700_05 });
    const [first, second] = phase.parties;
    await move(phase, 1, 'project', '2020-08-01', null);
    await db
      .updateTable('budgetLine')
      .set({ carriedByPartyId: second!.partyId })
      .where('budgetVersionId', '=', phase.budgetVersionId)
      .execute();
    const { keyVersionId } = (await findPhaseKey(db, phase.viewer, phase.phaseId, onTheDay(phase)))!;
    const { id: componentId } = await db
      .insertInto('keyComponent')
      .values({ keyVersionId, position: 2, kind: 'fixed' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.insertInto('keyComponentParty').values({ componentId, partyId: first!.partyId, amountOre: 500 }).execute();

    const table = await draftOf(phase);
    expect(table).toMatchObject({ stretches: [], total: 700_05, difference: 0 });
    expect(table.rows.map(({ parts, carried, sum }) => [parts, carried, sum])).toEqual([
      [[0, 0], 0, 0],
      [[0, 0], 700_05, 700_05],
    ]);
    await submitDraft(phase, table);
    expect(await storedOf(phase)).toEqual(table);
  });

  const onTheDay = ({ actor: { today } }: AskedPhase) => ({ today, keyId: null });
  const named = ({ partyId, partyName }: { partyId: number; partyName: string }) => ({ partyId, partyName });
});

describe('the stretches of a submitted budget', () => {
  async function submitted(total = 397_000_01) {
    const phase = await insertDraftPhase(db, { parties: 3, total });
    await move(phase, 1, 'project', '2020-08-01', null);
    const table = await draftOf(phase);
    await submitDraft(phase, table);
    return { phase, table };
  }

  test('are frozen with it: they explain it years later, whoever has joined or left since', async () => {
    const { phase, table } = await submitted();
    expect(table.stretches).toHaveLength(2);
    expect(await storedOf(phase)).toEqual(table);
    await move(phase, 2, 'cooperation', null, '2020-09-01');
    expect(await storedOf(phase)).toEqual(table);
    expect((await draftOf(phase)).stretches).toHaveLength(3);
  });

  test('tell the years of a party apart, with what each of them carries', async () => {
    const { phase, table } = await submitted();
    const [found] = await listPartyPhases(db, phase.viewer, phase.parties[1]!.partyId);
    expect(found!.versions[0]!.stretches.map(({ from, to, amount }) => [from, to, amount])).toEqual(
      table.stretches.map(({ from, to, table: { total } }) => [from, to, total]),
    );
    const [first, second] = found!.versions[0]!.stretches.map(({ shares }) => shares.length);
    expect([first, second]).toEqual([2, 3]);
    const scope = { projectId: phase.projectId, cooperation: null, shares: true };
    const [followed] = await listFollowedPhases(db, phase.viewer, scope);
    expect(followed!.budget!.stretches).toEqual(found!.versions[0]!.stretches);
  });

  test('are none where everybody shares all of it', async () => {
    const phase = await insertDraftPhase(db);
    await submitDraft(phase, await draftOf(phase));
    expect((await storedOf(phase)).stretches).toEqual([]);
  });

  test('are never changed, added to or removed', async () => {
    const { phase, table } = await submitted();
    const { budgetVersionId } = phase;
    const frozen = /frozen/;
    await expect(
      db.deleteFrom('stretchShare').where('budgetVersionId', '=', budgetVersionId).execute(),
    ).rejects.toThrow(frozen);
    await expect(
      db.deleteFrom('budgetStretch').where('budgetVersionId', '=', budgetVersionId).execute(),
    ).rejects.toThrow(frozen);
    await expect(db.transaction().execute((trx) => insertStretches(trx, budgetVersionId, table))).rejects.toThrow(
      frozen,
    );
  });

  test('must come to the shared lines, to each share and in themselves', async () => {
    const wrong = async (change: (table: ShareTable) => ShareTable) => {
      const phase = await insertDraftPhase(db, { parties: 3, total: 397_000_00 });
      await move(phase, 1, 'project', '2020-08-01', null);
      return submitDraft(phase, change(await draftOf(phase)));
    };
    const inFirst = (table: ShareTable, change: (part: ShareTable) => ShareTable): ShareTable => ({
      ...table,
      stretches: table.stretches.map((stretch, at) =>
        at === 0 ? { ...stretch, table: change(stretch.table) } : stretch,
      ),
    });
    await expect(
      wrong((table) => inFirst(table, (part) => ({ ...part, total: (part.total + 100) as typeof part.total }))),
    ).rejects.toThrow(/its stretches come to/);
    await expect(wrong((table) => inFirst(table, (part) => ({ ...part, rows: part.rows.slice(1) })))).rejects.toThrow(
      /is not the sum of its stretches/,
    );
    const [more, less] = [100, -100];
    await expect(
      wrong((table) => ({
        ...table,
        stretches: table.stretches.map((stretch, at) => {
          const total = stretch.table.total + (at === 0 ? more! : less!);
          return { ...stretch, table: { ...stretch.table, total: total as typeof stretch.table.total } };
        }),
      })),
    ).rejects.toThrow(/does not add up/);
  });

  test('may not meet', async () => {
    const { budgetVersionId } = await insertDraftPhase(db);
    const stretch = { budgetVersionId, firstDay: '2020-05-01', lastDay: '2020-06-01', amountOre: 1 };
    await db
      .insertInto('budgetStretch')
      .values({ ...stretch, position: 1 })
      .execute();
    await expect(
      db
        .insertInto('budgetStretch')
        .values({ ...stretch, position: 2, firstDay: '2020-06-01', lastDay: '2020-07-01' })
        .execute(),
    ).rejects.toThrow(/exclu/);
  });

  test('name a claimant of the version only', async () => {
    const stranger = await insertParty(db, { name: 'Utomstående' });
    const phase = await insertDraftPhase(db, { total: 397_000_00 });
    await move(phase, 1, 'project', '2020-08-01', null);
    const table = await draftOf(phase);
    const [first, ...rest] = table.stretches;
    const foreign = { ...table.rows[0]!, claimant: { ...table.rows[0]!.claimant, partyId: stranger } };
    const rows = [foreign, ...first!.table.rows.slice(1)];
    await expect(
      submitDraft(phase, { ...table, stretches: [{ ...first!, table: { ...first!.table, rows } }, ...rest] }),
    ).rejects.toThrow(/is not the sum of its stretches/);
  });
});
