import { guardedLoader } from '~/policy/guard';

import { postSheet } from './post-sheet';
import { xlsxOf } from './sheet';
import { project } from './subjects';

/** The posts of a project's follow-up as a workbook. */
export const loader = guardedLoader(project, 'project.read', async (asked) =>
  xlsxOf(await postSheet(asked), 'Uppföljning'),
);
