import { guardedLoader } from '~/policy/guard';

import { portfolioFollowUpSheet } from './risk-follow-up-sheet';
import { xlsxOf } from './sheet';
import { anyone } from './subjects';

/** The follow-up of a year over all projects in sight as a workbook. */
export const loader = guardedLoader(anyone, null, async (asked) =>
  xlsxOf(await portfolioFollowUpSheet(asked), 'Uppföljning'),
);
