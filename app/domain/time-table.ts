import { parseDate, type CalendarDate } from './calendar';
import { hours, parseHours, type Hours } from './hours';
import type { SheetRow } from './import-csv';
import { headedRows, type ImportColumn } from './import-headings';
import { ImportRefusal } from './import-table';
import { hindranceOn, HOURS_OF_A_DAY, type ReportablePhase } from './time-entry';

const COLUMNS = {
  date: { code: 'datum', also: ['dag'], needed: true },
  phase: { code: 'fas', also: [], needed: true },
  role: { code: 'roll', also: [], needed: true },
  person: { code: 'person', also: ['e-post', 'epost'], needed: false },
  party: { code: 'part', also: ['kommun', 'kommunkod'], needed: false },
  hours: { code: 'timmar', also: ['tid'], needed: true },
} satisfies Record<string, ImportColumn>;

type ColumnName = keyof typeof COLUMNS;

/** Columns of the exported file that say what happened to a row. */
const IGNORED = [
  'lage',
  'Läge',
  'godkand',
  'Godkänd',
  'timmar_fore_rattelse',
  'Timmar före rättelse',
  'orsak',
  'Orsak till rättelse',
];

/** Hours of a role without a name may be those of several people; so many are a slip of the pen. */
const MOST_HOURS_UNNAMED = hours(1_000_00);

/** What a file of time is judged against. */
export interface TimeTableGround {
  readonly phases: readonly ReportablePhase[];
  readonly people: readonly {
    readonly userId: number;
    readonly email: string;
    readonly name: string;
    readonly partyId: number | null;
  }[];
  readonly parties: readonly { readonly id: number; readonly name: string; readonly code: string | null }[];
  /** what is there already, as it now stands */
  readonly standing: readonly {
    readonly phaseId: number;
    readonly role: string;
    readonly userId: number | null;
    readonly partyId: number | null;
    readonly date: CalendarDate;
    readonly hours: Hours;
  }[];
  /** what each person has on each day over all projects */
  readonly dayTotals: readonly { readonly userId: number; readonly date: CalendarDate; readonly hours: number }[];
  readonly today: CalendarDate;
}

/** A row of a file of time. */
export interface ReadTime {
  readonly row: number;
  readonly phase: ReportablePhase;
  readonly role: string;
  readonly userId: number | null;
  readonly partyId: number | null;
  /** who, for the eye */
  readonly who: string;
  readonly date: CalendarDate;
  readonly hours: Hours;
  /** is there already with the same hours */
  readonly known: boolean;
}

/**
 * Reads time from a table with a heading row. A row that is there already with other hours is refused: what somebody
 * has approved is corrected and not overwritten.
 * @throws ImportRefusal with every mistake: the row, the column and what is allowed
 */
export function timeOfRows(rows: readonly SheetRow[], ground: TimeTableGround): ReadTime[] {
  const problems: string[] = [];
  const seen = new Map<string, number>();
  const totals = new Map(ground.dayTotals.map(({ userId, date, hours }) => [`${userId} ${date}`, hours]));
  const read = headedRows(rows, COLUMNS, IGNORED).flatMap(({ row, cell }) => {
    const say = (name: ColumnName, message: string) => {
      problems.push(`Rad ${row}, kolumn ”${COLUMNS[name].code}”: ${message}`);
    };
    const time = readTime(cell, ground, say);
    if (!time) return [];
    const key = keyOf(time);
    const first = seen.get(key);
    if (first !== undefined) say('date', `samma dag, fas, roll och person finns redan på rad ${first}.`);
    seen.set(key, row);
    const there = ground.standing.find((one) => keyOf(one) === key);
    if (there && there.hours !== time.hours) {
      say('hours', `finns redan med ${(there.hours / 100).toLocaleString('sv-SE')} timmar. Rätta dem i stället.`);
    }
    if (!there && time.userId !== null) {
      const total = (totals.get(`${time.userId} ${time.date}`) ?? 0) + time.hours;
      totals.set(`${time.userId} ${time.date}`, total);
      if (total > HOURS_OF_A_DAY) {
        say('hours', `${time.who} får ${(total / 100).toLocaleString('sv-SE')} timmar den dagen. Ett dygn har 24.`);
      }
    }
    return [{ ...time, row, known: there !== undefined }];
  });
  if (problems.length > 0) throw new ImportRefusal(problems);
  return read;
}

function keyOf(
  time: Pick<ReadTime, 'userId' | 'partyId' | 'role' | 'date'> & ({ phaseId: number } | { phase: ReportablePhase }),
) {
  const phaseId = 'phase' in time ? time.phase.phaseId : time.phaseId;
  // A person has one party in a project; what a file says of it does not make the hours another's.
  return JSON.stringify([phaseId, time.userId, time.userId === null ? time.partyId : null, time.role, time.date]);
}

function readTime(
  cell: (name: ColumnName) => string,
  { phases, people, parties, today }: TimeTableGround,
  say: (name: ColumnName, message: string) => void,
): Omit<ReadTime, 'row' | 'known'> | null {
  const date = parseDate(cell('date'));
  if (!date) say('date', `${quoted(cell('date'))}. Skriv år-månad-dag, till exempel 2020-04-01.`);
  else if (date > today) say('date', `${date} ligger i framtiden. I dag är det ${today}.`);
  const phase = phases.find(({ number }) => String(number) === cell('phase'));
  if (!phase) say('phase', `${quoted(cell('phase'))}. Tillåtet är ${phases.map(({ number }) => number).join(', ')}.`);
  const hindrance = date && phase ? hindranceOn(phase, date) : null;
  if (hindrance) say('date', hindrance);
  const role = cell('role');
  if (phase && !phase.roles.includes(role)) say('role', `${quoted(role)}. Tillåtet är ${phase.roles.join('; ')}.`);
  const typedPerson = cell('person').toLowerCase();
  const person = people.find(({ email, name }) => [email, name.toLowerCase()].includes(typedPerson));
  if (typedPerson !== '' && !person) {
    say('person', `${quoted(cell('person'))}. Skriv e-post för någon som leder projektet, eller lämna tomt.`);
  }
  const typedParty = cell('party').toLowerCase();
  const party = parties.find(({ name, code }) => typedParty !== '' && [name.toLowerCase(), code].includes(typedParty));
  if (typedParty !== '' && !party && !person) {
    say('party', `${quoted(cell('party'))}. Skriv kommunkod eller namn på en av projektets deltagare.`);
  }
  const time = parseHours(cell('hours'));
  const most = person ? HOURS_OF_A_DAY : MOST_HOURS_UNNAMED;
  const possible = time !== null && time > 0 && time <= most;
  if (!possible)
    say('hours', `${quoted(cell('hours'))}. Skriv timmar över 0 och högst ${most / 100}, till exempel 7,5.`);
  if (!date || date > today || !phase || hindrance || !phase.roles.includes(role) || !possible) return null;
  if ((typedPerson !== '' && !person) || (typedParty !== '' && !party && !person)) return null;
  return {
    phase,
    role,
    userId: person?.userId ?? null,
    partyId: person ? person.partyId : (party?.id ?? null),
    who: person?.name ?? party?.name ?? role,
    date,
    hours: time,
  };
}

function quoted(typed: string): string {
  return typed === '' ? 'tom' : `”${typed.slice(0, 40)}”`;
}
