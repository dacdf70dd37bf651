import { Link, useSearchParams } from '@remix-run/react';

import { referenceDateWarning, type BasisMember, type StoredFigure } from '~/domain/basis';
import type { FormFailure } from '~/policy/form-failure';
import type { BasisSeries } from '~/store/basis';
import { TableScroll } from '~/views/shell/DataTable';
import { formatCount } from '~/views/shell/format';
import { Card, EmptyState, Note } from '~/views/shell/Page';

import { countedIn, dateInWords, otherDateInWords, type Counted } from './basis-words';
import { NewFigureForm } from './NewFigureForm';

/** So many dates are side by side; older ones stay stored and are named below the table. */
const SHOWN_DATES = 6;

interface SeriesCardProps {
  readonly series: BasisSeries;
  readonly members: readonly BasisMember[];
  readonly agreementMonthDay: string | null;
  /** where figures are read in; null for who may not */
  readonly importTo: string | null;
  readonly failure: FormFailure | null;
}

/** One series: who has which figure on which date, and from where. */
export function SeriesCard({ series, members, agreementMonthDay, importTo, failure }: SeriesCardProps) {
  const [search] = useSearchParams();
  const newest = series.figures[0];
  const otherDate = newest?.precision === 'day' ? referenceDateWarning(agreementMonthDay, newest.date) : null;
  const typing = importTo !== null && search.get('siffra') === series.slug;
  const actions = importTo ? (
    <>
      <Link to={`?siffra=${series.slug}#${series.slug}`} preventScrollReset>
        Skriv in en siffra<span className="ds-sr-only"> till {series.name}</span>
      </Link>
      <Link to={importTo}>Läs in siffror till {series.name}</Link>
    </>
  ) : null;
  return (
    <Card title={series.name} id={series.slug} tight actions={actions}>
      {typing ? <NewFigureForm series={series} members={members} failure={failure} /> : null}
      {otherDate ? <Note tone="warn" title={otherDateInWords(otherDate)} /> : null}
      {series.figures.length === 0 ? (
        <EmptyState title="Serien har inga siffror än" text={importTo ? null : 'Samordnaren läser in dem.'} />
      ) : (
        <FigureTable series={series} rows={countedIn(series, members)} />
      )}
    </Card>
  );
}

function FigureTable({ series, rows }: { series: BasisSeries; rows: readonly Counted[] }) {
  const dates = columnsOf(series.figures);
  const shown = dates.slice(0, SHOWN_DATES);
  const values = new Map(series.figures.map((figure) => [cellKey(figure, figure.date), figure.value]));
  const lacking = rows.filter((row) => !values.has(cellKey(row, shown[0]!.date)));
  return (
    <>
      <TableScroll label={`${series.name}, siffror`}>
        <table>
          <caption>
            {series.own ? 'Samverkans egen serie.' : 'Offentlig serie, gemensam för alla samverkan.'} Fet siffra är
            partens senaste: den som nya beräkningar använder.
          </caption>
          <thead>
            <tr>
              <th scope="col">{rows.some(({ unitId }) => unitId !== null) ? 'Enhet' : 'Part'}</th>
              {shown.map((column, at) => (
                <th scope="col" className="num" key={column.date}>
                  {dateInWords(column)}
                  {at === 0 ? <span className="cell-sub">senaste</span> : null}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <FigureRow key={`${row.partyId} ${row.unitId}`} row={row} columns={shown} values={values} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Summa</th>
              {shown.map(({ date }) => (
                <td className="num" key={date}>
                  {formatCount(rows.reduce((sum, row) => sum + (values.get(cellKey(row, date)) ?? 0), 0))}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </TableScroll>
      {lacking.length > 0 ? (
        <p className="sub">
          Saknar siffra för {dateInWords(shown[0]!)}: {lacking.map(({ name }) => name).join(', ')}.
        </p>
      ) : null}
      <Sources figures={series.figures} />
    </>
  );
}

interface FigureRowProps {
  readonly row: Counted;
  readonly columns: readonly Column[];
  readonly values: ReadonlyMap<string, number>;
}

function FigureRow({ row, columns, values }: FigureRowProps) {
  const newest = columns.findIndex(({ date }) => values.has(cellKey(row, date)));
  return (
    <tr>
      <th scope="row">
        {row.name}
        {row.aside ? <span className="cell-sub">{row.aside}</span> : null}
      </th>
      {columns.map(({ date }, at) => {
        const value = values.get(cellKey(row, date));
        const text = value === undefined ? '–' : formatCount(value);
        return (
          <td className="num" key={date}>
            {at === newest ? <strong>{text}</strong> : text}
          </td>
        );
      })}
    </tr>
  );
}

/** Each source once, with the dates it gave. */
function Sources({ figures }: { figures: readonly StoredFigure[] }) {
  const dates = new Map<string, Set<string>>();
  for (const figure of figures) {
    const own = dates.get(figure.source) ?? new Set();
    dates.set(figure.source, own.add(dateInWords(figure)));
  }
  return (
    <details className="edit-panel">
      <summary>{dates.size === 1 ? 'Källa' : `Källor (${dates.size})`}</summary>
      <ul className="calc">
        {[...dates].map(([source, own]) => (
          <li key={source}>
            {source} <span className="sub">({[...own].join(', ')})</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

type Column = Pick<StoredFigure, 'date' | 'precision'>;

function columnsOf(figures: readonly StoredFigure[]): Column[] {
  return [...new Map(figures.map(({ date, precision }) => [date, { date, precision }])).values()];
}

function cellKey({ partyId, unitId }: { partyId: number; unitId: number | null }, date: string): string {
  return `${partyId} ${unitId ?? ''} ${date}`;
}
