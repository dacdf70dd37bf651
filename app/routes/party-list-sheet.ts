import type { Guarded } from '~/policy/guard';
import { columnSum, partyColumns } from '~/views/party/party-columns';

import { partyListOf } from './party-list';
import type { Sheet } from './sheet';

/** The list of parties for a file, searched and sorted as on the page and not cut in pages; last the sum. */
export async function partyListSheet(asked: Guarded<unknown>): Promise<Sheet> {
  const { rows, computed } = await partyListOf(asked);
  const columns = partyColumns(computed);
  const inFile = (content: string, value: number | null) =>
    value === null ? null : content === 'kronor' ? value / 100 : value;
  return {
    name: 'kommuner',
    columns: [
      { code: 'kod', label: 'Kod', content: 'text' },
      { code: 'namn', label: 'Namn', content: 'text', width: 28 },
      { code: 'slag', label: 'Slag', content: 'text' },
      ...columns.map(({ id, label, content }) => ({ code: id, label, content })),
      { code: 'invanare_datum', label: 'Invånare, datum', content: 'text' },
    ],
    rows: [
      ...rows.map((row) => ({
        cells: [
          row.code,
          row.name,
          row.kind,
          ...columns.map(({ content, valueOf }) => inFile(content, valueOf(row))),
          row.population?.date ?? null,
        ],
        strong: false,
      })),
      {
        cells: ['Summa', null, null, ...columns.map((column) => inFile(column.content, columnSum(column, rows))), null],
        strong: true,
      },
    ],
  };
}
