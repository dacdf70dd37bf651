import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { ReportDraft, ReportSnapshot } from '~/domain/report';
import type { Transaction } from '~db/open';
import type { AnswerKind } from '~db/tables/reports';

import { insertAudit } from './audit';

interface Period {
  readonly periodStart: CalendarDate;
  readonly periodEnd: CalendarDate;
}

/**
 * Begins the next report of a project. The project's row is the lock: two who begin at once begin one.
 * @returns its number; null when one is being written already
 */
export async function insertReport(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  { draft, ...period }: Period & { readonly draft: ReportDraft },
): Promise<number | null> {
  await trx.selectFrom('project').select('id').where('id', '=', projectId).forUpdate().execute();
  const rows = await trx
    .selectFrom('statusReport')
    .select(['number', 'state'])
    .where('projectId', '=', projectId)
    .execute();
  if (rows.some(({ state }) => state === 'utkast')) return null;
  const number = Math.max(0, ...rows.map((row) => row.number)) + 1;
  const { id } = await trx
    .insertInto('statusReport')
    .values({ projectId, number, ...period, draft: JSON.stringify(draft) })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: 'statusReport.create',
    entity: 'statusReport',
    entityId: id,
    projectId,
    after: { number, ...period },
  });
  return number;
}

/**
 * Begins a new edition of a locked, published report: the way to correct one. The published one stands until the new
 * edition is published.
 * @returns false when a report of the project is being written already
 */
export async function insertEdition(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  published: Period & {
    readonly id: number;
    readonly number: number;
    readonly edition: number;
    readonly draft: ReportDraft;
  },
  reason: string,
): Promise<boolean> {
  await trx.selectFrom('project').select('id').where('id', '=', projectId).forUpdate().execute();
  const writing = await trx
    .selectFrom('statusReport')
    .select('id')
    .where('projectId', '=', projectId)
    .where((eb) => eb.or([eb('state', '=', 'utkast'), eb('replaces', '=', published.id)]))
    .executeTakeFirst();
  if (writing) return false;
  const { number, edition, periodStart, periodEnd, draft } = published;
  const { id } = await trx
    .insertInto('statusReport')
    .values({
      projectId,
      number,
      edition: edition + 1,
      replaces: published.id,
      replaceReason: reason,
      periodStart,
      periodEnd,
      draft: JSON.stringify(draft),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: 'statusReport.replace',
    entity: 'statusReport',
    entityId: id,
    projectId,
    after: { number, edition: edition + 1, replaces: published.id, reason },
  });
  return true;
}

/** Saves what is written in a locked draft. @returns its new version */
export async function updateReport(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  before: { readonly id: number; readonly version: number },
  { draft, ...period }: Period & { readonly draft: ReportDraft },
): Promise<number> {
  const version = before.version + 1;
  await trx
    .updateTable('statusReport')
    .set({ ...period, draft: JSON.stringify(draft), version })
    .where('id', '=', before.id)
    .execute();
  await insertAudit(trx, actor, {
    action: 'statusReport.update',
    entity: 'statusReport',
    entityId: before.id,
    projectId,
    after: { version, ...period, draft },
  });
  return version;
}

/** Throws a locked draft away; what was written stays in the audit rows. */
export async function deleteReport(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  before: { readonly id: number; readonly draft: ReportDraft },
): Promise<void> {
  await trx.deleteFrom('statusReport').where('id', '=', before.id).where('state', '=', 'utkast').execute();
  await insertAudit(trx, actor, {
    action: 'statusReport.delete',
    entity: 'statusReport',
    entityId: before.id,
    projectId,
    before,
  });
}

/** Freezes a locked draft as it is shown from now on; the edition that it replaces gives way. */
export async function publishReport(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  report: { readonly id: number; readonly replaces: number | null },
  snapshot: ReportSnapshot,
): Promise<void> {
  if (report.replaces !== null) {
    await trx.updateTable('statusReport').set({ state: 'ersatt' }).where('id', '=', report.replaces).execute();
  }
  await trx
    .updateTable('statusReport')
    .set({
      state: 'publicerad',
      snapshot: JSON.stringify(snapshot),
      publishedOn: actor.today,
      publishedAt: actor.at,
      publishedBy: actor.userId,
    })
    .where('id', '=', report.id)
    .execute();
  await insertAudit(trx, actor, {
    action: 'statusReport.publish',
    entity: 'statusReport',
    entityId: report.id,
    projectId,
    after: { replaces: report.replaces },
  });
}

export interface NewAnswer {
  readonly projectId: number;
  readonly reportId: number;
  readonly kind: AnswerKind;
  readonly text: string;
  /** the question that is answered */
  readonly answersId: number | null;
  readonly requestToken: string;
}

/** Adds an answer to a published report; the same form sent twice adds it once. */
export async function insertAnswer(
  trx: Transaction,
  actor: Actor & { readonly userId: number },
  { projectId, ...answer }: NewAnswer,
): Promise<void> {
  const row = await trx
    .insertInto('reportAnswer')
    .values({ ...answer, at: actor.at, onDate: actor.today, userId: actor.userId })
    .onConflict((conflict) => conflict.column('requestToken').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return;
  await insertAudit(trx, actor, {
    action: 'reportAnswer.create',
    entity: 'reportAnswer',
    entityId: row.id,
    projectId,
    after: answer,
  });
}

/** Chooses what a cooperation's reports judge from now on; reports that exist keep their areas. */
export async function replaceReportAreas(
  trx: Transaction,
  actor: Actor,
  cooperationId: number,
  names: readonly string[],
): Promise<void> {
  const before = await trx
    .deleteFrom('reportArea')
    .where('cooperationId', '=', cooperationId)
    .returning('name')
    .execute();
  await trx
    .insertInto('reportArea')
    .values(names.map((name, position) => ({ cooperationId, name, position })))
    .execute();
  await insertAudit(trx, actor, {
    action: 'reportArea.replace',
    entity: 'cooperation',
    entityId: cooperationId,
    before: before.map(({ name }) => name),
    after: names,
  });
}
