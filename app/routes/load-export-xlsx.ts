import { guardedLoader } from '~/policy/guard';

import { loadQueryOf, loadSheet } from './load-content';
import { xlsxOf } from './sheet';
import { anyone } from './subjects';

/** The load of a year as a workbook, in the selection of the page. */
export const loader = guardedLoader(anyone, null, async ({ viewer, context, url }) =>
  xlsxOf(await loadSheet(context.db, viewer, loadQueryOf(url, context.clock.today())), 'Belastning'),
);
