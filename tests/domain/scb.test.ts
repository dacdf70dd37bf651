import { readFileSync } from 'node:fs';

import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import { splitCsv } from '~/domain/import-csv';
import { readScbTable } from '~/domain/import-scb';
import { ImportRefusal, type ImportedTable } from '~/domain/import-table';
import { readFigures } from '~/platform/upload-figures';

const FIXTURES = new URL('../support/fixtures/scb/', import.meta.url);
const DECEMBER = '2018-12-31' as CalendarDate;

function fixture(name: string, asked: CalendarDate | null = null): Promise<ImportedTable> {
  return readFigures(new File([readFileSync(new URL(name, FIXTURES))], name), asked);
}

function typed(text: string | Uint8Array<ArrayBuffer>, asked: CalendarDate | null = DECEMBER): Promise<ImportedTable> {
  return readFigures(new File([text], 'fil.csv'), asked);
}

/** Figures as "code date value", to compare with. */
function lines({ figures }: ImportedTable): string[] {
  return figures
    .map(({ place, unit, date, value }) =>
      [place.code ?? place.name, unit, date, value].filter((part) => part !== null).join(' '),
    )
    .toSorted();
}

async function problemsOf(reading: Promise<ImportedTable>): Promise<string> {
  const error: unknown = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ImportRefusal);
  return (error as ImportRefusal).problems.join('\n');
}

const OF_2018 = ['2062 2018-12-31 20390', '2080 2018-12-31 58923', '2084 2018-12-31 23323'];
const OF_2017 = ['2062 2017-12-31 20380', '2080 2017-12-31 58913', '2084 2017-12-31 23313'];

describe('JSON-stat 2', () => {
  test.each(['befolkning-array-dense.json', 'befolkning-object-sparse.json'])('%s', async (name) => {
    const table = await fixture(name);
    expect(lines(table)).toEqual([...OF_2018, ...OF_2017].toSorted());
    expect(table.source).toBe('SCB, Folkmängd (BefolkningNy)');
    expect(table.figures[0]!.place.name).toBe('Mora');
  });

  test('takes 1 November from the contents', async () => {
    expect(lines(await fixture('november.json'))).toContain('2084 2018-11-01 23320');
  });

  test('a table of the country, the län and every kommun keeps its codes', async () => {
    const { figures } = await fixture('all-dalarna.json');
    expect(figures).toHaveLength(36);
    expect(figures.slice(0, 2).map(({ place }) => place)).toEqual([
      { code: '00', name: 'Riket' },
      { code: '20', name: 'Dalarnas län' },
    ]);
  });

  test('keeps a missing value missing', async () => {
    const { figures } = await fixture('null-with-status.json');
    expect(figures.at(-1)).toMatchObject({ place: { code: '0114' }, value: null });
  });

  test('sums over age, sex and marital state, and says so', async () => {
    const table = await fixture('split-in-parts.json');
    expect(lines(table)).toEqual(OF_2018);
    expect(table.notes).toHaveLength(3);
    expect(table.warnings).toEqual([]);
  });

  test('refuses a total beside its parts, and ages that overlap', async () => {
    expect(await problemsOf(fixture('total-and-parts.json'))).toMatch(
      /både totalen \(totalt\) och delar \(män, kvinnor\)/,
    );
    expect(await problemsOf(fixture('overlapping-ages.json'))).toMatch(/0-4 år och 3 år överlappar/);
  });

  test('warns when the figures are of a part only', async () => {
    expect((await fixture('men-only.json')).warnings).toEqual([expect.stringMatching(/bara kön: män/)]);
  });

  test('refuses another date than the table has', async () => {
    expect(await problemsOf(fixture('november.json', DECEMBER))).toBe(
      'Filen gäller 2018-11-01, men du skrev 2018-12-31.',
    );
    expect(await problemsOf(fixture('november.json', '2019-11-01' as CalendarDate))).toMatch(/Filen gäller 2018/);
  });

  test.each([
    ['{"class":"dataset"', /inte giltig JSON/],
    ['{"a":1}', /ingen tabell från SCB/],
    ['[1,2]', /ingen tabell från SCB/],
    [
      '{"class":"dataset","id":["Region"],"size":[2],"dimension":{"Region":{"category":{"index":["1"]}}},"value":[1,2]}',
      /Region har inte de 2 värden/,
    ],
    ['{"class":"dataset","id":["__proto__"],"size":[1],"dimension":{},"value":[1]}', /saknar innehåll/],
    ['{"class":"dataset","id":["Region"],"size":[1e15],"dimension":{},"value":{}}', /saknar innehåll/],
  ])('refuses %s', async (text, message) => {
    expect(await problemsOf(typed(text))).toMatch(message);
  });

  test('an index or values of either shape give the same figures', () => {
    const value = fc.option(fc.nat(999_999), { nil: null });
    fc.assert(
      fc.property(
        fc.array(fc.array(value, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        (cells, nullsLeftOut) => {
          const codes = cells.map((_, at) => String(2000 + at));
          const flat = cells.flat();
          const sparse = Object.fromEntries(
            flat.flatMap((cell, at) => (cell === null && nullsLeftOut ? [] : [[at, cell]])),
          );
          const dense = datasetOf(codes, flat);
          const other = datasetOf(Object.fromEntries(codes.map((code, at) => [code, at]).toReversed()), sparse);
          expect(readScbTable(other, null).figures).toEqual(readScbTable(dense, null).figures);
        },
      ),
    );
  });
});

function datasetOf(index: string[] | Record<string, number>, value: unknown): string {
  const codes = Array.isArray(index) ? index : Object.keys(index);
  return JSON.stringify({
    version: '2.0',
    class: 'dataset',
    label: 'Folkmängd',
    id: ['Region', 'ContentsCode', 'Tid'],
    size: [codes.length, 1, 2],
    dimension: {
      Region: { category: { index, label: Object.fromEntries(codes.map((code) => [code, `Ort ${code}`])) } },
      ContentsCode: { category: { label: { BE0101N1: 'Folkmängd' } } },
      Tid: { category: { index: ['2017', '2018'] } },
    },
    value,
  });
}

describe('CSV', () => {
  test.each(['comma-utf8.csv', 'comma-utf8-bom.csv', 'semicolon-latin1.csv', 'tab-utf8.csv'])('%s', async (name) => {
    const table = await fixture(name, DECEMBER);
    expect(lines(table)).toEqual(['0114 2018-12-31 45543', ...OF_2018]);
    expect(table.figures[0]!.place.name).toBe('Upplands Väsby');
  });

  test('takes every year that has a column, under a title', async () => {
    const table = await fixture('years-as-columns.csv', DECEMBER);
    expect(lines(table)).toEqual(expect.arrayContaining([...OF_2017, ...OF_2018]));
    expect(table.figures).toHaveLength(8);
  });

  test('asks for the date when the file does not say it, and wants it to be of a year that is there', async () => {
    expect(await problemsOf(fixture('comma-utf8.csv'))).toMatch(/Skriv referensdatum, till exempel 2018-12-31/);
    expect(await problemsOf(fixture('comma-utf8.csv', '2019-12-31' as CalendarDate))).toMatch(
      /gäller 2018, men du skrev/,
    );
  });

  test('takes a date from a heading, and a leading zero that a spreadsheet lost', async () => {
    const text = 'kod,namn,orgnr,folkmangd_2018-12-31\n114,Upplands Väsby,212000-0019,45 543\n';
    expect(lines(await typed(text, null))).toEqual(['0114 2018-12-31 45543']);
  });

  test('a year in the rows', async () => {
    expect(lines(await typed('region;år;Folkmängd\n2084 Avesta;2017;1\n2084 Avesta;2018;2\n'))).toEqual([
      '2084 2017-12-31 1',
      '2084 2018-12-31 2',
    ]);
  });

  test('names row, column and what is allowed for every mistake', async () => {
    const text = 'kod;värde\n2084;23,5\n;7\n2062;\n2080;1\n2080;2\n2061;..\n';
    const problems = await problemsOf(typed(text));
    expect(problems).toMatch(/Rad 2, kolumn ”värde”: ”23,5”\. Skriv ett heltal från 0/);
    expect(problems).toMatch(/Rad 3, kolumn ”kod”: tom\./);
    expect(problems).toMatch(/Rad 4, kolumn ”värde”: tom\./);
    expect(problems).toMatch(/Rad 6: 2080 finns redan på rad 5/);
    expect(problems).not.toMatch(/Rad 7/);
  });

  test.each([
    ['2084;1\n', /ingen rad med rubriker/],
    ['kod;värde\n', /inga rader/],
    ['kod\n2084\n', /ingen kolumn med värden/],
    ['region;kön;Folkmängd 2018\n2084;män;1\n', /kolumnen ”kön” känns inte igen/],
    ['kod;antal;värde\n2084;1;2\n', /flera kolumner med värden/],
    ['kod;värde\n"2084;1\n', /citattecken/],
    ['kod,värde\n2084,23,323\n', /Rad 2 har fler kolumner/],
    ['kod;värde\n2084;-1\n', /heltal från 0/],
    ['<!doctype html><html></html>', /webbsida/],
    ['%PDF-1.7', /ingen tabell/],
    ['', /tom/],
    [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), /ingen tabell/],
    [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), /\.xls/],
    [`kod;värde\n${'2084;1\n'.repeat(21_000)}`, /fler än 20.000 rader/],
    ['x'.repeat(2 * 1024 * 1024 + 1), /större än 2 MB/],
  ])('refuses what is no table: %#', async (content, message) => {
    expect(await problemsOf(typed(content))).toMatch(message);
  });

  test('any cells survive being quoted', () => {
    const cell = fc.string().map((text) => text.trim());
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1 }),
        fc.constantFrom(',', ';', '\t'),
        (rows, sign) => {
          const text =
            ['a', 'b', 'c'].join(sign) +
            '\r\n' +
            rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(sign)).join('\r\n');
          const kept = rows.filter((row) => row.some((one) => one !== ''));
          expect(
            splitCsv(text)
              .slice(1)
              .map(({ cells }) => cells),
          ).toEqual(kept);
        },
      ),
    );
  });

  test('whatever text comes is read or refused, never anything else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((text) => `kod;värde\n${text}`),
        ),
        async (text) => {
          await typed(text).catch((error: unknown) => expect(error).toBeInstanceOf(ImportRefusal));
        },
      ),
    );
  });
});

describe('xlsx', () => {
  async function sheet(rows: unknown[][]): Promise<Uint8Array<ArrayBuffer>> {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('Underlag').addRows(rows);
    return new Uint8Array((await workbook.xlsx.writeBuffer()) as unknown as ArrayBuffer);
  }

  test('reads names, units and values, a formula by its result', async () => {
    const bytes = await sheet([
      ['Namn', 'Enhet', 'Värde'],
      ['Ludvika', 'KS LKA', 133],
      ['Ludvika', 'SBF LKA', { formula: '100+47', result: 147 }],
      [114, '', '28'],
    ]);
    expect(lines(await typed(bytes))).toEqual([
      '0114  2018-12-31 28'.replace('  ', ' '),
      'Ludvika KS LKA 2018-12-31 133',
      'Ludvika SBF LKA 2018-12-31 147',
    ]);
  });

  test('names the row of a mistake as the spreadsheet does', async () => {
    const bytes = await sheet([['kod', 'värde'], [], ['2084', 12.5]]);
    expect(await problemsOf(typed(bytes))).toMatch(/Rad 3, kolumn ”värde”: ”12\.5”/);
  });

  test('refuses a file that unfolds to more than a table, and one that is cut off', async () => {
    const bomb = await sheet([
      ['kod', 'värde'],
      ['x'.repeat(32_000), 1],
    ]);
    expect(await problemsOf(typed(bomb.slice(0, bomb.length - 40)))).toMatch(/går inte att läsa som Excel/);
    const workbook = new ExcelJS.Workbook();
    const many = workbook.addWorksheet('Stor');
    for (let at = 0; at < 30; at++)
      many.addRow(['kod', ...Array.from({ length: 20 }, (_, n) => 'a'.repeat(32_000) + at + n)]);
    const large = new Uint8Array((await workbook.xlsx.writeBuffer()) as unknown as ArrayBuffer);
    expect(large.length).toBeLessThan(2 * 1024 * 1024);
    expect(await problemsOf(typed(large))).toMatch(/för stor när den packas upp/);
  });

  test('an empty sheet, and an archive that is no workbook', async () => {
    expect(await problemsOf(typed(await sheet([])))).toMatch(/tomt/);
    expect(await problemsOf(typed(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0])))).toMatch(/går inte att läsa/);
  });
});
