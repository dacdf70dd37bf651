import { guardedLoader } from '~/policy/guard';

import { portfolioFollowUpSheet } from './follow-up-files';
import { csvOf } from './sheet';
import { anyone } from './subjects';

/** The follow-up of every project in sight as CSV, in the selection of the page. */
export const loader = guardedLoader(anyone, null, async (asked) => csvOf(await portfolioFollowUpSheet(asked)));
