import {
  HOUR_CATEGORIES,
  rateOf,
  sumRows,
  yearsOf,
  type HourCategory,
  type HourFigure,
  type StatedComparison,
} from '~/domain/hour-budget';
import type { HourRow } from '~/store/hours';
import { formatHours, formatKronor, formatOre, formatPercent } from '~/views/shell/format';

export const CATEGORY_WORDS: Record<HourCategory, string> = {
  verksamhet: 'Verksamhet, intern tid',
  utveckling: 'Utveckling, intern tid',
  extern: 'Extern tid och kostnad',
};

export const CATEGORY_OPTIONS = HOUR_CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value] }));

/** Stands for the party of a row that belongs to none in particular. */
export const EVERY_PARTY = 'Alla kommuner';

const figure = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 2 });

/** Hours as a column of them shows: the unit is in the heading, and "–" is a year of which nothing is said. */
export function hoursCell(sum: HourFigure | null): string {
  return sum ? figure.format(sum.hours / 100) : '–';
}

/** The same for the cost. */
export function costCell(sum: HourFigure | null): string {
  return sum?.cost == null ? '–' : formatKronor(sum.cost);
}

/** The fields of a year in the form, with what one would type for its figures: "7,5", "1078000". */
export function figureInputs(year: number, { hours, cost }: HourFigure): [string, string][] {
  const typed = (hundredths: number) => String(hundredths / 100).replace('.', ',');
  return [
    [`hours-${year}`, typed(hours)],
    ...(cost === null ? [] : [[`cost-${year}`, typed(cost)] as [string, string]]),
  ];
}

/** The price of an hour where the cost gives one: "1 225 kr/h". */
export function rateText(sum: HourFigure | null): string | null {
  const rate = sum && rateOf(sum);
  return rate === null ? null : `${formatKronor(rate)}\u00a0kr/h`;
}

/** Per cent of full time: "50 %". */
export function percentText(percent: number | null): string {
  return percent === null ? '–' : formatPercent(percent / 100);
}

/** "7,5 h" or "880 h och 1 078 000 kr". */
function figureText({ hours, cost }: HourFigure): string {
  return cost === null ? formatHours(hours) : `${formatHours(hours)} och ${formatOre(cost)}`;
}

/** "2020: källan anger 1 790 h, raderna ger 1 800 h". Only what the source says is compared. */
export function differenceText({ stated, computed }: StatedComparison): string {
  const ours = { hours: computed.hours, cost: stated.cost === null ? null : computed.cost };
  return `${stated.year ?? 'Alla år'}: källan anger ${figureText(stated)}, raderna ger ${figureText(ours)}`;
}

/** The values of a row as they now are, for the one whose change came second. */
export function hourRowValues(row: HourRow): [string, string][] {
  const years = yearsOf([row]);
  const { byYear } = sumRows([row], years);
  return [
    ['Roll', row.role],
    ['Slag', CATEGORY_WORDS[row.category]],
    ['Kommun', row.partyName ?? EVERY_PARTY],
    ['Person', row.userName ?? '–'],
    ['Andel', percentText(row.percent)],
    ['Fas', row.phaseNumber === null ? '–' : String(row.phaseNumber)],
    ...years.map((year, at): [string, string] => [String(year), figureText(byYear[at]!)]),
  ];
}
