import type { ShareTable } from '~/domain/cost-share';
import { perInhabitant, type CountedInhabitants } from '~/domain/inhabitants';
import { ore } from '~/domain/money';
import type { ShareChanges } from '~/domain/share-change';
import type { ValueOf } from '~/domain/subtotal';
import { formatCount, formatKronor, formatKronorExact } from '~/views/shell/format';

import { percentFormat } from './percent-format';

/** How one component of a key is shown: counted things first, then equal parts, as agreements print it. */
export interface ShareColumn {
  /** of the component in the table's parts and figures */
  readonly index: number;
  /** whether a basis figure stands beside the part */
  readonly counted: boolean;
  readonly basisLabel: string;
  readonly partLabel: string;
  readonly basisSum: number;
  /** the words of its columns in an exported file */
  readonly code: { readonly basis: string; readonly part: string };
}

export function shareColumns(table: ShareTable): ShareColumn[] {
  return table.components
    .map((component, index): ShareColumn => {
      const basisSum = table.rows.reduce((sum, row) => sum + (row.figures[index]?.value ?? 0), 0);
      const given = (partLabel: string, part: string): ShareColumn => {
        return { index, counted: false, basisLabel: '', partLabel, basisSum, code: { basis: '', part } };
      };
      switch (component.kind) {
        case 'equal':
          return given('Lika del', 'del_lika');
        case 'percent':
          return given('Fast andel', 'del_andel');
        case 'fixed':
          return given('Fast belopp', 'del_fast');
        case 'population':
          return {
            index,
            counted: true,
            basisLabel: 'Invånare',
            partLabel: 'Efter invånare',
            basisSum,
            code: { basis: 'folkmangd', part: 'del_invanare' },
          };
        case 'driver':
        case 'perUnit': {
          const label = component.seriesName.toLowerCase();
          const priced = component.kind === 'perUnit';
          return {
            index,
            counted: true,
            basisLabel: label.charAt(0).toUpperCase() + label.slice(1),
            partLabel: priced ? `Pris × ${label}` : `Efter ${label}`,
            basisSum,
            code: { basis: 'underlag', part: priced ? 'del_pris' : 'del_underlag' },
          };
        }
      }
    })
    .sort((a, b) => Number(b.counted) - Number(a.counted));
}

/** A column of figures on the page: what it shows of a row, a party and the whole. */
export interface FigureColumn {
  /** in the address: `?sortera=` */
  readonly id: string;
  readonly label: string;
  readonly valueOf: ValueOf;
  /** of the whole */
  readonly total: number | null;
  readonly format: (value: number) => string;
  /** shows what the sum is made of: folded away where there is no room for it */
  readonly ofParts: boolean;
  /** what a part was counted from, where it has no column of its own */
  readonly beneath?: Pick<FigureColumn, 'valueOf' | 'total' | 'format'>;
  /** a word for a party that the column has no figure for */
  readonly lacking?: (partyId: number | null) => string;
}

/** The column that says what each pays; those after it are derived from it. */
export const SUM_COLUMN = 'summa';

/** How the parts are shown: each figure and amount in a column, both in one, or not at all. */
export type PartsShown = 'apart' | 'merged' | 'folded';

/** So many columns of parts leave room for the sums on an ordinary screen. */
const MOST_APART = 4;

/** How the parts of a table are shown. @param wanted null: nobody has chosen */
export function partsShown(table: ShareTable, wanted: boolean | null): PartsShown {
  const count = shareColumns(table).reduce((sum, { counted }) => sum + (counted ? 2 : 1), 0);
  const many = count > MOST_APART;
  if (wanted ?? !many) return many ? 'merged' : 'apart';
  return 'folded';
}

interface Beside {
  /** null: there is no version before */
  readonly changes: ShareChanges | null;
  readonly inhabitants: CountedInhabitants;
  readonly parts: PartsShown;
}

/** The columns of figures of the share table, left to right. */
export function figureColumns(table: ShareTable, { changes, inhabitants, parts }: Beside): FigureColumn[] {
  return [
    ...(parts === 'folded' ? [] : partColumns(table, parts)),
    ...sumColumns(table, inhabitants),
    ...(changes ? changeColumns(changes) : []),
  ];
}

function partColumns(table: ShareTable, shown: PartsShown): FigureColumn[] {
  const people = table.components.findIndex(({ kind }) => kind === 'population');
  const columns = shareColumns(table).flatMap(({ index, counted, basisLabel, partLabel, basisSum }) => {
    const { position } = table.components[index]!;
    const basis: FigureColumn = {
      id: index === people ? 'invanare' : `underlag-${position}`,
      label: basisLabel,
      valueOf: ({ figures }) => figures[index] ?? null,
      total: basisSum,
      format: formatCount,
      ofParts: true,
    };
    const part: FigureColumn = {
      id: `del-${position}`,
      label: partLabel,
      valueOf: ({ parts }) => parts[index]!,
      total: table.columnSums[index]!,
      format: formatKronor,
      ofParts: true,
    };
    if (!counted) return [part];
    return shown === 'merged' ? [{ ...part, beneath: basis }] : [basis, part];
  });
  if (table.carriedSum === 0) return columns;
  const carried: FigureColumn = {
    id: 'egna',
    label: 'Egna rader',
    valueOf: ({ carried }) => carried,
    total: table.carriedSum,
    format: formatKronor,
    ofParts: true,
  };
  return [...columns, carried];
}

function sumColumns(table: ShareTable, inhabitants: CountedInhabitants): FigureColumn[] {
  const { total, rows } = table;
  const people = table.components.findIndex(({ kind }) => kind === 'population');
  const shares = total === 0 ? [] : rows.map(({ sum }) => sum / total);
  const of = (partyId: number | null) => (partyId === null ? null : (inhabitants.byParty.get(partyId) ?? null));
  return [
    { id: SUM_COLUMN, label: 'Summa kr', valueOf: ({ sum }) => sum, total, format: formatKronor, ofParts: false },
    {
      id: 'andel',
      label: 'Andel',
      valueOf: ({ sum }) => (total === 0 ? null : sum / total),
      total: total === 0 ? null : 1,
      format: percentFormat(shares, 2),
      ofParts: false,
    },
    {
      id: 'per-invanare',
      label: 'kr/inv',
      valueOf: ({ sum, figures }, partyId) => perInhabitant(sum, people >= 0 ? (figures[people] ?? null) : of(partyId)),
      total: perInhabitant(inhabitants.carried, inhabitants.sum),
      format: formatKronorExact,
      ofParts: false,
    },
  ];
}

function changeColumns({ parties, total }: ShareChanges): FigureColumn[] {
  const of = (partyId: number | null) => parties.find((party) => party.partyId === partyId) ?? null;
  const format = percentFormat(
    parties.flatMap(({ ratio }) => ratio ?? []),
    1,
  );
  return [
    {
      id: 'andring',
      label: 'Ändring kr',
      valueOf: (_, partyId) => of(partyId)?.change ?? null,
      total: total.change,
      format: (value) => signed(value, formatKronor(ore(value))),
      ofParts: false,
    },
    {
      id: 'andring-procent',
      label: 'Ändring %',
      valueOf: (_, partyId) => of(partyId)?.ratio ?? null,
      total: total.ratio,
      format: (value) => signed(value, format(value)),
      ofParts: false,
      lacking: (partyId) => (of(partyId)?.before === null ? 'ny' : '–'),
    },
  ];
}

function signed(value: number, text: string): string {
  return value > 0 ? `+${text}` : text;
}
