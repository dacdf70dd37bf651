import type { NetRow } from '~/domain/in-kind';
import {
  amountIn,
  totalsOf,
  yearsOf,
  type CarriedVersion,
  type LedgerRow,
  type LedgerTotal,
} from '~/domain/party-ledger';
import type { Cell } from '~/platform/csv';
import type { Guarded } from '~/policy/guard';
import type { PartyHead } from '~/store/party-head';
import { commitmentWord, yearWord } from '~/views/party/party-words';

import { ledgerOfParty } from './party-ledger';
import type { Sheet, SheetColumn, SheetRow } from './sheet';

/** What a party carries, for a file: the rows of its page, then the sums by commitment and in all. */
export async function ledgerSheet({ viewer, found, context }: Guarded<PartyHead>): Promise<Sheet> {
  const rows = await ledgerOfParty(context, viewer, { partyId: found.id, partyName: found.name });
  const years = yearsOf(rows);
  const { parts, all } = totalsOf(rows);
  return {
    name: `${found.slug}-andelar`,
    columns: columnsOf(years),
    rows: [
      ...rows.flatMap((row) => rowsOf(row, years)),
      ...parts.map((part) => sumRow(commitmentWord(part.commitment), part, years)),
      sumRow('Summa', all, years),
    ],
  };
}

type Years = readonly (number | null)[];

const kronor = (ore: number) => ore / 100;

function columnsOf(years: Years): SheetColumn[] {
  const text = (code: string, label: string, width = 16): SheetColumn => ({ code, label, content: 'text', width });
  const money = (code: string, label: string): SheetColumn => ({ code, label, content: 'kronor' });
  return [
    text('projekt', 'Projekt', 28),
    text('samverkan', 'Samverkan', 28),
    text('fas', 'Fas', 8),
    text('fasnamn', 'Fasens namn', 36),
    text('budget', 'Budget'),
    text('version', 'Version', 8),
    text('raknas', 'Räknas', 8),
    ...years.map((year) => money(year === null ? 'ej_fordelat' : String(year), yearWord(year))),
    money('andel', 'Andel kr'),
    { code: 'egna_timmar', label: 'Egna timmar', content: 'hours' },
    text('egen_tid', 'Egen tid'),
    money('ersattning', 'Ersättning kr'),
    money('skuggvarde', 'Skuggvärde kr'),
    money('netto', 'Netto kr'),
  ];
}

/** The row of a phase, and one for the version that is proposed in its stead. */
function rowsOf({ carried, proposed, net, proposedNet, ...phase }: LedgerRow, years: Years): SheetRow[] {
  const named: Cell[] = [phase.projectName, phase.cooperationName, phase.phaseNumber, phase.phaseName];
  const version = (of: CarriedVersion | null, counts: boolean): Cell[] => [
    of ? of.commitment : null,
    of?.version ?? null,
    counts ? 'ja' : 'nej',
    ...years.map((year) => (of ? kronor(amountIn(of.years, year)) : null)),
    of ? kronor(of.share) : null,
  ];
  const own = ({ inKind, compensation, shadowValue, net: left }: NetRow): Cell[] => [
    inKind ? inKind.hours / 100 : null,
    inKind ? HANDLING[inKind.handling] : null,
    kronor(compensation),
    shadowValue === null ? null : kronor(shadowValue),
    kronor(left),
  ];
  const rows: SheetRow[] = [{ cells: [...named, ...version(carried, carried !== null), ...own(net)], strong: false }];
  if (proposed && proposedNet) {
    rows.push({ cells: [...named, ...version(proposed, false), ...own(proposedNet)], strong: false });
  }
  return rows;
}

const HANDLING = { debited: 'debiterad', unbilled: 'ej debiterad' } as const;

function sumRow(label: string, total: LedgerTotal, years: Years): SheetRow {
  return {
    cells: [
      label,
      ...Array<null>(6).fill(null),
      ...years.map((year) => kronor(amountIn(total.years, year))),
      kronor(total.share),
      total.hours / 100,
      null,
      kronor(total.compensation),
      kronor(total.shadowValue),
      kronor(total.net),
    ],
    strong: true,
  };
}
