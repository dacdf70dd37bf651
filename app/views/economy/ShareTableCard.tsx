import { Link } from '@remix-run/react';

import type { ShareRow, ShareTable } from '~/domain/cost-share';
import type { KeyComponent } from '~/domain/key';
import { TableScroll } from '~/views/shell/DataTable';
import { formatCount, formatKronor, formatKronorExact, formatPercent } from '~/views/shell/format';
import { Card, Note } from '~/views/shell/Page';

import { shareColumns, type ShareColumn } from './share-columns';

export interface SharesShown {
  readonly key: {
    readonly name: string;
    readonly version: number;
    readonly components: readonly KeyComponent[];
  } | null;
  readonly table: ShareTable | null;
  readonly comparison: boolean;
  readonly refusal: string | null;
}

interface ShareTableCardProps {
  readonly shares: SharesShown;
  readonly table: ShareTable;
  readonly ownPartyId: number | null;
}

/** What each party pays: the figures it stands on, its parts, its sum. */
export function ShareTableCard({ shares, table, ownPartyId }: ShareTableCardProps) {
  return (
    <Card tight title="Kostnadsandelar" actions={<RoundingChoice mode={table.rounding.mode} />}>
      {shares.comparison ? (
        <Note tone="wait" title="Jämförelse.">
          Så skulle andelarna bli med den andra avrundningen. Det som är inskickat ändras inte.
        </Note>
      ) : null}
      <TableScroll label="Kostnadsandelar">
        <Table table={table} ownPartyId={ownPartyId} />
      </TableScroll>
    </Card>
  );
}

function RoundingChoice({ mode }: { mode: ShareTable['rounding']['mode'] }) {
  const choices = [
    { mode: 'exact', to: '?avrundning=exakt', label: 'Exakt summa' },
    { mode: 'plain', to: '?avrundning=enkel', label: 'Varje cell för sig' },
  ] as const;
  return (
    <nav aria-label="Avrundning" className="toggle">
      {choices.map((choice) => (
        <Link
          key={choice.mode}
          to={choice.to}
          preventScrollReset
          aria-current={choice.mode === mode ? 'true' : undefined}
        >
          {choice.label}
        </Link>
      ))}
    </nav>
  );
}

function Table({ table, ownPartyId }: Omit<ShareTableCardProps, 'shares'>) {
  const columns = shareColumns(table);
  const largest = Math.max(...table.rows.map((row) => Math.abs(row.sum)), 1);
  const population = columns.find((column) => table.components[column.index]!.kind === 'population');
  const carried = table.carriedSum !== 0;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Part</th>
          {columns.flatMap((column) => [
            column.counted ? <NumberHead key={`b${column.index}`}>{column.basisLabel}</NumberHead> : null,
            <NumberHead key={`p${column.index}`}>{column.partLabel}</NumberHead>,
          ])}
          {carried ? <NumberHead>Egna rader</NumberHead> : null}
          <NumberHead>Summa kr</NumberHead>
          <NumberHead>Andel</NumberHead>
          {population ? <NumberHead>kr/inv</NumberHead> : null}
          <th scope="col" className="screen-only">
            Fördelning
          </th>
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <Row
            key={`${row.claimant.partyId} ${row.claimant.unitId}`}
            {...{ row, columns, carried, largest, table }}
            population={population ?? null}
            own={row.claimant.partyId === ownPartyId}
          />
        ))}
      </tbody>
      <Foot table={table} columns={columns} carried={carried} population={population ?? null} />
    </table>
  );
}

function NumberHead({ children }: { children: string }) {
  return (
    <th scope="col" className="num">
      {children}
    </th>
  );
}

interface RowProps {
  readonly row: ShareRow;
  readonly table: ShareTable;
  readonly columns: readonly ShareColumn[];
  readonly population: ShareColumn | null;
  readonly carried: boolean;
  readonly largest: number;
  readonly own: boolean;
}

function Row({ row, table, columns, population, carried, largest, own }: RowProps) {
  const inhabitants = population && row.figures[population.index]?.value;
  const width = (amount: number) => ({ width: `${((100 * Math.abs(amount)) / largest).toFixed(1)}%` });
  return (
    <tr className={own ? 'own' : undefined}>
      <th scope="row">
        {row.claimant.unitName ? `${row.claimant.partyName}, ${row.claimant.unitName}` : row.claimant.partyName}
        {own ? <span className="ds-sr-only"> (din organisation)</span> : null}
      </th>
      {columns.flatMap(({ index, counted }) => [
        counted ? (
          <td key={`b${index}`} className="num">
            {row.figures[index] ? formatCount(row.figures[index].value) : '–'}
          </td>
        ) : null,
        <td key={`p${index}`} className="num">
          {formatKronor(row.parts[index]!)}
        </td>,
      ])}
      {carried ? <td className="num">{formatKronor(row.carried)}</td> : null}
      <td className="num">
        <b>{formatKronor(row.sum)}</b>
      </td>
      <td className="num">{table.total === 0 ? '–' : formatPercent(row.sum / table.total)}</td>
      {population ? (
        <td className="num">{inhabitants ? formatKronorExact(Math.round(row.sum / inhabitants)) : '–'}</td>
      ) : null}
      <td className="screen-only">
        <span className="bar" aria-hidden="true">
          {columns.map(({ index }) => (
            <i key={index} style={width(row.parts[index]!)} />
          ))}
        </span>
      </td>
    </tr>
  );
}

interface FootProps {
  readonly table: ShareTable;
  readonly columns: readonly ShareColumn[];
  readonly carried: boolean;
  readonly population: ShareColumn | null;
}

function Foot({ table, columns, carried, population }: FootProps) {
  const before = columns.reduce((count, { counted }) => count + (counted ? 2 : 1), 1) + (carried ? 1 : 0);
  return (
    <tfoot>
      {table.difference !== 0 ? (
        <tr className="difference">
          <th scope="row" colSpan={before}>
            Öresdifferens ({table.difference > 0 ? 'avgår' : 'tillkommer'}: de avrundade cellerna ger{' '}
            {formatKronor(table.total + table.difference)})
          </th>
          <td className="num">{formatKronor(table.difference)}</td>
          <td colSpan={population ? 3 : 2} />
        </tr>
      ) : null}
      <tr>
        <th scope="row">Summa</th>
        {columns.flatMap(({ index, counted, basisSum }) => [
          counted ? (
            <td key={`b${index}`} className="num">
              {formatCount(basisSum)}
            </td>
          ) : null,
          <td key={`p${index}`} className="num">
            {formatKronor(table.columnSums[index]!)}
          </td>,
        ])}
        {carried ? <td className="num">{formatKronor(table.carriedSum)}</td> : null}
        <td className="num">{formatKronor(table.total)}</td>
        <td className="num">{formatPercent(1)}</td>
        {population ? (
          <td className="num">{formatKronorExact(Math.round(table.total / population.basisSum))}</td>
        ) : null}
        <td className="screen-only" />
      </tr>
    </tfoot>
  );
}
