import { guardedLoader } from '~/policy/guard';

import { followUpSheet } from './risk-follow-up-sheet';
import { xlsxOf } from './sheet';
import { project } from './subjects';

/** The follow-up of a year as a workbook. */
export const loader = guardedLoader(project, 'project.read', async (asked) =>
  xlsxOf(await followUpSheet(asked), 'Uppföljning'),
);
