import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { slugOf } from '~/domain/slug';

describe('the address of a name', () => {
  test.each([
    ['Min skolskjuts', 'min-skolskjuts'],
    ['IT, växel och telefoni', 'it-vaxel-och-telefoni'],
    ['Ångström & Öberg', 'angstrom-oberg'],
    ['Malung–Sälen', 'malung-salen'],
    ['  Projekt  2021!  ', 'projekt-2021'],
    ['Café Zürich, Ærø', 'cafe-zurich-aero'],
    ['---', ''],
    ['', ''],
    ['日本', ''],
    ['😀 glad', 'glad'],
    ['a'.repeat(200), 'a'.repeat(60)],
    [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
    ['../../etc/passwd', 'etc-passwd'],
    ["'; drop table project; --", 'drop-table-project'],
  ])('%j is %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  test('is the same whether its letters come whole or as letter and mark', () => {
    expect(slugOf('Åre älv och ö'.normalize('NFD'))).toBe(slugOf('Åre älv och ö'));
  });

  test('is what the address and the database take, of any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (name) => {
        expect(slugOf(name)).toMatch(/^(|[a-z0-9]+(-[a-z0-9]+)*)$/);
        expect(slugOf(name).length).toBeLessThanOrEqual(60);
      }),
    );
  });

  test('is its own address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (name) => {
        expect(slugOf(slugOf(name))).toBe(slugOf(name));
      }),
    );
  });
});
