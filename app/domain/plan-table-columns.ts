import type { SheetRow } from './import-csv';
import { ImportRefusal } from './import-table';
import { PLAN_COLUMNS, type PlanColumnName } from './plan-table';

/** Which column of a table is where, and the row of its headings. */
export interface FoundColumns {
  readonly row: number;
  readonly width: number;
  readonly at: ReadonlyMap<PlanColumnName, number>;
}

const NEEDED: readonly PlanColumnName[] = ['kind', 'phase', 'name', 'start', 'end'];
/** A title may stand above the headings, but not a text. */
const HEADING_WITHIN = 10;

const ALLOWED = `Tillåtna kolumner är ${Object.values(PLAN_COLUMNS)
  .map(({ code }) => code)
  .join(', ')}.`;

/** @throws ImportRefusal when a needed column is missing, one stands twice, or one is not known */
export function findColumns(rows: readonly SheetRow[]): FoundColumns {
  const header = rows.slice(0, HEADING_WITHIN).find(({ cells }) => {
    const found = cells.map(columnOf);
    return found.includes('kind') && found.includes('name');
  });
  if (!header) throw new ImportRefusal([`Filen har ingen rad med rubrikerna typ och namn. ${ALLOWED}`]);
  const problems: string[] = [];
  const at = new Map<PlanColumnName, number>();
  header.cells.forEach((heading, index) => {
    const column = columnOf(heading);
    if (heading.trim() === '') return;
    if (!column) problems.push(`Rad ${header.row}: kolumnen ”${heading.slice(0, 60)}” känns inte igen. ${ALLOWED}`);
    else if (at.has(column)) {
      problems.push(`Rad ${header.row}: kolumnen ${PLAN_COLUMNS[column].code} finns två gånger.`);
    } else at.set(column, index);
  });
  const missing = NEEDED.filter((name) => !at.has(name)).map((name) => PLAN_COLUMNS[name].code);
  if (missing.length > 0) problems.push(`Rad ${header.row}: kolumnen ${missing.join(', ')} saknas. ${ALLOWED}`);
  if (problems.length > 0) throw new ImportRefusal(problems);
  return { row: header.row, width: Math.max(...at.values()) + 1, at };
}

const BY_HEADING = new Map(
  Object.entries(PLAN_COLUMNS).flatMap(([name, { code, label, also }]) =>
    [code, label, ...also].map((heading) => [fold(heading), name as PlanColumnName] as const),
  ),
);

function columnOf(heading: string): PlanColumnName | undefined {
  return BY_HEADING.get(fold(heading));
}

function fold(heading: string): string {
  return heading.normalize('NFC').trim().toLowerCase();
}
