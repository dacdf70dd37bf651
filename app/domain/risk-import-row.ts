import type { SheetRow } from './import-csv';
import { ImportRefusal } from './import-table';
import { RISK_COLUMNS, type RiskColumnName } from './risk-table';

/** A title may stand above the headings, but not a text. */
const HEADING_WITHIN = 10;

const READ = (Object.entries(RISK_COLUMNS) as [RiskColumnName, { readonly code: string; readonly derived?: true }][])
  .filter(([, { derived }]) => !derived)
  .map(([, { code }]) => code);
const ALLOWED = `Kolumner som läses är ${READ.join(', ')}.`;

interface FoundColumns {
  readonly row: number;
  readonly at: ReadonlyMap<RiskColumnName, number>;
}

/** @throws ImportRefusal when the heading titel is missing, one stands twice or is not known, or a rating has one half */
export function findRiskColumns(rows: readonly SheetRow[]): FoundColumns {
  const header = rows
    .slice(0, HEADING_WITHIN)
    .find(({ cells }) => cells.some((cell) => riskColumnOf(cell) === 'title'));
  if (!header) throw new ImportRefusal([`Filen har ingen rad med rubriken titel. ${ALLOWED}`]);
  const problems: string[] = [];
  const at = new Map<RiskColumnName, number>();
  header.cells.forEach((heading, index) => {
    const column = riskColumnOf(heading);
    if (heading.trim() === '') return;
    if (!column) problems.push(`Rad ${header.row}: kolumnen ”${heading.slice(0, 60)}” känns inte igen. ${ALLOWED}`);
    else if (at.has(column))
      problems.push(`Rad ${header.row}: kolumnen ${RISK_COLUMNS[column].code} finns två gånger.`);
    else at.set(column, index);
  });
  for (const [one, other] of [
    ['probability', 'consequence'],
    ['afterProbability', 'afterConsequence'],
  ] as const) {
    if (at.has(one) === at.has(other)) continue;
    const missing = RISK_COLUMNS[at.has(one) ? other : one].code;
    problems.push(`Rad ${header.row}: kolumnen ${missing} saknas. En värdering är både sannolikhet och konsekvens.`);
  }
  if (problems.length > 0) throw new ImportRefusal(problems);
  return { row: header.row, at };
}

const BY_HEADING = new Map(
  (Object.entries(RISK_COLUMNS) as [RiskColumnName, (typeof RISK_COLUMNS)[RiskColumnName]][]).flatMap(
    ([name, { code, label, also }]) => [code, label, ...also].map((heading) => [fold(heading), name] as const),
  ),
);

/** The column of a register that a heading stands for. */
export function riskColumnOf(heading: string): RiskColumnName | undefined {
  return BY_HEADING.get(fold(heading));
}

/** Headings and choices count however they are written. */
export function fold(text: string): string {
  return text.normalize('NFC').trim().toLocaleLowerCase('sv');
}

/** The cells of a row by column, and what is wrong with them. */
export class RowReader {
  constructor(
    readonly row: number,
    private readonly cells: readonly string[],
    private readonly at: ReadonlyMap<RiskColumnName, number>,
    private readonly problems: string[],
  ) {}

  say(column: RiskColumnName, message: string): void {
    this.problems.push(`Rad ${this.row}, kolumn ”${RISK_COLUMNS[column].code}”: ${message}`);
  }

  has(column: RiskColumnName): boolean {
    return this.at.has(column);
  }

  /** As it was typed; an export puts an apostrophe before what a spreadsheet would run. */
  cell(column: RiskColumnName): string {
    const typed = (this.cells[this.at.get(column) ?? -1] ?? '').replace(/\r\n?/g, '\n').trim();
    return /^'[=+\-@]/.test(typed) ? typed.slice(1) : typed;
  }

  /** @param standing what holds where the file has no such column */
  text(column: RiskColumnName, most: number, standing: string): string {
    if (!this.has(column)) return standing;
    const typed = this.cell(column);
    if (typed.length > most) this.say(column, `${typed.length} tecken. Högst ${most} får plats.`);
    return typed;
  }

  choice<T extends string>(column: RiskColumnName, allowed: readonly T[], standing: T): T {
    const typed = this.cell(column);
    if (!this.has(column) || typed === '') return standing;
    const known = allowed.find((value) => fold(value) === fold(typed));
    if (known === undefined) this.say(column, `”${typed.slice(0, 60)}”. Tillåtet är ${allowed.join(', ')}.`);
    return known ?? standing;
  }
}
