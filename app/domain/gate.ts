import type { Verdict } from './approval';
import { addDays, type CalendarDate } from './calendar';
import { Refusal } from './refusal';

/** What a gate's place in time and its standing decision say of it. */
export interface GateStanding {
  readonly plannedOn: CalendarDate | null;
  /** of the decision that stands; null: none yet, or it was sent back */
  readonly outcome: Exclude<Verdict, 'återremiss'> | null;
  /** the last decision was to send it back: it is prepared anew and decided again */
  readonly sentBack: boolean;
}

/** How a gate stands; a decided one by its outcome. "Passerad" is a planned day that went by without a decision. */
export type GateState = Verdict | 'passerad' | 'väntar' | 'planerad' | 'utan datum';

/** So many days before its planned day a gate waits for the styrgrupp: papers are due a week before a meeting. */
const NOTICE = 14;

/** The last planned day of the gates that wait on a day. */
export function gatesWaitUntil(today: CalendarDate): CalendarDate {
  return addDays(today, NOTICE);
}

/** How a gate stands on a day. */
export function gateState({ plannedOn, outcome, sentBack }: GateStanding, today: CalendarDate): GateState {
  if (outcome !== null) return outcome;
  if (sentBack) return 'återremiss';
  if (plannedOn === null) return 'utan datum';
  if (plannedOn < today) return 'passerad';
  return plannedOn <= gatesWaitUntil(today) ? 'väntar' : 'planerad';
}

/** A decision on a gate as it is asked for, and what stands when it is about to be written. */
export interface GateDecisionAttempt {
  readonly outcome: Verdict;
  readonly motivation: string;
  readonly decidedOn: CalendarDate;
  /** the number of the decision that it is meant to replace; null: it is the first, or the first since it was sent back */
  readonly corrects: number | null;
  /** the decision that stands; null: none yet */
  readonly standing: { readonly number: number; readonly outcome: Verdict } | null;
  /** the criteria that are not ticked off */
  readonly unmet: readonly string[];
}

/**
 * Whether the styrgrupp's decision on a gate can stand in the register (DOMAIN.md 7).
 * @throws Refusal at the field: a day to come, no motivation where one is needed, or somebody has decided meanwhile
 */
export function checkGateDecision(attempt: GateDecisionAttempt, today: CalendarDate): void {
  const { outcome, motivation, decidedOn, corrects, standing, unmet } = attempt;
  if (decidedOn > today) {
    throw new Refusal(`Dagen ${decidedOn} har inte varit än. Ett beslut förs in när det är fattat.`, 'decidedOn');
  }
  const anew = corrects === null && standing?.outcome === 'återremiss';
  if (!anew && corrects !== (standing?.number ?? null)) {
    throw new Refusal(
      standing
        ? `Beslutspunkten är redan beslutad: ${standing.outcome} (beslut ${standing.number}). Läs beslutet och skicka en rättelse om det ska ändras.`
        : 'Beslutet som skulle ändras finns inte. Ladda om sidan.',
    );
  }
  if (motivation !== '') return;
  if (outcome !== 'godkänd') {
    throw new Refusal('Skriv en motivering. Den behövs för allt utom ett rent godkännande.', 'motivation');
  }
  if (unmet.length > 0) {
    const open =
      unmet.length === 1 ? 'Ett kriterium är inte uppfyllt.' : `${unmet.length} kriterier är inte uppfyllda.`;
    throw new Refusal(`${open} Skriv varför beslutspunkten ändå godkänns.`, 'motivation');
  }
}

/**
 * What the register says was decided: it stands by itself, with the criteria that were open at the time, since they
 * can be read nowhere else once the project is gone. At most 5 000 characters with the limits of {@link parseCriteria}.
 */
export function gateSubject(
  gate: { readonly label: string; readonly title: string; readonly decides: string },
  projectName: string,
  criteria: readonly { readonly text: string; readonly met: boolean }[],
): string {
  const unmet = criteria.filter(({ met }) => !met);
  const lines = [`Beslutspunkt ${gate.label} i ${projectName}: ${gate.title}`];
  if (gate.decides) lines.push(gate.decides);
  if (criteria.length > 0)
    lines.push(`${criteria.length - unmet.length} av ${criteria.length} kriterier är uppfyllda.`);
  if (unmet.length > 0) lines.push(`Ej uppfyllt: ${unmet.map(({ text }) => text).join('; ')}`);
  return lines.join('\n');
}

const MOST_CRITERIA = 20;
const LONGEST_CRITERION = 200;

/**
 * Criteria as they are typed, one a line; empty lines are left out.
 * @throws Refusal at `field`: too many, too long, or the same twice
 */
export function parseCriteria(typed: string, field: string): string[] {
  const lines = linesOf(typed);
  if (lines.length > MOST_CRITERIA)
    throw new Refusal(`Högst ${MOST_CRITERIA} kriterier. Du skrev ${lines.length}.`, field);
  const long = lines.find((line) => line.length > LONGEST_CRITERION);
  if (long) throw new Refusal(`”${long.slice(0, 30)}…” är längre än ${LONGEST_CRITERION} tecken.`, field);
  const twice = lines.find((line, at) => lines.indexOf(line) < at);
  if (twice) throw new Refusal(`Kriteriet ”${twice.slice(0, 60)}” står två gånger.`, field);
  return lines;
}

/** A paper that a decision stands on: where it can be read. */
export interface GatePaper {
  readonly title: string;
  readonly url: string;
}

/**
 * Papers as they are typed, one a line: what it is called and then its address.
 * @throws Refusal at `papers` for a line without an https address
 */
export function parsePapers(typed: string): GatePaper[] {
  return linesOf(typed).map((line) => {
    const [, title, url] = /^(.*?)\s*(https:\/\/\S+)$/.exec(line) ?? [];
    if (url === undefined || !URL.canParse(url)) {
      throw new Refusal(
        `”${line.slice(0, 60)}” har ingen adress som börjar med https://. Skriv vad underlaget heter och sedan adressen.`,
        'papers',
      );
    }
    return { title: title || url, url };
  });
}

function linesOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
