import { guardedLoader } from '~/policy/guard';

import { planSheet } from './plan-sheet';
import { csvOf } from './sheet';
import { project } from './subjects';

/** The plan of a project as CSV. */
export const loader = guardedLoader(project, 'project.read', async (asked) => csvOf(await planSheet(asked)));
