import { guardedLoader } from '~/policy/guard';

import { projectFollowUpSheet } from './follow-up-files';
import { xlsxOf } from './sheet';
import { project } from './subjects';

/** The follow-up of a project as a workbook, by phase, year and, where asked for, party. */
export const loader = guardedLoader(project, 'project.read', async (asked) =>
  xlsxOf(await projectFollowUpSheet(asked), 'Uppföljning'),
);
