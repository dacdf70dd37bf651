import { parseDate, type CalendarDate } from './calendar';
import { readColumns, type Columns, type ValueColumn } from './import-columns';
import { tooManyRows, type SheetRow } from './import-csv';
import {
  checkAskedYear,
  codeOf,
  ImportRefusal,
  MAX_ROWS,
  placeOf,
  referenceDate,
  type ImportedFigure,
  type ImportedPlace,
  type ImportedTable,
} from './import-table';

/** What SCB writes where there is no figure. */
const NO_FIGURE = new Set(['..', '.', '...']);
const ALLOWED = 'Skriv ett heltal från 0 till 999 999 999, utan decimaler, eller .. där siffran saknas.';

/**
 * Reads a table with a heading row: region, kod or namn, enhet where units are counted, and one column with values
 * or one a year. Used for CSV and spreadsheets alike.
 * @param asked the reference date that the person gave, for what the headings leave open
 * @throws ImportRefusal with every mistake, by row and column
 */
export function readRows(rows: readonly SheetRow[], asked: CalendarDate | null): ImportedTable {
  if (rows.length > MAX_ROWS + 20) throw tooManyRows();
  const columns = readColumns(rows);
  const body = rows.filter(({ row, cells }) => row > columns.row && cells.some((cell) => cell !== ''));
  if (body.length === 0) throw new ImportRefusal(['Filen har rubriker men inga rader under dem.']);
  if (body.length > MAX_ROWS) throw tooManyRows();
  checkAskedYear(yearsOf(columns, body), asked);

  const problems: string[] = [];
  const seen = new Map<string, number>();
  const figures = body.flatMap((row) => readRow(row, columns, asked, seen, problems));
  if (problems.length > 0) throw new ImportRefusal(problems);
  return { figures, source: null, notes: [], warnings: [] };
}

function readRow(
  { row, cells }: SheetRow,
  columns: Columns,
  asked: CalendarDate | null,
  seen: Map<string, number>,
  problems: string[],
): ImportedFigure[] {
  if (cells.slice(columns.width).some((cell) => cell !== '')) {
    problems.push(`Rad ${row} har fler kolumner än rubrikraden. Tal skrivs utan kommatecken mellan tusental.`);
    return [];
  }
  const place = placeIn(cells, columns);
  if (place === null) {
    problems.push(`Rad ${row}, kolumn ”${columns.key}”: tom. Skriv kommunkod (fyra siffror) eller namn.`);
    return [];
  }
  const unit = columns.unit === null ? null : cells[columns.unit] || null;
  return columns.values.flatMap((column) => {
    const date = dateOf(column, columns.year === null ? null : (cells[columns.year] ?? ''), asked, row, problems);
    const value = valueOf(cells[column.index] ?? '');
    if (value === undefined) {
      const typed = cells[column.index];
      problems.push(`Rad ${row}, kolumn ”${column.heading}”: ${typed ? `”${typed.slice(0, 40)}”` : 'tom'}. ${ALLOWED}`);
    }
    if (date === null || value === undefined) return [];
    const twice = `${place.code ?? place.name!.toLowerCase()}|${unit?.toLowerCase() ?? ''}|${date}`;
    const first = seen.get(twice);
    if (first !== undefined) {
      const who = [place.code, place.name, unit].filter(Boolean).join(' ');
      problems.push(`Rad ${row}: ${who} finns redan på rad ${first} för ${date}. Varje kod får bara finnas en gång.`);
    }
    seen.set(twice, row);
    return [{ place, unit, date, value }];
  });
}

function placeIn(cells: readonly string[], { code, name }: Columns): ImportedPlace | null {
  const typedCode = code === null ? '' : (cells[code] ?? '');
  const typedName = name === null ? '' : (cells[name] ?? '');
  if (typedCode === '' && typedName === '') return null;
  if (typedCode === '') return placeOf(typedName);
  const place = placeOf(typedCode);
  return { code: place.code === null ? null : codeOf(place.code), name: place.name ?? (typedName || null) };
}

/** @returns undefined for what is no figure, null for SCB's sign that there is none */
function valueOf(typed: string): number | null | undefined {
  if (NO_FIGURE.has(typed)) return null;
  const digits = typed.replace(/[\s\u00a0\u202f]/g, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}

function dateOf(
  column: ValueColumn,
  rowYear: string | null,
  asked: CalendarDate | null,
  row: number,
  problems: string[],
): CalendarDate | null {
  if (column.date !== null) return column.date;
  const year = rowYear ?? column.year;
  if (year === null) {
    if (asked !== null) return asked;
    throw new ImportRefusal(
      ['Filen säger inte vilken dag siffrorna avser. Skriv referensdatum, till exempel 2018-12-31.'],
      'referenceDate',
    );
  }
  if (parseDate(`${year}-01-01`) !== null) return referenceDate(year, column.monthDay, asked);
  problems.push(`Rad ${row}, kolumn ”år”: ”${year.slice(0, 40)}” är inget år. Skriv fyra siffror, till exempel 2018.`);
  return null;
}

function yearsOf({ values, year }: Columns, body: readonly SheetRow[]): ReadonlySet<string> {
  if (year !== null) return new Set(body.map(({ cells }) => cells[year] ?? ''));
  return new Set(values.flatMap((column) => column.date?.slice(0, 4) ?? column.year ?? []));
}
