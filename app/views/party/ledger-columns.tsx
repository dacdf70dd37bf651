import type { ReactNode } from 'react';

import type { NetRow } from '~/domain/in-kind';
import { amountIn, yearsOf, type CarriedVersion, type LedgerRow, type LedgerTotal } from '~/domain/party-ledger';
import { formatHours, formatKronor } from '~/views/shell/format';

import { yearWord } from './party-words';

/** A column of figures in a party's ledger. */
export interface LedgerColumn {
  readonly label: string;
  readonly cell: (row: LedgerRow) => ReactNode;
  /** of a version that is proposed instead of the one that counts */
  readonly proposal: (proposed: CarriedVersion, row: LedgerRow) => ReactNode;
  readonly sum: (total: LedgerTotal) => ReactNode;
}

/** The share in all, then by year; own hours and what they compensate only where there are any. */
export function columnsOf(ledger: readonly LedgerRow[], all: LedgerTotal): LedgerColumn[] {
  const proposals = ledger.flatMap(({ proposedNet }) => proposedNet ?? []);
  const hasHours = all.hours > 0 || proposals.some(({ inKind }) => inKind);
  const isPaid = all.compensation !== 0 || proposals.some((proposed) => proposed.compensation !== 0);
  return [
    share,
    ...yearsOf(ledger).map(yearColumn),
    ...(hasHours ? [ownHours] : []),
    ...(isPaid ? [compensation, net] : []),
  ];
}

const share: LedgerColumn = {
  label: 'Andel kr',
  cell: ({ carried }) => (carried ? <b>{formatKronor(carried.share)}</b> : '–'),
  proposal: (proposed, { carried }) => {
    const change = proposed.share - (carried?.share ?? 0);
    return (
      <>
        {formatKronor(proposed.share)}
        <span className="cell-sub">
          {change > 0 ? '+' : ''}
          {formatKronor(change)}
        </span>
      </>
    );
  },
  sum: (total) => orDash(total.share),
};

function yearColumn(year: number | null): LedgerColumn {
  return {
    label: yearWord(year),
    cell: ({ carried }) => orDash(carried ? amountIn(carried.years, year) : 0),
    proposal: ({ years }) => orDash(amountIn(years, year)),
    sum: ({ years }) => orDash(amountIn(years, year)),
  };
}

const ownHours: LedgerColumn = {
  label: 'Egen tid',
  cell: (row) => hoursOf(row.net),
  proposal: (_, { proposedNet }) => proposedNet && hoursOf(proposedNet),
  sum: ({ hours }) => (hours === 0 ? '–' : formatHours(hours)),
};

const compensation: LedgerColumn = {
  label: 'Ersättning kr',
  cell: (row) => orDash(row.net.compensation),
  proposal: (_, { proposedNet }) => orDash(proposedNet?.compensation ?? 0),
  sum: (total) => orDash(total.compensation),
};

const net: LedgerColumn = {
  label: 'Netto kr',
  cell: (row) => (row.carried || row.net.compensation !== 0 ? formatKronor(row.net.net) : '–'),
  proposal: (_, { proposedNet }) => proposedNet && formatKronor(proposedNet.net),
  sum: (total) => formatKronor(total.net),
};

function hoursOf({ inKind, shadowValue }: NetRow): ReactNode {
  if (!inKind) return '–';
  return (
    <>
      {formatHours(inKind.hours)}
      <span className="cell-sub">{inKind.handling === 'debited' ? 'debiterad' : 'ej debiterad'}</span>
      {shadowValue === null ? null : <span className="cell-sub">värd {formatKronor(shadowValue)} kr</span>}
    </>
  );
}

/** Nothing reads calmer as a dash among sums. */
function orDash(amount: number): string {
  return amount === 0 ? '–' : formatKronor(amount);
}
