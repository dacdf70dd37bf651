import { groupBy } from '~/domain/group-by';
import { sumOre } from '~/domain/money';
import type { Actual } from '~/store/actual';
import { TableScroll } from '~/views/shell/DataTable';
import { formatKronor } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';

/** What has been paid in a project by phase and by whose accounts it is in, year by year. */
export function ActualSums({ actuals }: { readonly actuals: readonly Actual[] }) {
  return (
    <>
      <YearSums title="Utfall per fas och år" heading="Fas" groups={byPhase(actuals)} actuals={actuals} />
      <YearSums title="Bokfört per part och år" heading="Part" groups={byPayer(actuals)} actuals={actuals} />
    </>
  );
}

interface SumsProps {
  readonly title: string;
  readonly heading: string;
  readonly groups: readonly (readonly [name: string, rows: readonly Actual[]])[];
  readonly actuals: readonly Actual[];
}

/** What has been paid by year, group by group; the groups sum to all. */
function YearSums({ title, heading, groups, actuals }: SumsProps) {
  const years = [...new Set(actuals.map(({ date }) => date?.slice(0, 4) ?? null))].sort((a, b) =>
    (a ?? '9999').localeCompare(b ?? '9999'),
  );
  return (
    <Card tight title={title}>
      <TableScroll label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{heading}</th>
              {years.map((year) => (
                <th key={year} scope="col" className="num">
                  {year ?? 'Utan datum'}, kr
                </th>
              ))}
              <th scope="col" className="num">
                Summa, kr
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map(([name, rows]) => (
              <YearSumsRow key={name} name={name} rows={rows} years={years} />
            ))}
          </tbody>
          <tfoot>
            <YearSumsRow name="Summa" rows={actuals} years={years} />
          </tfoot>
        </table>
      </TableScroll>
    </Card>
  );
}

interface YearSumsRowProps {
  readonly name: string;
  readonly rows: readonly Actual[];
  readonly years: readonly (string | null)[];
}

function YearSumsRow({ name, rows, years }: YearSumsRowProps) {
  const sum = (own: readonly Actual[]) => formatKronor(sumOre(own.map(({ amount }) => amount)));
  return (
    <tr>
      <th scope="row">{name}</th>
      {years.map((year) => (
        <td key={year} className="num">
          {sum(rows.filter(({ date }) => (date?.slice(0, 4) ?? null) === year))}
        </td>
      ))}
      <td className="num">{sum(rows)}</td>
    </tr>
  );
}

function byPhase(actuals: readonly Actual[]): [string, readonly Actual[]][] {
  return [...groupBy(actuals, ({ phaseNumber }) => phaseNumber)]
    .sort(([a], [b]) => a - b)
    .map(([phase, rows]) => [`Fas ${phase}`, rows]);
}

/** By whose accounts they are in; last those of which the source does not say. */
function byPayer(actuals: readonly Actual[]): [string, readonly Actual[]][] {
  const collator = new Intl.Collator('sv');
  return [...groupBy(actuals, ({ partyName }) => partyName)]
    .sort(([a], [b]) => Number(a === null) - Number(b === null) || collator.compare(a ?? '', b ?? ''))
    .map(([name, rows]) => [name ?? 'Sägs inte i källan', rows]);
}
