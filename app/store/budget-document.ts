import type { Actor } from '~/domain/actor';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { markOf, openTo, type SecrecyMark } from './secrecy';
import { visibleTo } from './visible';

/** Something to read before deciding: where it lies, by https. */
export interface BudgetDocument {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  /** null: open to every member of the cooperation */
  readonly secrecy: SecrecyMark | null;
}

/** The documents of a version of a phase budget, in the order they were added. */
export async function listDocuments(db: Database, viewer: Viewer, budgetVersionId: number): Promise<BudgetDocument[]> {
  return db
    .selectFrom('budgetDocument as document')
    .innerJoin('budgetVersion', 'budgetVersion.id', 'document.budgetVersionId')
    .innerJoin('phase', 'phase.id', 'budgetVersion.phaseId')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .where(visibleTo(viewer))
    .where(openTo(viewer, 'document'))
    .where('document.budgetVersionId', '=', budgetVersionId)
    .orderBy('document.id')
    .select(['document.id', 'document.title', 'document.url', markOf('document').as('secrecy')])
    .execute();
}

/** Locks a document of a phase, in whatever version of its budget, for its mark; null when it is not there to be seen. */
export async function lockDocument(
  trx: Transaction,
  viewer: Viewer,
  phaseId: number,
  id: number,
): Promise<BudgetDocument | null> {
  const row = await trx
    .selectFrom('budgetDocument as document')
    .innerJoin('budgetVersion', 'budgetVersion.id', 'document.budgetVersionId')
    .innerJoin('phase', 'phase.id', 'budgetVersion.phaseId')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .where(visibleTo(viewer))
    .where(openTo(viewer, 'document'))
    .where('phase.id', '=', phaseId)
    .where('document.id', '=', id)
    .forUpdate('document')
    .select(['document.id', 'document.title', 'document.url', markOf('document').as('secrecy')])
    .executeTakeFirst();
  return row ?? null;
}

/** Adds a document to a locked draft. */
export async function insertDocument(
  trx: Transaction,
  actor: Actor,
  {
    projectId,
    budgetVersionId,
    ...document
  }: Omit<BudgetDocument, 'id' | 'secrecy'> & {
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
