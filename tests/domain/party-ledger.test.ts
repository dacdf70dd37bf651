import { describe, expect, test } from 'vitest';

import type { BudgetState } from '~/domain/budget';
import { hours } from '~/domain/hours';
import type { InKindHours } from '~/domain/in-kind';
import { ore } from '~/domain/money';
import {
  amountIn,
  ledgerOf,
  totalsOf,
  yearsOf,
  type DraftShares,
  type PartyPhase,
  type StoredVersion,
} from '~/domain/party-ledger';

const OWN = { partyId: 1, partyName: 'Ludvika' };
const rounding = { unit: 100, mode: 'exact' } as const;

/** A version whose only line is shared 60/40 between party 1 and 2. */
function version(
  number: number,
  state: BudgetState,
  amount: number,
  year: number | null = 2020,
  inKind: InKindHours | null = null,
): StoredVersion {
  const draft = state === 'utkast';
  return {
    id: number,
    version: number,
    state,
    rounding: draft ? null : rounding,
    inKind,
    lines: [{ amount: ore(amount), year, carriedBy: null }],
    shares: draft ? [] : sharesOf(amount),
    stretches: [],
  };
}

const sharesOf = (amount: number) => [
  { partyId: 1, code: '2085', share: ore(amount * 0.6) },
  { partyId: 2, code: '2081', share: ore(amount * 0.4) },
];

function phase(number: number, versions: readonly StoredVersion[]): PartyPhase {
  return {
    phaseId: number,
    phaseNumber: number,
    phaseName: `Fas ${number}`,
    period: { start: null, end: null },
    projectId: 1,
    projectSlug: 'projekt',
    projectName: 'Projekt',
    cooperationName: 'Samverkan',
    versions,
  };
}

function own(worked: number, handling: InKindHours['handling'], rate: number): InKindHours {
  return { ...OWN, hours: hours(worked), handling, rate: ore(rate) };
}

const draftOf = (amount: number): DraftShares => ({
  shares: sharesOf(amount),
  stretches: [],
  rounding,
  refusal: null,
});
const NO_DRAFTS = new Map<number, DraftShares>();

describe('the ledger of a party', () => {
  test('takes the version that counts, and shows a newer one beside it without adding it', () => {
    const phases = [phase(1, [version(1, 'godkänd', 100_000), version(2, 'inskickad', 200_000, 2021)])];
    const ledger = ledgerOf(OWN, phases, NO_DRAFTS);
    expect(ledger).toMatchObject([
      {
        carried: { version: 1, commitment: 'godkänd', share: 60_000, years: [{ year: 2020, amount: 60_000 }] },
        proposed: { version: 2, commitment: 'inskickad', share: 120_000, years: [{ year: 2021, amount: 120_000 }] },
      },
    ]);
    expect(totalsOf(ledger).all).toMatchObject({ share: 60_000, years: [{ year: 2020, amount: 60_000 }] });
    expect(yearsOf(ledger)).toEqual([2020, 2021]);
  });

  test('computes a draft, as the version that counts or as a proposal', () => {
    const phases = [
      phase(1, [version(1, 'utkast', 50_000)]),
      phase(2, [version(2, 'godkänd', 10_000), version(3, 'utkast', 90_000)]),
    ];
    const drafts = new Map([
      [1, draftOf(50_000)],
      [3, draftOf(90_000)],
    ]);
    expect(ledgerOf(OWN, phases, drafts)).toMatchObject([
      { carried: { commitment: 'utkast', share: 30_000 }, proposed: null },
      { carried: { commitment: 'godkänd', share: 6_000 }, proposed: { commitment: 'utkast', share: 54_000 } },
    ]);
  });

  test('says why a draft cannot be shared, and counts nothing for it', () => {
    const refused = new Map([[1, { shares: null, stretches: [], rounding: null, refusal: 'Underlag saknas.' }]]);
    const ledger = ledgerOf(OWN, [phase(1, [version(1, 'utkast', 50_000)])], refused);
    expect(ledger).toMatchObject([{ carried: null, proposed: null, refusal: 'Underlag saknas.' }]);
    expect(totalsOf(ledger)).toMatchObject({ parts: [], all: { share: 0, net: 0 } });
  });

  test('leaves out what the party has nothing to do with', () => {
    const phases = [
      phase(1, [version(1, 'avslagen', 50_000)]),
      phase(2, [version(2, 'godkänd', 50_000)]),
      phase(3, []),
    ];
    expect(ledgerOf({ partyId: 9, partyName: 'Mora' }, phases, NO_DRAFTS)).toEqual([]);
    expect(ledgerOf(OWN, phases, NO_DRAFTS).map(({ phaseId }) => phaseId)).toEqual([2]);
  });

  test('lowers the net by debited hours, not by unbilled ones, also where there is no share', () => {
    const phases = [
      phase(1, [version(1, 'godkänd', 100_000, 2020, own(200, 'debited', 40_000))]),
      phase(2, [version(2, 'inskickad', 100_000, 2020, own(100, 'unbilled', 40_000))]),
      phase(3, [{ ...version(3, 'inskickad', 100_000, 2020, own(300, 'debited', 10_000)), shares: [] }]),
    ];
    const ledger = ledgerOf(OWN, phases, NO_DRAFTS);
    expect(ledger.map(({ net }) => [net.share, net.compensation, net.shadowValue, net.net])).toEqual([
      [60_000, 80_000, null, -20_000],
      [60_000, 0, 40_000, 60_000],
      [0, 30_000, null, -30_000],
    ]);
  });

  test('takes the own hours of the version that counts, and those of a newer one beside it', () => {
    const versions = [
      version(1, 'godkänd', 100_000, 2020, own(200, 'debited', 40_000)),
      version(2, 'inskickad', 100_000, 2020, own(100, 'debited', 40_000)),
    ];
    const [row] = ledgerOf(OWN, [phase(1, versions)], NO_DRAFTS);
    expect([row?.net, row?.proposedNet]).toMatchObject([
      { compensation: 80_000, net: -20_000 },
      { compensation: 40_000, net: 20_000 },
    ]);
    expect(totalsOf([row!]).all).toMatchObject({ hours: 200, net: -20_000 });
  });

  test('has a row for a party that only a newer version gives own hours', () => {
    const other = { partyId: 9, partyName: 'Mora' };
    const proposed = { ...version(2, 'inskickad', 100_000), inKind: { ...own(100, 'debited', 100), ...other } };
    const [row] = ledgerOf(other, [phase(1, [version(1, 'godkänd', 100_000), proposed])], NO_DRAFTS);
    expect(row).toMatchObject({ carried: null, proposed: null, net: { inKind: null }, proposedNet: { net: -100 } });
  });
});

describe('the totals of a ledger', () => {
  const phases = [
    phase(1, [version(1, 'godkänd', 100_000, 2020, own(200, 'debited', 40_000))]),
    phase(2, [version(2, 'inskickad', 200_000, 2021)]),
    phase(3, [version(3, 'utkast', 300_000, 2021)]),
    phase(4, [version(4, 'godkänd', 50_000, null)]),
    phase(5, [{ ...version(5, 'godkänd', 0, 2020, own(100, 'unbilled', 40_000)), shares: [] }]),
  ];
  const { parts, all } = totalsOf(ledgerOf(OWN, phases, new Map([[3, draftOf(300_000)]])));

  test('tell decided, submitted and drafted apart, firmest first', () => {
    expect(parts.map(({ commitment, share, compensation }) => [commitment, share, compensation])).toEqual([
      ['godkänd', 90_000, 80_000],
      ['inskickad', 120_000, 0],
      ['utkast', 180_000, 0],
      [null, 0, 0],
    ]);
  });

  test('are the parts together, column by column', () => {
    for (const column of ['share', 'hours', 'compensation', 'shadowValue', 'net'] as const) {
      expect(
        parts.reduce((sum, part) => sum + part[column], 0),
        column,
      ).toBe(all[column]);
    }
    for (const year of [2020, 2021, null]) {
      expect(parts.reduce((sum, { years }) => sum + amountIn(years, year), 0)).toBe(amountIn(all.years, year));
    }
    expect(all.years).toEqual([
      { year: 2020, amount: 60_000 },
      { year: 2021, amount: 300_000 },
      { year: null, amount: 30_000 },
    ]);
  });
});
