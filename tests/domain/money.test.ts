import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ore, parseKronor, sumOre } from '~/domain/money';

describe('kronor as a person types them', () => {
  test.each([
    ['0', 0],
    ['930000', 93_000_000],
    ['930 000', 93_000_000],
    ['1 234 567', 123_456_700],
    ['1\u00a0234\u00a0567', 123_456_700],
    ['1\u202f234\u202f567', 123_456_700],
    ['  12  ', 1200],
    ['99,5', 9950],
    ['99,50', 9950],
    ['99.05', 9905],
    ['0,01', 1],
    ['12 kr', 1200],
    ['12 KR', 1200],
    ['12,50kr', 1250],
    ['-12', -1200],
    ['−12,50', -1250],
    ['- 1 000', -100_000],
    ['007', 700],
    ['9999999999,99', 999_999_999_999],
  ])('%s', (typed, öre) => {
    expect(parseKronor(typed)).toBe(öre);
  });

  test.each([
    [''],
    ['   '],
    ['kr'],
    ['-'],
    ['tolv'],
    ['12 a'],
    ['1,234'],
    ['1.234.567'],
    ['1,2,3'],
    [',50'],
    ['50,'],
    ['--5'],
    ['+5'],
    ['5-'],
    ['1e3'],
    ['0x10'],
    ['Infinity'],
    ['NaN'],
    ['٣'],
    ['1234567890123'],
    ['9'.repeat(1000)],
    ['12 kr kr'],
    ['=1+1'],
  ])('never %j', (typed) => {
    expect(parseKronor(typed)).toBeNull();
  });

  test('minus nothing is nothing', () => {
    expect(parseKronor('-0')).toBe(0);
    expect(parseKronor('-0,00')).toBe(0);
  });

  test('as Sweden writes them are read back to the öre', () => {
    const swedish = new Intl.NumberFormat('sv-SE', { minimumFractionDigits: 2 });
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (öre) => {
        const sign = öre < 0 ? '−' : '';
        const kronor = Math.trunc(Math.abs(öre) / 100);
        const rest = String(Math.abs(öre) % 100).padStart(2, '0');
        const typed = `${sign}${swedish.format(kronor).replace(',00', '')},${rest} kr`;
        expect(parseKronor(typed)).toBe(öre);
      }),
    );
  });

  test('of any text are öre that fit, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 ,.-−kr\u00a0e'), maxLength: 20 }), (typed) => {
        const öre = parseKronor(typed);
        if (öre === null) return;
        expect(Number.isSafeInteger(öre)).toBe(true);
        expect(typed).toMatch(/\d/);
      }),
    );
  });
});

describe('öre', () => {
  test.each([0.5, Number.NaN, Infinity, 2 ** 53, -(2 ** 53)])('are never %d', (value) => {
    expect(() => ore(value)).toThrow(RangeError);
  });

  test('sum exactly, or not at all', () => {
    expect(sumOre([ore(1), ore(-3), ore(5)])).toBe(3);
    expect(sumOre([])).toBe(0);
    expect(() => sumOre([ore(Number.MAX_SAFE_INTEGER), ore(1)])).toThrow(RangeError);
  });
});
