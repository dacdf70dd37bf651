/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- a phone shows the rows as cards, which takes the roles of a table away */
import { Link } from '@remix-run/react';

import { isForecastPassed } from '~/domain/follow-up';
import type { FollowUpSums } from '~/domain/follow-up-table';
import { TableScroll } from '~/views/shell/DataTable';
import { formatCount } from '~/views/shell/format';
import { Card, EmptyState } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

import type { FollowUpQuery } from './follow-up-address';
import { amountText, deviationText, deviationWord, DIMENSION_WORDS } from './follow-up-words';

/** A row of the follow-up by its name. */
export interface NamedRow extends FollowUpSums {
  readonly key: string;
  readonly name: string;
  readonly projectSlug: string;
  readonly phaseNumber: number;
}

interface FollowUpTableProps {
  readonly query: FollowUpQuery;
  readonly rows: readonly NamedRow[];
  readonly total: FollowUpSums;
  /** how many drafts could not be shared by party */
  readonly unshared: number;
  /** where a row leads; null: nowhere */
  readonly linkTo: ((row: NamedRow) => string | null) | null;
}

/** Budget, actual, forecast and deviation, row by row and in all. The unit is in the heading. */
export function FollowUpTable({ query, rows, total, unshared, linkTo }: FollowUpTableProps) {
  const { unit, by } = query;
  if (rows.length === 0) {
    return (
      <Card>
        <EmptyState
          title="Inget att följa upp"
          text="Det finns ingen budget, inget utfall och ingen prognos i det urval du har valt. Budgeten läggs in under projektets Faser & budget, kostnaderna under Utfall."
        />
      </Card>
    );
  }
  const title = `Uppföljning per ${DIMENSION_WORDS[by].toLowerCase()}, ${unit}`;
  return (
    <Card tight title={title}>
      <TableScroll label={title}>
        <table role="table" className="table-cards">
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                {DIMENSION_WORDS[by]}
              </th>
              {['Budget', 'Utfall', 'Prognos', 'Avvikelse'].map((column) => (
                <th key={column} scope="col" role="columnheader" className="num">
                  {column}, {unit}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row) => {
              const to = linkTo?.(row) ?? null;
              return (
                <tr role="row" key={row.key}>
                  <th scope="row" role="rowheader">
                    {to ? <Link to={to}>{row.name}</Link> : row.name}
                  </th>
                  <Sums sums={row} unit={unit} />
                </tr>
              );
            })}
          </tbody>
          <tfoot role="rowgroup">
            <tr role="row">
              <th scope="row" role="rowheader">
                Summa
              </th>
              <Sums sums={total} unit={unit} />
            </tr>
          </tfoot>
        </table>
      </TableScroll>
      <p className="sub table-note">
        Intäkter är negativa. Där ingen prognos är lämnad räknas budgeten.
        {unit === 'tkr' ? ' Tkr är avrundade för läsning; summorna räknas på ören och kan skilja på en enhet.' : ''}
        {by === 'part' || query.party !== null
          ? ' Utfall och prognos delas efter parternas andelar av fasens budget. Ett utkast delas som det skulle bli i dag.'
          : ''}
        {unshared > 0 && (by === 'part' || query.party !== null)
          ? ` ${formatCount(unshared)} budget${unshared === 1 ? '' : 'ar'} i utkast är inte delad${unshared === 1 ? '' : 'e'} på part här. Öppna fasen för att se andelarna eller vad som saknas.`
          : ''}
      </p>
    </Card>
  );
}

function Sums({
  sums: { budget, actual, forecast, deviation, stated },
  unit,
}: {
  sums: FollowUpSums;
  unit: 'kr' | 'tkr';
}) {
  return (
    <>
      <td role="cell" className="num" data-label={`Budget, ${unit}`}>
        {amountText(budget, unit)}
      </td>
      <td role="cell" className="num" data-label={`Utfall, ${unit}`}>
        <div>
          {amountText(actual, unit)}
          {isForecastPassed({ actual, forecast }) ? (
            <span className="cell-sub">
              <Status tone="warn">över prognosen</Status>
            </span>
          ) : null}
        </div>
      </td>
      <td role="cell" className="num" data-label={`Prognos, ${unit}`}>
        <div>
          {amountText(forecast, unit)}
          {stated ? null : <span className="cell-sub">som budget</span>}
        </div>
      </td>
      <td role="cell" className="num" data-label={`Avvikelse, ${unit}`}>
        <div>
          {deviationText(deviation, unit)}
          <span className="cell-sub">{deviationWord(deviation)}</span>
        </div>
      </td>
    </>
  );
}
