import { Link } from '@remix-run/react';

import { ore, sumOre } from '~/domain/money';
import type { PortfolioRow } from '~/store/portfolio';
import type { WaitingApproval } from '~/views/approval/approval-content';
import { WaitingApprovals } from '~/views/approval/WaitingApprovals';
import { passedGatesText } from '~/views/gate/gate-words';
import { SecrecyWord } from '~/views/secrecy/SecrecyWord';
import { TableScroll } from '~/views/shell/DataTable';
import { Day } from '~/views/shell/Dates';
import { formatCount, formatKronor } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';
import { Light } from '~/views/shell/Status';

import type { PortfolioPageProps } from './PortfolioPage';
import { TimeBars, TimeScale, timeSpanOf } from './TimeBars';

/** One row a project: how it stands, what comes next, what it costs and when it runs. */
export function PortfolioTable({ rows, approvals, pages, today }: PortfolioPageProps) {
  const span = timeSpanOf(rows, today);
  return (
    <Card tight>
      <TableScroll label="Projekt">
        <table className="portfolio">
          <thead>
            <tr>
              <th scope="col">Projekt</th>
              <th scope="col">Huvudansvarig</th>
              <th scope="col" className="num">
                Parter
              </th>
              <th scope="col">Läge</th>
              <th scope="col">Härnäst</th>
              <th scope="col" className="num">
                Budget kr
              </th>
              <th scope="col" className="time-column">
                <TimeScale span={span} />
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.id}
                row={row}
                approvals={approvals.filter(({ projectId }) => projectId === row.id)}
                bars={<TimeBars row={row} span={span} today={today} />}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={5}>
                {pages > 1 ? 'Summa på sidan' : 'Summa'}
              </th>
              <td className="num">{formatKronor(sumOre(rows.map((row) => row.budget ?? ore(0))))}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      </TableScroll>
    </Card>
  );
}

interface RowProps {
  readonly row: PortfolioRow;
  readonly approvals: readonly WaitingApproval[];
  readonly bars: React.ReactNode;
}

function Row({ row, approvals, bars }: RowProps) {
  return (
    <tr>
      <th scope="row">
        <Link to={`/projekt/${row.slug}`} prefetch="intent">
          {row.name}
        </Link>
        <div className="cell-sub">{row.cooperationName}</div>
      </th>
      <td>{row.leadName ?? '–'}</td>
      <td className="num">{formatCount(row.parties)}</td>
      <td>
        <TimeLights {...row} />
        <WaitingApprovals approvals={approvals} />
      </td>
      <td>
        {row.next ? (
          <>
            <Day date={row.next.date} /> {row.next.label} {row.next.title}
            <SecrecyWord secrecy={row.next.secrecy} />
          </>
        ) : (
          '–'
        )}
      </td>
      <td className="num">{row.budget === null ? '–' : formatKronor(row.budget)}</td>
      <td className="time-column">{bars}</td>
    </tr>
  );
}

function TimeLights({ late, passedGates, next }: Pick<PortfolioRow, 'late' | 'passedGates' | 'next'>) {
  if (late + passedGates === 0) {
    return next ? <Light tone="ok">Inget försenat</Light> : <Light tone="wait">Inga datum satta</Light>;
  }
  return (
    <>
      {late > 0 ? (
        <Light tone="bad">{late === 1 ? '1 försenad milstolpe' : `${late} försenade milstolpar`}</Light>
      ) : null}
      {passedGates > 0 ? <Light tone="bad">{passedGatesText(passedGates)}</Light> : null}
    </>
  );
}
