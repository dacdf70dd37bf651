import type { CalendarDate } from './calendar';
import type { BasisFigure } from './key';
import { Refusal } from './refusal';

/** A party of a cooperation with the units that figures can be counted for. */
export interface BasisMember {
  readonly partyId: number;
  readonly partyName: string;
  /** kommunkod; null for a party without one */
  readonly code: string | null;
  readonly units: readonly { readonly id: number; readonly name: string }[];
}

/** A figure that is kept: it never changes, a later one of another date follows it. */
export interface StoredFigure {
  readonly partyId: number;
  readonly unitId: number | null;
  readonly date: CalendarDate;
  readonly precision: 'day' | 'year';
  readonly value: number;
  readonly source: string;
}

/** A figure that is to be stored. */
export interface NewFigure {
  readonly partyId: number;
  readonly unitId: number | null;
  readonly date: CalendarDate;
  readonly value: number;
}

/** Two dates that should have been one. */
export interface OtherReferenceDate {
  readonly figureDate: CalendarDate;
  /** the agreement's day: of the year before the budget is set, or of the figure's own year where that is unknown */
  readonly agreedDate: CalendarDate;
}

/**
 * A figure of another day than the agreement's (DOMAIN.md 1.6): a budget set in 2019 takes 2018-12-31 where the
 * agreement says 31 December, and neither 2017-12-31 nor 2019-12-31.
 * @param agreementMonthDay MM-DD; null where the agreement names no day
 * @param setOn the day the budget is set; null where it is unknown, and then only the day of the year is judged
 * @returns both dates, or null when they agree
 */
export function referenceDateWarning(
  agreementMonthDay: string | null,
  figureDate: CalendarDate,
  setOn: CalendarDate | null,
): OtherReferenceDate | null {
  if (agreementMonthDay === null) return null;
  const year = setOn === null ? figureDate.slice(0, 4) : String(Number(setOn.slice(0, 4)) - 1);
  const agreedDate = `${year}-${agreementMonthDay}` as CalendarDate;
  return figureDate === agreedDate ? null : { figureDate, agreedDate };
}

/** What is to be said of the days that a calculation's figures are of. */
export interface DateJudgement {
  /** each day that is not the agreement's, once, the earliest first; a figure of a whole year has no day */
  readonly other: readonly OtherReferenceDate[];
  /** days, or whole years, among which the claimants' figures of one component differ; empty when none do */
  readonly mixed: readonly string[];
}

type Dated = Pick<BasisFigure, 'referenceDate' | 'precision'>;

/**
 * Judges the days of the figures that shares stand on.
 * @param rows per claimant: its figure per component
 * @param setOn as in {@link referenceDateWarning}: today for a draft, the day of submission for what is submitted
 */
export function judgeDates(
  agreementMonthDay: string | null,
  rows: readonly { readonly figures: readonly (Dated | null)[] }[],
  setOn: CalendarDate | null,
): DateJudgement {
  const days = rows.flatMap(({ figures }) =>
    figures.flatMap((figure) => (figure?.precision === 'day' ? [figure.referenceDate] : [])),
  );
  const mixed = (rows[0]?.figures ?? []).flatMap((_, at) => {
    const own = new Set(rows.flatMap(({ figures }) => (figures[at] ? [dayOf(figures[at])] : [])));
    return own.size > 1 ? [...own] : [];
  });
  return {
    other: [...new Set(days)].toSorted().flatMap((day) => referenceDateWarning(agreementMonthDay, day, setOn) ?? []),
    mixed: [...new Set(mixed)].toSorted(),
  };
}

function dayOf({ referenceDate, precision }: Dated): string {
  return precision === 'year' ? referenceDate.slice(0, 4) : referenceDate;
}

/** One value as a key of a map: a party, a unit of it, a day. */
export function figureKey({ partyId, unitId, date }: Omit<NewFigure, 'value'>): string {
  return `${partyId} ${unitId ?? ''} ${date}`;
}

/**
 * Judges figures that come back from a form: each about a member or a unit of it, none twice.
 * @throws Refusal when the members changed meanwhile, or somebody made the figures up
 */
export function checkFigures(figures: readonly NewFigure[], members: readonly BasisMember[]): void {
  const units = new Map(members.map(({ partyId, units }) => [partyId, new Set(units.map(({ id }) => id))]));
  for (const { partyId, unitId } of figures) {
    const own = units.get(partyId);
    if (!own || (unitId !== null && !own.has(unitId))) {
      throw new Refusal('En siffra gäller någon som inte är med i samverkan längre.');
    }
  }
  if (new Set(figures.map(figureKey)).size < figures.length) {
    throw new Refusal('Två siffror gäller samma part och datum. Läs in filen igen.');
  }
}
