import { Link } from '@remix-run/react';

import type { FollowUpSums } from '~/domain/follow-up-table';
import type { PostSum } from '~/store/follow-up-post';
import { ExportLinks, Pages } from '~/views/shell/Listing';
import { Page, PageHead } from '~/views/shell/Page';

import { followUpParams, type FollowUpQuery } from './follow-up-address';
import { FollowUpBars } from './FollowUpBars';
import { FollowUpFilterForm, type FollowUpChoices } from './FollowUpFilterForm';
import { FollowUpTable, type NamedRow } from './FollowUpTable';
import { PostSums } from './PostSums';

export interface FollowUpPortfolioPageProps {
  readonly query: FollowUpQuery;
  /** of the page */
  readonly rows: readonly NamedRow[];
  readonly page: number;
  readonly pages: number;
  /** of all rows, whatever the page */
  readonly total: FollowUpSums;
  readonly unshared: number;
  /** what is followed up post by post, and is not in the rows */
  readonly postSums: readonly PostSum[];
  readonly choices: FollowUpChoices;
}

/** The follow-up of every project that the viewer sees. */
export function FollowUpPortfolioPage(props: FollowUpPortfolioPageProps) {
  const { query, rows, postSums, choices, page, pages } = props;
  const linked = query.by === 'projekt' || query.by === 'fas';
  return (
    <Page width="wide">
      <PageHead
        title="Uppföljning"
        sub="Alla projekt du ser. Avvikelsen är budget minus prognos: plus är bättre än budget."
        actions={
          <>
            <ExportLinks addressOf={(ending) => `/uppfoljning.${ending}?${followUpParams(query)}`} />
            <Link className="ds-button" data-variant="secondary" data-size="sm" to="/belastning">
              Belastning
            </Link>
          </>
        }
      />
      <FollowUpFilterForm query={query} choices={choices} />
      {rows.length > 0 || postSums.length === 0 ? (
        <FollowUpTable {...props} linkTo={linked ? ({ projectSlug }) => `/projekt/${projectSlug}/uppfoljning` : null} />
      ) : null}
      <Pages page={page} pages={pages} addressOf={(to) => `/uppfoljning?${followUpParams(query)}&sida=${to}`} />
      <PostSums sums={postSums} unit={query.unit} />
      <FollowUpBars {...props} />
    </Page>
  );
}
