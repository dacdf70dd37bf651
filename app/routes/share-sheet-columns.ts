import { perInhabitant } from '~/domain/inhabitants';
import type { BasisFigure } from '~/domain/key';
import type { Ore } from '~/domain/money';
import type { Cell } from '~/platform/csv';
import { shareColumns } from '~/views/economy/share-columns';

import type { ShareLine, SharesInFile } from './share-sheet-lines';
import type { SheetColumn } from './sheet';

/** A column of the file and what it holds in a line. */
export interface LineColumn {
  readonly column: SheetColumn;
  readonly cell: (line: ShareLine) => Cell;
}

/** The columns of the file of a phase's shares; what is the same of every line stands last. */
export function shareColumnsOf(shown: SharesInFile): LineColumn[] {
  const units = shown.table.rows.some((row) => row.claimant.unitId !== null);
  return distinct([
    text('kod', 'Kod', ({ code }) => code, 8),
    text('namn', 'Namn', ({ name }) => name, 24),
    ...(units ? [text('enhet', 'Enhet', ({ unit }) => unit)] : []),
    text('rad', 'Rad', ({ kind }) => kind),
    ...partColumns(shown),
    ...stretchColumns(shown),
    money('summa', 'Summa, kr', ({ sum }) => sum),
    percent('andel_procent', 'Andel, %', ({ sum }) => ratio(sum, shown.table.total)),
    ...inhabitantColumns(shown),
    ...changeColumns(shown),
    ...netColumns(shown),
    ...groundColumns(shown),
  ]);
}

function partColumns({ table }: SharesInFile): LineColumn[] {
  const columns = shareColumns(table).flatMap(({ index, counted, basisLabel, partLabel, code }): LineColumn[] => {
    const part = money(code.part, `${partLabel}, kr`, ({ amounts }) => amounts?.parts[index] ?? null);
    if (!counted) return [part];
    return [
      count(code.basis, basisLabel, ({ amounts }) => amounts?.figures[index] ?? null),
      text(`${code.basis}_datum`, `${basisLabel}, datum`, ({ figures }) => dayOf(figures[index])),
      text(`${code.basis}_kalla`, `${basisLabel}, källa`, ({ figures }) => figures[index]?.source ?? null, 28),
      part,
    ];
  });
  if (table.carriedSum === 0) return columns;
  return [...columns, money('egna_rader', 'Egna rader, kr', ({ amounts }) => amounts?.carried ?? null)];
}

/** What each stretch gave, where participants joined or left on the way. */
function stretchColumns({ table }: SharesInFile): LineColumn[] {
  return table.stretches.map(({ from, to }, at) =>
    money(`andel_${from}_${to}`, `${from} – ${to}, kr`, ({ stretches }) => stretches[at] ?? null),
  );
}

function inhabitantColumns({ table, inhabitants }: SharesInFile): LineColumn[] {
  const people = table.components.findIndex(({ kind }) => kind === 'population');
  const of = ({ kind, partyId, amounts }: ShareLine): number | null => {
    if (kind === 'summa') return inhabitants.sum || null;
    if (people >= 0) return amounts?.figures[people] ?? null;
    return partyId === null ? null : (inhabitants.byParty.get(partyId) ?? null);
  };
  const figure = ({ partyId }: ShareLine) => inhabitants.figures.find((own) => own.partyId === partyId) ?? null;
  const each = money('kr_per_invanare', 'Kr/inv', (line) => {
    const amount = line.kind === 'summa' ? inhabitants.carried : line.sum;
    return amount === null || line.amounts === null ? null : perInhabitant(amount, of(line));
  });
  if (inhabitants.figures.length === 0) return [each];
  return [
    count('invanare', 'Invånare', of),
    text('invanare_datum', 'Invånare, datum', (line) => dayOf(figure(line))),
    text('invanare_kalla', 'Invånare, källa', (line) => figure(line)?.source ?? null, 28),
    each,
  ];
}

function changeColumns({ changes, previous }: SharesInFile): LineColumn[] {
  if (!changes || !previous) return [];
  const of = ({ kind, partyId }: ShareLine) =>
    kind === 'summa' ? changes.total : (changes.parties.find((party) => party.partyId === partyId) ?? null);
  return [
    money('forra_summan', `Version ${previous.version}, kr`, (line) => of(line)?.before ?? null),
    money('andring', 'Ändring, kr', (line) => of(line)?.change ?? null),
    percent('andring_procent', 'Ändring, %', (line) => of(line)?.ratio ?? null),
  ];
}

function netColumns({ net }: SharesInFile): LineColumn[] {
  if (!net) return [];
  const of = (partyId: number | null) => net.rows.find((row) => row.partyId === partyId) ?? null;
  return [
    money('ersattning', 'Ersättning för egen tid, kr', ({ kind, partyId }) =>
      kind === 'summa' ? net.compensationSum : (of(partyId)?.compensation ?? null),
    ),
    money('netto', 'Netto, kr', ({ kind, partyId }) => (kind === 'summa' ? net.netSum : (of(partyId)?.net ?? null))),
  ];
}

/** What the whole calculation stands on, on every line: a file that is cut or sorted still says it. */
function groundColumns({ table, key, budget }: SharesInFile): LineColumn[] {
  return [
    text('nyckel', 'Nyckel', () => key.name, 28),
    count('nyckelversion', 'Nyckelns version', () => key.version),
    text('avrundning', 'Avrundning', () => (table.rounding.mode === 'exact' ? 'exakt summa' : 'varje cell för sig')),
    money('avrundning_kr', 'Avrundat till, kr', () => table.rounding.unit as Ore),
    count('budgetversion', 'Budgetversion', () => budget.version),
    text('lage', 'Läge', () => budget.state),
    text('inskickad', 'Inskickad', () => budget.submittedOn),
  ];
}

function text(code: string, label: string, cell: (line: ShareLine) => string | null, width = 16): LineColumn {
  return { column: { code, label, content: 'text', width }, cell };
}

function count(code: string, label: string, cell: (line: ShareLine) => number | null): LineColumn {
  return { column: { code, label, content: 'count' }, cell };
}

function money(code: string, label: string, amount: (line: ShareLine) => Ore | null): LineColumn {
  const cell = (line: ShareLine) => {
    const ore = amount(line);
    return ore === null ? null : ore / 100;
  };
  return { column: { code, label, content: 'kronor' }, cell };
}

/** Per cent as a number with at most four decimals. */
function percent(code: string, label: string, part: (line: ShareLine) => number | null): LineColumn {
  const cell = (line: ShareLine) => {
    const share = part(line);
    return share === null ? null : Math.round(share * 1_000_000) / 10_000;
  };
  return { column: { code, label, content: 'percent' }, cell };
}

function ratio(sum: Ore | null, total: Ore): number | null {
  return sum === null || total === 0 ? null : sum / total;
}

function dayOf(figure: BasisFigure | null | undefined): string | null {
  if (!figure) return null;
  return figure.precision === 'year' ? figure.referenceDate.slice(0, 4) : figure.referenceDate;
}

/** Two components may count alike: the second's columns are told apart by a number. */
function distinct(columns: readonly LineColumn[]): LineColumn[] {
  const seen = new Map<string, number>();
  return columns.map(({ column, cell }) => {
    const times = (seen.get(column.code) ?? 0) + 1;
    seen.set(column.code, times);
    return { column: times === 1 ? column : { ...column, code: `${column.code}_${times}` }, cell };
  });
}
