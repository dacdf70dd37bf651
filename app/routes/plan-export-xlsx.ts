import { guardedLoader } from '~/policy/guard';

import { planSheet } from './plan-sheet';
import { xlsxOf } from './sheet';
import { project } from './subjects';

/** The plan of a project as a workbook. */
export const loader = guardedLoader(project, 'project.read', async (asked) => xlsxOf(await planSheet(asked), 'Plan'));
