import { guardedLoader } from '~/policy/guard';

import { partyListSheet } from './party-list-sheet';
import { csvOf } from './sheet';
import { anyone } from './subjects';

/** What each party carries, as CSV. */
export const loader = guardedLoader(anyone, null, async (asked) => csvOf(await partyListSheet(asked)));
