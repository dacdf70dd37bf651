import { guardedLoader } from '~/policy/guard';

import { milestoneSheet } from './milestone-sheet';
import { csvOf } from './sheet';
import { project } from './subjects';

/** The milestones of a project as CSV, one row each. */
export const loader = guardedLoader(project, 'project.read', async (asked) => csvOf(await milestoneSheet(asked)));
