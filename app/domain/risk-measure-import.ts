import { parseDate, type CalendarDate } from './calendar';
import { groupBy } from './group-by';
import type { SheetRow } from './import-csv';
import { headedRows, type HeadedRow } from './import-headings';
import { ImportRefusal } from './import-table';
import { fold } from './risk-import-row';
import { MEASURE_COLUMNS, type MeasureColumnName } from './risk-measure-table';

/** What a row of a file makes of a measure. */
export interface ImportedMeasure {
  readonly text: string;
  readonly owner: string;
  readonly dueDate: CalendarDate | null;
  /** null: not done */
  readonly doneOn: CalendarDate | null;
}

/** What taking in a row does. */
export interface MeasureImportStep {
  /** in the file */
  readonly row: number;
  readonly riskNumber: number;
  /** null: a new measure */
  readonly measureId: number | null;
  /** null: the next number of the risk */
  readonly number: number | null;
  readonly values: ImportedMeasure;
  /** empty: the measure is as the row; also for a new one */
  readonly changes: readonly { readonly label: string; readonly from: string; readonly to: string }[];
}

/** What there is before a file is taken in. */
export interface StandingMeasures {
  /** of the risks in the register, and of those that the same file adds */
  readonly riskNumbers: readonly number[];
  readonly measures: readonly (ImportedMeasure & {
    readonly id: number;
    readonly riskNumber: number;
    readonly number: number;
  })[];
  /** numbers of removed measures, which are not used again */
  readonly removed: readonly { readonly riskNumber: number; readonly number: number }[];
}

type Read = HeadedRow<MeasureColumnName>;
type Say = (column: MeasureColumnName, message: string) => void;

/**
 * What taking in a table does to the measures of a register: all of it or nothing (DOMAIN.md 5.2). A row is a measure
 * that there is when it has its number, or no number and its text: a file that is read again adds nothing. A column that
 * the file does not have changes nothing.
 * @throws ImportRefusal with every mistake: the row, the column and what is allowed
 */
export function measureImport(rows: readonly SheetRow[], standing: StandingMeasures): MeasureImportStep[] {
  const problems: string[] = [];
  const seen = new Map<string, number>();
  const reads = headedRows(rows, MEASURE_COLUMNS, []);
  const same = groupBy(reads, saying);
  const steps = reads.flatMap((read) => {
    const say: Say = (column, message) => {
      problems.push(`Rad ${read.row}, kolumn ”${MEASURE_COLUMNS[column].code}”: ${message}`);
    };
    const step = stepOf(read, same.get(saying(read))!, standing, say);
    if (step?.number == null) return step ? [step] : [];
    const key = `${step.riskNumber}.${step.number}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, read.row);
    else say('number', `åtgärd ${step.number} till risk ${step.riskNumber} finns redan på rad ${first}.`);
    return [step];
  });
  if (problems.length > 0) throw new ImportRefusal(problems);
  return steps;
}

function stepOf(
  read: Read,
  same: readonly Read[],
  { riskNumbers, measures, removed }: StandingMeasures,
  say: Say,
): MeasureImportStep | null {
  const riskNumber = wholeOf(read.cell('risk'));
  const inRegister = riskNumber !== null && riskNumbers.includes(riskNumber);
  if (!inRegister) say('risk', `”${read.cell('risk').slice(0, 40)}” är inte numret på någon risk i registret.`);
  const typed = read.cell('number');
  const number = wholeOf(typed);
  if (typed !== '' && number === null) {
    say('number', `”${typed.slice(0, 40)}” ska vara ett heltal från 1 till 99999, eller tomt för en ny åtgärd.`);
  }
  const isIt = (one: { readonly riskNumber: number; readonly number: number }) =>
    one.riskNumber === riskNumber && one.number === number;
  if (removed.some(isIt)) {
    say('number', `${number} hör till en borttagen åtgärd. Välj ett annat nummer, eller lämna tomt.`);
  }
  const known = (typed === '' ? saidAlready(read, same, measures, say) : measures.find(isIt)) ?? null;
  const text = read.cell('text').replace(/\r\n?/g, '\n').trim();
  if (text === '') say('text', 'tom. Varje rad ska säga vad som ska göras.');
  if (text.length > 2000) say('text', `${text.length} tecken. Högst 2000 får plats.`);
  const owner = read.has('owner') ? read.cell('owner').trim() : (known?.owner ?? '');
  if (owner.length > 200) say('owner', `${owner.length} tecken. Högst 200 får plats.`);
  const values: ImportedMeasure = {
    text,
    owner,
    dueDate: dateOf(read, 'dueDate', known?.dueDate ?? null, say),
    doneOn: dateOf(read, 'doneOn', known?.doneOn ?? null, say),
  };
  if (!inRegister) return null;
  const changes = known ? changesOf(known, values) : [];
  return { row: read.row, riskNumber, measureId: known?.id ?? null, number: known?.number ?? number, values, changes };
}

/** What tells a row without a number apart: its risk, and its text however it is written. */
function saying(read: Read): string {
  return `${wholeOf(read.cell('risk'))} ${fold(read.cell('text'))}`;
}

/**
 * The measure that a row without a number says anew; where two say the same, only a number tells which is meant.
 * @param rows those of the file that say the same, itself among them
 */
function saidAlready(read: Read, rows: readonly Read[], measures: StandingMeasures['measures'], say: Say) {
  const riskNumber = wholeOf(read.cell('risk'));
  const text = fold(read.cell('text'));
  if (riskNumber === null || text === '') return null;
  const other = rows.find((one) => one !== read && (one.row < read.row || one.cell('number') !== ''));
  if (other) {
    say('number', `tom, och samma åtgärd till risk ${riskNumber} står på rad ${other.row}. Skriv åtgärdens nummer.`);
    return null;
  }
  const known = measures.filter((one) => one.riskNumber === riskNumber && fold(one.text) === text);
  if (known.length > 1) {
    const numbers = known.map(({ number }) => number).join(' och ');
    say('number', `tom, och risk ${riskNumber} har flera åtgärder med samma text: ${numbers}. Skriv åtgärdens nummer.`);
    return null;
  }
  return known[0];
}

function wholeOf(typed: string): number | null {
  return /^\d{1,5}$/.test(typed) && Number(typed) > 0 ? Number(typed) : null;
}

/** @param standing what holds where the file has no such column */
function dateOf(
  read: Read,
  column: 'dueDate' | 'doneOn',
  standing: CalendarDate | null,
  say: Say,
): CalendarDate | null {
  if (!read.has(column)) return standing;
  const typed = read.cell(column);
  if (typed === '') return null;
  const date = parseDate(typed);
  if (!date) say(column, `”${typed.slice(0, 40)}”. Skriv år-månad-dag, till exempel 2020-04-01, eller lämna tomt.`);
  return date;
}

function changesOf(known: ImportedMeasure, values: ImportedMeasure): MeasureImportStep['changes'] {
  return (['text', 'owner', 'dueDate', 'doneOn'] as const)
    .filter((name) => known[name] !== values[name])
    .map((name) => ({
      label: MEASURE_COLUMNS[name].label.toLocaleLowerCase('sv'),
      from: known[name] ?? '',
      to: values[name] ?? '',
    }));
}
