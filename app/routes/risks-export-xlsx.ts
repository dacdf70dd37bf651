import { guardedLoader } from '~/policy/guard';

import { riskMeasureSheet } from './risk-measure-sheet';
import { riskSheet } from './risk-sheet';
import { xlsxOf } from './sheet';
import { project } from './subjects';

/** The risks of a project as a workbook, with their measures on a sheet of their own. */
export const loader = guardedLoader(project, 'project.read', async (asked) => {
  const [risks, measures] = await Promise.all([riskSheet(asked), riskMeasureSheet(asked)]);
  return xlsxOf(risks, 'Risker', [[measures, 'Åtgärder']]);
});
