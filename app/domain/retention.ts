import { addDays, type CalendarDate } from './calendar';

/** What is taken away when its time is out. Everything that is not here is kept. */
export type RetainedKind =
  | 'session'
  | 'oidc-flow'
  | 'sign-in-attempt'
  | 'logout-token'
  | 'one-time-link'
  | 'known-browser'
  | 'email'
  | 'scenario'
  | 'audit-address';

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

const PURPOSE = 'En personuppgift sparas inte utan ändamål (dataskyddsförordningen artikel 5.1 e).';

/**
 * The rules, each with its ground. Decisions, status reports, budgets and the audit rows themselves are records and are
 * never taken away by them.
 */
export const RETENTION_RULES: readonly RetentionRule[] = [
  {
    kind: 'session',
    what: 'inloggningar som har gått ut',
    days: 0,
    from: 'dagen då inloggningen gick ut eller senast kunde användas',
    ground: `Öppnar inget längre. ${PURPOSE}`,
  },
  {
    kind: 'oidc-flow',
    what: 'påbörjade inloggningar hos en organisation, aldrig avslutade',
    days: 0,
    from: 'dagen då tiden för att avsluta den gick ut',
    ground: `Öppnar inget längre. ${PURPOSE}`,
  },
  {
    kind: 'sign-in-attempt',
    what: 'räknade inloggningsförsök',
    days: 2,
    from: 'dagen då det senaste försöket misslyckades',
    ground: `Ett försök räknas i ett dygn. ${PURPOSE}`,
  },
  {
    kind: 'logout-token',
    what: 'använda meddelanden om utloggning från en organisation',
    days: 2,
    from: 'dagen då meddelandet togs emot',
    ground: `Ett meddelande som är äldre än fem minuter tas inte emot en gång till. ${PURPOSE}`,
  },
  {
    kind: 'one-time-link',
    what: 'engångslänkar som är använda eller för gamla',
    days: 30,
    from: 'dagen då länken användes eller slutade gälla',
    ground: 'Visar under en tid vem som har svarat på en inbjudan; att länken gjordes står i loggen (arkivlagen 10 §).',
  },
  {
    kind: 'known-browser',
    what: 'webbläsare som ingen har loggat in i på ett halvår',
    days: 180,
    from: 'dagen för den senaste inloggningen i webbläsaren',
    ground: `Räknas inte som känd längre. ${PURPOSE}`,
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
