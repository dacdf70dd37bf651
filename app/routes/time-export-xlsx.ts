import { guardedLoader } from '~/policy/guard';

import { xlsxOf } from './sheet';
import { project } from './subjects';
import { timeSheet } from './time-sheet';

/** The time of a project as a workbook. */
export const loader = guardedLoader(project, 'project.read', async (asked) => xlsxOf(await timeSheet(asked), 'Tid'));
