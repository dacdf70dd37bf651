import type { Guarded } from '~/policy/guard';
import { listFollowUpPosts } from '~/store/follow-up-post';
import type { Project } from '~/store/project';

import { followedPhases } from './followed-phases';
import { followUpQueryOf } from './follow-up-query';
import { asksForShares, followUpSheet } from './follow-up-sheet';
import { shownPostSums } from './post-sums';
import type { Sheet } from './sheet';

/** The follow-up of a project as a file, in the selection of its page. */
export async function projectFollowUpSheet({ viewer, found, context, url }: Guarded<Project>): Promise<Sheet> {
  const [phases, posts] = await Promise.all([
    followedPhases(context, viewer, { projectId: found.id, cooperation: null, shares: true }),
    listFollowUpPosts(context.db, viewer, found.id),
  ]);
  const named = posts.map((post) => ({ ...post, projectName: found.name }));
  return followUpSheet(`${found.slug}-uppfoljning`, phases, followUpQueryOf(url, 'fas'), named);
}

/** The follow-up of every project in sight as a file, in the selection of the page. */
export async function portfolioFollowUpSheet(asked: Guarded<Record<string, never>>): Promise<Sheet> {
  const { viewer, context, url } = asked;
  const query = followUpQueryOf(url, 'projekt');
  const [phases, sums] = await Promise.all([
    followedPhases(context, viewer, { projectId: null, cooperation: query.cooperation, shares: asksForShares(query) }),
    shownPostSums(context.db, viewer, query),
  ]);
  return followUpSheet(
    'uppfoljning',
    phases,
    query,
    sums.map((sum) => ({ ...sum, name: null })),
  );
}
