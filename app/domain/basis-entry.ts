import { referenceDateWarning, type BasisMember, type NewFigure, type OtherReferenceDate } from './basis';
import type { CalendarDate } from './calendar';

/** What is odd about a figure that somebody types: right or a mistake, the person should say which. */
export type FigureOddity =
  | { readonly kind: 'changed'; readonly before: EarlierFigure; readonly share: number }
  /** after today: it would not be used until then */
  | { readonly kind: 'future' }
  /** the party has a newer one, so this one is not used by what is new */
  | { readonly kind: 'older'; readonly newest: CalendarDate }
  | ({ readonly kind: 'other-day' } & OtherReferenceDate)
  /** near a day that others have figures of, and no other has one of this day */
  | { readonly kind: 'beside'; readonly day: CalendarDate }
  /** the series counts the units of the party, and this is of the whole party */
  | { readonly kind: 'whole' }
  /** the series counts the party as a whole, and this is of a unit */
  | { readonly kind: 'unit' };

export interface EarlierFigure {
  readonly date: CalendarDate;
  readonly value: number;
}

export interface FigureJudgement {
  /** the latest figure of an earlier day; null: this is the first */
  readonly before: EarlierFigure | null;
  /** the change since then as a part of it; null where there is nothing to compare with */
  readonly changeShare: number | null;
  readonly oddities: readonly FigureOddity[];
}

/** What a typed figure is judged against. */
export interface EntryBasis {
  readonly members: readonly BasisMember[];
  /** of the series; one that is put right is left out */
  readonly stored: readonly NewFigure[];
  readonly agreementMonthDay: string | null;
  readonly today: CalendarDate;
}

/** One part in ten, in whole numbers. */
const BIG_CHANGE = 10;
/** Two days nearer than this are probably meant to be one. */
const NEAR_DAYS = 31;

/** Looks at one typed figure: how it differs from the one before, and what is odd about its size, day or place. */
export function judgeFigure(figure: NewFigure, basis: EntryBasis): FigureJudgement {
  const own = basis.stored
    .filter(({ partyId, unitId }) => partyId === figure.partyId && unitId === figure.unitId)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const earlier = own.filter(({ date }) => date < figure.date).at(-1);
  const before = earlier ? { date: earlier.date, value: earlier.value } : null;
  const changeShare = before && before.value > 0 ? (figure.value - before.value) / before.value : null;
  const newest = own.at(-1)?.date ?? null;
  const oddities: FigureOddity[] = before ? bigChange(figure, before) : [];
  if (figure.date > basis.today) oddities.push({ kind: 'future' });
  if (newest !== null && newest > figure.date) oddities.push({ kind: 'older', newest });
  const other = referenceDateWarning(basis.agreementMonthDay, figure.date, null);
  if (other) oddities.push({ kind: 'other-day', ...other });
  const beside = dayBeside(figure, basis.stored);
  if (beside) oddities.push({ kind: 'beside', day: beside });
  const place = oddPlace(figure, basis);
  if (place) oddities.push({ kind: place });
  return { before, changeShare, oddities };
}

/**
 * Looks at a figure that is put in place of a wrong one: whose it is and of which day was not typed, so only its size
 * can be odd, against the figure before, or the wrong one itself where there is none.
 * @param basis without the wrong figure
 */
export function judgeCorrection(figure: NewFigure, wrong: EarlierFigure, basis: EntryBasis): FigureOddity[] {
  const { before } = judgeFigure(figure, basis);
  return bigChange(figure, before ?? wrong);
}

function bigChange({ value }: NewFigure, before: EarlierFigure): FigureOddity[] {
  if (Math.abs(value - before.value) * BIG_CHANGE <= before.value) return [];
  return [{ kind: 'changed', before, share: before.value > 0 ? (value - before.value) / before.value : 0 }];
}

function dayBeside({ date }: NewFigure, stored: readonly NewFigure[]): CalendarDate | null {
  if (stored.some((other) => other.date === date)) return null;
  const days = [...new Set(stored.map((other) => other.date))].toSorted().reverse();
  return days.find((day) => Math.abs(Date.parse(day) - Date.parse(date)) < NEAR_DAYS * 86_400_000) ?? null;
}

function oddPlace({ partyId, unitId }: NewFigure, { members, stored }: EntryBasis): 'whole' | 'unit' | null {
  const of = stored.filter((other) => other.partyId === partyId);
  const hasUnits = (members.find((member) => member.partyId === partyId)?.units.length ?? 0) > 0;
  const byUnit = stored.some((other) => other.unitId !== null);
  if (unitId === null && hasUnits && byUnit && of.every((other) => other.unitId !== null)) return 'whole';
  if (unitId !== null && of.length > 0 && of.every((other) => other.unitId === null)) return 'unit';
  return null;
}
