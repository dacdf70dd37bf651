import { guardedLoader } from '~/policy/guard';

import { xlsxOf } from './sheet';
import { anyone } from './subjects';
import { usersSheet } from './users-sheet';

/** The accounts that fit the filter, as a workbook. */
export const loader = guardedLoader(anyone, 'user.manage', async (asked) =>
  xlsxOf(await usersSheet(asked), 'Användare'),
);
