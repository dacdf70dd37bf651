import type { Verdict } from './approval';
import type { CalendarDate } from './calendar';
import { Refusal } from './refusal';

/** What somebody in the styrgrupp says of a report (DOMAIN.md 6.2). */
export const ANSWER_KINDS = ['noterad', 'fråga', 'beslut föreslås'] as const;
export type ReportAnswerKind = (typeof ANSWER_KINDS)[number];

const NEEDS_TEXT: Record<ReportAnswerKind, string | null> = {
  noterad: null,
  fråga: 'Skriv frågan.',
  'beslut föreslås': 'Skriv vilket beslut du föreslår.',
};

/**
 * What is said must be there to read, where more than "noted" is said.
 * @throws Refusal at `text`
 */
export function checkAnswer(kind: ReportAnswerKind, text: string): void {
  const message = NEEDS_TEXT[kind];
  if (message !== null && text === '') throw new Refusal(message, 'text');
}

/**
 * What is said or decided of a report stands on what it says: only the edition that is in force can get it.
 * @param newest the edition in force
 * @throws Refusal when the report has been replaced
 */
export function checkEdition(edition: number, newest: number): void {
  if (edition === newest) return;
  throw new Refusal(
    `Utgåva ${edition} har ersatts av utgåva ${newest}. Inget är sparat. Läs den nya utgåvan och skicka igen om det fortfarande gäller.`,
  );
}

/** A decision of the styrgrupp on a report; texts are '' where nothing is written. */
export interface SteeringDecision {
  readonly subject: string;
  /** null: a decision that is no answer to a question */
  readonly outcome: Verdict | null;
  readonly motivation: string;
  /** who took part, in roles */
  readonly deciders: string;
  readonly decidedOn: CalendarDate;
  readonly diaryNumber: string | null;
  /** what the directive said, and what it says from now on; both null where it is not changed (DOMAIN.md 6.4) */
  readonly directiveBefore: string | null;
  readonly directiveAfter: string | null;
}

/**
 * Whether a decision can stand in the register.
 * @throws Refusal at the field that is wrong: a day to come, no motivation for what is more than an approval, a change
 *   of the directive with one side of it or none at all.
 */
export function checkSteeringDecision(decision: SteeringDecision, today: CalendarDate): void {
  const { outcome, motivation, decidedOn, directiveBefore, directiveAfter } = decision;
  if (decidedOn > today) {
    throw new Refusal(`Dagen ${decidedOn} har inte varit än. Ett beslut förs in när det är fattat.`, 'decidedOn');
  }
  if (outcome !== null && outcome !== 'godkänd' && motivation === '') {
    throw new Refusal('Skriv en motivering. Den behövs för allt utom ett rent godkännande.', 'motivation');
  }
  if (directiveAfter === null && directiveBefore === null) return;
  if (directiveBefore === null) throw new Refusal('Skriv vad direktivet sade före ändringen.', 'directiveBefore');
  if (directiveAfter === null) throw new Refusal('Skriv vad direktivet säger efter ändringen.', 'directiveAfter');
  if (directiveBefore === directiveAfter) {
    throw new Refusal('Direktivet är likadant före och efter. Skriv vad som ändras, eller töm båda.', 'directiveAfter');
  }
}

const MOST_AREAS = 8;
const LONGEST_AREA = 60;

/**
 * The areas that a cooperation's reports judge, one a line.
 * @returns each as it was typed, empty lines left out
 * @throws Refusal at `areas` with what is wrong with them
 */
export function parseAreas(typed: string): string[] {
  const areas = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const complain = (message: string) => new Refusal(message, 'areas');
  if (areas.length === 0) throw complain('Skriv minst ett område.');
  if (areas.length > MOST_AREAS) throw complain(`Högst ${MOST_AREAS} områden. Du skrev ${areas.length}.`);
  const long = areas.find((area) => area.length > LONGEST_AREA);
  if (long) throw complain(`”${long.slice(0, 30)}…” är längre än ${LONGEST_AREA} tecken.`);
  const twice = areas.find((area, at) => areas.findIndex((other) => sameWord(area, other)) < at);
  if (twice) throw complain(`”${twice}” står två gånger.`);
  return areas;
}

function sameWord(one: string, other: string): boolean {
  return one.toLocaleLowerCase('sv') === other.toLocaleLowerCase('sv');
}
