import type { CalendarDate } from './calendar';
import { Refusal } from './refusal';

/** Whose mandate a level is, the lowest first (DOMAIN.md 4.1). */
export const RISK_MANDATES = ['projektledare', 'styrgrupp', 'uppdragsbeställare'] as const;
export type RiskMandate = (typeof RISK_MANDATES)[number];

/** A body that decides on risks the projektledare has no mandate for. */
export type DecidingBody = Exclude<RiskMandate, 'projektledare'>;

/** What a valuation does to the list of what waits for a body. */
export interface EscalationStep {
  /** what waits no longer waits where it does */
  readonly ends: boolean;
  /** the body on whose list the risk is put; null: on no new one */
  readonly raisedTo: DecidingBody | null;
}

/**
 * What follows when a risk goes from one mandate to another (DOMAIN.md 4.3). Entering a higher one puts it on that
 * body's list, each time it happens. One that falls before anybody has decided leaves the list it was on, and comes to
 * that of the body whose mandate it falls into: nobody there has seen it.
 * @param before, after null: not rated, or a level of nobody's
 * @param open on whose list the risk waits; null: on none
 */
export function escalationStep(
  before: RiskMandate | null,
  after: RiskMandate | null,
  open: DecidingBody | null,
): EscalationStep {
  const stays = { ends: false, raisedTo: null };
  if (before === after) return stays;
  const body = after === null || after === 'projektledare' ? null : after;
  if (rank(after) > rank(before)) return body === open ? stays : { ends: open !== null, raisedTo: body };
  return open === null ? stays : { ends: true, raisedTo: body };
}

function rank(mandate: RiskMandate | null): number {
  return mandate === null ? 0 : RISK_MANDATES.indexOf(mandate);
}

/** What a body can decide of a risk. */
export const RISK_ANSWERS = ['acceptera', 'åtgärda', 'stäng'] as const;
export type RiskAnswer = (typeof RISK_ANSWERS)[number];

/** Whether a risk that was raised waits for its decision; it can then neither be closed nor removed. */
export function isWaiting(escalation: { readonly answer: RiskAnswer | null } | null): boolean {
  return escalation !== null && escalation.answer === null;
}

/** Why a risk that waits for a body is neither closed nor removed past it. */
export function waitingHinders(body: DecidingBody, what: 'stängas' | 'tas bort'): string {
  const whose = body === 'styrgrupp' ? 'styrgruppens' : 'uppdragsbeställarens';
  return `Risken väntar på ${whose} beslut och kan inte ${what} innan det är fattat.`;
}

/** What is decided of a risk that has been raised. */
export interface RiskDecision {
  readonly answer: RiskAnswer;
  readonly motivation: string;
  /** who took part, in roles */
  readonly deciders: string;
  readonly decidedOn: CalendarDate;
  readonly diaryNumber: string | null;
}

/**
 * Whether a decision on a risk can stand in the register.
 * @param raisedOn the day the risk came on the body's list
 * @throws Refusal at the field that is wrong.
 */
export function checkRiskDecision(
  { answer, motivation, decidedOn }: RiskDecision,
  raisedOn: CalendarDate,
  today: CalendarDate,
): void {
  if (decidedOn > today) {
    throw new Refusal(`Dagen ${decidedOn} har inte varit än. Ett beslut förs in när det är fattat.`, 'decidedOn');
  }
  if (decidedOn < raisedOn) {
    throw new Refusal(`Risken lyftes ${raisedOn}. Beslutet kan inte vara fattat före den dagen.`, 'decidedOn');
  }
  if (answer !== 'åtgärda' && motivation === '') {
    throw new Refusal('Skriv en motivering till att risken accepteras eller stängs.', 'motivation');
  }
}

/** The body as the register names it; the uppdragsbeställare by name where the project says who it is. */
export function forumOf(body: DecidingBody, orderedBy: string | null): string {
  if (body === 'styrgrupp') return 'Styrgrupp';
  return (orderedBy ? `Uppdragsbeställare, ${orderedBy}` : 'Uppdragsbeställare').slice(0, 200);
}

const ANSWER_VERBS: Record<RiskAnswer, string> = {
  acceptera: 'accepteras',
  åtgärda: 'ska åtgärdas',
  stäng: 'stängs',
};

/** What the register says was decided: "Risk 4 accepteras: Leverantören är sen". */
export function riskDecisionSubject(answer: RiskAnswer, risk: { readonly number: number; readonly title: string }) {
  return `Risk ${risk.number} ${ANSWER_VERBS[answer]}: ${risk.title}`;
}
