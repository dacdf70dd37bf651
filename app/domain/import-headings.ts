import type { SheetRow } from './import-csv';
import { ImportRefusal } from './import-table';

/** A column that a table file may have. */
export interface ImportColumn {
  /** heading of CSV, as the product writes it */
  readonly code: string;
  /** everything else that a heading may say */
  readonly also: readonly string[];
  readonly needed: boolean;
}

/** The rows under the headings of a table, with its cells by column. */
export interface HeadedRow<Name extends string> {
  readonly row: number;
  /** '' where the column is missing or the cell empty */
  readonly cell: (name: Name) => string;
  /** whether the table has the column */
  readonly has: (name: Name) => boolean;
}

/** A title may stand above the headings, but not a text. */
const HEADING_WITHIN = 10;

/** More rows than a year of a project has; beyond it the file is another one than was meant. */
const MOST_ROWS = 2_000;

/**
 * Finds the headings of a table and hands out its rows. Columns that only tell what the product wrote are let be.
 * @param ignored codes of columns that an exported file has and that are not read
 * @throws ImportRefusal when a needed column is missing, one stands twice, one is not known, or there are no rows
 */
export function headedRows<Name extends string>(
  rows: readonly SheetRow[],
  columns: Readonly<Record<Name, ImportColumn>>,
  ignored: readonly string[],
): HeadedRow<Name>[] {
  const names = Object.keys(columns) as Name[];
  const nameOf = (heading: string) =>
    names.find((name) => [columns[name].code, ...columns[name].also].some((known) => fold(known) === fold(heading)));
  const allowed = `Tillåtna kolumner är ${names.map((name) => columns[name].code).join(', ')}.`;
  const header = rows.slice(0, HEADING_WITHIN).find(({ cells }) => cells.filter(nameOf).length >= 2);
  if (!header) throw new ImportRefusal([`Filen har ingen rad med rubriker. ${allowed}`]);

  const problems: string[] = [];
  const at = new Map<Name, number>();
  header.cells.forEach((heading, index) => {
    const name = nameOf(heading);
    if (heading.trim() === '' || ignored.some((code) => fold(code) === fold(heading))) return;
    if (!name) problems.push(`Rad ${header.row}: kolumnen ”${heading.slice(0, 60)}” känns inte igen. ${allowed}`);
    else if (at.has(name)) problems.push(`Rad ${header.row}: kolumnen ${columns[name].code} finns två gånger.`);
    else at.set(name, index);
  });
  const missing = names.filter((name) => columns[name].needed && !at.has(name));
  if (missing.length > 0) {
    const codes = missing.map((name) => columns[name].code).join(', ');
    problems.push(`Rad ${header.row}: kolumnen ${codes} saknas. ${allowed}`);
  }
  if (problems.length > 0) throw new ImportRefusal(problems);

  const body = rows.filter(({ row, cells }) => row > header.row && cells.some((cell) => cell !== ''));
  if (body.length === 0) throw new ImportRefusal(['Filen har rubriker men inga rader under dem.']);
  if (body.length > MOST_ROWS) {
    throw new ImportRefusal([`Filen har fler än ${MOST_ROWS.toLocaleString('sv-SE')} rader. Dela upp den.`]);
  }
  return body.map(({ row, cells }) => ({
    row,
    cell: (name) => unguarded(cells[at.get(name) ?? -1] ?? ''),
    has: (name) => at.has(name),
  }));
}

function fold(heading: string): string {
  return heading.normalize('NFC').trim().toLowerCase();
}

/** An exported text that looked like a formula got an apostrophe before it. */
function unguarded(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
