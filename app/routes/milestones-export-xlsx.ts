import { guardedLoader } from '~/policy/guard';

import { milestoneSheet } from './milestone-sheet';
import { xlsxOf } from './sheet';
import { project } from './subjects';

/** The milestones of a project as a workbook, one row each. */
export const loader = guardedLoader(project, 'project.read', async (asked) =>
  xlsxOf(await milestoneSheet(asked), 'Milstolpar'),
);
