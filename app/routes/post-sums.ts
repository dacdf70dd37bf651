import type { Viewer } from '~/domain/viewer';
import { listPostSums, type PostSum } from '~/store/follow-up-post';
import type { FollowUpQuery } from '~/views/follow-up/follow-up-address';
import type { Database } from '~db/open';

import { asksForParties } from './follow-up-sheet';

/** The sums of posts in a selection. Posts are of no party; their period says the year where it begins with one. */
export async function shownPostSums(db: Database, viewer: Viewer, query: FollowUpQuery): Promise<PostSum[]> {
  if (asksForParties(query)) return [];
  const sums = await listPostSums(db, viewer, query.cooperation);
  return sums.filter(({ period }) => query.year === null || period.startsWith(String(query.year)));
}
