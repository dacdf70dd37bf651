import { guardedLoader } from '~/policy/guard';

import { riskMeasureSheet } from './risk-measure-sheet';
import { csvOf } from './sheet';
import { project } from './subjects';

/** The measures of a project's risks as CSV; the workbook of the risks has them as a sheet of their own. */
export const loader = guardedLoader(project, 'project.read', async (asked) => csvOf(await riskMeasureSheet(asked)));
