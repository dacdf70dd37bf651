/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- a phone shows the rows as cards, which takes the roles of a table away */
import { Link } from '@remix-run/react';

import type { ProjectFollowUp } from '~/domain/risk-follow-up';
import type { PortfolioFollowUp } from '~/store/risk-follow-up';
import { TableScroll } from '~/views/shell/DataTable';
import { formatCount } from '~/views/shell/format';
import { ExportLinks } from '~/views/shell/Listing';
import { Card, EmptyState, Page, PageHead } from '~/views/shell/Page';

import { FollowUpCells, FollowUpHeads } from './FollowUpCells';
import { FollowUpYears } from './FollowUpYears';

interface PortfolioFollowUpPageProps {
  readonly year: number;
  readonly years: readonly number[];
  /** slug; null: all of them */
  readonly cooperation: string | null;
  readonly cooperations: readonly { readonly slug: string; readonly name: string }[];
  readonly projects: readonly ProjectFollowUp[];
  /** the risks that something is said of */
  readonly followed: readonly PortfolioFollowUp[];
}

const PAGE = '/risker/uppfoljning';

/** The yearly follow-up of risks over a cooperation, or over every project in sight (DOMAIN.md 4.5). */
export function PortfolioFollowUpPage(props: PortfolioFollowUpPageProps) {
  const { year, years, cooperation, cooperations, projects, followed } = props;
  const address = (asked: number, within = cooperation, path = PAGE) =>
    `${path}?ar=${asked}${within ? `&samverkan=${within}` : ''}`;
  return (
    <Page width="wide">
      <PageHead
        title={`Riskuppföljning ${year}`}
        crumbs={[{ to: '/risker', label: 'Risker' }]}
        sub={cooperations.find(({ slug }) => slug === cooperation)?.name ?? 'Alla projekt som du får se.'}
        actions={<ExportLinks addressOf={(ending) => address(year, cooperation, `${PAGE}.${ending}`)} />}
      />
      <FollowUpYears years={years} year={year} addressOf={(each) => address(each)} />
      {cooperations.length > 1 ? (
        <nav aria-label="Samverkan" className="risk-pages no-print">
          <ul className="filter-links">
            {[{ slug: null, name: 'Alla' }, ...cooperations].map(({ slug, name }) => (
              <li key={slug ?? ' '}>
                <Link to={address(year, slug)} aria-current={slug === cooperation ? 'true' : undefined}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {projects.length === 0 ? (
        <Card>
          <EmptyState title="Inga risker att följa upp" text="Inget projekt i urvalet har öppna risker." />
        </Card>
      ) : (
        <ProjectTable projects={projects} year={year} />
      )}
      {followed.length > 0 ? <FollowedTable followed={followed} year={year} /> : null}
    </Page>
  );
}

function ProjectTable({ projects, year }: Pick<PortfolioFollowUpPageProps, 'projects' | 'year'>) {
  const sum = (of: 'risks' | 'followed' | 'deviating') =>
    formatCount(projects.reduce((total, project) => total + project[of], 0));
  return (
    <Card tight title="Projekt">
      <TableScroll label={`Uppföljning per projekt ${year}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Projekt</th>
              <th scope="col">Samverkan</th>
              <th scope="col" className="num">
                Risker
              </th>
              <th scope="col" className="num">
                Uppföljda
              </th>
              <th scope="col" className="num">
                Följer inte planen
              </th>
            </tr>
          </thead>
          <tbody>
            {projects.map(({ projectSlug, projectName, cooperationName, risks, followed, deviating }) => (
              <tr key={projectSlug}>
                <th scope="row">
                  <Link to={`/projekt/${projectSlug}/risker/uppfoljning?ar=${year}`}>{projectName}</Link>
                </th>
                <td>{cooperationName}</td>
                <td className="num">{formatCount(risks)}</td>
                <td className="num">{formatCount(followed)}</td>
                <td className="num">{formatCount(deviating)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                Summa
              </th>
              <td className="num">{sum('risks')}</td>
              <td className="num">{sum('followed')}</td>
              <td className="num">{sum('deviating')}</td>
            </tr>
          </tfoot>
        </table>
      </TableScroll>
    </Card>
  );
}

function FollowedTable({ followed, year }: Pick<PortfolioFollowUpPageProps, 'followed' | 'year'>) {
  return (
    <Card tight title="Uppföljda risker">
      <TableScroll label={`Uppföljda risker ${year}`}>
        <table role="table" className="table-cards">
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                Risk
              </th>
              <th scope="col" role="columnheader">
                Projekt
              </th>
              <FollowUpHeads />
            </tr>
          </thead>
          <tbody role="rowgroup">
            {followed.map((row) => (
              <tr role="row" key={row.riskId}>
                <th scope="row" role="rowheader" className="risk-title">
                  <Link to={`/projekt/${row.projectSlug}/risker?risk=${row.riskId}#risk-${row.riskId}`}>
                    {row.number} {row.title}
                  </Link>
                  {row.category ? <span className="cell-sub">{row.category}</span> : null}
                </th>
                <td role="cell" data-label="Projekt">
                  {row.projectName}
                </td>
                <FollowUpCells {...row} />
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}
