import type { RiskImportStep } from '~/domain/risk-import';
import { Refusal } from '~/domain/refusal';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit, type Actor } from './audit';
import { listRiskDetails, type RiskDetail } from './risk';
import { insertRisk, updateRisk } from './risk-change';
import { visibleTo } from './visible';

/** The numbers of a project's removed risks, which are not used again. */
export async function listRemovedNumbers(db: Database, viewer: Viewer, projectId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('risk')
    .innerJoin('project', 'project.id', 'risk.projectId')
    .where(visibleTo(viewer))
    .where('project.id', '=', projectId)
    .where('risk.removedAt', 'is not', null)
    .select('risk.number')
    .execute();
  return rows.map(({ number }) => number);
}

/** Locks the register of a project, so that what is compared with a file is what the file then changes. */
export async function lockRegister(trx: Transaction, viewer: Viewer, projectId: number): Promise<RiskDetail[]> {
  await trx.selectFrom('project').select('id').where('id', '=', projectId).forNoKeyUpdate().execute();
  await trx.selectFrom('risk').select('id').where('projectId', '=', projectId).orderBy('id').forUpdate().execute();
  return listRiskDetails(trx, viewer, projectId);
}

/** Does what a file was found to do with a register that is locked. */
export async function importRisks(
  trx: Transaction,
  actor: Actor,
  place: { readonly projectId: number; readonly fileName: string; readonly risks: readonly RiskDetail[] },
  steps: readonly RiskImportStep[],
): Promise<void> {
  const { projectId, fileName, risks } = place;
  const changed = steps.filter(({ riskId, changes }) => riskId !== null && changes.length > 0);
  for (const { riskId, scaleId, values } of changed) {
    const before = risks.find(({ id }) => id === riskId)!;
    await updateRisk(trx, actor, projectId, before, { ...values, scaleId, note: '' });
  }
  // Those with a number first: what has none takes the next that is free.
  const added = steps.filter(({ riskId }) => riskId === null).sort((a, b) => Number(!a.number) - Number(!b.number));
  for (const { number, scaleId, values } of added) {
    const id = await insertRisk(trx, actor, projectId, { ...values, scaleId, number });
    if (id === null) throw new Refusal(`Nummer ${number} är redan taget. Läs in filen igen.`);
  }
  await insertAudit(trx, actor, {
    action: 'risk.import',
    entity: 'project',
    entityId: projectId,
    projectId,
    after: { fileName, added: added.length, changed: changed.length },
  });
}
