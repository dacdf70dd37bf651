import { Link } from '@remix-run/react';

import { daysBetween } from '~/domain/calendar';
import type { TrendLine } from '~/domain/milestone-trend';
import { slipText } from '~/views/plan/milestone-words';
import { SecrecyWord } from '~/views/secrecy/SecrecyWord';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { Card } from '~/views/shell/Page';

import { slipWords } from './trend-words';
import type { TrendPageProps } from './TrendPage';

type TrendTableProps = Pick<TrendPageProps, 'project' | 'milestones' | 'lines' | 'days' | 'reports' | 'today'>;

/** The same as the chart: a milestone a row, a day a column; a move is marked where it came. */
export function TrendTable({ project, milestones, lines, days, reports, today }: TrendTableProps) {
  return (
    <Card tight title="Trenden som tabell">
      <TableScroll label="Trenden som tabell">
        <table>
          <thead>
            <tr>
              <th scope="col">Nr</th>
              <th scope="col" className="main-column">
                Milstolpe
              </th>
              {days.map((day) => (
                <th key={day} scope="col">
                  <Day date={day} />
                  <span className="cell-sub">{dayWords(day, reports, today)}</span>
                </th>
              ))}
              <th scope="col">Utfall</th>
              <th scope="col">Förändring</th>
            </tr>
          </thead>
          <tbody>
            {milestones.map(({ id, label, title, actual, status, secrecy }, at) => (
              <tr key={id}>
                <th scope="row">{label || '–'}</th>
                <td>
                  <Link to={`/projekt/${project.slug}/milstolpar?milstolpe=${id}#milstolpe-${id}`}>{title}</Link>
                  <SecrecyWord secrecy={secrecy} />
                </td>
                <Points line={lines[at]!} />
                <td className="date">{status === 'klar' && !actual ? 'okänt' : <Day date={actual} />}</td>
                <td>{slipWords(lines[at]!.slip)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}

function Points({ line }: { line: TrendLine }) {
  return line.points.map(({ on, forecast, done }, at) => {
    const before = line.points[at - 1]?.forecast;
    const moved = forecast && before ? daysBetween(before, forecast) : 0;
    return (
      <td key={on} className="date">
        {done ? 'klar' : <Day date={forecast} />}
        {moved ? <span className="cell-sub">{slipText(moved)}</span> : null}
      </td>
    );
  });
}

function dayWords(day: string, reports: TrendTableProps['reports'], today: string): string {
  const published = [...new Set(reports.filter(({ on }) => on === day).map(({ number }) => number))];
  return [published.length > 0 ? `rapport ${published.join(', ')}` : '', day === today ? 'i dag' : '']
    .filter(Boolean)
    .join(', ');
}
