import { ageInDays, type StandingLight, type StandingOrder } from '~/domain/report-portfolio';
import type { CalendarDate } from '~/domain/calendar';
import { MONTHS } from '~/views/shell/months';

import { levelWords } from '../report-words';

export const ORDER_WORDS: Record<StandingOrder, string> = {
  trouble: 'Mest problem',
  project: 'Projekt',
  day: 'Senast publicerad',
};

/** "i dag", "i går", "12 dagar sedan". */
export function ageText(publishedOn: CalendarDate, today: CalendarDate): string {
  const days = ageInDays(publishedOn, today);
  return days === 0 ? 'i dag' : days === 1 ? 'i går' : `${days} dagar sedan`;
}

/** "Budget: enligt plan, Tid: komplikationer". */
export function lightsText(lights: readonly StandingLight[]): string {
  return lights.map(({ area, level }) => `${area}: ${levelWords(level).word.toLowerCase()}`).join(', ');
}

/** 2020-12 is "dec", and "december 2020" in full. */
export function monthWords(month: string): { readonly short: string; readonly full: string; readonly year: string } {
  const name = MONTHS[Number(month.slice(5, 7)) - 1]!;
  const year = month.slice(0, 4);
  return { short: name.slice(0, 3), full: `${name} ${year}`, year };
}

/** The address of a published report. */
export function reportPath(projectSlug: string, number: number): string {
  return `/projekt/${projectSlug}/rapporter/${number}`;
}
