import { Link, useSearchParams } from '@remix-run/react';
import { Fragment } from 'react';

import { compareStated, sumRows, type HourCategory, type HourSums } from '~/domain/hour-budget';
import type { HourRow } from '~/store/hours';
import { TableScroll } from '~/views/shell/DataTable';
import { Card } from '~/views/shell/Page';

import { CATEGORY_WORDS, costCell, EVERY_PARTY, hoursCell, percentText, rateText } from './hour-words';
import { HourRowPanel } from './HourRowPanel';
import type { HoursPageProps } from './HoursPage';
import { Agreement, Differences } from './StatedTotals';

type HourTableProps = HoursPageProps & {
  readonly category: HourCategory;
  readonly years: readonly number[];
  readonly base: string;
};

/** The rows of one category and their sum; the opened one has its panel in the row below it. */
export function HourTable({ category, years, base, ...page }: HourTableProps) {
  const [search] = useSearchParams();
  const rows = page.rows.filter((row) => row.category === category);
  const stated = page.source.totals.filter((total) => total.category === category);
  if (rows.length === 0 && stated.length === 0) return null;
  const comparisons = compareStated(rows, stated);
  const withCost = category === 'extern';
  const title = CATEGORY_WORDS[category];
  return (
    <Card tight title={title}>
      <TableScroll label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">Roll</th>
              <th scope="col">Kommun</th>
              <th scope="col" className="num">
                Andel
              </th>
              <YearHeads years={years} unit="h" />
              {withCost ? <YearHeads years={years} unit="kr" /> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const mayEdit = page.mayEdit && isOwn(row, page.editableParties);
              const opened = mayEdit && search.get('rad') === String(row.id);
              return (
                <Fragment key={row.id}>
                  <tr id={`rad-${row.id}`} className={rowClass(row, opened, search)}>
                    <th scope="row">
                      <RoleName row={row} base={base} opened={opened} mayEdit={mayEdit} />
                    </th>
                    <td>{row.partyName ?? EVERY_PARTY}</td>
                    <td className="num">{percentText(row.percent)}</td>
                    <YearCells sums={sumRows([row], years)} withCost={withCost} withRate />
                  </tr>
                  {opened ? (
                    <tr className="panel-row">
                      <td colSpan={3 + (years.length + 1) * (withCost ? 2 : 1)}>
                        <HourRowPanel {...page} row={row} base={base} />
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">
                Summa <Agreement comparisons={comparisons} />
              </th>
              <td />
              <td />
              <YearCells sums={sumRows(rows, years)} withCost={withCost} />
            </tr>
          </tfoot>
        </table>
      </TableScroll>
      <Differences comparisons={comparisons} />
    </Card>
  );
}

/** Rows of the viewer's own kommun, or any where that says nothing. */
function isOwn({ partyId }: HourRow, parties: HoursPageProps['editableParties']): boolean {
  return parties === null || (partyId !== null && parties.includes(partyId));
}

function rowClass(row: HourRow, opened: boolean, search: URLSearchParams): string | undefined {
  if (opened) return 'opened';
  return search.get('sparad') === String(row.id) ? 'saved' : undefined;
}

function YearHeads({ years, unit }: { years: readonly number[]; unit: 'h' | 'kr' }) {
  return (
    <>
      {years.map((year) => (
        <th key={year} scope="col" className="num">
          {year}, {unit}
        </th>
      ))}
      <th scope="col" className="num">
        Summa, {unit}
      </th>
    </>
  );
}

interface YearCellsProps {
  readonly sums: HourSums;
  readonly withCost: boolean;
  /** the price of an hour under each cost */
  readonly withRate?: boolean;
}

function YearCells({ sums: { byYear, total }, withCost, withRate = false }: YearCellsProps) {
  const columns = withCost ? [hoursCell, costCell] : [hoursCell];
  return columns.map((cellText, column) => (
    <Fragment key={column}>
      {byYear.map((sum, at) => (
        <td key={at} className="num">
          {cellText(sum)}
          {withRate && column === 1 && rateText(sum) ? <span className="cell-sub">{rateText(sum)}</span> : null}
        </td>
      ))}
      <td className="num">
        <b>{cellText(total)}</b>
      </td>
    </Fragment>
  ));
}

interface RoleNameProps {
  readonly row: HourRow;
  readonly base: string;
  readonly opened: boolean;
  readonly mayEdit: boolean;
}

function RoleName({ row, base, opened, mayEdit }: RoleNameProps) {
  const [search] = useSearchParams();
  return (
    <>
      {mayEdit ? (
        <Link to={opened ? base : `${base}?rad=${row.id}#rad-${row.id}`} preventScrollReset aria-expanded={opened}>
          {row.role}
        </Link>
      ) : (
        row.role
      )}
      {search.get('sparad') === String(row.id) ? (
        <span className="sub" role="status">
          {' '}
          Sparad
        </span>
      ) : null}
      {row.phaseNumber === null && row.userName === null ? null : (
        <span className="cell-sub">
          {[row.phaseNumber === null ? null : `Fas ${row.phaseNumber}`, row.userName].filter(Boolean).join(' · ')}
        </span>
      )}
    </>
  );
}
