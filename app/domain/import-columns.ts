import { parseDate, type CalendarDate } from './calendar';
import type { SheetRow } from './import-csv';
import { ImportRefusal, monthDayIn } from './import-table';

/** A column with figures and what its heading says of when they were counted. */
export interface ValueColumn {
  readonly index: number;
  readonly heading: string;
  readonly date: CalendarDate | null;
  readonly year: string | null;
  readonly monthDay: string | null;
}

/** Which column of a table is what, found by its headings. */
export interface Columns {
  /** the number of the heading row */
  readonly row: number;
  readonly width: number;
  /** the heading of the column that says whom a row is about */
  readonly key: string;
  readonly code: number | null;
  readonly name: number | null;
  readonly unit: number | null;
  readonly year: number | null;
  readonly values: readonly ValueColumn[];
}

const CODE = new Set(['region', 'regionkod', 'kod', 'kommunkod']);
const NAME = new Set(['namn', 'kommun', 'kommunnamn', 'part', 'deltagare']);
const UNIT = new Set(['enhet']);
const YEAR = new Set(['år', 'tid']);
/** Says something of the party and is no figure. */
const ASIDE = new Set(['orgnr', 'organisationsnummer', 'län', 'länsnamn']);
const VALUE = /^(värde|antal|folkmängd|folkmangd|befolkning|invånare)/;
/** A title may stand above the headings, but not a text. */
const HEADING_WITHIN = 10;

const ALLOWED =
  'Kolumnerna är kod eller namn (eller region), eventuellt enhet, och värde eller en kolumn för varje år.';

/**
 * Finds the heading row and what its columns are.
 * @throws ImportRefusal when there is none, or a column is not known: a split by sex or age must not be taken for rows
 */
export function readColumns(rows: readonly SheetRow[]): Columns {
  const header = rows
    .slice(0, HEADING_WITHIN)
    .find(({ cells }) => cells.some((cell) => CODE.has(fold(cell)) || NAME.has(fold(cell))));
  if (!header) throw new ImportRefusal([`Filen har ingen rad med rubriker som går att tolka. ${ALLOWED}`]);
  const headings = header.cells.map(fold);
  const code = indexIn(headings, CODE);
  const name = indexIn(headings, NAME);
  const year = indexIn(headings, YEAR);
  const width = headings.reduce((last, heading, at) => (heading === '' ? last : at + 1), 0);
  return {
    row: header.row,
    width,
    key: header.cells[code ?? name!]!,
    code,
    name,
    unit: indexIn(headings, UNIT),
    year,
    values: valueColumns(header, headings, year !== null),
  };
}

function valueColumns({ cells, row }: SheetRow, headings: readonly string[], yearInRows: boolean): ValueColumn[] {
  const left = cells
    .map((heading, index) => describe(heading, index))
    .filter(({ index }) => ![CODE, NAME, UNIT, YEAR, ASIDE].some((known) => known.has(headings[index]!)))
    .filter(({ heading }) => heading !== '');
  if (left.length === 0) throw new ImportRefusal([`Rad ${row}: ingen kolumn med värden. ${ALLOWED}`]);
  const strangers = left.filter(({ date, year, heading }) => !date && !year && !VALUE.test(fold(heading)));
  if (left.length > 1 && strangers.length > 0) {
    throw new ImportRefusal(
      strangers.map(({ heading }) => `Rad ${row}: kolumnen ”${heading.slice(0, 60)}” känns inte igen. ${ALLOWED}`),
    );
  }
  const undated = left.filter(({ date, year }) => !date && !year);
  const sameTime = new Set(left.map(({ date, year }) => date ?? year)).size < left.length;
  if (left.length > 1 && (undated.length > 0 || sameTime || yearInRows)) {
    throw new ImportRefusal([`Rad ${row}: flera kolumner med värden för samma tid. Varje kolumn ska ha ett eget år.`]);
  }
  return left;
}

function describe(heading: string, index: number): ValueColumn {
  const date = parseDate(/\d{4}-\d{2}-\d{2}/.exec(heading)?.[0] ?? '');
  const year = /(?:^|\D)((?:19|20|21)\d{2})(?!\d)/.exec(heading)?.[1] ?? null;
  return { index, heading, date, year, monthDay: monthDayIn(heading) };
}

function indexIn(headings: readonly string[], known: ReadonlySet<string>): number | null {
  const found = headings.flatMap((heading, index) => (known.has(heading) ? [index] : []));
  if (found.length > 1) throw new ImportRefusal([`Rubriken ”${headings[found[0]!]}” får bara finnas en gång.`]);
  return found[0] ?? null;
}

function fold(heading: string): string {
  return heading.normalize('NFC').trim().toLowerCase();
}
