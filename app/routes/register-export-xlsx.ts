import { guardedLoader } from '~/policy/guard';

import { registerSheet } from './register-sheet';
import { xlsxOf } from './sheet';
import { anyone } from './subjects';

/** The decisions in sight that fit the filter, as a workbook. */
export const loader = guardedLoader(anyone, null, async (asked) => xlsxOf(await registerSheet(asked), 'Beslut'));
