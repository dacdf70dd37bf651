import type { Actor } from '~/domain/actor';
import type { RegisterImport } from '~/domain/register-import';
import type { RiskImportStep } from '~/domain/risk-import';
import type { MeasureImportStep } from '~/domain/risk-measure-import';
import { Refusal } from '~/domain/refusal';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { listRiskDetails, type RiskDetail } from './risk';
import { insertRisk, updateRisk } from './risk-change';
import { insertMeasure, updateMeasure, type ListedMeasure } from './risk-measure';
import { openTo } from './secrecy';
import { visibleTo } from './visible';

/** The numbers of a project's removed risks, which are not used again. */
export async function listRemovedNumbers(db: Database, viewer: Viewer, projectId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('risk')
    .innerJoin('project', 'project.id', 'risk.projectId')
    .where(visibleTo(viewer))
    .where(openTo(viewer, 'risk'))
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
export async function importRegister(
  trx: Transaction,
  actor: Actor,
  place: { readonly projectId: number; readonly fileName: string } & RegisterRows,
  steps: RegisterImport,
): Promise<void> {
  const { projectId, fileName } = place;
  const counts = await importRisks(trx, actor, place, steps.risks);
  const measureCounts = await importMeasures(trx, actor, place, steps.measures);
  await insertAudit(trx, actor, {
    action: 'risk.import',
    entity: 'project',
    entityId: projectId,
    projectId,
    after: { fileName, ...counts, measuresAdded: measureCounts.added, measuresChanged: measureCounts.changed },
  });
}

interface RegisterRows {
  readonly risks: readonly RiskDetail[];
  readonly measures: readonly ListedMeasure[];
}

interface Counts {
  readonly added: number;
  readonly changed: number;
}

async function importRisks(
  trx: Transaction,
  actor: Actor,
  { projectId, risks }: { readonly projectId: number } & RegisterRows,
  steps: readonly RiskImportStep[],
): Promise<Counts> {
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
  return { added: added.length, changed: changed.length };
}

/** After the risks: a measure may be of one that the same file has just added. */
async function importMeasures(
  trx: Transaction,
  actor: Actor,
  { projectId, measures }: { readonly projectId: number } & RegisterRows,
  steps: readonly MeasureImportStep[],
): Promise<Counts> {
  const changed = steps.filter(({ measureId, changes }) => measureId !== null && changes.length > 0);
  for (const { measureId, values } of changed) {
    const before = measures.find(({ id }) => id === measureId)!;
    await updateMeasure(trx, actor, projectId, before, values);
  }
  const added = steps
    .filter(({ measureId }) => measureId === null)
    .sort((a, b) => Number(!a.number) - Number(!b.number));
  const riskIds = added.length > 0 ? await readRiskIds(trx, projectId) : new Map<number, number>();
  for (const { riskNumber, number, values } of added) {
    await insertMeasure(trx, actor, { projectId, riskId: riskIds.get(riskNumber)! }, values, number);
  }
  return { added: added.length, changed: changed.length };
}

async function readRiskIds(trx: Transaction, projectId: number): Promise<ReadonlyMap<number, number>> {
  const rows = await trx.selectFrom('risk').select(['id', 'number']).where('projectId', '=', projectId).execute();
  return new Map(rows.map(({ id, number }) => [number, id]));
}
