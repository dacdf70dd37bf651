import { expect, test } from 'vitest';

import { percentInWords, typedIn, weightsInWords } from '~/views/cooperation/key-sums';
import { keyText, weightText } from '~/views/economy/phase-words';
import { fraction } from '~/domain/fraction';
import { ore } from '~/domain/money';

test('the weights are summed exactly while they are typed', () => {
  expect(weightsInWords(['1/3', '1/3', '1/3'])).toEqual({ text: 'Vikterna är nu tillsammans 100 %.', whole: true });
  expect(weightsInWords(['50 %', '0,333'])).toMatchObject({ whole: false });
  expect(weightsInWords(['12.5 %', '87,5 %'])).toMatchObject({ whole: true });
  expect(weightsInWords(['halva'])).toEqual({ text: '”halva” går inte att räkna med.', whole: false });
  expect(weightsInWords([])).toBeNull();
});

test('the percentages per party need no sign', () => {
  expect(percentInWords(['60', '33,5'])).toEqual({
    text: 'Procenten är nu tillsammans 93,5 %. Det ska bli 100 %.',
    whole: false,
  });
  expect(percentInWords(['60', '40 %', '0'])).toMatchObject({ whole: true });
});

test('what is empty is no part, and other fields are none', () => {
  const form = new FormData();
  for (const [name, value] of [
    ['name', '1/2'],
    ['components[0].weight', ' 1/2 '],
    ['components[1].weight', ''],
    ['given[0].percent', '100'],
    ['given[0].amount', '5'],
  ] as const) {
    form.append(name, value);
  }
  expect(typedIn(form)).toEqual({ weights: ['1/2'], percents: ['100'] });
});

test('a weight reads as per cent with a comma, or as a fraction where that is all it is', () => {
  expect(weightText(fraction(1, 8))).toBe('12,5 %');
  expect(weightText(fraction(1, 2))).toBe('50 %');
  expect(weightText(fraction(1, 3))).toBe('1/3');
});

test('a price reads as what it is multiplied by', () => {
  const price = { kind: 'perUnit', position: 1, seriesName: 'Folkmängd', price: ore(500), ceiling: null } as const;
  expect(keyText([price]).replace(/\s/g, ' ')).toBe('5 kr × folkmängd');
});
