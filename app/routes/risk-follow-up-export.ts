import { guardedLoader } from '~/policy/guard';

import { followUpSheet } from './risk-follow-up-sheet';
import { csvOf } from './sheet';
import { project } from './subjects';

/** The follow-up of a year as CSV. */
export const loader = guardedLoader(project, 'project.read', async (asked) => csvOf(await followUpSheet(asked)));
