import { groupBy } from '~/domain/group-by';
import { sumOre, type Ore } from '~/domain/money';
import { TableScroll } from '~/views/shell/DataTable';
import { formatKronor } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';

/** What has been paid of a phase in a year by one party; null where the source does not say. */
export interface PaidSum {
  readonly phaseNumber: number;
  readonly partyName: string | null;
  readonly year: string | null;
  readonly amount: Ore;
}

/** What has been paid in a project by phase and by whose accounts it is in, year by year. */
export function ActualSums({ paid }: { readonly paid: readonly PaidSum[] }) {
  return (
    <>
      <YearSums title="Utfall per fas och år" heading="Fas" groups={byPhase(paid)} paid={paid} />
      <YearSums title="Bokfört per part och år" heading="Part" groups={byPayer(paid)} paid={paid} />
    </>
  );
}

interface SumsProps {
  readonly title: string;
  readonly heading: string;
  readonly groups: readonly (readonly [name: string, rows: readonly PaidSum[]])[];
  readonly paid: readonly PaidSum[];
}

/** What has been paid by year, group by group; the groups sum to all. */
function YearSums({ title, heading, groups, paid }: SumsProps) {
  const years = [...new Set(paid.map(({ year }) => year))].sort((a, b) => (a ?? '9999').localeCompare(b ?? '9999'));
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
            <YearSumsRow name="Summa" rows={paid} years={years} />
          </tfoot>
        </table>
      </TableScroll>
    </Card>
  );
}

interface YearSumsRowProps {
  readonly name: string;
  readonly rows: readonly PaidSum[];
  readonly years: readonly (string | null)[];
}

function YearSumsRow({ name, rows, years }: YearSumsRowProps) {
  const sum = (own: readonly PaidSum[]) => formatKronor(sumOre(own.map(({ amount }) => amount)));
  return (
    <tr>
      <th scope="row">{name}</th>
      {years.map((year) => (
        <td key={year} className="num">
          {sum(rows.filter((each) => each.year === year))}
        </td>
      ))}
      <td className="num">{sum(rows)}</td>
    </tr>
  );
}

function byPhase(paid: readonly PaidSum[]): [string, readonly PaidSum[]][] {
  return [...groupBy(paid, ({ phaseNumber }) => phaseNumber)]
    .sort(([a], [b]) => a - b)
    .map(([phase, rows]) => [`Fas ${phase}`, rows]);
}

/** By whose accounts they are in; last those of which the source does not say. */
function byPayer(paid: readonly PaidSum[]): [string, readonly PaidSum[]][] {
  const collator = new Intl.Collator('sv');
  return [...groupBy(paid, ({ partyName }) => partyName)]
    .sort(([a], [b]) => Number(a === null) - Number(b === null) || collator.compare(a ?? '', b ?? ''))
    .map(([name, rows]) => [name ?? 'Sägs inte i källan', rows]);
}
