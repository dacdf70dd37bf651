import { guardedLoader } from '~/policy/guard';

import { hoursSheet } from './hours-sheet';
import { csvOf } from './sheet';
import { project } from './subjects';

/** The hour budget of a project as CSV. */
export const loader = guardedLoader(project, 'project.read', async (asked) => csvOf(await hoursSheet(asked)));
