import { guardedLoader } from '~/policy/guard';

import { actualSheet } from './actual-sheet';
import { xlsxOf } from './sheet';
import { project } from './subjects';

/** The costs of a project as a workbook. */
export const loader = guardedLoader(project, 'project.read', async (asked) =>
  xlsxOf(await actualSheet(asked), 'Utfall'),
);
