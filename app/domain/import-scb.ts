import { parseDate, type CalendarDate } from './calendar';
import { parseJsonStat, type Category, type Dimension, type JsonStat } from './import-json-stat';
import { tooManyRows } from './import-csv';
import { checkSum } from './import-split';
import {
  checkAskedYear,
  codeOf,
  ImportRefusal,
  MAX_ROWS,
  monthDayIn,
  referenceDate,
  type ImportedFigure,
  type ImportedTable,
} from './import-table';

/** What SCB's tables of population count, and on which day (BefolkningNy, FolkmangdNov). */
const POPULATION: Readonly<Record<string, string>> = { BE0101N1: '12-31', BE0101A9: '11-01' };

/** A dimension with the distance in the values between two of its categories. */
interface Axis extends Dimension {
  readonly stride: number;
}

/**
 * Reads a table of SCB in JSON-stat 2: a figure per region and year, summed over age, sex and marital state where the
 * table is split by them. A sum with a missing part is missing.
 * @param asked the reference date that the person gave, for a table that does not name its day
 * @throws ImportRefusal when it is no such table, counts something else, or cannot be summed
 */
export function readScbTable(text: string, asked: CalendarDate | null): ImportedTable {
  const table = parseJsonStat(text);
  const axes = axesOf(table);
  const region = axes.find(({ id }) => /^region$/i.test(id));
  const time = axes.find(({ id }) => /^(tid|år)$/i.test(id));
  if (!region || !time) throw new ImportRefusal(['Tabellen ska ha dimensionerna region (Region) och år (Tid).']);
  if (region.categories.length * time.categories.length > MAX_ROWS) throw tooManyRows();
  checkYears(time);
  checkAskedYear(new Set(time.categories.map(({ code }) => code)), asked);

  const contents = axes.find(({ id }) => /^contentscode$/i.test(id)) ?? null;
  const counted = contents && countedIn(contents);
  const monthDay = monthDayOf(table, contents, counted);
  const split = axes.filter((axis) => axis !== region && axis !== time && axis !== contents);
  const sums = split.map(checkSum);
  const first = contents && counted ? contents.categories.indexOf(counted) * contents.stride : 0;
  const offsets = split.reduce<readonly number[]>(
    (starts, { categories, stride }) => starts.flatMap((start) => categories.map((_, at) => start + at * stride)),
    [first],
  );

  const problems: string[] = [];
  const figures = time.categories.flatMap((year, t) => {
    const date = referenceDate(year.code, monthDay, asked);
    return region.categories.map((place, r): ImportedFigure => {
      const start = r * region.stride + t * time.stride;
      const value = sumAt(table, start, offsets);
      if (value === undefined)
        problems.push(`${nameOf(place)}, ${year.code}: värdet är inget heltal från 0 och uppåt.`);
      return {
        place: { code: codeOf(place.code), name: nameWithoutCode(place) },
        unit: null,
        date,
        value: value ?? null,
      };
    });
  });
  if (problems.length > 0) throw new ImportRefusal(problems);
  return {
    figures,
    source: `${table.source ?? 'SCB'}, ${counted?.label ?? table.label}${table.tableId ? ` (${table.tableId})` : ''}`,
    notes: sums.flatMap(({ note }) => note ?? []),
    warnings: sums.flatMap(({ warning }) => warning ?? []),
  };
}

function axesOf({ dimensions }: JsonStat): readonly Axis[] {
  let stride = 1;
  return dimensions.toReversed().map((dimension) => {
    const axis = { ...dimension, stride };
    stride *= dimension.categories.length;
    return axis;
  });
}

function checkYears({ categories }: Dimension): void {
  const other = categories.filter(({ code }) => parseDate(`${code}-01-01`) === null);
  if (other.length > 0) {
    throw new ImportRefusal(other.map(({ code }) => `Perioden ”${code.slice(0, 20)}” är inget år. Hämta hela år.`));
  }
}

/** The one thing a table of several contents is read for: its population. */
function countedIn({ categories }: Dimension): Category {
  const population = categories.filter(({ code }) => Object.hasOwn(POPULATION, code));
  if (population.length === 1) return population[0]!;
  if (categories.length === 1 && /folkmängd|befolkning|invånare|^antal/i.test(categories[0]!.label))
    return categories[0]!;
  const shown = categories.map(({ code, label }) => `${label} (${code})`).join(', ');
  throw new ImportRefusal([
    `Tabellen visar ${shown}. Hämta folkmängden: BE0101N1 (31 december) eller BE0101A9 (1 november).`,
  ]);
}

function monthDayOf(table: JsonStat, contents: Dimension | null, counted: Category | null): string | null {
  if (contents === null || counted === null) return monthDayIn(table.label);
  const period = Object.hasOwn(contents.period, counted.code) ? contents.period[counted.code] : null;
  return (
    (Object.hasOwn(POPULATION, counted.code) ? POPULATION[counted.code]! : null) ??
    monthDayIn(typeof period === 'string' ? period : '') ??
    monthDayIn(`${counted.label} ${table.label}`)
  );
}

/** @returns undefined when a value is no count, null when a part is missing */
function sumAt(table: JsonStat, start: number, offsets: readonly number[]): number | null | undefined {
  let sum = 0;
  for (const offset of offsets) {
    const value = table.valueAt(start + offset);
    if (value === null || value === undefined) return null;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 999_999_999) return undefined;
    sum += value;
  }
  return sum > 999_999_999 ? undefined : sum;
}

/** Some tables write the code into the label: "2084 Avesta". */
function nameWithoutCode({ code, label }: Category): string {
  return label.startsWith(`${code} `) ? label.slice(code.length + 1) : label;
}

function nameOf(place: Category): string {
  return `${place.code} ${nameWithoutCode(place)}`;
}
