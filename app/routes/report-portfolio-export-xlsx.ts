import { guardedLoader } from '~/policy/guard';

import { standingSheet } from './report-standing-sheet';
import { xlsxOf } from './sheet';
import { anyone } from './subjects';

/** The portfolio report in the chosen selection, as a workbook. */
export const loader = guardedLoader(anyone, null, async (asked) => xlsxOf(await standingSheet(asked), 'Rapporter'));
