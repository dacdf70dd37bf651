import { parseDate, type CalendarDate } from './calendar';
import {
  cleanName,
  loosePhase,
  MAX_DEPENDENCIES,
  MAX_ITEMS,
  MAX_LABEL,
  MAX_LAG,
  MAX_NAME,
  MAX_RESPONSIBLE,
  readMark,
  type ExchangedDependency,
  type ExchangedItem,
  type ReadPlan,
} from './exchange-plan';
import type { SheetRow } from './import-csv';
import { ImportRefusal } from './import-table';
import { KIND_WORDS, PLAN_COLUMNS, type PlanColumnName } from './plan-table';
import { findColumns } from './plan-table-columns';
import { DEPENDENCY_TYPES, type DependencyType } from './schedule';

/** A row that was read, before what it refers to is known. */
interface ReadRow {
  readonly row: number;
  /** the column rad, else the number of the row in the file */
  readonly uid: string;
  readonly item: ExchangedItem;
  readonly phase: string;
  readonly heading: string;
  readonly before: string;
}

const PREDECESSOR = /^(\S+?)\s*(FS|SS|FF|SF)?\s*(?:([+-])\s*(\d{1,4})\s*d?)?$/i;

/**
 * Reads a plan from a table with a heading row. Used for CSV and spreadsheets alike.
 * @param projectId the project it is read into: only marks of that one tell which row a row is
 * @throws ImportRefusal with every mistake: the row, the column and what is allowed
 */
export function planOfRows(rows: readonly SheetRow[], projectId: number): ReadPlan {
  const columns = findColumns(rows);
  const body = rows.filter(({ row, cells }) => row > columns.row && cells.some((cell) => cell !== ''));
  if (body.length === 0) throw new ImportRefusal(['Filen har rubriker men inga rader under dem.']);
  if (body.length > MAX_ITEMS) {
    throw new ImportRefusal([`Filen har fler än ${MAX_ITEMS.toLocaleString('sv-SE')} rader. Dela upp planen.`]);
  }
  const problems: string[] = [];
  const say = (row: number, column: PlanColumnName, message: string) => {
    problems.push(`Rad ${row}, kolumn ”${PLAN_COLUMNS[column].code}”: ${message}`);
  };
  const read = body.map((row) => readRow(row));
  const byUid = new Map<string, ReadRow>();
  for (const one of read) {
    const first = byUid.get(one.uid);
    if (first)
      say(one.row, 'row', `”${one.uid}” finns redan på rad ${first.row}. Varje nummer får bara finnas en gång.`);
    else byUid.set(one.uid, one);
  }
  const items = inPhases(read);
  const dependencies = read.flatMap(linksTo);
  if (dependencies.length > MAX_DEPENDENCIES) {
    problems.push(`Filen har fler än ${MAX_DEPENDENCIES.toLocaleString('sv-SE')} beroenden. Dela upp planen.`);
  }
  if (problems.length > 0) throw new ImportRefusal(problems);
  return { items, dependencies, notes: [] };

  function readRow({ row, cells }: SheetRow): ReadRow {
    const cell = (column: PlanColumnName) => unguarded(cells[columns.at.get(column) ?? -1] ?? '');
    const has = (column: PlanColumnName) => columns.at.has(column);
    if (cells.slice(columns.width).some((value) => value !== '')) {
      problems.push(`Rad ${row} har fler kolumner än rubrikraden.`);
    }
    const word = cell('kind').toLowerCase();
    const kind = Object.hasOwn(KIND_WORDS, word) ? KIND_WORDS[word as keyof typeof KIND_WORDS] : null;
    if (kind === null) say(row, 'kind', `${quoted(cell('kind'))}. Tillåtet är fas, aktivitet eller milstolpe.`);
    const known = kind ?? 'activity';

    const date = (column: PlanColumnName): CalendarDate | null => {
      const typed = cell(column);
      const parsed = typed === '' ? null : parseDate(typed.slice(0, 10));
      if (typed !== '' && (parsed === null || !/^.{8,10}([T ].*)?$/.test(typed))) {
        say(row, column, `${quoted(typed)} är inget datum. Skriv år-månad-dag, till exempel 2020-04-01.`);
      }
      return parsed;
    };
    const text = (column: PlanColumnName, most: number): string => {
      const cleaned = cleanName(cell(column));
      if (cleaned.length > most) say(row, column, `${cleaned.length} tecken. Högst ${most} får plats.`);
      return cleaned;
    };
    const name = text('name', MAX_NAME[known]);
    if (name === '') say(row, 'name', 'tom. Varje rad ska ha ett namn.');
    const [start, end] = [date('start'), date('end')];
    if (start && end && end < start) say(row, 'end', `${end} ligger före starten ${start}.`);
    if (known === 'milestone' && start && end && start !== end) {
      say(row, 'start', `en milstolpe har ett datum, men start ${start} och slut ${end} skiljer sig.`);
    }
    const percent = percentOf(cell('percent'));
    if (percent === undefined) say(row, 'percent', `${quoted(cell('percent'))}. Skriv ett heltal från 0 till 100.`);
    const actual = date('actual');
    if (actual && known !== 'milestone') say(row, 'actual', 'utfall skrivs bara för en milstolpe. Lämna tomt.');
    const [baseStart, baseEnd] = [date('baselineStart'), date('baselineEnd')];
    if (baseStart && baseEnd && baseEnd < baseStart) say(row, 'baselineEnd', `${baseEnd} ligger före ${baseStart}.`);
    const mark = readMark(cell('mark'));
    if (cell('mark') !== '' && !mark)
      say(row, 'mark', `${quoted(cell('mark'))}. Lämna det som det exporterades, eller tomt.`);
    const label = text('label', MAX_LABEL);
    const responsible = text('responsible', MAX_RESPONSIBLE);
    const moment = end ?? start;
    const base = baseEnd ?? baseStart;
    const uid = (has('row') && cell('row')) || `rad ${row}`;
    return {
      row,
      uid,
      phase: cleanName(cell('phase')),
      heading: cell('heading'),
      before: cell('before'),
      item: {
        uid,
        itemId: mark?.projectId === projectId ? mark.itemId : null,
        row,
        kind: known,
        phaseUid: null,
        parentUid: null,
        name,
        label: known === 'milestone' && label !== '' ? label : null,
        start: known === 'milestone' ? moment : start,
        end: known === 'milestone' ? moment : end,
        percentComplete: known === 'phase' || percent === undefined ? null : percent,
        actual,
        responsible: known === 'phase' || responsible === '' ? null : responsible,
        constraint: null,
        baselines: base
          ? [
              {
                number: 0,
                ...(known === 'milestone' ? { start: base, end: base } : { start: baseStart, end: baseEnd }),
              },
            ]
          : [],
      },
    };
  }

  /** Each phase before what lies in it. A phase that has no row of its own is one that is there, or a new one. */
  function inPhases(all: readonly ReadRow[]): ExchangedItem[] {
    const phases = new Map<string, { phase: ExchangedItem; inside: ExchangedItem[] }>();
    for (const { row, item } of all) {
      if (item.kind !== 'phase') continue;
      if (phases.has(item.name.toLowerCase())) say(row, 'name', `fasen ”${item.name}” finns redan i filen.`);
      else phases.set(item.name.toLowerCase(), { phase: item, inside: [] });
    }
    for (const { row, phase: called, heading, item } of all) {
      if (item.kind === 'phase') continue;
      if (called === '') {
        say(row, 'phase', 'tom. Skriv namnet på fasen som raden hör till.');
        continue;
      }
      if (called.length > MAX_NAME.phase) {
        say(row, 'phase', `${called.length} tecken. Högst ${MAX_NAME.phase} får plats.`);
        continue;
      }
      const key = called.toLowerCase();
      const place = phases.get(key) ?? { phase: { ...loosePhase(), uid: `fas ${called}`, name: called }, inside: [] };
      phases.set(key, place);
      place.inside.push({ ...item, phaseUid: place.phase.uid, parentUid: headingOf(row, heading, called) });
    }
    return [...phases.values()].flatMap(({ phase, inside }) => [phase, ...inside]);
  }

  function headingOf(row: number, typed: string, phase: string): string | null {
    if (typed === '') return null;
    const heading = byUid.get(typed);
    if (heading && heading.row < row && heading.item.kind === 'activity' && samePhase(heading.phase, phase))
      return typed;
    say(
      row,
      'heading',
      `${quoted(typed)}. Skriv rad för en aktivitet som står tidigare i samma fas, eller lämna tomt.`,
    );
    return null;
  }

  function linksTo({ row, uid, before }: ReadRow): ExchangedDependency[] {
    const seen = new Set<string>();
    return before
      .split(/[,;]/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .flatMap((part) => {
        const [, typed, type, sign, days] = PREDECESSOR.exec(part) ?? [];
        // "12-3" could be a row of that name; the whole is looked for first.
        const predecessorUid = byUid.has(part) ? part : typed;
        const lag = byUid.has(part) ? 0 : Number(days ?? 0) * (sign === '-' ? -1 : 1);
        if (predecessorUid === undefined || !byUid.has(predecessorUid)) {
          say(row, 'before', `${quoted(part)}. Skriv kolumnen rad för en annan rad, till exempel 3, 3SS eller 3FS+2.`);
        } else if (predecessorUid === uid || seen.has(predecessorUid)) {
          say(row, 'before', `${quoted(part)}. Varje annan rad får anges en gång, och aldrig raden själv.`);
        } else if (Math.abs(lag) > MAX_LAG) {
          say(row, 'before', `${quoted(part)}. Fördröjningen får vara högst ${MAX_LAG} arbetsdagar.`);
        } else {
          seen.add(predecessorUid);
          return [{ predecessorUid, successorUid: uid, type: typeOf(type), lag: lag || 0 }];
        }
        return [];
      });
  }
}

function typeOf(typed: string | undefined): DependencyType {
  return DEPENDENCY_TYPES.find((type) => type === typed?.toUpperCase()) ?? 'FS';
}

function samePhase(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** An export puts an apostrophe before what a spreadsheet would run. */
function unguarded(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

/** @returns null where nothing is said, undefined for what is no share */
function percentOf(typed: string): number | null | undefined {
  if (typed === '') return null;
  const [, digits] = /^(\d{1,3})\s*%?$/.exec(typed) ?? [];
  return digits !== undefined && Number(digits) <= 100 ? Number(digits) : undefined;
}

function quoted(typed: string): string {
  return typed === '' ? 'tom' : `”${typed.slice(0, 40)}”`;
}
