import fc from 'fast-check';
import { expect, test } from 'vitest';

import { componentTargets } from '~/domain/component-targets';
import { fraction } from '~/domain/fraction';
import { ore } from '~/domain/money';

test('the unit that one stretch rounds up for a component is given to the other in the next', () => {
  const half = fraction(1, 2);
  expect(componentTargets([171_022_700, 74_977_300].map(ore), [half, half], 100)).toEqual([
    [85_511_400, 85_511_300],
    [37_488_600, 37_488_700],
  ]);
  expect(componentTargets([ore(-300)], [half, half], 100)).toEqual([[-200, -100]]);
});

test('each stretch sums to what it has, each part is less than a unit from exact, and so are two columns of the whole', () => {
  const rests = fc.array(fc.integer({ min: 0, max: 100_000_000 }).map(ore), { minLength: 1, maxLength: 8 });
  const unit = fc.constantFrom(1, 100, 10_000);
  const parts = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(rests, unit, parts, (amounts, size, weights) => {
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      const targets = componentTargets(
        amounts,
        weights.map((weight) => fraction(weight, all)),
        size,
      );
      targets.forEach((row, at) => {
        expect(row.reduce((sum, amount) => sum + amount, 0)).toBe(amounts[at]);
        row.forEach((amount, component) => {
          expect(Math.abs(amount * all - amounts[at]! * weights[component]!)).toBeLessThan(size * all);
        });
      });
      if (weights.length > 2) return;
      const total = amounts.reduce((sum, amount) => sum + amount, 0);
      weights.forEach((weight, component) => {
        const column = targets.reduce((sum, row) => sum + row[component]!, 0);
        expect(Math.abs(column * all - total * weight)).toBeLessThan(size * all);
      });
    }),
  );
});
