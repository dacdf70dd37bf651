import type { ShareTable } from '~/domain/cost-share';
import { csvResponse, type Cell } from '~/platform/csv';
import { denied } from '~/policy/denial';
import { guardedLoader } from '~/policy/guard';
import { findBudget } from '~/store/budget';
import { shareColumns } from '~/views/economy/share-columns';

import { roundingModeOf, sharesOf } from './share-table';
import { phase } from './subjects';

/** The cost shares of a phase as CSV: the rows of its page, the difference if there is one, and last the sum. */
export const loader = guardedLoader(phase, 'project.read', async ({ viewer, found, context, url }) => {
  const budget = await findBudget(context.db, viewer, found.phase.id);
  const { table } = await sharesOf({
    context,
    viewer,
    projectId: found.project.id,
    phaseId: found.phase.id,
    budget,
    mode: roundingModeOf(url),
  });
  if (!table) throw denied(404);
  return csvResponse(`${found.project.slug}-fas-${found.phase.number}-andelar`, headerOf(table), rowsOf(table));
});

const kronor = (ore: number) => ore / 100;

function headerOf(table: ShareTable): string[] {
  const named = table.rows.some((row) => row.claimant.unitId !== null) ? ['kod', 'namn', 'enhet'] : ['kod', 'namn'];
  const carried = table.carriedSum === 0 ? [] : ['egna_rader'];
  return [...named, ...shareColumns(table).flatMap(({ csv }) => csv), ...carried, 'summa'];
}

function* rowsOf(table: ShareTable): Generator<Cell[]> {
  const units = table.rows.some((row) => row.claimant.unitId !== null);
  const columns = shareColumns(table);
  const carried = (amount: number) => (table.carriedSum === 0 ? [] : [kronor(amount)]);
  for (const row of table.rows) {
    const { code, partyName, unitName } = row.claimant;
    const parts = columns.flatMap(({ index, counted }) => {
      const part = kronor(row.parts[index]!);
      return counted ? [row.figures[index]?.value ?? null, part] : [part];
    });
    yield [code, partyName, ...(units ? [unitName] : []), ...parts, ...carried(row.carried), kronor(row.sum)];
  }
  const empty = (first: string) => [first, ...Array<null>(units ? 2 : 1).fill(null)];
  if (table.difference !== 0) {
    yield [
      ...empty('Öresdifferens'),
      ...columns.flatMap(({ counted }) => (counted ? [null, null] : [null])),
      ...(table.carriedSum === 0 ? [] : [null]),
      kronor(table.difference),
    ];
  }
  yield [
    ...empty('Summa'),
    ...columns.flatMap(({ index, counted, basisSum }) => {
      const sum = kronor(table.columnSums[index]!);
      return counted ? [basisSum, sum] : [sum];
    }),
    ...carried(table.carriedSum),
    kronor(table.total),
  ];
}
