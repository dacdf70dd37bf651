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

/** Two dates that should have been one day of the year. */
export interface OtherReferenceDate {
  readonly figureDate: CalendarDate;
  /** the agreement's day in the year of the figure */
  readonly agreedDate: CalendarDate;
}

/**
 * Figures of another day than the agreement's (DOMAIN.md 1.6): for a budget of 2019 an agreement on 31 December
 * takes 2018-12-31, so the day of the year is what must agree.
 * @param agreementMonthDay MM-DD; null where the agreement names no day
 * @returns both dates, or null when they agree
 */
export function referenceDateWarning(
  agreementMonthDay: string | null,
  figureDate: CalendarDate,
): OtherReferenceDate | null {
  if (agreementMonthDay === null || figureDate.slice(5) === agreementMonthDay) return null;
  return { figureDate, agreedDate: `${figureDate.slice(0, 4)}-${agreementMonthDay}` as CalendarDate };
}

/** Each day of the figures that is not the agreement's, once, the earliest first. A figure of a whole year has no day. */
export function otherReferenceDates(
  agreementMonthDay: string | null,
  figures: readonly Pick<BasisFigure, 'referenceDate' | 'precision'>[],
): OtherReferenceDate[] {
  const days = figures.flatMap(({ referenceDate, precision }) => (precision === 'day' ? [referenceDate] : []));
  return [...new Set(days)].sort().flatMap((day) => referenceDateWarning(agreementMonthDay, day) ?? []);
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
      throw new Refusal('En siffra gäller någon som inte är med i samverkan längre. Läs in filen igen.');
    }
  }
  if (new Set(figures.map(figureKey)).size < figures.length) {
    throw new Refusal('Två siffror gäller samma part och datum. Läs in filen igen.');
  }
}
