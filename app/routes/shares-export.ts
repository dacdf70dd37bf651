import { guardedLoader } from '~/policy/guard';

import { shareSheetOf } from './share-sheet';
import { csvOf } from './sheet';
import { shownPhase } from './subjects';

/** The cost shares of a phase as CSV: the rows of its page, the difference if there is one, and last the sum. */
export const loader = guardedLoader(shownPhase, 'project.read', async (asked) => csvOf(await shareSheetOf(asked)));
