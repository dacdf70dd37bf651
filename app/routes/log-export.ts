import { guardedLoader } from '~/policy/guard';

import { logSheet } from './log-sheet';
import { csvOf } from './sheet';
import { anyone } from './subjects';

/** The rows of the log that fit the filter, as CSV. */
export const loader = guardedLoader(anyone, 'audit.read', async (asked) => csvOf(await logSheet(asked)));
