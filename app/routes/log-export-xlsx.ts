import { guardedLoader } from '~/policy/guard';

import { logSheet } from './log-sheet';
import { xlsxOf } from './sheet';
import { anyone } from './subjects';

/** The rows of the log that fit the filter, as a workbook. */
export const loader = guardedLoader(anyone, 'audit.read', async (asked) => xlsxOf(await logSheet(asked), 'Logg'));
