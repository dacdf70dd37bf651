import { guardedLoader } from '~/policy/guard';

import { riskPortfolioSheet } from './risk-portfolio-sheet';
import { xlsxOf } from './sheet';
import { anyone } from './subjects';

/** The open risks in sight as a workbook. */
export const loader = guardedLoader(anyone, null, async (asked) => xlsxOf(await riskPortfolioSheet(asked), 'Risker'));
