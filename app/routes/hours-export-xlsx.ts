import { guardedLoader } from '~/policy/guard';

import { hoursSheet } from './hours-sheet';
import { xlsxOf } from './sheet';
import { project } from './subjects';

/** The hour budget of a project as a workbook. */
export const loader = guardedLoader(project, 'project.read', async (asked) =>
  xlsxOf(await hoursSheet(asked), 'Timmar'),
);
