import { guardedLoader } from '~/policy/guard';

import { csvOf } from './sheet';
import { anyone } from './subjects';
import { usersSheet } from './users-sheet';

/** The accounts that fit the filter, as CSV. */
export const loader = guardedLoader(anyone, 'user.manage', async (asked) => csvOf(await usersSheet(asked)));
