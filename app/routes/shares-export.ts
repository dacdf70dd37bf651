import { csvResponse } from '~/platform/csv';
import { guardedLoader } from '~/policy/guard';

import { shareSheetOf } from './share-sheet';
import { phase } from './subjects';

/** The cost shares of a phase as CSV: the rows of its page, the difference if there is one, and last the sum. */
export const loader = guardedLoader(phase, 'project.read', async (asked) => {
  const { name, columns, rows } = await shareSheetOf(asked);
  return csvResponse(
    name,
    columns.map(({ code }) => code),
    rows.map(({ cells }) => cells),
  );
});
