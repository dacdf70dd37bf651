import { LEVELS, type Level, type Part } from '~/domain/report';
import type { ReportAnswer, ReportRow } from '~/store/report';
import { formatPeriod } from '~/views/shell/format';
import type { Tone } from '~/views/shell/icons';

interface Words {
  readonly word: string;
  readonly tone: Tone;
}

/** How a level of a light reads and which tone it has. */
export const LEVEL_WORDS: Record<Level, Words> = {
  'enligt plan': { word: 'Enligt plan', tone: 'ok' },
  'mindre komplikationer': { word: 'Mindre komplikationer', tone: 'warn' },
  komplikationer: { word: 'Komplikationer', tone: 'bad' },
};

const NOT_JUDGED: Words = { word: 'Inte bedömt', tone: 'wait' };

/** As `LEVEL_WORDS`, also for a light that nobody has judged. */
export function levelWords(level: Level | null): Words {
  return level === null ? NOT_JUDGED : LEVEL_WORDS[level];
}

export const LEVEL_OPTIONS = LEVELS.map((value) => ({ value, label: LEVEL_WORDS[value].word }));

/** The headings of the parts that the system fills in. */
export const PART_TITLES: Record<Part, string> = {
  milestones: 'Milstolpar',
  money: 'Pengar',
  hours: 'Timmar',
  risks: 'Risker',
  escalations: 'Risker som någon annan beslutar om',
  approvals: 'Godkännanden',
  goals: 'Effektmål',
};

export const STATE_WORDS: Record<ReportRow['state'], Words> = {
  utkast: { word: 'Utkast', tone: 'wait' },
  publicerad: { word: 'Publicerad', tone: 'ok' },
  ersatt: { word: 'Ersatt', tone: 'wait' },
};

export const ANSWER_WORDS: Record<ReportAnswer['kind'], Words> = {
  noterad: { word: 'Noterad', tone: 'ok' },
  fråga: { word: 'Fråga', tone: 'warn' },
  'beslut föreslås': { word: 'Beslut föreslås', tone: 'warn' },
  svar: { word: 'Svar', tone: 'wait' },
};

/** "2020-10-01 – 2020-12-17". */
export function periodText({ periodStart, periodEnd }: { periodStart: string; periodEnd: string }): string {
  return formatPeriod(periodStart, periodEnd);
}

/** "Statusrapport 3", "Statusrapport 3, utgåva 2". */
export function reportTitle({ number, edition }: { number: number; edition: number }): string {
  return edition === 1 ? `Statusrapport ${number}` : `Statusrapport ${number}, utgåva ${edition}`;
}
