import { ORE_FORMAT, WHOLE_FORMAT, xlsxResponse } from '~/platform/xlsx';
import { guardedLoader } from '~/policy/guard';

import { shareSheetOf } from './share-sheet';
import { phase } from './subjects';

/** The cost shares of a phase as a workbook: the same rows as the CSV file, with headings for people. */
export const loader = guardedLoader(phase, 'project.read', async (asked) => {
  const { name, columns, rows } = await shareSheetOf(asked);
  const withOre = rows.some(({ cells }) => cells.some((cell) => typeof cell === 'number' && !Number.isInteger(cell)));
  const formats = { text: undefined, count: WHOLE_FORMAT, kronor: withOre ? ORE_FORMAT : WHOLE_FORMAT };
  return xlsxResponse(
    name,
    'Kostnadsandelar',
    columns.map(({ label, content }, at) => {
      const format = formats[content];
      return { header: label, width: at === 1 ? 24 : 16, ...(format ? { format } : {}) };
    }),
    rows,
  );
});
