import { guardedLoader } from '~/policy/guard';

import { portfolioFollowUpSheet } from './follow-up-files';
import { xlsxOf } from './sheet';
import { anyone } from './subjects';

/** The follow-up of every project in sight as a workbook, in the selection of the page. */
export const loader = guardedLoader(anyone, null, async (asked) =>
  xlsxOf(await portfolioFollowUpSheet(asked), 'Uppföljning'),
);
