import { Link } from '@remix-run/react';

import type { MonthlyReport, ReportStanding } from '~/store/report-portfolio';
import { TableScroll } from '~/views/shell/DataTable';
import { ShapeRow } from '~/views/shell/icons';
import { Card } from '~/views/shell/Page';
import { Light } from '~/views/shell/Status';

import { LEVEL_OPTIONS, levelWords } from '../report-words';
import { lightsText, monthWords, reportPath } from './standing-words';

interface MonthTableProps {
  /** projects with a report */
  readonly rows: readonly ReportStanding[];
  readonly monthly: readonly MonthlyReport[];
  readonly months: readonly string[];
}

/** The lights of each project month by month: the newest report whose period ends in the month. */
export function MonthTable({ rows, monthly, months }: MonthTableProps) {
  if (rows.length === 0) return null;
  const reportOf = new Map(monthly.map((report) => [`${report.projectId} ${report.month}`, report]));
  return (
    <div className="print-wide">
      <Card tight title="Läget månad för månad">
        <TableScroll label="Läget månad för månad">
          <table className="month-table">
            <thead>
              <tr>
                <th scope="col">Projekt</th>
                {months.map((month) => (
                  <th scope="col" key={month}>
                    {monthWords(month).short}
                    <span className="cell-sub">{monthWords(month).year}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ projectId, projectSlug, projectName }) => (
                <tr key={projectId}>
                  <th scope="row">{projectName}</th>
                  {months.map((month) => (
                    <td key={month}>
                      <MonthCell report={reportOf.get(`${projectId} ${month}`)} slug={projectSlug} month={month} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
        <Legend />
      </Card>
    </div>
  );
}

interface MonthCellProps {
  readonly report: MonthlyReport | undefined;
  readonly slug: string;
  readonly month: string;
}

function MonthCell({ report, slug, month }: MonthCellProps) {
  if (!report) return <span className="ds-sr-only">ingen rapport</span>;
  const words = lightsText(report.lights);
  return (
    <Link
      to={reportPath(slug, report.number)}
      title={`Statusrapport ${report.number}, ${monthWords(month).full}. ${words}`}
    >
      <ShapeRow tones={report.lights.map(({ level }) => levelWords(level).tone)} />
      <span className="ds-sr-only">{words}</span>
    </Link>
  );
}

function Legend() {
  return (
    <ul className="legend">
      {LEVEL_OPTIONS.map(({ value, label }) => (
        <li key={value}>
          <Light tone={levelWords(value).tone}>{label}</Light>
        </li>
      ))}
      <li>
        Ett tecken för varje område i rapporten, i rapportens ordning. Månaden är den då rapportens period slutar.
      </li>
    </ul>
  );
}
