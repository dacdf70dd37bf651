import type { Actor } from '~/domain/actor';
import type { HourCell } from '~/domain/hour-budget';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';
import { writeCells, type HourRow } from './hours';

/**
 * Spreads a year of a locked row over its months; the other years stay.
 * @param cells of that year, one a month
 */
export async function spreadHourRow(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  before: HourRow,
  year: number,
  cells: readonly HourCell[],
): Promise<void> {
  await trx
    .updateTable('hourBudgetRow')
    .set({ version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await trx.deleteFrom('hourBudgetCell').where('rowId', '=', before.id).where('year', '=', year).execute();
  await writeCells(trx, before.id, cells);
  await insertAudit(trx, actor, {
    action: 'hourBudgetRow.spread',
    entity: 'hourBudgetRow',
    entityId: before.id,
    projectId,
    before: before.cells.filter((cell) => cell.year === year),
    after: cells,
  });
}
