import type { ShareRow, ShareTable } from '~/domain/cost-share';
import type { CountedInhabitants } from '~/domain/inhabitants';
import type { NetTable } from '~/domain/in-kind';
import type { BasisFigure } from '~/domain/key';
import { sumOre, type Ore } from '~/domain/money';
import type { ShareChanges } from '~/domain/share-change';
import { byParty, subtotalOf, type PartyRows, type Subtotal } from '~/domain/subtotal';
import type { Budget } from '~/store/budget';
import type { PreviousShares } from '~/store/share-history';

import type { Shares } from './share-table';

/** Everything that the file of a phase's shares is made of. */
export interface SharesInFile {
  readonly table: ShareTable;
  readonly key: NonNullable<Shares['key']>;
  readonly budget: Budget;
  readonly inhabitants: CountedInhabitants;
  readonly previous: PreviousShares | null;
  readonly changes: ShareChanges | null;
  /** null where nobody puts in hours */
  readonly net: NetTable | null;
}

/** One line of the file; sums are marked as such, so that who adds up the lines can leave them out. */
export interface ShareLine {
  readonly kind: 'part' | 'enhet' | 'delsumma' | 'deltar inte längre' | 'bara egen tid' | 'öresdifferens' | 'summa';
  readonly code: string;
  readonly name: string;
  readonly unit: string | null;
  /** whose figures by party stand in the line; null for a unit and for what is of no party */
  readonly partyId: number | null;
  /** null for a line that has only a sum */
  readonly amounts: Subtotal | null;
  /** per component: what the line was counted from; empty for a sum */
  readonly figures: readonly (BasisFigure | null)[];
  /** what each stretch of the table gave of the sum; null where the line takes no part in it */
  readonly stretches: readonly (Ore | null)[];
  readonly sum: Ore | null;
  readonly strong: boolean;
}

const PLAIN: Omit<ShareLine, 'kind' | 'name'> = {
  code: '',
  unit: null,
  partyId: null,
  amounts: null,
  figures: [],
  stretches: [],
  sum: null,
  strong: false,
};

/** The lines of the file: each party or its units with their sum, who has left, the difference, the whole. */
export function shareLines({ table, changes, net }: SharesInFile): ShareLine[] {
  const parties = byParty(table.rows);
  const present = new Set(parties.map(({ partyId }) => partyId));
  const left = (changes?.parties ?? []).filter(({ after }) => after === null);
  const known = new Set([...present, ...left.map(({ partyId }) => partyId)]);
  return [
    ...parties.flatMap((party) => linesOf(party, table)),
    ...left.map(({ partyId, partyName: name }): ShareLine => {
      return { ...PLAIN, kind: 'deltar inte längre', name, partyId, sum: 0 as Ore };
    }),
    ...(net?.rows ?? [])
      .filter(({ partyId }) => !known.has(partyId))
      .map(({ partyId, partyName: name }): ShareLine => {
        return { ...PLAIN, kind: 'bara egen tid', name, partyId, sum: 0 as Ore };
      }),
    ...(table.difference === 0 ? [] : [differenceLine(table)]),
    wholeLine(table),
  ];
}

/** Of one party: itself, or its units and their sum. */
function linesOf(party: PartyRows, table: ShareTable): ShareLine[] {
  const { partyId, partyName: name, rows } = party;
  const alone = rows.length === 1;
  const { code } = rows[0]!.claimant;
  const own = rows.map((row): ShareLine => {
    const { claimant, figures, sum } = row;
    return {
      ...{ kind: claimant.unitId === null ? 'part' : 'enhet', code, name, unit: claimant.unitName },
      ...{ partyId: alone ? partyId : null, amounts: subtotalOf([row]), figures, sum, strong: false },
      stretches: sumsByStretch(table, [row]),
    };
  });
  if (alone) return own;
  const whole = { code, name, partyId, amounts: party, sum: party.sum, stretches: sumsByStretch(table, rows) };
  return [...own, { ...PLAIN, ...whole, kind: 'delsumma', strong: true }];
}

function differenceLine({ difference: sum, stretches: of }: ShareTable): ShareLine {
  const stretches = of.map(({ table }) => table.difference);
  return { ...PLAIN, kind: 'öresdifferens', name: 'Öresdifferens', stretches, sum };
}

function wholeLine(table: ShareTable): ShareLine {
  const stretches = table.stretches.map((stretch) => stretch.table.total);
  const whole = { amounts: wholeOf(table), stretches, sum: table.total };
  return { ...PLAIN, ...whole, kind: 'summa', name: 'Summa', strong: true };
}

function sumsByStretch({ stretches }: ShareTable, rows: readonly ShareRow[]): (Ore | null)[] {
  const names = new Set(rows.map(({ claimant }) => `${claimant.partyId} ${claimant.unitId}`));
  return stretches.map(({ table }) => {
    const present = table.rows.filter(({ claimant }) => names.has(`${claimant.partyId} ${claimant.unitId}`));
    return present.length === 0 ? null : sumOre(present.map(({ sum }) => sum));
  });
}

function wholeOf({ components, rows, columnSums, carriedSum, total }: ShareTable): Subtotal {
  const { figures } = subtotalOf(rows);
  return {
    figures: components.map((_, at) => figures[at] ?? null),
    parts: columnSums,
    carried: carriedSum,
    sum: total,
  };
}
