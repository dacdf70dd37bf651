import type { Constraint, Dependency, DependencyType } from '~/domain/schedule';
import { formatDate } from '~/views/shell/format';

import { workingDays } from './move-proposal';

/** What each type asks, as a choice. */
export const TYPE_OPTIONS: readonly { readonly value: DependencyType; readonly label: string }[] = [
  { value: 'FS', label: 'Slut till start (FS)' },
  { value: 'SS', label: 'Start till start (SS)' },
  { value: 'FF', label: 'Slut till slut (FF)' },
  { value: 'SF', label: 'Start till slut (SF)' },
];

/** "", "FS +2 dagar", "SS": an ordinary dependency needs no words. */
export function typeText({ type, lag }: Pick<Dependency, 'type' | 'lag'>): string {
  if (type === 'FS' && lag === 0) return '';
  return lag === 0 ? type : `${type} ${lag > 0 ? '+' : '−'}${workingDays(Math.abs(lag))}`;
}

export const CONSTRAINT_OPTIONS = [
  { value: 'none', label: 'Inget' },
  { value: 'notBefore', label: 'Inte före en dag' },
  { value: 'fixed', label: 'Låst till sitt datum' },
];

/** "inte före 2021-03-01", "låst"; "" when nothing holds it. */
export function constraintText(kind: Constraint['kind'] | null | undefined, date: string | null): string {
  if (kind === 'fixed') return 'låst';
  return kind === 'notBefore' ? `inte före ${formatDate(date)}` : '';
}

/** A constraint as it now is, for the one whose change came second. */
export function constraintValues(kept: {
  readonly kind: Constraint['kind'] | null;
  readonly date: string | null;
}): [string, string][] {
  return [['Villkor', constraintText(kept.kind, kept.date) || 'inget']];
}

/** "0, kritisk", "3 dagar", "−2 dagar": working days that a row can slip. */
export function slackText(days: number | undefined): string {
  if (days === undefined) return '';
  return `${days < 0 ? '−' : ''}${Math.abs(days)} ${Math.abs(days) === 1 ? 'dag' : 'dagar'}`;
}
