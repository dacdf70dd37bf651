import { guardedLoader } from '~/policy/guard';

import { rolloutSheet } from './rollout-sheet';
import { csvOf } from './sheet';
import { project } from './subjects';

/** The rollout of a project as CSV. */
export const loader = guardedLoader(project, 'project.read', async (asked) => csvOf(await rolloutSheet(asked)));
