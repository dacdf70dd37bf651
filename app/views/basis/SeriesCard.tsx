import { Link, useSearchParams } from '@remix-run/react';

import { referenceDateWarning, type BasisMember, type StoredFigure } from '~/domain/basis';
import type { FormFailure } from '~/policy/form-failure';
import type { BasisSeries, StandingFigure } from '~/store/basis';
import { TableScroll } from '~/views/shell/DataTable';
import { formatCount } from '~/views/shell/format';
import { Card, EmptyState, Note } from '~/views/shell/Page';

import { countedIn, dateInWords, otherDateInWords, whoIn, type Counted } from './basis-words';
import { CorrectionPanel } from './CorrectionPanel';
import { NewFigureForm } from './NewFigureForm';
import { PastFigures } from './PastFigures';

/** So many dates are side by side; older ones are shown to who asks for them. */
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
  const otherDate = newest?.precision === 'day' ? referenceDateWarning(agreementMonthDay, newest.date, null) : null;
  const typing = importTo !== null && search.get('siffra') === series.slug;
  const wrong = importTo === null ? null : wrongIn(series, search.get('ratta'));
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
      {wrong ? (
        <CorrectionPanel
          key={search.get('ratta')}
          asked={Number(search.get('ratta'))}
          figure={wrong}
          name={whoIn(members, wrong)}
          failure={failure}
          cancelTo={`?#${series.slug}`}
        />
      ) : null}
      {otherDate ? <Note tone="warn" title={otherDateInWords(otherDate)} /> : null}
      {series.figures.length === 0 ? (
        <EmptyState title="Serien har inga siffror än" text={importTo ? null : 'Samordnaren läser in dem.'} />
      ) : (
        <FigureTable series={series} rows={countedIn(series, members)} mayCorrect={importTo !== null} />
      )}
      <PastFigures past={series.past} members={members} />
    </Card>
  );
}

/** The figure that is to be put right; where somebody else was first, the one that now stands in its place. */
function wrongIn({ figures, past }: BasisSeries, asked: string | null): StandingFigure | null {
  const seen = [...figures, ...past].find(({ id }) => String(id) === asked);
  return (seen && figures.find((figure) => cellKey(figure, figure.date) === cellKey(seen, seen.date))) ?? null;
}

interface FigureTableProps {
  readonly series: BasisSeries;
  readonly rows: readonly Counted[];
  readonly mayCorrect: boolean;
}

function FigureTable({ series, rows, mayCorrect }: FigureTableProps) {
  const [search] = useSearchParams();
  const dates = columnsOf(series.figures);
  const all = search.get('datum') === series.slug;
  const shown = all ? dates : dates.slice(0, SHOWN_DATES);
  const values = new Map(series.figures.map((figure) => [cellKey(figure, figure.date), figure]));
  const lacking = rows.filter((row) => !values.has(cellKey(row, shown[0]!.date)));
  return (
    <>
      <TableScroll label={`${series.name}, siffror`}>
        <table>
          <caption>
            {series.own ? 'Samverkans egen serie.' : 'Offentlig serie, gemensam för alla samverkan.'} Fet siffra är
            partens senaste: den som nya beräkningar använder.
            {mayCorrect ? ' Välj en siffra för att rätta den.' : null}
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
              <FigureRow key={`${row.partyId} ${row.unitId}`} columns={shown} {...{ row, values, mayCorrect }} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Summa</th>
              {shown.map(({ date }) => (
                <td className="num" key={date}>
                  {formatCount(rows.reduce((sum, row) => sum + (values.get(cellKey(row, date))?.value ?? 0), 0))}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </TableScroll>
      {dates.length > SHOWN_DATES ? (
        <p className="sub">
          {all ? (
            <Link to={`?#${series.slug}`} preventScrollReset>
              Visa bara de {SHOWN_DATES} senaste datumen
            </Link>
          ) : (
            <Link to={`?datum=${series.slug}#${series.slug}`} preventScrollReset>
              Visa alla {dates.length} datum
            </Link>
          )}
        </p>
      ) : null}
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
  readonly values: ReadonlyMap<string, StandingFigure>;
  readonly mayCorrect: boolean;
}

function FigureRow({ row, columns, values, mayCorrect }: FigureRowProps) {
  const newest = columns.findIndex(({ date }) => values.has(cellKey(row, date)));
  return (
    <tr>
      <th scope="row">
        {row.name}
        {row.aside ? <span className="cell-sub">{row.aside}</span> : null}
      </th>
      {columns.map(({ date }, at) => {
        const figure = values.get(cellKey(row, date));
        const text = figure === undefined ? '–' : formatCount(figure.value);
        const shown = at === newest ? <strong>{text}</strong> : text;
        return (
          <td className="num" key={date}>
            {figure && mayCorrect ? (
              <Link to={`?ratta=${figure.id}#ratta`} className="cell-link">
                {shown}
                <span className="ds-sr-only">
                  , rätta {row.name} {date}
                </span>
              </Link>
            ) : (
              shown
            )}
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
