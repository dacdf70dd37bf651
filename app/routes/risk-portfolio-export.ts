import { guardedLoader } from '~/policy/guard';

import { riskPortfolioSheet } from './risk-portfolio-sheet';
import { csvOf } from './sheet';
import { anyone } from './subjects';

/** The open risks in sight as CSV. */
export const loader = guardedLoader(anyone, null, async (asked) => csvOf(await riskPortfolioSheet(asked)));
