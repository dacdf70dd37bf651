import { Temporal } from 'temporal-polyfill';

/*
 * Figures and dates as Swedish readers expect them, the same on server and in browser.
 * Group and unit spaces are non-breaking, minus is U+2212: a sum never wraps in the middle.
 */

const NBSP = '\u00a0';
/** Stands for a figure or date that is not known. */
const NONE = '–';

const whole = numberFormat({ maximumFractionDigits: 0 });
const twoDecimals = numberFormat({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
const upToTwoDecimals = numberFormat({ maximumFractionDigits: 2 });
const percent = numberFormat({ style: 'percent', maximumFractionDigits: 1 });

const stockholm = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});

function numberFormat(options: Intl.NumberFormatOptions) {
  // "negative" keeps −0 and what rounds to it from being shown as "−0"
  return new Intl.NumberFormat('sv-SE', { ...options, signDisplay: 'negative' });
}

/** Öre as kronor: "1 234 567 kr"; with decimals, "12,50 kr", only when not whole kronor. */
export function formatOre(ore: number): string {
  return `${formatKronor(ore)}${NBSP}kr`;
}

/** As `formatOre`, without the unit: for a column whose heading says kr. */
export function formatKronor(ore: number): string {
  return (ore % 100 === 0 ? whole : twoDecimals).format(ore / 100);
}

/** Öre as kronor with always two decimals: "3,00". For columns of small sums, as kr per inhabitant. */
export function formatKronorExact(ore: number): string {
  return twoDecimals.format(ore / 100);
}

/** A number of things: "287 191". */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** Hundredths of hours as hours: "1 428 h", "7,5 h". */
export function formatHours(hundredths: number): string {
  return `${upToTwoDecimals.format(hundredths / 100)}${NBSP}h`;
}

/** A fraction of one: 0.08 is "8 %", 0.125 is "12,5 %". */
export function formatPercent(fraction: number): string {
  return percent.format(fraction);
}

/** An ISO date as it is, "2020-04-01"; "–" when there is none. */
export function formatDate(iso: string | null): string {
  return iso ?? NONE;
}

/** "2019-09-06 – 2020-09-30"; an open end in words: "från 2021-07-01", "till 2022-06-30". */
export function formatPeriod(start: string | null, end: string | null): string {
  if (start && end) return start === end ? start : `${start} – ${end}`;
  if (start) return `från ${start}`;
  if (end) return `till ${end}`;
  return 'datum saknas';
}

/** The ISO week of a date: "v 14". The days around new year belong to the week that holds Thursday. */
export function formatWeek(iso: string): string {
  return `v${NBSP}${Temporal.PlainDate.from(iso).weekOfYear}`;
}

/** A moment (ISO timestamp with offset) by the clock in Stockholm: "2020-12-18 14:05". */
export function formatDateTime(timestamp: string | null): string {
  return timestamp === null ? NONE : stockholm.format(new Date(timestamp));
}
