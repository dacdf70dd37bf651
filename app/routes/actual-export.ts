import { guardedLoader } from '~/policy/guard';

import { actualSheet } from './actual-sheet';
import { csvOf } from './sheet';
import { project } from './subjects';

/** The costs of a project as CSV. */
export const loader = guardedLoader(project, 'project.read', async (asked) => csvOf(await actualSheet(asked)));
