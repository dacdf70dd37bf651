import { ore, sumOre, type Ore } from '~/domain/money';
import type { PartySum } from '~/store/party-economy';
import { formatCount, formatKronor } from '~/views/shell/format';

/** A party with what it carries; `draft` is null where there are too many drafts to compute in a list. */
export interface PartyRow extends PartySum {
  readonly draft: Ore | null;
}

/** A column of figures in the list of parties. */
export interface PartyColumn {
  /** in the address: `?sortera=`; in a file: the column's code */
  readonly id: string;
  readonly label: string;
  readonly content: 'count' | 'kronor';
  readonly valueOf: (row: PartyRow) => number | null;
  /** whether the figures of all parties together mean something */
  readonly summed: boolean;
  readonly format: (value: number) => string;
}

/** The columns left to right. @param computed whether what the drafts come to is known */
export function partyColumns(computed: boolean): PartyColumn[] {
  return [
    kronor('summa', computed ? 'I allt kr' : 'Beslutat och inskickat kr', sumOf),
    kronor('beslutat', 'Beslutat kr', ({ approved }) => approved),
    kronor('inskickat', 'Inskickat kr', ({ submitted }) => submitted),
    computed
      ? kronor('utkast', 'Utkast kr', ({ draft }) => draft)
      : count('utkast', 'Utkast, antal', ({ drafts }) => drafts, false),
    count('projekt', 'Projekt', ({ projects }) => projects, false),
    count('invanare', 'Invånare', ({ population }) => population?.value ?? null, true),
  ];
}

function sumOf({ approved, submitted, draft }: PartyRow): Ore {
  return sumOre([approved, submitted, draft ?? ore(0)]);
}

function count(id: string, label: string, valueOf: PartyColumn['valueOf'], summed: boolean): PartyColumn {
  return { id, label, content: 'count', valueOf, summed, format: formatCount };
}

function kronor(id: string, label: string, valueOf: PartyColumn['valueOf']): PartyColumn {
  return { id, label, content: 'kronor', valueOf, summed: true, format: formatKronor };
}

/** What the rows come to in a column; null where that means nothing. */
export function columnSum({ valueOf, summed }: PartyColumn, rows: readonly PartyRow[]): number | null {
  return summed ? rows.reduce((sum, row) => sum + (valueOf(row) ?? 0), 0) : null;
}
