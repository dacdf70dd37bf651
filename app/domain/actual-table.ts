import { ACTUAL_KINDS, checkActual, type ActualCost, type ActualGround, type ActualKind } from './actual';
import { parseDate, type CalendarDate } from './calendar';
import type { SheetRow } from './import-csv';
import { headedRows, type ImportColumn } from './import-headings';
import { ImportRefusal } from './import-table';
import { parseKronor } from './money';
import { Refusal } from './refusal';

const COLUMNS = {
  date: { code: 'datum', also: ['bokföringsdag', 'bokforingsdag'], needed: true },
  phaseId: { code: 'fas', also: [], needed: true },
  partyId: { code: 'part', also: ['kommun', 'kommunkod'], needed: true },
  amount: { code: 'belopp_kr', also: ['belopp', 'belopp, kr', 'kronor'], needed: true },
  kind: { code: 'slag', also: ['typ'], needed: false },
  text: { code: 'text', also: ['benämning', 'beskrivning'], needed: true },
  voucher: { code: 'verifikation', also: ['verifikationsnummer', 'ver'], needed: false },
} satisfies Record<string, ImportColumn>;

type ColumnName = keyof typeof COLUMNS;

/** Columns of the exported file that say what happened to a row. */
const IGNORED = ['orsak', 'Orsak till rättelse'];

/** What a file is judged against. */
export interface ActualTableGround extends Omit<ActualGround, 'phases' | 'parties'> {
  readonly phases: readonly { readonly id: number; readonly number: number }[];
  readonly parties: readonly { readonly id: number; readonly name: string; readonly code: string | null }[];
  /** parties whose costs the person may enter */
  readonly own: readonly number[];
  /** what is there already */
  readonly standing: readonly StandingCost[];
}

/** A cost that is there; a source may leave out the party and the day. */
type StandingCost = Omit<ActualCost, 'partyId' | 'date'> & {
  readonly partyId: number | null;
  readonly date: CalendarDate | null;
};

/** A row of a file of costs, and whether it is there already. */
export type ReadActual = { readonly row: number } & (
  | { readonly known: false; readonly cost: ActualCost }
  /** the same day, phase, party, amount, text and voucher: reading the file again adds nothing */
  | { readonly known: true; readonly cost: StandingCost }
);

/**
 * Reads costs from a table with a heading row.
 * @throws ImportRefusal with every mistake: the row, the column and what is allowed
 */
export function actualsOfRows(rows: readonly SheetRow[], ground: ActualTableGround): ReadActual[] {
  const problems: string[] = [];
  const left = [...ground.standing];
  // Each row that is there answers for one row of the file: two equal costs are two costs.
  const take = (cost: StandingCost): StandingCost | null => {
    const at = left.findIndex((each) => fingerprintOf(each) === fingerprintOf(cost));
    return at < 0 ? null : left.splice(at, 1)[0]!;
  };
  const read = headedRows(rows, COLUMNS, IGNORED).flatMap(({ row, cell }): ReadActual[] => {
    const open = openCost(cell, ground);
    const source = open && take(open);
    if (source) return [{ row, cost: source, known: true }];
    const cost = readCost(cell, ground, (name, message) => {
      problems.push(`Rad ${row}, kolumn ”${COLUMNS[name].code}”: ${message}`);
    });
    if (!cost) return [];
    const there = take(cost);
    return [there ? { row, cost: there, known: true } : { row, cost, known: false }];
  });
  if (problems.length > 0) throw new ImportRefusal(problems);
  return read;
}

function fingerprintOf(cost: StandingCost): string {
  return JSON.stringify([cost.date, cost.phaseId, cost.partyId, cost.amount, cost.kind, cost.text, cost.voucher]);
}

/** A row that leaves out the day or the party, as the product writes one whose source does; null: it leaves out neither. */
function openCost(cell: (name: ColumnName) => string, { phases, parties }: ActualTableGround): StandingCost | null {
  if (cell('date') !== '' && cell('partyId') !== '') return null;
  const phase = phases.find(({ number }) => String(number) === cell('phaseId'));
  const amount = parseKronor(cell('amount'));
  if (!phase || amount === null) return null;
  return {
    phaseId: phase.id,
    partyId: partyIn(parties, cell('partyId'))?.id ?? null,
    date: parseDate(cell('date')),
    amount,
    kind: cell('kind').toLowerCase() as ActualKind,
    text: cell('text'),
    voucher: cell('voucher'),
  };
}

function partyIn(parties: ActualTableGround['parties'], cell: string) {
  const typed = cell.toLowerCase();
  return parties.find(({ name, code }) => typed !== '' && [name.toLowerCase(), code].includes(typed));
}

function readCost(
  cell: (name: ColumnName) => string,
  ground: ActualTableGround,
  say: (name: ColumnName, message: string) => void,
): ActualCost | null {
  const date = parseDate(cell('date'));
  if (!date) say('date', `${quoted(cell('date'))}. Skriv år-månad-dag, till exempel 2020-04-01.`);
  const phase = ground.phases.find(({ number }) => String(number) === cell('phaseId'));
  if (!phase)
    say('phaseId', `${quoted(cell('phaseId'))}. Tillåtet är ${ground.phases.map(({ number }) => number).join(', ')}.`);
  const party = partyIn(ground.parties, cell('partyId'));
  if (!party) say('partyId', `${quoted(cell('partyId'))}. Skriv kommunkod eller namn på en av projektets deltagare.`);
  else if (!ground.own.includes(party.id)) say('partyId', `du får inte lägga in utfall för ${party.name}.`);
  const amount = parseKronor(cell('amount'));
  if (amount === null || amount === 0) {
    say('amount', `${quoted(cell('amount'))}. Skriv ett belopp i kronor, till exempel 1 520,50. Kredit med minus.`);
  }
  const kind = (cell('kind') === '' ? 'extern' : cell('kind').toLowerCase()) as ActualKind;
  const knownKind = ACTUAL_KINDS.includes(kind);
  if (!knownKind) say('kind', `${quoted(cell('kind'))}. Tillåtet är ${ACTUAL_KINDS.join(', ')}.`);
  const text = cell('text');
  if (text === '' || text.length > 300) say('text', 'skriv vad kostnaden gäller, högst 300 tecken.');
  const voucher = cell('voucher');
  if (voucher.length > 60) say('voucher', `${voucher.length} tecken. Högst 60 får plats.`);
  if (!date || !phase || !party || !amount || !knownKind || text === '' || text.length > 300) return null;
  const cost = { phaseId: phase.id, partyId: party.id, date, amount, kind, text, voucher };
  try {
    checkActual(cost, ground);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say((error.field ?? 'date') as ColumnName, error.message);
    return null;
  }
  return cost;
}

function quoted(typed: string): string {
  return typed === '' ? 'tom' : `”${typed.slice(0, 40)}”`;
}
