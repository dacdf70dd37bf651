import { guardedLoader } from '~/policy/guard';

import { trendSheet } from './milestone-trend-sheet';
import { csvOf } from './sheet';
import { project } from './subjects';

/** The milestone trend of a project as CSV. */
export const loader = guardedLoader(project, 'project.read', async (asked) => csvOf(await trendSheet(asked)));
