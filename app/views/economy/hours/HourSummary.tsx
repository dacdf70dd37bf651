import { groupBy } from '~/domain/group-by';
import { byParty, byRole, HOUR_CATEGORIES, sumMonth, sumRows, yearsOf, type HourGroup } from '~/domain/hour-budget';
import type { HourRow } from '~/store/hours';
import { TableScroll } from '~/views/shell/DataTable';
import { Card } from '~/views/shell/Page';
import { MONTHS } from '~/views/shell/months';

import { CATEGORY_WORDS, costCell, EVERY_PARTY, hoursCell } from './hour-words';

/** The whole hour budget by each of its dimensions; each table has the same sums. */
export function HourSummary({ rows }: { rows: readonly HourRow[] }) {
  if (rows.length === 0) return null;
  const categories = HOUR_CATEGORIES.map((category) => ({
    name: CATEGORY_WORDS[category],
    rows: rows.filter((row) => row.category === category),
  })).filter((group) => group.rows.length > 0);
  return (
    <>
      <SummaryTable title="Timmar per slag och år" heading="Slag" groups={categories} rows={rows} />
      <SummaryTable title="Intern och extern tid per år" heading="Tid" groups={bySource(rows)} rows={rows} />
      <SummaryTable title="Timmar per kommun och år" heading="Kommun" groups={byParty(rows)} rows={rows} />
      <SummaryTable title="Timmar per roll och år" heading="Roll" groups={byRole(rows)} rows={rows} />
      {rows.some(({ userId }) => userId !== null) ? (
        <SummaryTable title="Timmar per person och år" heading="Person" groups={byPerson(rows)} rows={rows} />
      ) : null}
      <SummaryTable title="Timmar per fas och år" heading="Fas" groups={byPhase(rows)} rows={rows} />
      <MonthTable rows={rows} />
    </>
  );
}

function byPhase(rows: readonly HourRow[]): HourGroup<HourRow>[] {
  return [...groupBy(rows, (row) => row.phaseNumber)]
    .sort(([a], [b]) => (a ?? Infinity) - (b ?? Infinity))
    .map(([number, own]) => ({ name: number === null ? 'Ingen särskild fas' : `Fas ${number}`, rows: own }));
}

/** Those of somebody, by name; last those that a role has without a person. */
function byPerson(rows: readonly HourRow[]): HourGroup<HourRow>[] {
  const collator = new Intl.Collator('sv');
  return [...groupBy(rows, (row) => row.userId)]
    .map(([userId, own]) => ({ userId, name: own[0]!.userName ?? 'Ingen särskild person', rows: own }))
    .sort((a, b) => Number(a.userId === null) - Number(b.userId === null) || collator.compare(a.name, b.name));
}

/** Bought time, and the time of the parties' own. */
function bySource(rows: readonly HourRow[]): HourGroup<HourRow>[] {
  const external = rows.filter(({ category }) => category === 'extern');
  return [
    { name: 'Intern tid', rows: rows.filter(({ category }) => category !== 'extern') },
    { name: 'Extern tid', rows: external },
  ];
}

/** The same by month, where any row says which; what is said of whole years has a line of its own. */
function MonthTable({ rows }: { rows: readonly HourRow[] }) {
  const years = yearsOf(rows);
  if (!rows.some(({ cells }) => cells.some(({ month }) => month !== null))) return null;
  const lines = [
    ...MONTHS.map((name, at) => ({ name, month: at + 1 })),
    { name: 'Inte fördelat på månad', month: null },
  ];
  return (
    <Card tight title="Timmar per månad och år">
      <TableScroll label="Timmar per månad och år">
        <table>
          <thead>
            <tr>
              <th scope="col">Månad</th>
              {years.map((year) => (
                <th key={year} scope="col" className="num">
                  {year}, h
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, month }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {years.map((year) => (
                  <td key={year} className="num">
                    {hoursCell(sumMonth(rows, year, month))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Summa</th>
              {sumRows(rows, years).byYear.map((sum, at) => (
                <td key={years[at]} className="num">
                  {hoursCell(sum)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </TableScroll>
    </Card>
  );
}

interface SummaryTableProps {
  readonly title: string;
  readonly heading: string;
  readonly groups: readonly HourGroup<HourRow>[];
  readonly rows: readonly HourRow[];
}

function SummaryTable({ title, heading, groups, rows }: SummaryTableProps) {
  const withCost = rows.some(({ cells }) => cells.some(({ cost }) => cost !== null));
  const years = yearsOf(rows);
  return (
    <Card tight title={title}>
      <TableScroll label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{heading}</th>
              {years.map((year) => (
                <th key={year} scope="col" className="num">
                  {year}, h
                </th>
              ))}
              <th scope="col" className="num">
                Summa, h
              </th>
              {withCost ? (
                <th scope="col" className="num">
                  Kostnad, kr
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {groups.map((group, at) => (
              <SummaryRow key={at} name={group.name} rows={group.rows} years={years} withCost={withCost} />
            ))}
          </tbody>
          <tfoot>
            <SummaryRow name="Summa" rows={rows} years={years} withCost={withCost} />
          </tfoot>
        </table>
      </TableScroll>
    </Card>
  );
}

interface SummaryRowProps {
  readonly name: string | null;
  readonly rows: readonly HourRow[];
  readonly years: readonly number[];
  readonly withCost: boolean;
}

function SummaryRow({ name, rows, years, withCost }: SummaryRowProps) {
  const { byYear, total } = sumRows(rows, years);
  const bought = name === null ? rows.filter((row) => row.category === 'extern') : [];
  return (
    <tr>
      <th scope="row">
        {name ?? EVERY_PARTY}
        {bought.length > 0 ? (
          <span className="cell-sub">varav extern tid {hoursCell(sumRows(bought, years).total)} h</span>
        ) : null}
      </th>
      {byYear.map((sum, at) => (
        <td key={years[at]} className="num">
          {hoursCell(sum)}
        </td>
      ))}
      <td className="num">
        <b>{hoursCell(total)}</b>
      </td>
      {withCost ? <td className="num">{costCell(total)}</td> : null}
    </tr>
  );
}
