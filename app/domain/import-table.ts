import { parseDate, type CalendarDate } from './calendar';
import { Refusal } from './refusal';

/** Whom a figure of a file is about, as the file says it: a kommunkod, a name, or both. */
export interface ImportedPlace {
  readonly code: string | null;
  readonly name: string | null;
}

/** One figure of a file. `value` is null where the source itself has none (null, "..", "."). */
export interface ImportedFigure {
  readonly place: ImportedPlace;
  readonly unit: string | null;
  readonly date: CalendarDate;
  readonly value: number | null;
}

/** What a file holds, before anything is known of the cooperation it is for. */
export interface ImportedTable {
  readonly figures: readonly ImportedFigure[];
  /** where the figures come from, when the file says so */
  readonly source: string | null;
  /** what was done on the way, such as a sum over ages */
  readonly notes: readonly string[];
  /** what may be wrong though it can be read, such as men only */
  readonly warnings: readonly string[];
}

/** More than any table of kommuner and years; beyond it the file is another one than was meant. */
export const MAX_ROWS = 20_000;
/** So many messages help; the rest are counted. */
const MAX_MESSAGES = 15;

/** A file that cannot be taken in: all its mistakes at once, each naming its place and what is allowed. */
export class ImportRefusal extends Refusal {
  override readonly problems: readonly string[];

  constructor(problems: readonly string[], field: 'file' | 'referenceDate' | 'source' = 'file') {
    const rest = problems.length - MAX_MESSAGES;
    const shown = rest > 0 ? [...problems.slice(0, MAX_MESSAGES), `… och ${rest} fel till.`] : problems;
    super(shown.join(' '), field);
    this.name = 'ImportRefusal';
    this.problems = shown;
  }
}

/** A kommunkod has four digits; a spreadsheet that took it for a number lost the leading zero (0114 as 114). */
export function codeOf(typed: string): string {
  return /^\d{3}$/.test(typed) ? `0${typed}` : typed;
}

/** "2084 Avesta", "2084" or "Avesta". Two digits are a län, "00" the whole country: codes, but of no kommun. */
export function placeOf(typed: string): ImportedPlace {
  const [, code, name] = /^(\d{2,4})(?:\s+(.+))?$/.exec(typed.trim()) ?? [];
  return code === undefined ? { code: null, name: typed.trim() } : { code: codeOf(code), name: name ?? null };
}

/**
 * The day of the year that a heading names: SCB counts on 31 December and, for the skatteunderlag, on 1 November.
 * @returns MM-DD, or null when it names neither
 */
export function monthDayIn(heading: string): string | null {
  if (/31\s*dec/i.test(heading)) return '12-31';
  return /(^|\D)1\s*nov/i.test(heading) ? '11-01' : null;
}

/**
 * The reference date of figures of a year: the day that the table names, else that of the date that was asked for.
 * @throws ImportRefusal when neither tells the day, or the asked date is another than the table's
 */
export function referenceDate(year: string, monthDay: string | null, asked: CalendarDate | null): CalendarDate {
  const day = monthDay ?? asked?.slice(5) ?? null;
  if (day === null) {
    throw new ImportRefusal(
      [`Filen säger inte vilken dag siffrorna för ${year} avser. Skriv referensdatum, till exempel ${year}-12-31.`],
      'referenceDate',
    );
  }
  const date = parseDate(`${year}-${day}`);
  if (date === null) throw new ImportRefusal([`${year}-${day} är inget datum som finns.`], 'referenceDate');
  if (asked !== null && asked.slice(5) !== day) {
    throw new ImportRefusal([`Filen gäller ${date}, men du skrev ${asked}.`], 'referenceDate');
  }
  return date;
}

/** An asked date must be of a year that the file has; its day then counts in each year of the file. */
export function checkAskedYear(years: ReadonlySet<string>, asked: CalendarDate | null): void {
  if (asked === null || years.size === 0 || years.has(asked.slice(0, 4))) return;
  throw new ImportRefusal([`Filen gäller ${[...years].join(', ')}, men du skrev ${asked}.`], 'referenceDate');
}
