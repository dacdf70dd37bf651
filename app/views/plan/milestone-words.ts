import type { CalendarDate } from '~/domain/calendar';
import { isRescheduled, milestoneState, type MilestoneDates, type MilestoneState } from '~/domain/milestone';
import type { Milestone } from '~/store/milestone';
import { formatDate } from '~/views/shell/format';
import type { Tone } from '~/views/shell/icons';

/** How each state reads and which tone it has. */
export const STATE_WORDS: Record<MilestoneState, { word: string; tone: Tone }> = {
  klar: { word: 'Klar', tone: 'ok' },
  'klar, datum okänt': { word: 'Klar, datum okänt', tone: 'ok' },
  försenad: { word: 'Försenad', tone: 'bad' },
  omplanerad: { word: 'Omplanerad', tone: 'warn' },
  pågår: { word: 'Pågår', tone: 'wait' },
  'ej påbörjad': { word: 'Ej påbörjad', tone: 'wait' },
};

/** How a milestone stands in one line: "Försenad, omplanerad" where it is both. */
export function standingText(milestone: MilestoneDates, today: CalendarDate): string {
  const state = milestoneState(milestone, today);
  const both = state !== 'omplanerad' && isRescheduled(milestone);
  return `${STATE_WORDS[state].word}${both ? ', omplanerad' : ''}`;
}

export const STATUS_OPTIONS = [
  { value: 'ej påbörjad', label: 'Ej påbörjad' },
  { value: 'pågår', label: 'Pågår' },
  { value: 'klar', label: 'Klar' },
];

export const KIND_OPTIONS = [
  { value: 'milstolpe', label: 'Milstolpe' },
  { value: 'kontrollpunkt', label: 'Kontrollpunkt' },
  { value: 'leverans', label: 'Leverans' },
  { value: 'lansering', label: 'Lansering i en kommun' },
];

/** Calendar days a milestone is off its baseline: "+12 dagar", "i tid", "−3 dagar"; "" when it cannot be told. */
export function slipText(days: number | null): string {
  if (days === null) return '';
  if (days === 0) return 'i tid';
  return `${days > 0 ? '+' : '−'}${Math.abs(days)} ${Math.abs(days) === 1 ? 'dag' : 'dagar'}`;
}

/** The values of a milestone as they now are, for the one whose change came second. */
export function milestoneValues(milestone: Milestone): [string, string][] {
  return [
    ['Nr', milestone.label || '–'],
    ['Milstolpe', milestone.title],
    ['Prognos', formatDate(milestone.forecast)],
    ['Utfall', formatDate(milestone.actual)],
    ['Status', STATE_WORDS[milestone.status].word],
    ['Ansvarig', milestone.responsible || '–'],
  ];
}
