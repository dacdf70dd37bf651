import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';
import ExcelJS from 'exceljs';

import { expect, test, visit } from './test';
import { figure, readCsv, recordOf, rowsOf } from './tables';

const PHASES = '/projekt/min-skolskjuts/faser';

/** What the report of phase 1 prints: code, name, population, part by population, equal part, sum. */
const PRINTED = `
2084,Avesta,23323,37763,31000,68763
2081,Borlänge,52224,84558,31000,115558
2080,Falun,58923,95404,31000,126404
2026,Gagnef,10271,16630,31000,47630
2083,Hedemora,15457,25027,31000,56027
2029,Leksand,15804,25589,31000,56589
2085,Ludvika,26946,43629,31000,74629
2023,Malung-Sälen,10106,16363,31000,47363
2062,Mora,20390,33014,31000,64014
2034,Orsa,6892,11159,31000,42159
2031,Rättvik,10907,17660,31000,48660
2061,Smedjebacken,10897,17644,31000,48644
2082,Säter,11123,18010,31000,49010
2021,Vansbro,6807,11021,31000,42021
2039,Älvdalen,7121,11530,31000,42530`;

const printed = PRINTED.trim()
  .split('\n')
  .map((line) => line.split(','));

/** The lines of a file by the headings of its columns. */
function recordsOf([header, ...lines]: string[][]): Record<string, string>[] {
  return lines.map((cells) => Object.fromEntries(header!.map((column, at) => [column, cells[at]!])));
}

/** The rows of the share table: name, population, part by population, equal part, sum. */
async function shares(page: Page, address: string) {
  await visit(page, address);
  const rows = await rowsOf(page.getByRole('region', { name: 'Kostnadsandelar' }).getByRole('table'));
  return rows.slice(1).map(([name, ...cells]) => [name!.replace(' (din organisation)', ''), ...cells.map(figure)]);
}

const source = join(import.meta.dirname, '../../../shared/data/skolskjuts-fas1-fordelning.csv');
if (existsSync(source)) {
  test('the printed figures of this test are those of the source beside the project', () => {
    expect(readFileSync(source, 'utf8').trim().split('\n').slice(1)).toEqual(PRINTED.trim().split('\n'));
  });
}

test('phase 1, each cell rounded by itself, gives every printed figure and tells the difference', async ({
  asRole,
}) => {
  const rows = await shares(await asRole('ekonom'), `${PHASES}/1?avrundning=enkel`);
  expect(rows.slice(0, 15).map((row) => row.slice(0, 5))).toEqual(
    printed.map(([, name, ...figures]) => [name, ...figures.map(Number)]),
  );
  const [difference, sum] = rows.slice(15);
  expect(difference![0]).toContain('Öresdifferens');
  expect(difference![0]).toContain('930 001');
  expect(difference![4]).toBe(1);
  expect(sum!.slice(0, 5)).toEqual(['Summa', 287_191, 465_001, 465_000, 930_000]);
});

test('phase 1, exact, sums to 930 000 kr, and only Borlänge differs from what is printed', async ({ asRole }) => {
  const page = await asRole('ekonom');
  const rows = await shares(page, `${PHASES}/1?avrundning=exakt`);
  const expected = printed.map(([, name, people, part, equal, sum]) =>
    name === 'Borlänge'
      ? [name, Number(people), 84_557, Number(equal), 115_557]
      : [name, Number(people), Number(part), Number(equal), Number(sum)],
  );
  expect(rows.slice(0, 15).map((row) => row.slice(0, 5))).toEqual(expected);
  expect(rows).toHaveLength(16);
  expect(rows[15]!.slice(0, 5)).toEqual(['Summa', 287_191, 465_000, 465_000, 930_000]);
  expect(rows.slice(0, 15).reduce((total, row) => total + Number(row[4]), 0)).toBe(930_000);
});

test('exact is what is shown unless something else is chosen, and the choice is a link', async ({ asRole }) => {
  const page = await asRole('direktor.borlange');
  expect(await shares(page, `${PHASES}/1`)).toEqual(await shares(page, `${PHASES}/1?avrundning=exakt`));
  const own = page.getByRole('row', { name: /^Borlänge \(din organisation\)/ });
  await expect(own).toContainText('115 557');
  await page.getByRole('navigation', { name: 'Avrundning' }).getByRole('link', { name: 'Varje cell för sig' }).click();
  await expect(page).toHaveURL(/\?avrundning=enkel$/);
  await expect(own).toContainText('115 558');
  await expect(page.getByText('Jämförelse.')).toBeVisible();
});

test('phase 2 shares 2 460 000 kr in both modes', async ({ asRole }) => {
  const page = await asRole('ekonom');
  const exact = await shares(page, `${PHASES}/2`);
  expect(exact.at(-1)!.slice(0, 5)).toEqual(['Summa', 287_191, 1_230_000, 1_230_000, 2_460_000]);
  expect(exact.slice(0, 15).reduce((total, row) => total + Number(row[4]), 0)).toBe(2_460_000);
  await expect(page.getByText('Debiterad tid: Borlänge 1 850 h, Mora 500 h.')).toBeVisible();
  const plain = await shares(page, `${PHASES}/2?avrundning=enkel`);
  expect(plain.at(-1)![4]).toBe(2_460_000);
});

for (const [mode, borlange, sum] of [
  ['exakt', ['52224', '84557', '31000', '115557'], ['287191', '465000', '465000', '930000']],
  ['enkel', ['52224', '84558', '31000', '115558'], ['287191', '465001', '465000', '930000']],
] as const) {
  test(`andelar.csv holds what the page shows, with dates, sources and what it stands on (${mode})`, async ({
    asRole,
  }) => {
    const page = await asRole('ekonom');
    const rows = await shares(page, `${PHASES}/1?avrundning=${mode}`);
    const answer = await page.request.get(`${PHASES}/1/andelar.csv?avrundning=${mode}`);
    expect(answer.headers()['content-type']).toBe('text/csv; charset=utf-8');
    const lines = recordsOf(readCsv(await answer.body()));
    const FIGURES = ['folkmangd', 'del_invanare', 'del_lika', 'summa'] as const;
    expect(lines.slice(0, 15).map((line) => [line.namn, ...FIGURES.map((column) => Number(line[column]))])).toEqual(
      rows.slice(0, 15).map((row) => row.slice(0, 5)),
    );
    expect(FIGURES.map((column) => lines[1]![column])).toEqual(borlange);
    expect(lines[1]).toMatchObject({
      ...{
        kod: '2081',
        rad: 'part',
        folkmangd_datum: '2018-12-31',
        folkmangd_kalla: 'SCB, folkmängd 31 december 2018',
      },
      ...{ kr_per_invanare: '2,21', nyckel: 'Hälften lika, hälften efter folkmängd', nyckelversion: '1' },
      ...{ avrundning: mode === 'exakt' ? 'exakt summa' : 'varje cell för sig', budgetversion: '1', lage: 'godkänd' },
    });
    expect(lines.at(-1)).toMatchObject({ rad: 'summa', andel_procent: '100' });
    expect(FIGURES.map((column) => lines.at(-1)![column])).toEqual(sum);
    expect(lines.find(({ rad }) => rad === 'öresdifferens')?.summa).toBe(mode === 'enkel' ? '1' : undefined);
    expect(lines.slice(0, 15).map(({ kod }) => kod)).toEqual(printed.map(([code]) => code));
  });
}

test('where the key counts no inhabitants, the public figures give kronor per inhabitant; the units have their sum', async ({
  asRole,
}) => {
  const page = await asRole('samordnare');
  await visit(page, '/projekt/gemensam-it/faser/1');
  const table = page.getByRole('region', { name: 'Kostnadsandelar' });
  await expect(page.getByText('räknade på folkmängden den 2018-12-31 (SCB, folkmängd 31 december 2018)')).toBeVisible();
  await expect(page.getByText('Utan invånare: Bolag och förbund.')).toBeVisible();
  expect(await recordOf(table.getByRole('row', { name: /^Summa Ludvika/ }))).toMatchObject({ 'kr/inv': '339,65' });
  expect(await recordOf(table.getByRole('row', { name: /^Summa Bolag/ }))).toMatchObject({ 'kr/inv': '–' });

  await page.getByRole('link', { name: 'Göm delarna' }).click();
  await expect(table.getByRole('columnheader', { name: 'Efter antal användare' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Visa delarna' }).click();
  await expect(table.getByRole('columnheader', { name: 'Efter antal användare' })).toBeVisible();

  const book = new ExcelJS.Workbook();
  const file = await page.request.get('/projekt/gemensam-it/faser/1/andelar.xlsx');
  await book.xlsx.load((await file.body()) as never);
  const [head, ...rows] = book.worksheets[0]!.getSheetValues().slice(1) as unknown[][];
  const column = (name: string) => head!.indexOf(name);
  const sumOf = (kind: string) =>
    rows
      .filter((row) => row[column('Rad')] === kind)
      .map((row) => row[column('Summa, kr')])
      .reduce((sum: number, amount) => sum + (amount as number), 0);
  expect(sumOf('enhet')).toBe(16_560_000);
  expect(sumOf('delsumma')).toBe(16_560_000);
  expect(sumOf('summa')).toBe(16_560_000);
});

test('a phase without a budget says so, and has no file', async ({ asRole }) => {
  const page = await asRole('ekonom');
  await visit(page, `${PHASES}/3`);
  await expect(page.getByText('Fasen har ingen budget än')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Exportera CSV' })).toHaveCount(0);
  expect((await page.request.get(`${PHASES}/3/andelar.csv`)).status()).toBe(404);
});

test('on a phone how a share was computed is one step away, without scrolling the table', async ({ asRole }) => {
  const page = await asRole('direktor.borlange', { viewport: { width: 390, height: 844 } });
  await visit(page, `${PHASES}/1`);
  const table = page.getByRole('region', { name: 'Kostnadsandelar' });
  const name = table.getByRole('link', { name: 'Borlänge' });
  await name.scrollIntoViewIfNeeded();
  expect(await table.evaluate((frame) => frame.scrollLeft)).toBe(0);
  const { x, width } = (await name.boundingBox())!;
  expect(x + width).toBeLessThan(390);
  await name.click();
  await expect(page).toHaveURL(/part=\d+/);
  await expect(name).toHaveAttribute('aria-expanded', 'true');
  const how = table.getByRole('heading', { name: 'Borlänge' });
  await expect(how).toBeInViewport();
  await expect(table).toContainText('52\u00a0224 den 2018-12-31 (SCB, folkmängd 31 december 2018)');
  expect(await table.evaluate((frame) => frame.scrollLeft)).toBe(0);
  await name.click();
  await expect(how).toHaveCount(0);
});
