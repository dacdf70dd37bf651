import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import { departsFromToday, type Assumptions } from '~/domain/assumptions';
import type { LineChoice } from '~/domain/departure';
import type { Ore } from '~/domain/money';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';
import { insertBudgetLine, updateBudgetLine } from './budget-line';
import { copyInKind } from './in-kind';

interface NewestVersion {
  readonly id: number;
  readonly version: number;
  readonly state: string;
}

/** The phase's row is the lock: two who write the first line at once make one draft. */
async function lockNewest(trx: Transaction, phaseId: number): Promise<NewestVersion | null> {
  await trx.selectFrom('phase').select('id').where('id', '=', phaseId).forUpdate().executeTakeFirstOrThrow();
  const newest = await trx
    .selectFrom('budgetVersion')
    .select(['id', 'version', 'state'])
    .where('phaseId', '=', phaseId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest ?? null;
}

/** Locks the draft of a phase for a change, making the first one where there is none; null when the newest version is frozen. */
export async function lockDraft(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  phaseId: number,
): Promise<number | null> {
  const newest = await lockNewest(trx, phaseId);
  if (newest) return newest.state === 'utkast' ? newest.id : null;
  return insertDraft(trx, actor, projectId, phaseId, null);
}

/** Adds the version after `copied` as a draft with its lines; the first version, and no lines, where there is none. */
async function insertDraft(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  phaseId: number,
  copied: NewestVersion | null,
): Promise<number> {
  const { id } = await trx
    .insertInto('budgetVersion')
    .values({
      phaseId,
      version: (copied?.version ?? 0) + 1,
      assumptions: sql<string>`(select assumptions from budget_version where id = ${copied?.id ?? null}::bigint)`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (copied) {
    await copyLines(trx, copied.id, id);
    await copyDocuments(trx, copied.id, id);
    await copyInKind(trx, copied.id, id);
  }
  await insertAudit(trx, actor, {
    action: 'budget.create',
    entity: 'budgetVersion',
    entityId: id,
    projectId,
    ...(copied ? { after: { copiedFrom: copied.version } } : {}),
  });
  return id;
}

async function copyLines(trx: Transaction, from: number, to: number): Promise<void> {
  const kept = [
    'position',
    'name',
    'kind',
    'year',
    'hoursHundredths',
    'rateOre',
    'amountOre',
    'performedByPartyId',
    'carriedByPartyId',
    'scenarioId',
  ] as const;
  await trx
    .insertInto('budgetLine')
    .columns(['budgetVersionId', ...kept])
    .expression((eb) =>
      eb
        .selectFrom('budgetLine')
        .where('budgetVersionId', '=', from)
        .where('removedAt', 'is', null)
        .orderBy('position')
        .orderBy('id')
        .select([eb.val(to).as('budgetVersionId'), ...kept]),
    )
    .execute();
}

/**
 * Makes the next version of a phase's budget as a draft: the lines, own hours, assumptions and documents of the present
 * one (the newest that was not taken back), to be changed and submitted again.
 * @returns false when there is a draft already, or no version to go on from
 */
export async function insertNextVersion(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  phaseId: number,
): Promise<boolean> {
  const newest = await lockNewest(trx, phaseId);
  if (!newest || newest.state === 'utkast') return false;
  const present = await trx
    .selectFrom('budgetVersion')
    .select(['id', 'version', 'state'])
    .where('phaseId', '=', phaseId)
    .orderBy((eb) => eb('state', '=', 'återtagen'))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  await insertDraft(trx, actor, projectId, phaseId, { ...present, version: newest.version });
  return true;
}

/** A document that is marked sekretess is so in every version that it is attached to. */
async function copyDocuments(trx: Transaction, from: number, to: number): Promise<void> {
  const documents = await trx
    .selectFrom('budgetDocument')
    .where('budgetVersionId', '=', from)
    .orderBy('id')
    .select(['id', 'title', 'url'])
    .execute();
  for (const { id: copied, ...document } of documents) {
    const { id } = await trx
      .insertInto('budgetDocument')
      .values({ ...document, budgetVersionId: to })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('secrecyMark')
      .columns(['projectId', 'documentId', 'ground', 'markedAt', 'markedOn', 'markedBy'])
      .expression((eb) =>
        eb
          .selectFrom('secrecyMark')
          .where('documentId', '=', copied)
          .select(['projectId', eb.val(id).as('documentId'), 'ground', 'markedAt', 'markedOn', 'markedBy']),
      )
      .execute();
  }
}

/** What a scenario makes of a draft. */
export interface ScenarioDraft {
  readonly scenarioId: number;
  readonly assumptions: Assumptions;
  /** what becomes of the lines that those who are not there carry alone */
  readonly leaving: readonly LineChoice[];
  /** what it adds; `carriedBy` null is shared by the key */
  readonly lines: readonly { readonly name: string; readonly amount: Ore; readonly carriedBy: number | null }[];
}

/**
 * Makes the draft of a phase what a scenario assumes. Where the newest version is frozen, a new draft with its lines is
 * made and the frozen one stays as it is. Lines that the same scenario added before are replaced, so doing it twice is
 * doing it once; lines that somebody wrote are left alone, but for those of parties that are not there any more.
 */
export async function draftScenario(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  phaseId: number,
  { scenarioId, assumptions, leaving, lines }: ScenarioDraft,
): Promise<void> {
  const newest = await lockNewest(trx, phaseId);
  const draftId = newest?.state === 'utkast' ? newest.id : await insertDraft(trx, actor, projectId, phaseId, newest);
  const before = await trx
    .selectFrom('budgetVersion')
    .select('assumptions')
    .where('id', '=', draftId)
    .executeTakeFirstOrThrow();
  const after = departsFromToday(assumptions) ? assumptions : null;
  await trx
    .updateTable('budgetVersion')
    .set({ assumptions: after && JSON.stringify(after), assumptionsSetAside: null })
    .where('id', '=', draftId)
    .execute();
  await insertAudit(trx, actor, {
    action: 'budget.assume',
    entity: 'budgetVersion',
    entityId: draftId,
    projectId,
    before: before.assumptions,
    after: { scenarioId, ...assumptions },
  });
  const replaced = await trx
    .selectFrom('budgetLine')
    .select('id')
    .where('budgetVersionId', '=', draftId)
    .where('scenarioId', '=', scenarioId)
    .where('removedAt', 'is', null)
    .execute();
  for (const { id } of replaced) await updateBudgetLine(trx, actor, projectId, id, { removed: true });
  for (const { partyId, becomes } of leaving) {
    const own = await trx
      .selectFrom('budgetLine')
      .select('id')
      .where('budgetVersionId', '=', draftId)
      .where('carriedByPartyId', '=', partyId)
      .where('removedAt', 'is', null)
      .orderBy('id')
      .execute();
    const change = becomes === 'dropped' ? { removed: true } : { carriedBy: null };
    for (const { id } of own) await updateBudgetLine(trx, actor, projectId, id, change);
  }
  for (const line of lines) {
    await insertBudgetLine(trx, actor, projectId, draftId, { ...WRITTEN, ...line, scenarioId });
  }
}

const WRITTEN = { kind: 'övrigt', year: null, hours: null, rate: null, performedById: null } as const;
