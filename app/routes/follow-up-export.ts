import { guardedLoader } from '~/policy/guard';

import { projectFollowUpSheet } from './follow-up-files';
import { csvOf } from './sheet';
import { project } from './subjects';

/** The follow-up of a project as CSV, by phase, year and, where asked for, party. */
export const loader = guardedLoader(project, 'project.read', async (asked) => csvOf(await projectFollowUpSheet(asked)));
