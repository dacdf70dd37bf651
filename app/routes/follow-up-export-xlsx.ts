import { guardedLoader } from '~/policy/guard';
import { listFollowedPhases } from '~/store/follow-up';
import { listFollowUpPosts } from '~/store/follow-up-post';

import { followUpQueryOf } from './follow-up-query';
import { followUpSheet } from './follow-up-sheet';
import { xlsxOf } from './sheet';
import { project } from './subjects';

/** The follow-up of a project as a workbook, by phase, year and, where asked for, party. */
export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context, url }) => {
  const scope = { projectId: found.id, cooperation: null, shares: true };
  const [phases, stated] = await Promise.all([
    listFollowedPhases(context.db, viewer, scope),
    listFollowUpPosts(context.db, viewer, found.id),
  ]);
  return xlsxOf(followUpSheet(`${found.slug}-uppfoljning`, phases, followUpQueryOf(url, 'fas'), stated), 'Uppföljning');
});
