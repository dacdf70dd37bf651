import { guardedLoader } from '~/policy/guard';

import { shareSheetOf } from './share-sheet';
import { xlsxOf } from './sheet';
import { shownPhase } from './subjects';

/** The cost shares of a phase as a workbook: the same rows as the CSV file, with headings for people. */
export const loader = guardedLoader(shownPhase, 'project.read', async (asked) =>
  xlsxOf(await shareSheetOf(asked), 'Kostnadsandelar'),
);
