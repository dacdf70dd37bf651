import type { CalendarDate } from '~/domain/calendar';
import type { Cascade, Dates, MoveConflict } from '~/domain/schedule-cascade';
import { formatPeriod } from '~/views/shell/format';

/** What a move would bring with it, shown before anything is written (DOMAIN.md 3.2). */
export interface MoveProposal extends Pick<Cascade, 'conflicts' | 'endBefore' | 'endAfter' | 'endDays'> {
  readonly intent: string;
  readonly name: string;
  readonly to: Dates;
  /** the day it was reached, where that is what is told and its dates stay; null: it is moved */
  readonly reached: CalendarDate | null;
  /** the first of those that come along, in the order they push each other */
  readonly moves: Cascade['moves'];
  readonly count: number;
  /** what was asked for, to be sent again with the answer */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** fingerprint of the proposal: another plan meanwhile is shown anew */
  readonly seen: string;
  /** the plan was changed since the proposal that was answered */
  readonly outdated: boolean;
  readonly mayMoveAll: boolean;
}

/** "7 följer med, slutet flyttas 4 arbetsdagar till 2021-06-07." */
export function consequenceText({
  count,
  endDays,
  endAfter,
}: Pick<MoveProposal, 'count' | 'endDays' | 'endAfter'>): string {
  const along =
    count === 0 ? 'Inget annat följer med' : count === 1 ? 'En rad följer med' : `${count} rader följer med`;
  if (endDays === 0 || !endAfter) return `${along}, slutet ligger kvar${endAfter ? ` på ${endAfter}` : ''}.`;
  return `${along}, slutet flyttas ${workingDays(Math.abs(endDays))} ${endDays < 0 ? 'tidigare' : 'senare'} till ${endAfter}.`;
}

/** "4 arbetsdagar". */
export function workingDays(days: number): string {
  return `${days} ${days === 1 ? 'arbetsdag' : 'arbetsdagar'}`;
}

/** "+4 arbetsdagar", "−1 arbetsdag". */
export function movedText(days: number): string {
  return days === 0 ? 'samma arbetsdag' : `${days > 0 ? '+' : '−'}${workingDays(Math.abs(days))}`;
}

export function datesText({ start, end }: Dates): string {
  return formatPeriod(start, end);
}

/** What stands in the way, in words. */
export function conflictText(conflict: MoveConflict): string {
  const name = `”${conflict.name}”`;
  switch (conflict.kind) {
    case 'before predecessor':
      return `${name} hamnar före det som ”${conflict.otherName}” tillåter.`;
    case 'before first day':
      return `${name} får inte ligga före ${conflict.date}.`;
    case 'fixed':
      return `${name} är låst till sitt datum, men skulle följa ”${conflict.otherName}”.`;
    case 'done':
      return `${name} är redan klar, men skulle följa ”${conflict.otherName}”.`;
    case 'outside phase':
      return `${name} hamnar efter slutet på ”${conflict.otherName}”.`;
  }
}
