import type { BasisMember, DateJudgement, OtherReferenceDate, StoredFigure } from '~/domain/basis';
import type { Contradiction } from '~/domain/basis-match';
import type { BasisSeries } from '~/store/basis';
import { dayInWords } from '~/views/shell/months';

export function agreedDay(monthDay: string | null): string {
  return monthDay === null
    ? 'Avtalet anger ingen bestämd dag för dem.'
    : `Avtalet räknar på läget den ${dayInWords(monthDay)} året före.`;
}

/** Names both dates: the figures' and the agreement's. */
export function otherDateInWords({ figureDate, agreedDate }: OtherReferenceDate): string {
  return `Siffrorna avser ${figureDate}, men avtalet räknar på läget den ${dayInWords(agreedDate.slice(5))}: ${agreedDate}.`;
}

/** Everything that is to be said of the days of a calculation's figures, a sentence each. */
export function judgementInWords({ other, mixed }: DateJudgement): string[] {
  return [
    ...other.map(otherDateInWords),
    ...(mixed.length > 0 ? [`Underlaget är från olika dagar: ${mixed.join(', ')}.`] : []),
  ];
}

/** "2081 Falun: koden 2081 är Borlänge." */
export function contradictionInWords({ code, name, partyName }: Contradiction): string {
  return partyName === null
    ? `${code} ${name}: ingen i samverkan har koden ${code}, så raden hoppas över.`
    : `${code} ${name}: koden ${code} är ${partyName}.`;
}

/** The date of a figure, or its year where the source gives no day. */
export function dateInWords({ date, precision }: Pick<StoredFigure, 'date' | 'precision'>): string {
  return precision === 'year' ? date.slice(0, 4) : date;
}

/** A row of the table of a series: a party, or a unit of it. */
export interface Counted {
  readonly partyId: number;
  readonly unitId: number | null;
  readonly name: string;
  readonly aside: string | null;
}

/** Who has, or should have, a figure in a series. Where units are counted, a party stands by its units. */
export function countedIn({ figures, kind }: BasisSeries, members: readonly BasisMember[]): Counted[] {
  const byUnit = figures.some(({ unitId }) => unitId !== null);
  const asWhole = new Set(figures.flatMap(({ partyId, unitId }) => (unitId === null ? [partyId] : [])));
  return members.flatMap(({ partyId, partyName, code, units }) => {
    const expected = !byUnit && (kind === 'driver' || code !== null);
    const whole = { partyId, unitId: null, name: partyName, aside: code };
    return [
      ...(asWhole.has(partyId) || expected ? [whole] : []),
      ...(byUnit ? units.map((unit) => ({ partyId, unitId: unit.id, name: unit.name, aside: partyName })) : []),
    ];
  });
}

/** "Mora", or "Ludvika: SOU LKA"; a unit that is closed has no name here any more. */
export function whoIn(
  members: readonly BasisMember[],
  { partyId, unitId }: Pick<StoredFigure, 'partyId' | 'unitId'>,
): string {
  const party = members.find((member) => member.partyId === partyId);
  if (unitId === null) return party?.partyName ?? '–';
  return `${party?.partyName ?? '–'}: ${party?.units.find(({ id }) => id === unitId)?.name ?? 'stängd enhet'}`;
}
