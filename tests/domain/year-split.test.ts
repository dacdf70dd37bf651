import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { RoundingMode, RoundingUnit } from '~/domain/allocate';
import { addDays, parseDate, type CalendarDate } from '~/domain/calendar';
import { shareBudget } from '~/domain/cost-share';
import { fraction } from '~/domain/fraction';
import type { ShareBasis } from '~/domain/key';
import { ore, sumOre } from '~/domain/money';
import { byParty } from '~/domain/subtotal';
import { amountsByYear, sharesByYear, type DatedLine, type Period, type SharedBudget } from '~/domain/year-split';

const day = (text: string) => parseDate(text)!;
const period = (start: string | null, end: string | null): Period => ({
  start: start === null ? null : day(start),
  end: end === null ? null : day(end),
});
const line = (amount: number, year: number | null = null, carriedBy: number | null = null): DatedLine => ({
  amount: ore(amount),
  year,
  carriedBy,
});
const found = (amounts: readonly { year: number | null; amount: number }[]) =>
  amounts.map(({ year, amount }) => [year, amount]);

describe('lines by year', () => {
  test('with a year belong to it, whenever the phase is', () => {
    const lines = [line(300, 2022), line(100, 2021), line(50, 2022)];
    expect(found(amountsByYear(lines, period('2019-01-01', '2019-12-31'), 100))).toEqual([
      [2021, 100],
      [2022, 350],
    ]);
  });

  test('without a year are split by the days of the phase in each year', () => {
    // 117 days of 2019 and 274 of 2020 (a leap year): 278 286,45 and 651 713,55 kr
    expect(found(amountsByYear([line(93_000_000)], period('2019-09-06', '2020-09-30'), 100))).toEqual([
      [2019, 27_828_600],
      [2020, 65_171_400],
    ]);
  });

  test('a phase within a year, of one day, or over new year', () => {
    expect(found(amountsByYear([line(100)], period('2020-02-29', '2020-02-29'), 100))).toEqual([[2020, 100]]);
    expect(found(amountsByYear([line(200)], period('2020-12-31', '2021-01-01'), 100))).toEqual([
      [2020, 100],
      [2021, 100],
    ]);
    // one unit over two equal years goes to the first
    expect(found(amountsByYear([line(100)], period('2020-12-31', '2021-01-01'), 100))).toEqual([[2020, 100]]);
  });

  test.each([
    [null, null],
    ['2021-07-01', null],
    [null, '2021-02-26'],
  ])('of a phase from %s to %s stay without a year, beside those that have one', (start, end) => {
    expect(found(amountsByYear([line(700), line(300, 2021)], period(start, end), 100))).toEqual([
      [2021, 300],
      [null, 700],
    ]);
  });

  test('a credit mirrors the same amount, and what cancels out is in no year', () => {
    expect(found(amountsByYear([line(-93_000_000)], period('2019-09-06', '2020-09-30'), 100))).toEqual([
      [2019, -27_828_600],
      [2020, -65_171_400],
    ]);
    expect(amountsByYear([line(500, 2020), line(-500, 2020)], period(null, null), 100)).toEqual([]);
  });
});

describe('what each party carries by year', () => {
  const ofTwo = (given: Partial<SharedBudget>): SharedBudget => ({
    lines: [line(30_000, 2020), line(30_000, 2021)],
    period: period(null, null),
    rounding: { unit: 100, mode: 'exact' },
    shares: [
      { partyId: 1, code: '2001', share: ore(40_100) },
      { partyId: 2, code: '2002', share: ore(19_900) },
    ],
    ...given,
  });

  test('sums to its share, and each year to its budget', () => {
    // half of 401 kr is 200,50; the tie goes to the larger share
    const years = sharesByYear(ofTwo({}));
    expect(found(years.get(1)!)).toEqual([
      [2020, 20_100],
      [2021, 20_000],
    ]);
    expect(found(years.get(2)!)).toEqual([
      [2020, 9_900],
      [2021, 10_000],
    ]);
  });

  test('lines that it carries alone are its own, in their own years', () => {
    const years = sharesByYear(
      ofTwo({
        lines: [line(20_000, 2020), line(5_000, 2022, 2)],
        shares: [
          { partyId: 1, code: '2001', share: ore(12_000) },
          { partyId: 2, code: '2002', share: ore(13_000) },
        ],
      }),
    );
    expect(found(years.get(1)!)).toEqual([[2020, 12_000]]);
    expect(found(years.get(2)!)).toEqual([
      [2020, 8_000],
      [2022, 5_000],
    ]);
  });

  test('each rounded by itself, it sums to the stored share whatever the difference is', () => {
    const shares = [1, 2, 3].map((partyId) => ({ partyId, code: String(partyId), share: ore(33_300) }));
    const years = sharesByYear(
      ofTwo({ lines: [line(50_000, 2020), line(50_000, 2021)], rounding: { unit: 100, mode: 'plain' }, shares }),
    );
    for (const { partyId } of shares) {
      expect(found(years.get(partyId)!)).toEqual([
        [2020, 16_700],
        [2021, 16_600],
      ]);
    }
  });

  test('of who left on the way is in no year after that, and a line of its own stays in its year', () => {
    const shares = (one: number, two: number) => [
      { partyId: 1, code: '2001', share: ore(one) },
      { partyId: 2, code: '2002', share: ore(two) },
    ];
    const divided = {
      lines: [line(7_310_000), line(500, 2021, 2)],
      period: period('2020-01-01', '2021-12-31'),
      shares: shares(5_480_000, 1_830_000 + 500),
      stretches: [
        {
          from: day('2020-01-01'),
          to: day('2020-12-31'),
          amount: ore(3_660_000),
          shares: shares(1_830_000, 1_830_000),
        },
        {
          from: day('2021-01-01'),
          to: day('2021-12-31'),
          amount: ore(3_650_000),
          shares: shares(3_650_000, 0).slice(0, 1),
        },
      ],
    };
    const years = sharesByYear(ofTwo(divided));
    expect(found(years.get(1)!)).toEqual([
      [2020, 1_830_000],
      [2021, 3_650_000],
    ]);
    expect(found(years.get(2)!)).toEqual([
      [2020, 1_830_000],
      [2021, 500],
    ]);
    const named = sharesByYear(ofTwo({ ...divided, lines: [line(7_310_000, 2020), line(500, 2021, 2)] }));
    expect(found(named.get(2)!)).toEqual([
      [2020, 1_830_000],
      [2021, 500],
    ]);
    expect(found(named.get(1)!), 'lines that name a year are not divided by days').toEqual([[2020, 5_480_000]]);
  });

  test('a budget that cancels out gives nobody anything, in either mode', () => {
    const shares = [{ partyId: 1, code: '', share: ore(0) }];
    for (const mode of ['exact', 'plain'] as const) {
      const cancelled = { lines: [line(700, 2020), line(-700, 2021)], rounding: { unit: 100, mode } as const, shares };
      expect(sharesByYear(ofTwo(cancelled)).get(1)).toEqual([]);
    }
  });
});

describe('for any budget', () => {
  const unit = fc.constantFrom<RoundingUnit>(1, 100, 10_000, 100_000);
  const start = fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2018-01-01' as CalendarDate, days));
  const anyPeriod = fc.oneof(
    fc.tuple(start, fc.nat(2500)).map(([from, days]): Period => ({ start: from, end: addDays(from, days) })),
    start.map((from): Period => ({ start: from, end: null })),
    fc.constant<Period>({ start: null, end: null }),
  );
  const amounts = fc.integer({ min: 0, max: 100_000_000_000 });
  const year = fc.option(fc.integer({ min: 2018, max: 2026 }));
  const figures = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 12 });
  const anyLines = (parties: number) =>
    fc.array(
      fc.record({
        amount: amounts.map(ore),
        year,
        carriedBy: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat(parties - 1) }),
      }),
      { minLength: 1, maxLength: 6 },
    );

  /** Shared half equally, half by figures, as a submission stores it. */
  function shared(
    of: { lines: readonly DatedLine[]; period: Period; figures: readonly number[] },
    mode: RoundingMode,
    roundingUnit: RoundingUnit,
  ) {
    const basis: ShareBasis = {
      claimants: of.figures.map((_, at) => ({
        partyId: at,
        partyName: `Part ${at}`,
        unitId: null,
        unitName: null,
        code: String(1000 + at),
      })),
      components: [
        { position: 1, kind: 'equal', weight: fraction(1, 2) },
        { position: 2, kind: 'population', weight: fraction(1, 2), seriesName: 'Folkmängd' },
      ],
      figures: [
        of.figures.map(() => null),
        of.figures.map((value) => ({ id: 1, value, referenceDate: day('2019-12-31'), precision: 'day', source: '' })),
      ],
    };
    const rounding = { unit: roundingUnit, mode };
    const shares = byParty(shareBudget(of.lines, basis, rounding).rows).map(({ partyId, sum }) => ({
      partyId,
      code: String(1000 + partyId),
      share: sum,
    }));
    return { lines: of.lines, period: of.period, rounding, shares };
  }

  const anyBudget = figures.chain((given) =>
    fc.record({ figures: fc.constant(given), lines: anyLines(given.length), period: anyPeriod }),
  );

  test('the parties of a year sum to what the budget has in it, and the years of a party to its share', () => {
    fc.assert(
      fc.property(anyBudget, unit, (of, roundingUnit) => {
        const budget = shared(of, 'exact', roundingUnit);
        const years = sharesByYear(budget);
        for (const { partyId, share } of budget.shares) {
          expect(sumOre(years.get(partyId)!.map(({ amount }) => amount))).toBe(share);
        }
        const sums = new Map<number | null, number>();
        for (const own of years.values()) {
          for (const { year: of, amount } of own) sums.set(of, (sums.get(of) ?? 0) + amount);
        }
        // The lines of each carrier are split by themselves, as the rounding of one is no other's.
        const expected = new Map<number | null, number>();
        for (const carrier of new Set(of.lines.map(({ carriedBy }) => carriedBy))) {
          const own = of.lines.filter(({ carriedBy }) => carriedBy === carrier);
          for (const { year: in_, amount } of amountsByYear(own, of.period, roundingUnit)) {
            expected.set(in_, (expected.get(in_) ?? 0) + amount);
          }
        }
        expect([...sums].filter(([, sum]) => sum !== 0).sort()).toEqual([...expected].sort());
      }),
    );
  });

  test('each rounded by itself, the years of a party still sum to its stored share', () => {
    fc.assert(
      fc.property(anyBudget, unit, (of, roundingUnit) => {
        const budget = shared(of, 'plain', roundingUnit);
        const years = sharesByYear(budget);
        for (const { partyId, share } of budget.shares) {
          expect(sumOre(years.get(partyId)!.map(({ amount }) => amount))).toBe(share);
        }
      }),
    );
  });

  test('undated lines sum to themselves over the years, each within a unit of its days', () => {
    fc.assert(
      fc.property(amounts, start, fc.nat(2500), unit, (amount, from, days, roundingUnit) => {
        const years = amountsByYear([line(amount)], { start: from, end: addDays(from, days) }, roundingUnit);
        expect(sumOre(years.map((of) => of.amount))).toBe(amount);
        const dayCounts = new Map<number, number>();
        for (let at = 0; at <= days; at++) {
          const of = Number(addDays(from, at).slice(0, 4));
          dayCounts.set(of, (dayCounts.get(of) ?? 0) + 1);
        }
        for (const [of, count] of dayCounts) {
          const given = BigInt(years.find(({ year: in_ }) => in_ === of)?.amount ?? 0);
          const distance = given * BigInt(days + 1) - BigInt(amount) * BigInt(count);
          expect((distance < 0n ? -distance : distance) < BigInt(roundingUnit) * BigInt(days + 1)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});
