import type { Actor } from '~/domain/actor';
import { approvalRule, type ApprovalRule, type Verdict } from '~/domain/approval';
import { shareBudget } from '~/domain/cost-share';
import { ore } from '~/domain/money';
import type { Grant, Viewer } from '~/domain/viewer';
import { insertShareDecision, type Decider } from '~/store/decision';
import { submitBudget } from '~/store/submission';
import type { Database } from '~db/open';

import {
  insertActor,
  insertCooperation,
  insertEqualKey,
  insertParty,
  insertPhaseRow,
  insertProjectRow,
  insertUser,
  viewerOf,
} from './rows';

/** A phase of a cooperation whose parties share its budget equally. */
export interface AskedPhase {
  readonly actor: Actor;
  readonly cooperationId: number;
  readonly projectId: number;
  readonly phaseId: number;
  readonly budgetVersionId: number;
  readonly parties: readonly { readonly partyId: number; readonly partyName: string; readonly code: string }[];
  /** somebody in the cooperation without a role */
  readonly viewer: Viewer;
}

interface Wanted {
  readonly parties?: number;
  readonly total?: number;
  readonly rule?: ApprovalRule;
}

/** A draft with one line. */
export async function insertDraftPhase(
  db: Database,
  { parties: count = 3, total = 300_00 }: Wanted = {},
): Promise<AskedPhase> {
  const actor = await insertActor(db);
  const parties = [];
  for (let at = 0; at < count; at++) {
    const partyName = `Part ${String(at + 1).padStart(3, '0')} ${actor.userId}`;
    parties.push({ partyId: await insertParty(db, { name: partyName }), partyName, code: '' });
  }
  const ids = parties.map(({ partyId }) => partyId);
  const cooperationId = await insertCooperation(db, ids);
  const { keyId } = await insertEqualKey(db, cooperationId);
  const projectId = await insertProjectRow(db, cooperationId, { keyId });
  await db
    .insertInto('projectParticipant')
    .values(ids.map((partyId) => ({ projectId, partyId })))
    .execute();
  const phaseId = await insertPhaseRow(db, projectId, { startDate: '2020-05-01', endDate: '2021-06-01' });
  const budgetVersionId = await insertVersion(db, phaseId, 1, total);
  return { actor, cooperationId, projectId, phaseId, budgetVersionId, parties, viewer: viewerOf([cooperationId]) };
}

/** A draft version of a phase with one line. */
export async function insertVersion(db: Database, phaseId: number, version: number, total: number): Promise<number> {
  const { id } = await db
    .insertInto('budgetVersion')
    .values({ phaseId, version })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('budgetLine')
    .values({ budgetVersionId: id, name: 'Externa tjänster', kind: 'extern', amountOre: total })
    .execute();
  return id;
}

/** Submits a version as the product does. */
export async function submit(
  db: Database,
  { actor, projectId, phaseId, budgetVersionId, parties }: AskedPhase,
  { rule = approvalRule('all', null), version = 1 }: { rule?: ApprovalRule; version?: number } = {},
): Promise<void> {
  const { keyVersionId } = await db
    .selectFrom('project')
    .innerJoin('keyVersion', 'keyVersion.keyId', 'project.keyId')
    .where('project.id', '=', projectId)
    .select('keyVersion.id as keyVersionId')
    .executeTakeFirstOrThrow();
  const lines = await db
    .selectFrom('budgetLine')
    .select('amountOre')
    .where('budgetVersionId', '=', budgetVersionId)
    .execute();
  const claimants = parties.map((party) => ({ ...party, unitId: null, unitName: null }));
  const table = shareBudget(
    lines.map(({ amountOre }) => ({ amount: ore(amountOre), carriedBy: null })),
    {
      claimants,
      components: [{ kind: 'equal', position: 1, weight: { numerator: 1, denominator: 1 } }],
      figures: [claimants.map(() => null)],
    },
    { unit: 100, mode: 'exact' },
  );
  await db.transaction().execute((trx) =>
    submitBudget(trx, actor, {
      projectId,
      phaseId,
      budgetVersionId,
      version,
      keyVersionId,
      table,
      rule,
      answerBy: null,
    }),
  );
}

/** A phase whose parties are asked about its budget. */
export async function insertAskedPhase(db: Database, wanted: Wanted = {}): Promise<AskedPhase> {
  const phase = await insertDraftPhase(db, wanted);
  await submit(db, phase, wanted);
  return phase;
}

/** Somebody who decides for a party. */
export async function insertDirector(db: Database, partyId: number): Promise<Viewer> {
  const userId = await insertUser(db, { name: 'Kommundirektör', partyId });
  await db.insertInto('userRole').values({ userId, role: 'kommundirektör', partyId }).execute();
  const grants: Grant[] = [{ role: 'kommundirektör', cooperationId: null, projectId: null, partyId }];
  const { cooperationId } = await db
    .selectFrom('cooperationMember')
    .select('cooperationId')
    .where('partyId', '=', partyId)
    .executeTakeFirstOrThrow();
  return viewerOf([cooperationId], { userId, grants });
}

const DIRECTOR: Decider = { role: 'kommundirektör', delegationId: null };

/** Writes a decision of a party straight into the register. @returns its number */
export async function insertDecision(
  db: Database,
  { actor, projectId, budgetVersionId, parties }: AskedPhase,
  at: number,
  known: { verdict?: Verdict; amount?: number; motivation?: string; corrects?: number } = {},
): Promise<number> {
  const {
    verdict = 'godkänd',
    amount = 100_00,
    motivation = verdict === 'godkänd' ? '' : 'Skäl',
    corrects = null,
  } = known;
  const { partyId, partyName } = parties[at]!;
  return db.transaction().execute((trx) =>
    insertShareDecision(trx, actor, DIRECTOR, {
      projectId,
      budgetVersionId,
      partyId,
      partyName,
      amount: ore(amount),
      verdict,
      motivation,
      diaryNumber: null,
      subject: 'Andel',
      corrects,
      requestToken: crypto.randomUUID(),
    }),
  );
}
