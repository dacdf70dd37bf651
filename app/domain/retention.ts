import { addDays, type CalendarDate } from './calendar';

/** What is taken away when its time is out. Everything that is not here is kept. */
export type RetainedKind = 'session' | 'email' | 'scenario' | 'audit-address';

/** A rule of gallring: what goes, when, and on which ground (DOMAIN.md 7). */
export interface RetentionRule {
  readonly kind: RetainedKind;
  /** as the command prints it */
  readonly what: string;
  /** it is kept so many days */
  readonly days: number;
  /** counted from when, in words */
  readonly from: string;
  /** why it may go, and why not before */
  readonly ground: string;
}

/**
 * The rules, each with its ground. Decisions, status reports, budgets and the audit rows themselves are records and are
 * never taken away by them.
 */
export const RETENTION_RULES: readonly RetentionRule[] = [
  {
    kind: 'session',
    what: 'sessioner som har gått ut',
    days: 0,
    from: 'dagen då sessionen gick ut',
    ground: 'Öppnar inget längre. En personuppgift sparas inte utan ändamål (dataskyddsförordningen artikel 5.1 e).',
  },
  {
    kind: 'email',
    what: 'brev som inte längre ska skickas',
    days: 730,
    from: 'dagen då brevet skrevs',
    ground: 'Påminner om det som står i registret: av tillfällig betydelse (arkivlagen 10 §).',
  },
  {
    kind: 'scenario',
    what: 'scenarier som någon har tagit bort och som ingen budget bygger på',
    days: 365,
    from: 'dagen då scenariot togs bort',
    ground: 'Ett utkast som inte har lett till något: av ringa betydelse (arkivlagen 10 §).',
  },
  {
    kind: 'audit-address',
    what: 'nätadresser i loggen (raderna står kvar)',
    days: 365,
    from: 'dagen då något gjordes',
    ground: 'Behövs för att utreda intrång, inte längre än så (dataskyddsförordningen artikel 5.1 e).',
  },
];

/** On a day, what is from before the answer goes by the rule. */
export function goesBefore({ days }: RetentionRule, today: CalendarDate): CalendarDate {
  return addDays(today, -days);
}
