import type { ShareTable } from '~/domain/cost-share';
import type { ShareChanges } from '~/domain/share-change';
import type { ValueOf } from '~/domain/subtotal';
import { formatCount, formatKronor, formatKronorExact, formatPercent } from '~/views/shell/format';

/** How one component of a key is shown: counted things first, then equal parts, as agreements print it. */
export interface ShareColumn {
  /** of the component in the table's parts and figures */
  readonly index: number;
  /** whether a basis figure stands beside the part */
  readonly counted: boolean;
  readonly basisLabel: string;
  readonly partLabel: string;
  readonly basisSum: number;
  /** its columns in an exported file */
  readonly csv: readonly string[];
}

export function shareColumns(table: ShareTable): ShareColumn[] {
  return table.components
    .map((component, index): ShareColumn => {
      const basisSum = table.rows.reduce((sum, row) => sum + (row.figures[index]?.value ?? 0), 0);
      switch (component.kind) {
        case 'equal':
          return { index, counted: false, basisLabel: '', partLabel: 'Lika del', basisSum, csv: ['del_lika'] };
        case 'population':
          return {
            index,
            counted: true,
            basisLabel: 'Invånare',
            partLabel: 'Efter invånare',
            basisSum,
            csv: ['folkmangd', 'del_invanare'],
          };
        case 'driver':
        case 'perUnit': {
          const label = component.seriesName.toLowerCase();
          return {
            index,
            counted: true,
            basisLabel: label.charAt(0).toUpperCase() + label.slice(1),
            partLabel: component.kind === 'perUnit' ? `Pris per ${label}` : `Efter ${label}`,
            basisSum,
            csv: ['underlag', component.kind === 'perUnit' ? 'del_pris' : 'del_underlag'],
          };
        }
        case 'percent':
          return { index, counted: false, basisLabel: '', partLabel: 'Fast andel', basisSum, csv: ['del_andel'] };
        case 'fixed':
          return { index, counted: false, basisLabel: '', partLabel: 'Fast belopp', basisSum, csv: ['del_fast'] };
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
}

/** The column that says what each pays; those after it are derived from it. */
export const SUM_COLUMN = 'summa';

/** The columns of figures of the share table, left to right. @param changes null: there is no version before */
export function figureColumns(table: ShareTable, changes: ShareChanges | null): FigureColumn[] {
  return [...componentColumns(table), ...sumColumns(table), ...(changes ? changeColumns(changes) : [])];
}

function componentColumns(table: ShareTable): FigureColumn[] {
  const people = table.components.findIndex(({ kind }) => kind === 'population');
  return shareColumns(table).flatMap(({ index, counted, basisLabel, partLabel, basisSum }) => {
    const { position } = table.components[index]!;
    const basis: FigureColumn = {
      id: index === people ? 'invanare' : `underlag-${position}`,
      label: basisLabel,
      valueOf: ({ figures }) => figures[index] ?? null,
      total: basisSum,
      format: formatCount,
    };
    const part: FigureColumn = {
      id: `del-${position}`,
      label: partLabel,
      valueOf: ({ parts }) => parts[index]!,
      total: table.columnSums[index]!,
      format: formatKronor,
    };
    return counted ? [basis, part] : [part];
  });
}

function sumColumns(table: ShareTable): FigureColumn[] {
  const { total, carriedSum } = table;
  const columns: FigureColumn[] = [
    { id: SUM_COLUMN, label: 'Summa kr', valueOf: ({ sum }) => sum, total, format: formatKronor },
    {
      id: 'andel',
      label: 'Andel',
      valueOf: ({ sum }) => (total === 0 ? null : sum / total),
      total: total === 0 ? null : 1,
      format: formatPercent,
    },
  ];
  if (carriedSum !== 0) {
    const valueOf: ValueOf = ({ carried }) => carried;
    columns.unshift({ id: 'egna', label: 'Egna rader', valueOf, total: carriedSum, format: formatKronor });
  }
  const people = shareColumns(table).find(({ index }) => table.components[index]!.kind === 'population');
  if (people) {
    const perHead = (sum: number, inhabitants: number | null | undefined) => (inhabitants ? sum / inhabitants : null);
    columns.push({
      id: 'per-invanare',
      label: 'kr/inv',
      valueOf: ({ sum, figures }) => perHead(sum, figures[people.index]),
      total: perHead(total, people.basisSum),
      format: (value) => formatKronorExact(Math.round(value)),
    });
  }
  return columns;
}

function changeColumns({ parties, total }: ShareChanges): FigureColumn[] {
  const of = (partyId: number | null) => parties.find((party) => party.partyId === partyId) ?? null;
  return [
    {
      id: 'andring',
      label: 'Ändring kr',
      valueOf: (_, partyId) => of(partyId)?.change ?? null,
      total: total.change,
      format: (value) => signed(value, formatKronor(value)),
    },
    {
      id: 'andring-procent',
      label: 'Ändring %',
      valueOf: (_, partyId) => of(partyId)?.ratio ?? null,
      total: total.ratio,
      format: (value) => signed(value, formatPercent(value)),
    },
  ];
}

function signed(value: number, text: string): string {
  return value > 0 ? `+${text}` : text;
}
