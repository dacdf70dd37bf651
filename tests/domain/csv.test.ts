import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { csvResponse, toCsv, type Cell } from '~/platform/csv';

/** The cells of a file as a spreadsheet reads them (RFC 4180 with semicolons). */
function readCsv(file: string): string[][] {
  expect(file.startsWith('\ufeff')).toBe(true);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 1; at < file.length; at++) {
    const sign = file[at]!;
    if (quoted && sign === '"' && file[at + 1] === '"') cell += file[++at]!;
    else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === ';' || sign === '\r')) {
      row.push(cell);
      cell = '';
      if (sign === '\r') {
        expect(file[++at]).toBe('\n');
        rows.push(row);
        row = [];
      }
    } else cell += sign;
  }
  expect([quoted, cell, row]).toEqual([false, '', []]);
  return rows;
}

describe('a CSV file', () => {
  test('is what Swedish Excel opens: BOM, semicolons, decimal comma, CRLF', () => {
    expect(
      toCsv(
        ['kod', 'namn', 'summa'],
        [
          ['2081', 'Borlänge', 115_558.5],
          ['2080', null, -3],
        ],
      ),
    ).toBe('\ufeffkod;namn;summa\r\n2081;Borlänge;115558,5\r\n2080;;-3\r\n');
    expect(toCsv(['a'], [])).toBe('\ufeffa\r\n');
  });

  test.each([
    ['a;b', '"a;b"'],
    ['säger "hej"', '"säger ""hej"""'],
    ['rad 1\nrad 2', '"rad 1\nrad 2"'],
    ['rad 1\r\nrad 2', '"rad 1\r\nrad 2"'],
    ['a,b', 'a,b'],
    ['', ''],
  ])('quotes what would break a row: %j', (text, written) => {
    expect(toCsv([], [[text]])).toBe(`\ufeff\r\n${written}\r\n`);
  });

  test.each(['=1+1', '+46 70', '-5 grader', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://evil";"x")'])(
    'never hands a spreadsheet a formula: %j',
    (text) => {
      const [header, [cell]] = readCsv(toCsv([text], [[text]])) as [string[], string[]];
      expect(cell).toBe(`'${text}`);
      expect(header).toEqual([`'${text}`]);
    },
  );

  test('leaves numbers as numbers, also below zero', () => {
    expect(readCsv(toCsv([], [[-5, 0, 1.25, -0.5]]))[1]).toEqual(['-5', '0', '1,25', '-0,5']);
  });

  test('gives back every cell that was put in, guarded where a formula begins', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abåä;"\n\r\t =+-@\','), maxLength: 12 });
    const cell = fc.oneof<fc.Arbitrary<Cell>[]>(text, fc.integer(), fc.constant(null));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1 })), (rows) => {
        const [, ...read] = readCsv(toCsv(['x'], rows));
        expect(read).toEqual(
          rows.map((row) =>
            row.map((one) => {
              if (one === null) return '';
              if (typeof one === 'number') return String(one);
              return /^[=+\-@\t\r]/.test(one) ? `'${one}` : one;
            }),
          ),
        );
      }),
    );
  });

  test('is saved as a file and kept in no shared cache', async () => {
    const response = csvResponse('andelar', ['kod'], [['2081']]);
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="andelar.csv"',
      'cache-control': 'private, no-store',
    });
    expect([...new Uint8Array(await response.arrayBuffer())].slice(0, 4)).toEqual([0xef, 0xbb, 0xbf, 0x6b]);
  });
});
