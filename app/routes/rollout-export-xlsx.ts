import { guardedLoader } from '~/policy/guard';

import { rolloutSheet } from './rollout-sheet';
import { xlsxOf } from './sheet';
import { project } from './subjects';

/** The rollout of a project as a workbook. */
export const loader = guardedLoader(project, 'project.read', async (asked) =>
  xlsxOf(await rolloutSheet(asked), 'Breddinförande'),
);
