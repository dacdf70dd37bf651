import { guardedLoader } from '~/policy/guard';
import { listFollowedPhases } from '~/store/follow-up';

import { followUpQueryOf } from './follow-up-query';
import { asksForParties, followUpSheet } from './follow-up-sheet';
import { xlsxOf } from './sheet';
import { anyone } from './subjects';

/** The follow-up of every project in sight as a workbook, in the selection of the page. */
export const loader = guardedLoader(anyone, null, async ({ viewer, context, url }) => {
  const query = followUpQueryOf(url, 'projekt');
  const scope = { projectId: null, cooperation: query.cooperation, shares: asksForParties(query) };
  return xlsxOf(
    followUpSheet('uppfoljning', await listFollowedPhases(context.db, viewer, scope), query),
    'Uppföljning',
  );
});
