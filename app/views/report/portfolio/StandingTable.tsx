import { Link } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import { areasOf, lightOf } from '~/domain/report-portfolio';
import type { ReportedLight, ReportStanding } from '~/store/report-portfolio';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { Card } from '~/views/shell/Page';
import { Light } from '~/views/shell/Status';

import { levelWords } from '../report-words';
import { ageText, reportPath } from './standing-words';

interface StandingTableProps {
  readonly rows: readonly ReportStanding[];
  readonly today: CalendarDate;
}

/** One row a project: its newest report, and a light for each area that any of them judges. */
export function StandingTable({ rows, today }: StandingTableProps) {
  const areas = areasOf(rows);
  return (
    <Card tight title="Läget i senaste rapporten">
      <TableScroll label="Läget i senaste rapporten">
        <table className="standing">
          <thead>
            <tr>
              <th scope="col">Projekt</th>
              <th scope="col">Rapport</th>
              {areas.map((area) => (
                <th scope="col" key={area}>
                  {area}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.projectId}>
                <th scope="row">
                  <Link to={`/projekt/${row.projectSlug}`} prefetch="intent">
                    {row.projectName}
                  </Link>
                  <span className="cell-sub">{row.cooperationName}</span>
                </th>
                {row.report ? (
                  <Reported slug={row.projectSlug} report={row.report} areas={areas} today={today} />
                ) : (
                  <td colSpan={areas.length + 1} className="sub">
                    Ingen statusrapport än
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}

interface ReportedProps {
  readonly slug: string;
  readonly report: NonNullable<ReportStanding['report']>;
  readonly areas: readonly string[];
  readonly today: CalendarDate;
}

function Reported({ slug, report, areas, today }: ReportedProps) {
  return (
    <>
      <td>
        <Link to={reportPath(slug, report.number)} prefetch="intent">
          Statusrapport {report.number}
        </Link>
        <span className="cell-sub">
          <Day date={report.publishedOn} />, {ageText(report.publishedOn, today)}
        </span>
      </td>
      {areas.map((area) => (
        <td key={area}>
          <LightCell light={lightOf(report.lights, area)} />
        </td>
      ))}
    </>
  );
}

/** Blank where the project does not judge the area: that is no finding. */
function LightCell({ light }: { light: ReportedLight | undefined }) {
  if (!light) return <span className="ds-sr-only">Bedöms inte</span>;
  const { word, tone } = levelWords(light.level);
  return (
    <>
      <Light tone={tone}>{word}</Light>
      {light.text === '' ? null : <span className="cell-sub">{light.text}</span>}
    </>
  );
}
