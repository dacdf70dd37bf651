import { guardedLoader } from '~/policy/guard';

import { riskSheet } from './risk-sheet';
import { csvOf } from './sheet';
import { project } from './subjects';

/** The risks of a project as CSV. */
export const loader = guardedLoader(project, 'project.read', async (asked) => csvOf(await riskSheet(asked)));
