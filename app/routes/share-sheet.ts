import type { ShareTable } from '~/domain/cost-share';
import { denied } from '~/policy/denial';
import type { Guarded } from '~/policy/guard';
import { findBudget } from '~/store/budget';
import type { Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import { readShareListing } from '~/views/economy/share-address';
import { shareColumns } from '~/views/economy/share-columns';

import { sharesOf } from './share-table';
import type { Sheet, SheetColumn, SheetRow } from './sheet';

/** The shares of a phase for a file, in the rounding that the address asks for; 404 when it has none. */
export async function shareSheetOf(asked: Guarded<{ project: Project; phase: Phase }>): Promise<Sheet> {
  const { viewer, found, context, url } = asked;
  const { mode, version } = readShareListing(url.searchParams);
  const budget = await findBudget(context.db, viewer, found.phase.id, version);
  const { table } = await sharesOf({
    context,
    viewer,
    phaseId: found.phase.id,
    budget,
    mode,
  });
  if (!table) throw denied(404);
  return {
    name: `${found.project.slug}-fas-${found.phase.number}-andelar`,
    columns: columnsOf(table),
    rows: [...rowsOf(table)],
  };
}

const kronor = (ore: number) => ore / 100;
const hasUnits = (table: ShareTable) => table.rows.some((row) => row.claimant.unitId !== null);

function columnsOf(table: ShareTable): SheetColumn[] {
  const text = (code: string, label: string) => ({ code, label, content: 'text' as const });
  return [
    text('kod', 'Kod'),
    { ...text('namn', 'Namn'), width: 24 },
    ...(hasUnits(table) ? [text('enhet', 'Enhet')] : []),
    ...shareColumns(table).flatMap(({ counted, csv, basisLabel, partLabel }): SheetColumn[] => {
      const part = { code: csv.at(-1)!, label: partLabel, content: 'kronor' as const };
      return counted ? [{ code: csv[0]!, label: basisLabel, content: 'count' }, part] : [part];
    }),
    ...(table.carriedSum === 0 ? [] : [{ code: 'egna_rader', label: 'Egna rader', content: 'kronor' as const }]),
    { code: 'summa', label: 'Summa', content: 'kronor' },
  ];
}

function* rowsOf(table: ShareTable): Generator<SheetRow> {
  const units = hasUnits(table);
  const columns = shareColumns(table);
  const carried = (amount: number) => (table.carriedSum === 0 ? [] : [kronor(amount)]);
  for (const row of table.rows) {
    const { code, partyName, unitName } = row.claimant;
    const parts = columns.flatMap(({ index, counted }) => {
      const part = kronor(row.parts[index]!);
      return counted ? [row.figures[index]?.value ?? null, part] : [part];
    });
    const named = units ? [code, partyName, unitName] : [code, partyName];
    yield { cells: [...named, ...parts, ...carried(row.carried), kronor(row.sum)], strong: false };
  }
  const first = (text: string) => [text, ...Array<null>(units ? 2 : 1).fill(null)];
  if (table.difference !== 0) {
    const between = columns.reduce((count, { counted }) => count + (counted ? 2 : 1), table.carriedSum === 0 ? 0 : 1);
    const empty = Array<null>(between).fill(null);
    yield { cells: [...first('Öresdifferens'), ...empty, kronor(table.difference)], strong: false };
  }
  const sums = columns.flatMap(({ index, counted, basisSum }) => {
    const sum = kronor(table.columnSums[index]!);
    return counted ? [basisSum, sum] : [sum];
  });
  yield { cells: [...first('Summa'), ...sums, ...carried(table.carriedSum), kronor(table.total)], strong: true };
}
