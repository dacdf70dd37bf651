import { guardedLoader } from '~/policy/guard';

import { registerSheet } from './register-sheet';
import { csvOf } from './sheet';
import { anyone } from './subjects';

/** The decisions in sight that fit the filter, as CSV. */
export const loader = guardedLoader(anyone, null, async (asked) => csvOf(await registerSheet(asked)));
