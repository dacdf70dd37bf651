import { guardedLoader } from '~/policy/guard';

import { csvOf } from './sheet';
import { project } from './subjects';
import { timeSheet } from './time-sheet';

/** The time of a project as CSV. */
export const loader = guardedLoader(project, 'project.read', async (asked) => csvOf(await timeSheet(asked)));
