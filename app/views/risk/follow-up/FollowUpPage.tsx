/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- a phone shows the rows as cards, which takes the roles of a table away */
import { Link, useSearchParams } from '@remix-run/react';
import { Fragment } from 'react';

import type { FormFailure } from '~/policy/form-failure';
import type { RiskFollowUp } from '~/store/risk-follow-up';
import { SecrecyWord } from '~/views/secrecy/SecrecyWord';
import { TableScroll } from '~/views/shell/DataTable';
import { lastResultOf } from '~/views/shell/form/FormNotes';
import { ExportLinks } from '~/views/shell/Listing';
import { Card, EmptyState, Facts, PageHead } from '~/views/shell/Page';
import { LostForm } from '~/views/shell/Removal';

import { FollowUpCells, FollowUpHeads } from './FollowUpCells';
import { FollowUpForm } from './FollowUpForm';
import { FollowUpYears } from './FollowUpYears';

interface FollowUpPageProps {
  readonly project: { readonly slug: string; readonly name: string; readonly cooperationName: string };
  readonly year: number;
  readonly years: readonly number[];
  readonly rows: readonly RiskFollowUp[];
  readonly mayEdit: boolean;
  readonly failure: FormFailure | null;
}

/** The yearly follow-up of a project's risks, as a report that can be handed over (DOMAIN.md 4.5). */
export function FollowUpPage({ project, year, years, rows, mayEdit, failure }: FollowUpPageProps) {
  const [search] = useSearchParams();
  const base = `/projekt/${project.slug}/risker`;
  const page = `${base}/uppfoljning`;
  const followed = rows.filter(({ said }) => said !== null);
  const deviating = followed.filter(({ said }) => !said!.followsPlan);
  const isOpen = (row: RiskFollowUp) =>
    mayEdit && (search.get('risk') === String(row.riskId) || isAbout(failure, row.riskId));
  return (
    <>
      <PageHead
        title={`Riskuppföljning ${year}`}
        crumbs={[
          { to: '/portfolj', label: 'Portfölj' },
          { to: `/projekt/${project.slug}`, label: project.name },
          { to: base, label: 'Risker' },
        ]}
        sub="Som i internkontrollen: vad som redan görs, vad som planeras och om det följer planen."
        actions={<ExportLinks addressOf={(ending) => `${page}.${ending}?ar=${year}`} />}
      />
      <p className="print-only">
        {project.name}, {project.cooperationName}
      </p>
      <FollowUpYears years={years} year={year} addressOf={(each) => `${page}?ar=${each}`} />
      <LostForm failure={failure} shown={rows.some(isOpen)} />
      {rows.length === 0 ? (
        <Card>
          <EmptyState title="Projektet har inga risker att följa upp" text="Lägg till dem i riskregistret först." />
        </Card>
      ) : (
        <>
          <Card>
            <Facts
              items={[
                { term: 'Risker', value: rows.length },
                { term: 'Uppföljda', value: `${followed.length} av ${rows.length}` },
                { term: 'Följer inte planen', value: deviating.length },
              ]}
            />
          </Card>
          <Card tight title={`Risker ${year}`}>
            <TableScroll label={`Riskuppföljning ${year}`}>
              <table role="table" className="table-cards">
                <thead role="rowgroup">
                  <tr role="row">
                    <th scope="col" role="columnheader">
                      Nr
                    </th>
                    <th scope="col" role="columnheader">
                      Risk
                    </th>
                    <FollowUpHeads />
                  </tr>
                </thead>
                <tbody role="rowgroup">
                  {rows.map((row) => (
                    <Fragment key={row.riskId}>
                      <Row
                        row={row}
                        to={mayEdit ? `${page}?ar=${year}&risk=${row.riskId}#risk-${row.riskId}` : null}
                        saved={search.get('sparad') === String(row.riskId) && !failure}
                      />
                      {isOpen(row) ? (
                        <tr role="row" className="panel-row">
                          <td role="cell" colSpan={7}>
                            <FollowUpForm row={row} year={year} failure={failure} cancelTo={`${page}?ar=${year}`} />
                          </td>
                        </tr>
                      ) : null}
                    </Fragment>
                  ))}
                </tbody>
              </table>
            </TableScroll>
          </Card>
        </>
      )}
    </>
  );
}

function isAbout(failure: FormFailure | null, riskId: number): boolean {
  return lastResultOf(failure, 'save')?.initialValue?.riskId === String(riskId);
}

function Row({ row, to, saved }: { readonly row: RiskFollowUp; readonly to: string | null; readonly saved: boolean }) {
  const { riskId, number, title, category } = row;
  return (
    <tr role="row" id={`risk-${riskId}`} className={saved ? 'saved' : undefined}>
      <th scope="row" role="rowheader">
        {number}
      </th>
      <td role="cell" className="risk-title" data-label="Risk">
        <div>
          {to ? (
            <Link to={to} preventScrollReset>
              {title}
            </Link>
          ) : (
            title
          )}
          {saved ? (
            <span className="sub" role="status">
              {' '}
              Sparad
            </span>
          ) : null}
          <SecrecyWord secrecy={row.secrecy} />
          {category ? <span className="cell-sub">{category}</span> : null}
        </div>
      </td>
      <FollowUpCells {...row} />
    </tr>
  );
}
