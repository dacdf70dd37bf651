import { Link } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import type { FollowUpCell } from '~/domain/follow-up-cells';
import type { FollowUpSums } from '~/domain/follow-up-table';
import type { FormFailure } from '~/policy/form-failure';
import type { Forecast } from '~/store/follow-up';
import type { StandingPost } from '~/store/follow-up-post';
import type { Project } from '~/store/project';
import { ExportLinks } from '~/views/shell/Listing';
import { PageHead } from '~/views/shell/Page';

import { followUpParams, type FollowUpQuery } from './follow-up-address';
import { FollowUpBars } from './FollowUpBars';
import { FollowUpFilterForm, type FollowUpChoices } from './FollowUpFilterForm';
import { FollowUpTable, type NamedRow } from './FollowUpTable';
import { ForecastCard } from './ForecastCard';
import { PostsCard } from './PostsCard';

export interface FollowUpPageProps {
  readonly project: Project;
  readonly query: FollowUpQuery;
  readonly rows: readonly NamedRow[];
  readonly total: FollowUpSums;
  readonly unshared: number;
  readonly choices: FollowUpChoices;
  /** every phase and year, for the forecasts */
  readonly years: readonly FollowUpCell[];
  readonly phases: readonly Pick<FollowUpCell, 'phaseId' | 'phaseNumber' | 'phaseName'>[];
  readonly forecasts: readonly Forecast[];
  /** the follow-up post by post */
  readonly posts: readonly StandingPost[];
  readonly mayForecast: boolean;
  readonly mayEditPosts: boolean;
  readonly today: CalendarDate;
  readonly failure: FormFailure | null;
}

/** Budget, actual and forecast of a project, and the deviation that follows. */
export function FollowUpPage(props: FollowUpPageProps) {
  const { project, query, rows, choices, posts, years, failure, mayEditPosts } = props;
  const base = `/projekt/${project.slug}/uppfoljning`;
  return (
    <>
      <PageHead
        title="Uppföljning"
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
        ]}
        sub="Budget, utfall och prognos. Avvikelsen är budget minus prognos: plus är bättre än budget."
        actions={
          <>
            <ExportLinks addressOf={(ending) => `${base}.${ending}?${followUpParams(query)}`} />
            <Link className="ds-button" data-variant="secondary" data-size="sm" to={`/projekt/${project.slug}/utfall`}>
              Utfall rad för rad
            </Link>
          </>
        }
      />
      <p className="print-only">
        {project.name}, {project.cooperationName}, {props.today}
      </p>
      {posts.length > 0 && years.length === 0 ? null : (
        <>
          <FollowUpFilterForm query={query} choices={choices} />
          <FollowUpTable {...props} linkTo={null} />
          <FollowUpBars query={query} rows={rows} />
        </>
      )}
      <ForecastCard {...props} base={base} />
      <PostsCard posts={posts} mayEdit={mayEditPosts} base={base} failure={failure} />
    </>
  );
}
