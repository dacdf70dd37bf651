import { Link, useSearchParams } from '@remix-run/react';

import { hours } from '~/domain/hours';
import { hoursByMonth, type LoadMonth, type LoadRow, type LoadSource } from '~/domain/load';
import { hoursCell } from '~/views/economy/hours/hour-words';
import { TableScroll } from '~/views/shell/DataTable';
import { formatHours } from '~/views/shell/format';
import { MONTHS } from '~/views/shell/months';
import { Card, Note } from '~/views/shell/Page';

import { CapacityForm } from './CapacityForm';
import { loadParams, pageParam } from './load-address';
import { LoadBars } from './LoadBars';
import type { LoadPageProps } from './LoadPage';

type LoadDetailProps = LoadPageProps & { readonly row: LoadRow; readonly mayEdit: boolean };

/** The projects behind one row, in one month or the whole year, and its capacity. */
export function LoadDetail({ row, query, page, capacities, mayEdit, failure }: LoadDetailProps) {
  const [search] = useSearchParams();
  const month = row.months.find((each) => each.month === query.month) ?? null;
  const at = month ? row.months.indexOf(month) : null;
  const lines = row.sources
    .map((source) => ({ source, hours: inMonths(source, query.year, at) }))
    .filter(({ hours }) => hours > 0);
  const { loaded } = row;
  return (
    <Card
      title={`${row.name}${row.sub ? `, ${row.sub}` : ''}: ${month ? month.month : `hela ${query.year}`}`}
      id="bakom"
      actions={<Link to={`/belastning?${loadParams(query, pageParam(page))}`}>Stäng</Link>}
    >
      <div className="stack">
        {search.has('sparad') && !failure ? <Note tone="ok" role="status" title="Kapaciteten är sparad." /> : null}
        {month && month.excess > 0 ? (
          <Note tone="bad" title={`Överbelastad med ${formatHours(month.excess)}.`}>
            Kapaciteten är {formatHours(month.capacity)}.
          </Note>
        ) : null}
        <LoadBars row={row} />
        <MonthTable row={row} />
        <TableScroll label="Raderna bakom">
          <table>
            <thead>
              <tr>
                <th scope="col">Projekt</th>
                <th scope="col">Fas</th>
                <th scope="col">Roll</th>
                <th scope="col">Vad</th>
                <th scope="col" className="num">
                  Timmar
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ source, hours }, index) => (
                <tr key={index}>
                  <th scope="row">
                    <Link to={`/projekt/${source.projectSlug}/${source.kind === 'budgeted' ? 'timmar' : 'tid'}`}>
                      {source.projectName}
                    </Link>
                  </th>
                  <td>{source.phaseNumber ?? '–'}</td>
                  <td>{source.role}</td>
                  <td>{source.kind === 'budgeted' ? 'timbudget' : 'rapporterad tid'}</td>
                  <td className="num">{formatHours(hours)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
        {mayEdit ? (
          <details className="edit-panel" open={failure !== null}>
            <summary>Ändra kapacitet</summary>
            <p className="sub">
              Lämna månaden tom för varje månad, eller skriv en månad som är ett undantag. Tomma timmar tar tillbaka det
              som är satt.
            </p>
            <CapacityForm
              place={
                loaded.by === 'person'
                  ? { cooperationId: null, role: null, partyId: null, userId: loaded.userId }
                  : { cooperationId: loaded.cooperationId, role: loaded.role, partyId: loaded.partyId, userId: null }
              }
              month={query.month}
              capacities={capacities}
              failure={failure}
            />
          </details>
        ) : null}
      </div>
    </Card>
  );
}

/** The figures of the bars. */
function MonthTable({ row: { months } }: { readonly row: LoadRow }) {
  const lines: readonly (readonly [word: string, of: (month: LoadMonth) => number])[] = [
    ['Budgeterat', ({ budgeted }) => budgeted],
    ['Rapporterat', ({ entered }) => entered],
    ['Kapacitet', ({ capacity }) => capacity],
    ['För mycket', ({ excess }) => excess],
  ];
  return (
    <TableScroll label="Timmar och kapacitet per månad">
      <table>
        <thead>
          <tr>
            <th scope="col">Timmar</th>
            {months.map(({ month }, at) => (
              <th key={month} scope="col" className="num">
                {MONTHS[at]!.slice(0, 3)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([word, of]) => (
            <tr key={word}>
              <th scope="row">{word}</th>
              {months.map((month) => (
                <td key={month.month} className="num">
                  {hoursCell({ hours: hours(of(month)), cost: null })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function inMonths(source: LoadSource, year: number, at: number | null): number {
  const months = hoursByMonth(source.cells, year, source.period);
  return at === null ? months.reduce((sum, each) => sum + each, 0) : months[at]!;
}
