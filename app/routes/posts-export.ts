import { guardedLoader } from '~/policy/guard';

import { postSheet } from './post-sheet';
import { csvOf } from './sheet';
import { project } from './subjects';

/** The posts of a project's follow-up as CSV. */
export const loader = guardedLoader(project, 'project.read', async (asked) => csvOf(await postSheet(asked)));
