import { guardedLoader } from '~/policy/guard';

import { portfolioFollowUpSheet } from './risk-follow-up-sheet';
import { csvOf } from './sheet';
import { anyone } from './subjects';

/** The follow-up of a year over all projects in sight as CSV. */
export const loader = guardedLoader(anyone, null, async (asked) => csvOf(await portfolioFollowUpSheet(asked)));
