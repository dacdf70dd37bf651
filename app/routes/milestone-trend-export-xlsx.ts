import { guardedLoader } from '~/policy/guard';

import { trendSheet } from './milestone-trend-sheet';
import { xlsxOf } from './sheet';
import { project } from './subjects';

/** The milestone trend of a project as a workbook. */
export const loader = guardedLoader(project, 'project.read', async (asked) =>
  xlsxOf(await trendSheet(asked), 'Milstolpstrend'),
);
