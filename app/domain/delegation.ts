import type { CalendarDate } from './calendar';
import { Refusal } from './refusal';

/** The days that somebody stands in for a kommundirektör; both are included. */
export interface DelegationDays {
  readonly validFrom: CalendarDate;
  readonly validUntil: CalendarDate;
}

/** How a delegation stands on a day. */
export type DelegationPhase = 'coming' | 'current' | 'past';

/** Whether a delegation lies ahead, holds or is over. */
export function delegationPhase({ validFrom, validUntil }: DelegationDays, today: CalendarDate): DelegationPhase {
  if (today < validFrom) return 'coming';
  return today <= validUntil ? 'current' : 'past';
}

/**
 * A new delegation of a person, beside those that the person has for the same party (DOMAIN.md 2.2).
 * @throws Refusal when it ends before it starts, or meets another one: a decision would then have two grounds
 */
export function checkDelegation(days: DelegationDays, others: readonly DelegationDays[]): void {
  const { validFrom, validUntil } = days;
  if (validUntil < validFrom) {
    throw new Refusal(`Sista dagen ${validUntil} ligger före första dagen ${validFrom}.`, 'validUntil');
  }
  const met = others.find((other) => validFrom <= other.validUntil && other.validFrom <= validUntil);
  if (met) {
    throw new Refusal(
      `Personen är redan ersättare ${met.validFrom} – ${met.validUntil}. Perioderna får inte gå omlott.`,
      'validFrom',
    );
  }
}

/**
 * An earlier last day for a delegation.
 * @param lastDecision the day of the latest decision that was made by it; null: none was
 * @throws Refusal when it is no earlier, lies before the first day, or would leave a decision without its ground
 */
export function checkEnding(
  { validFrom, validUntil }: DelegationDays,
  lastDay: CalendarDate,
  lastDecision: CalendarDate | null,
): void {
  if (lastDay >= validUntil) {
    throw new Refusal(`Delegationen slutar redan ${validUntil}. Skriv en tidigare dag.`, 'lastDay');
  }
  if (lastDay < validFrom) {
    throw new Refusal(`Sista dagen kan inte ligga före första dagen ${validFrom}.`, 'lastDay');
  }
  if (lastDecision !== null && lastDay < lastDecision) {
    throw new Refusal(
      `Ett beslut är fattat ${lastDecision} med stöd av delegationen. Sista dagen kan inte ligga före det.`,
      'lastDay',
    );
  }
}
