import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { allocate, type AllocationInput, type RoundingUnit } from '~/domain/allocate';
import { fraction } from '~/domain/fraction';
import { ore } from '~/domain/money';
import { Refusal } from '~/domain/refusal';

const half = fraction(1, 2);
const whole = fraction(1, 1);

const roundingUnit = fc.constantFrom<RoundingUnit>(1, 100, 10_000, 100_000);
const total = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }).map(ore);

/** Any figures of so many claimants, at least one above zero. */
function basisOf(claimants: number) {
  const figure = fc.oneof(fc.constant(0), fc.nat(50), fc.nat(1_000_000));
  return fc
    .array(figure, { minLength: claimants, maxLength: claimants })
    .filter((figures) => figures.some((one) => one > 0));
}

/** Weights that sum to one, each with figures of its own. */
function componentsOf(claimants: number) {
  return fc
    .array(fc.record({ part: fc.integer({ min: 1, max: 20 }), basis: basisOf(claimants) }), {
      minLength: 1,
      maxLength: 3,
    })
    .map((components) => {
      const sum = components.reduce((parts, { part }) => parts + part, 0);
      return components.map(({ part, basis }) => ({ weight: fraction(part, sum), basis }));
    });
}

const codes = fc.uniqueArray(fc.integer({ min: 1000, max: 9999 }), { minLength: 1, maxLength: 20 });

function inputIn(mode: AllocationInput['mode'], totals: fc.Arbitrary<AllocationInput['total']> = total) {
  return codes.chain((unique) =>
    fc.record({
      total: totals,
      claimants: fc.constant(unique.map((code) => ({ code: String(code) }))),
      components: componentsOf(unique.length),
      roundingUnit,
      mode: fc.constant(mode),
    }),
  );
}

const exactInput = inputIn('exact');
const plainInput = inputIn('plain');
const anyInput = fc.oneof(exactInput, plainInput);

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** A quantity as numerator over denominator, exact. */
interface Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** What a claimant would carry of a component if nothing were rounded. */
function exactCell({ total, components }: AllocationInput, component: number, claimant: number): Exact {
  const { weight, basis } = components[component]!;
  return {
    numerator: BigInt(total) * BigInt(weight.numerator) * BigInt(basis[claimant]!),
    denominator: BigInt(weight.denominator) * basis.reduce((sum, figure) => sum + BigInt(figure), 0n),
  };
}

/** Whether an amount is less than so many units from its exact value. */
function isWithin(amount: number, { numerator, denominator }: Exact, units: number, unit: number): boolean {
  const distance = BigInt(amount) * denominator - numerator;
  return (distance < 0n ? -distance : distance) < BigInt(units) * BigInt(unit) * denominator;
}

describe('an allocation in mode exact', () => {
  test('shares equally, the unit that is left over to the lower code', () => {
    const { parts, sums, difference } = allocate({
      total: ore(1000),
      claimants: [{ code: '2085' }, { code: '2021' }, { code: '2061' }],
      components: [{ weight: whole, basis: [1, 1, 1] }],
      roundingUnit: 100,
      mode: 'exact',
    });
    expect(parts).toEqual([[300, 400, 300]]);
    expect(sums).toEqual([300, 400, 300]);
    expect(difference).toBe(0);
  });

  test('gives the unit that is left over to the larger remainder', () => {
    const { sums } = allocate({
      total: ore(1000),
      claimants: [{ code: '1' }, { code: '2' }],
      components: [{ weight: whole, basis: [14, 26] }],
      roundingUnit: 100,
      mode: 'exact',
    });
    // 3,5 and 6,5 units: the same remainder, so the larger basis
    expect(sums).toEqual([300, 700]);
  });

  test('splits over the components before it splits over the claimants', () => {
    const { parts } = allocate({
      total: ore(300),
      claimants: [{ code: '1' }, { code: '2' }],
      components: [
        { weight: half, basis: [1, 1] },
        { weight: half, basis: [1, 3] },
      ],
      roundingUnit: 100,
      mode: 'exact',
    });
    expect(parts.map(sumOf)).toEqual([200, 100]);
    expect(parts).toEqual([
      [100, 100],
      [0, 100],
    ]);
  });

  test('shares what is less than a unit too, without losing an öre', () => {
    const { sums } = allocate({
      total: ore(12_345),
      claimants: [{ code: '1' }, { code: '2' }, { code: '3' }],
      components: [{ weight: whole, basis: [1, 1, 1] }],
      roundingUnit: 10_000,
      mode: 'exact',
    });
    expect(sums).toEqual([10_000, 2345, 0]);
  });

  test('of units with the same code keeps their order', () => {
    const { sums } = allocate({
      total: ore(100),
      claimants: [{ code: '2085' }, { code: '2085' }, { code: '2085' }],
      components: [{ weight: whole, basis: [5, 5, 5] }],
      roundingUnit: 100,
      mode: 'exact',
    });
    expect(sums).toEqual([100, 0, 0]);
  });

  test('adds up in every row and every column', () => {
    fc.assert(
      fc.property(exactInput, (input) => {
        const { parts, sums, difference } = allocate(input);
        expect(difference).toBe(0);
        expect(sumOf(sums)).toBe(input.total);
        sums.forEach((sum, claimant) => expect(sum).toBe(sumOf(parts.map((row) => row[claimant]!))));
      }),
    );
  });

  test('has each component less than one unit from its exact part of the total', () => {
    fc.assert(
      fc.property(exactInput, (input) => {
        const { parts } = allocate(input);
        input.components.forEach(({ weight }, index) => {
          const exact = {
            numerator: BigInt(input.total) * BigInt(weight.numerator),
            denominator: BigInt(weight.denominator),
          };
          expect(isWithin(sumOf(parts[index]!), exact, 1, input.roundingUnit)).toBe(true);
        });
      }),
    );
  });

  test('of one component has each cell less than one unit from its exact value', () => {
    const oneComponent = exactInput.map((input) => ({
      ...input,
      components: [{ weight: whole, basis: input.components[0]!.basis }],
    }));
    fc.assert(
      fc.property(oneComponent, (input) => {
        const [row] = allocate(input).parts;
        row!.forEach((cell, claimant) => {
          expect(isWithin(cell, exactCell(input, 0, claimant), 1, input.roundingUnit)).toBe(true);
        });
      }),
    );
  });

  test('has each cell less than one unit from its exact value, also with several components', () => {
    const third = { weight: fraction(1, 3), basis: [1, 99] };
    const input: AllocationInput = {
      total: ore(14_800),
      claimants: [{ code: '1' }, { code: '2' }],
      components: [third, third, third],
      roundingUnit: 100,
      mode: 'exact',
    };
    allocate(input).parts.forEach((row, component) =>
      row.forEach((cell, claimant) =>
        expect(
          isWithin(cell, exactCell(input, component, claimant), 1, 100),
          `${component}, ${claimant}: ${cell}`,
        ).toBe(true),
      ),
    );
    fc.assert(
      fc.property(exactInput, (any) => {
        allocate(any).parts.forEach((row, component) =>
          row.forEach((cell, claimant) =>
            expect(isWithin(cell, exactCell(any, component, claimant), 1, any.roundingUnit)).toBe(true),
          ),
        );
      }),
    );
  });

  test('gives two with the same basis the same, or one unit apart', () => {
    fc.assert(
      fc.property(exactInput, (input) => {
        allocate(input).parts.forEach((row, component) => {
          const { basis } = input.components[component]!;
          for (const [one, figure] of basis.entries()) {
            const other = basis.indexOf(figure);
            expect(Math.abs(row[one]! - row[other]!)).toBeLessThanOrEqual(input.roundingUnit);
          }
        });
      }),
    );
  });

  test('never gives a larger basis less', () => {
    fc.assert(
      fc.property(
        exactInput.filter((input) => input.total >= 0 && input.total % input.roundingUnit === 0),
        (input) => {
          allocate(input).parts.forEach((row, component) => {
            const { basis } = input.components[component]!;
            const order = Array.from(basis.keys()).sort((a, b) => basis[a]! - basis[b]! || row[a]! - row[b]!);
            const amounts = order.map((claimant) => row[claimant]!);
            expect(amounts).toEqual(amounts.toSorted((a, b) => a - b));
          });
        },
      ),
    );
  });

  test('of a total in whole units has whole units in every cell', () => {
    fc.assert(
      fc.property(exactInput, (input) => {
        const units = Math.trunc(input.total / input.roundingUnit);
        const { parts } = allocate({ ...input, total: ore(units * input.roundingUnit || 0) });
        expect(parts.flat().every((cell) => cell % input.roundingUnit === 0)).toBe(true);
      }),
    );
  });

  test('of a total that is no multiple of the unit has at most one broken cell per broken component', () => {
    fc.assert(
      fc.property(exactInput, (input) => {
        const broken = (amounts: readonly number[]) => amounts.filter((amount) => amount % input.roundingUnit !== 0);
        const { parts } = allocate(input);
        for (const row of parts) expect(broken(row).length).toBeLessThanOrEqual(1);
        expect(broken(parts.map(sumOf)).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('an allocation in mode plain', () => {
  test('rounds half up and tells the difference', () => {
    const { sums, difference } = allocate({
      total: ore(100),
      claimants: [{ code: '1' }, { code: '2' }],
      components: [{ weight: whole, basis: [1, 1] }],
      roundingUnit: 100,
      mode: 'plain',
    });
    expect(sums).toEqual([100, 100]);
    expect(difference).toBe(100);
  });

  test('rounds down below the half, and the difference is negative', () => {
    const { sums, difference } = allocate({
      total: ore(100),
      claimants: [{ code: '1' }, { code: '2' }, { code: '3' }],
      components: [{ weight: whole, basis: [1, 1, 1] }],
      roundingUnit: 100,
      mode: 'plain',
    });
    expect(sums).toEqual([0, 0, 0]);
    expect(difference).toBe(-100);
  });

  test('has in each cell the exact value rounded half up by itself', () => {
    fc.assert(
      fc.property(inputIn('plain', fc.integer({ min: 0, max: 1_000_000_000_000 }).map(ore)), (input) => {
        const unit = BigInt(input.roundingUnit);
        allocate(input).parts.forEach((row, component) =>
          row.forEach((cell, claimant) => {
            const { numerator, denominator } = exactCell(input, component, claimant);
            expect(cell % input.roundingUnit).toBe(0);
            // cell - unit/2 <= exact < cell + unit/2
            const twice = 2n * BigInt(cell);
            expect((twice - unit) * denominator <= 2n * numerator).toBe(true);
            expect(2n * numerator < (twice + unit) * denominator).toBe(true);
          }),
        );
      }),
    );
  });

  test('has a difference that is what its sums lack or exceed', () => {
    fc.assert(
      fc.property(plainInput, (input) => {
        const { sums, difference } = allocate(input);
        expect(sumOf(sums)).toBe(input.total + difference);
      }),
    );
  });

  test('gives two with the same basis the same', () => {
    fc.assert(
      fc.property(plainInput, (input) => {
        allocate(input).parts.forEach((row, component) => {
          const { basis } = input.components[component]!;
          row.forEach((cell, claimant) => expect(cell).toBe(row[basis.indexOf(basis[claimant]!)]));
        });
      }),
    );
  });
});

describe('an allocation in any mode', () => {
  test('does not depend on the order of the claimants', () => {
    const shuffled = anyInput.chain((input) =>
      fc.record({
        input: fc.constant(input),
        order: fc.shuffledSubarray(Array.from(input.claimants.keys()), {
          minLength: input.claimants.length,
          maxLength: input.claimants.length,
        }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ input, order }) => {
        const { sums } = allocate(input);
        const again = allocate({
          ...input,
          claimants: order.map((at) => input.claimants[at]!),
          components: input.components.map(({ weight, basis }) => ({ weight, basis: order.map((at) => basis[at]!) })),
        });
        expect(again.sums).toEqual(order.map((at) => sums[at]));
      }),
    );
  });

  test('asks nothing of one whose basis is zero', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        allocate(input).parts.forEach((row, component) =>
          row.forEach((cell, claimant) => {
            if (input.components[component]!.basis[claimant] === 0) expect(cell).toBe(0);
          }),
        );
      }),
    );
  });

  test('of a credit mirrors that of the same cost', () => {
    const credit = allocate({
      total: ore(-100),
      claimants: [{ code: '1' }, { code: '2' }],
      components: [{ weight: whole, basis: [1, 1] }],
      roundingUnit: 100,
      mode: 'plain',
    });
    expect(credit).toEqual({ parts: [[-100, -100]], sums: [-100, -100], difference: -100 });
    fc.assert(
      fc.property(anyInput, (input) => {
        const mirrored = allocate({ ...input, total: ore(-input.total || 0) });
        const { parts, difference } = allocate(input);
        expect(mirrored.parts).toEqual(parts.map((row) => row.map((cell) => -cell || 0)));
        expect(mirrored.difference).toBe(-difference || 0);
      }),
    );
  });

  test('of nothing gives everyone nothing, never minus nothing', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { sums, difference } = allocate({ ...input, total: ore(0) });
        expect(sums).toEqual(sums.map(() => 0));
        expect(difference).toBe(0);
      }),
    );
  });

  test('changes none of its input', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const before = structuredClone(input);
        allocate(input);
        expect(input).toEqual(before);
      }),
    );
  });
});

describe('an allocation of figures whose products pass 2^53', () => {
  const large = fc.constantFrom(1_000_000_007, 10_500_000, 999_999_999_999, Number.MAX_SAFE_INTEGER, 1, 0);

  test('adds up, and is less than one unit from exact', () => {
    const input = fc.record({
      total,
      claimants: fc.constant(['1', '2', '3'].map((code) => ({ code }))),
      components: fc
        .tuple(fc.integer({ min: 1, max: 1_000_000_006 }), fc.tuple(large, large, large), fc.tuple(large, large, large))
        .filter(([, one, other]) => one.some((figure) => figure > 0) && other.some((figure) => figure > 0))
        .map(([part, one, other]) => [
          { weight: fraction(part, 1_000_000_007), basis: one },
          { weight: fraction(1_000_000_007 - part, 1_000_000_007), basis: other },
        ]),
      roundingUnit,
      mode: fc.constant('exact' as const),
    });
    fc.assert(
      fc.property(input, (any) => {
        const { parts, sums, difference } = allocate(any);
        expect([difference, sumOf(sums)]).toEqual([0, any.total]);
        parts.forEach((row, component) =>
          row.forEach((cell, claimant) =>
            expect(isWithin(cell, exactCell(any, component, claimant), 1, any.roundingUnit)).toBe(true),
          ),
        );
      }),
    );
  });

  test('is the same as in smaller figures of the same proportions', () => {
    fc.assert(
      fc.property(exactInput, (input) => {
        const scaled = input.components.map(({ weight, basis }) => ({
          weight,
          basis: basis.map((figure) => figure * 2 ** 30),
        }));
        expect(allocate({ ...input, components: scaled })).toEqual(allocate(input));
      }),
    );
  });
});

describe('what cannot be shared is refused in plain Swedish', () => {
  const good: AllocationInput = {
    total: ore(100_00),
    claimants: [{ code: '2081' }, { code: '2026' }],
    components: [{ weight: whole, basis: [3, 1] }],
    roundingUnit: 100,
    mode: 'exact',
  };
  const sharing = (change: Partial<AllocationInput>) => () => allocate({ ...good, ...change });

  test.each<[string, Partial<AllocationInput>, string]>([
    [
      'nobody to share with',
      { claimants: [], components: [{ weight: whole, basis: [] }] },
      'Det finns ingen att dela kostnaden mellan. Lägg till deltagare.',
    ],
    ['a key without components', { components: [] }, 'Fördelningsnyckeln saknar delar.'],
    [
      'weights that sum to less than one',
      { components: [{ weight: half, basis: [1, 1] }] },
      'Nyckelns vikter måste tillsammans bli exakt 1 (100 %).',
    ],
    [
      'weights that sum to more than one',
      {
        components: [
          { weight: whole, basis: [1, 1] },
          { weight: half, basis: [1, 1] },
        ],
      },
      'Nyckelns vikter måste tillsammans bli exakt 1 (100 %).',
    ],
    [
      'thirds that are written with four decimals',
      { components: [1, 2, 3].map(() => ({ weight: fraction(3333, 10_000), basis: [1, 1] })) },
      'Nyckelns vikter måste tillsammans bli exakt 1 (100 %).',
    ],
    [
      'a negative basis',
      { components: [{ weight: whole, basis: [3, -1] }] },
      'Ett underlag är negativt eller inte ett heltal.',
    ],
    [
      'a basis that is not a whole number',
      { components: [{ weight: whole, basis: [3, 0.5] }] },
      'Ett underlag är negativt eller inte ett heltal.',
    ],
    [
      'a basis that is no number',
      { components: [{ weight: whole, basis: [3, Number.NaN] }] },
      'Ett underlag är negativt eller inte ett heltal.',
    ],
    [
      'a basis of zero for all',
      { components: [{ weight: whole, basis: [0, 0] }] },
      'Underlaget är noll för alla, så det finns inget att dela efter.',
    ],
  ])('%s', (_, change, message) => {
    expect(sharing(change)).toThrow(Refusal);
    expect(sharing(change)).toThrow(new Refusal(message));
    expect(sharing({ ...change, mode: 'plain' })).toThrow(new Refusal(message));
  });

  test('but a basis for another number of claimants is a fault of the program', () => {
    expect(sharing({ components: [{ weight: whole, basis: [1] }] })).toThrow(RangeError);
  });

  test('and thirds, exact, are not refused', () => {
    const thirds = [1, 2, 3].map(() => ({ weight: fraction(1, 3), basis: [1, 1] }));
    expect(allocate({ ...good, components: thirds }).sums).toEqual([4900, 5100]);
  });
});
