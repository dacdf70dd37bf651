import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit, type Actor } from './audit';
import { visibleTo } from './visible';

/** Something to read before deciding: where it lies, by https. */
export interface BudgetDocument {
  readonly id: number;
  readonly title: string;
  readonly url: string;
}

/** The documents of a version of a phase budget, in the order they were added. */
export async function listDocuments(db: Database, viewer: Viewer, budgetVersionId: number): Promise<BudgetDocument[]> {
  return db
    .selectFrom('budgetDocument as document')
    .innerJoin('budgetVersion', 'budgetVersion.id', 'document.budgetVersionId')
    .innerJoin('phase', 'phase.id', 'budgetVersion.phaseId')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .where(visibleTo(viewer))
    .where('document.budgetVersionId', '=', budgetVersionId)
    .orderBy('document.id')
    .select(['document.id', 'document.title', 'document.url'])
    .execute();
}

/** Adds a document to a locked draft. */
export async function insertDocument(
  trx: Transaction,
  actor: Actor,
  {
    projectId,
    budgetVersionId,
    ...document
  }: Omit<BudgetDocument, 'id'> & {
    readonly projectId: number;
    readonly budgetVersionId: number;
  },
): Promise<void> {
  const { id } = await trx
    .insertInto('budgetDocument')
    .values({ budgetVersionId, ...document })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: 'budgetDocument.create',
    entity: 'budgetDocument',
    entityId: id,
    projectId,
    after: { budgetVersionId, ...document },
  });
}

/** Takes a document out of a locked draft. @returns false when the draft has no such document */
export async function deleteDocument(
  trx: Transaction,
  actor: Actor,
  {
    projectId,
    budgetVersionId,
    id,
  }: { readonly projectId: number; readonly budgetVersionId: number; readonly id: number },
): Promise<boolean> {
  const before = await trx
    .deleteFrom('budgetDocument')
    .where('id', '=', id)
    .where('budgetVersionId', '=', budgetVersionId)
    .returning(['title', 'url'])
    .executeTakeFirst();
  if (!before) return false;
  await insertAudit(trx, actor, {
    action: 'budgetDocument.delete',
    entity: 'budgetDocument',
    entityId: id,
    projectId,
    before,
  });
  return true;
}
