import {
  figureKey,
  referenceDateWarning,
  type BasisMember,
  type NewFigure,
  type OtherReferenceDate,
  type StoredFigure,
} from './basis';
import { matchFigures, type Contradiction, type Matched } from './basis-match';
import type { CalendarDate } from './calendar';
import { ImportRefusal, type ImportedTable } from './import-table';

/** One figure of a file beside what is stored. */
export interface PreviewRow extends Matched {
  /** `kept` is stored with the same value already; `other` is stored with another one and stops the import */
  readonly state: 'new' | 'kept' | 'other';
  /** what is stored for the same day, when it is another value */
  readonly storedValue: number | null;
  /** the latest figure of an earlier day, stored or in the file */
  readonly before: { readonly date: CalendarDate; readonly value: number } | null;
  /** against `before`, as a fraction of it; null when there is nothing to compare with */
  readonly changeShare: number | null;
  /** changed by more than 10 %: right or a mistake, somebody should look */
  readonly big: boolean;
}

/** The figures of one reference date. */
export interface PreviewDate {
  readonly date: CalendarDate;
  readonly rows: readonly PreviewRow[];
  /** members, or their units, that have no value in the file */
  readonly missing: readonly string[];
  /** without a value in the source itself */
  readonly withoutValue: readonly string[];
  readonly otherDate: OtherReferenceDate | null;
  /** after today: probably a mistyped year, and it would count as the newest */
  readonly inFuture: boolean;
}

/** What an import would store, before anything is stored. */
export interface ImportPreview {
  /** newest first */
  readonly dates: readonly PreviewDate[];
  readonly matched: number;
  readonly unknown: readonly string[];
  /** rows that have the code of one party and the name of another: to be confirmed before anything is stored */
  readonly contradictions: readonly Contradiction[];
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
  /** what pressing Spara would store; empty when nothing is new or something stops it */
  readonly toStore: readonly NewFigure[];
  readonly stopped: boolean;
}

/** What an import is judged against. */
export interface PreviewBasis {
  readonly members: readonly BasisMember[];
  readonly stored: readonly StoredFigure[];
  readonly agreementMonthDay: string | null;
  readonly today: CalendarDate;
}

/** One part in ten, in whole numbers. */
const BIG_CHANGE = 10;

/**
 * Lays a file beside the cooperation: who is matched, who is missing, what changes.
 * @throws ImportRefusal when nothing in the file is about the cooperation, or one party has two rows for a date
 */
export function previewImport(table: ImportedTable, basis: PreviewBasis): ImportPreview {
  const { matched, unknown, contradictions, missingOn } = matchFigures(table.figures, basis.members);
  if (matched.length === 0) {
    throw new ImportRefusal([
      'Ingen rad i filen gäller någon som är med i samverkan. ' +
        (unknown.length > 0 ? `Filen har till exempel ${unknown.slice(0, 3).join(', ')}.` : ''),
    ]);
  }
  const known = new Map(basis.stored.map((figure) => [figureKey(figure), figure.value]));
  const history = historyOf([...basis.stored, ...matched.flatMap(withValue)]);
  const dates = [...new Set(matched.map(({ date }) => date))].toSorted().reverse();
  const groups = dates.map((date): PreviewDate => {
    const own = matched.filter((figure) => figure.date === date);
    return {
      date,
      rows: own.flatMap(withValue).map((figure) => rowOf(figure, known, history)),
      missing: missingOn(date),
      withoutValue: own.filter(({ value }) => value === null).map(nameOf),
      otherDate: referenceDateWarning(basis.agreementMonthDay, date, null),
      inFuture: date > basis.today,
    };
  });
  const rows = groups.flatMap((group) => group.rows);
  const stopped = rows.some(({ state }) => state === 'other');
  return {
    dates: groups,
    matched: new Set(matched.map(({ partyId, unitId }) => `${partyId} ${unitId}`)).size,
    unknown,
    contradictions,
    notes: table.notes,
    warnings: table.warnings,
    toStore: stopped ? [] : rows.filter(({ state }) => state === 'new').map(figureOf),
    stopped,
  };
}

type Valued = Matched & { readonly value: number };

function withValue(figure: Matched): Valued[] {
  return figure.value === null ? [] : [{ ...figure, value: figure.value }];
}

function rowOf(figure: Valued, known: ReadonlyMap<string, number>, history: History): PreviewRow {
  const stored = known.get(figureKey(figure));
  const earlier = (history.get(`${figure.partyId} ${figure.unitId}`) ?? []).filter(({ date }) => date < figure.date);
  const before = earlier.at(-1) ?? null;
  const changeShare = before && before.value > 0 ? (figure.value - before.value) / before.value : null;
  return {
    ...figure,
    state: stored === undefined ? 'new' : stored === figure.value ? 'kept' : 'other',
    storedValue: stored === undefined || stored === figure.value ? null : stored,
    before: before && { date: before.date, value: before.value },
    changeShare,
    big: before !== null && Math.abs(figure.value - before.value) * BIG_CHANGE > before.value,
  };
}

type History = ReadonlyMap<string, readonly { readonly date: CalendarDate; readonly value: number }[]>;

/** The figures of each party or unit, oldest first. */
function historyOf(figures: readonly NewFigure[]): History {
  const history = new Map<string, NewFigure[]>();
  for (const figure of figures) {
    const key = `${figure.partyId} ${figure.unitId}`;
    const own = history.get(key);
    if (own) own.push(figure);
    else history.set(key, [figure]);
  }
  for (const own of history.values()) own.sort((a, b) => (a.date < b.date ? -1 : 1));
  return history;
}

function figureOf({ partyId, unitId, date, value }: PreviewRow): NewFigure {
  return { partyId, unitId, date, value: value! };
}

/** A party, or its unit, as people call it. */
export function nameOf({ partyName, unitName }: Pick<Matched, 'partyName' | 'unitName'>): string {
  return unitName === null ? partyName : `${partyName}, ${unitName}`;
}
