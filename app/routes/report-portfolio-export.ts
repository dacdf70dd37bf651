import { guardedLoader } from '~/policy/guard';

import { standingSheet } from './report-standing-sheet';
import { csvOf } from './sheet';
import { anyone } from './subjects';

/** The portfolio report in the chosen selection, as CSV. */
export const loader = guardedLoader(anyone, null, async (asked) => csvOf(await standingSheet(asked)));
