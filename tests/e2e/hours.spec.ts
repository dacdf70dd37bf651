import type { Page } from '@playwright/test';

import { expect, test, visit } from './test';
import { figure, readCsv, rowsOf } from './tables';

const HOURS = '/projekt/min-skolskjuts/timmar';

async function lastRow(page: Page, table: string): Promise<number[]> {
  const rows = await rowsOf(page.getByRole('region', { name: table, exact: true }).getByRole('table'));
  return rows
    .at(-1)!
    .slice(1)
    .filter((cell) => cell !== '')
    .map(figure);
}

test('the totals are those of the source, by year and in all', async ({ asRole }) => {
  const page = await asRole('ekonom');
  await visit(page, HOURS);
  expect(await lastRow(page, 'Verksamhet, intern tid')).toEqual([526, 2185, 851, 3562]);
  expect(await lastRow(page, 'Utveckling, intern tid')).toEqual([592, 2728, 0, 3320]);
  const external = await lastRow(page, 'Extern tid och kostnad');
  expect([external[3], external[7]]).toEqual([1800, 2_159_760]);
  await expect(page.getByText('20 rader · 8 682 h · 2 159 760 kr i extern kostnad')).toBeVisible();
  await expect(page.getByText('stämmer med källan')).toHaveCount(3);
  await expect(
    page.getByText('De externa timmarna anges som 1 790 på ett ställe och 1 800 på ett annat.'),
  ).toBeVisible();
});

test('the same hours by category, kommun and role have the same sum', async ({ asRole }) => {
  const page = await asRole('ekonom');
  await visit(page, HOURS);
  for (const by of [
    'Timmar per slag och år',
    'Intern och extern tid per år',
    'Timmar per kommun och år',
    'Timmar per roll och år',
    'Timmar per fas och år',
  ]) {
    const sum = await lastRow(page, by);
    expect(sum.slice(3), by).toEqual([3562 + 3320 + 1800, 2_159_760]);
  }
});

test('timmar.csv has one row a cell, and then the same totals by every dimension', async ({ asRole }) => {
  const page = await asRole('ekonom');
  const answer = await page.request.get(`${HOURS}.csv`);
  const [header, ...rows] = readCsv(await answer.body());
  expect(header).toEqual([
    'kategori',
    'roll',
    'person',
    'kommun',
    'fas',
    'procent',
    'ar',
    'manad',
    'timmar',
    'timpris_kr',
    'kostnad_kr',
    'summa_per',
  ]);
  const total = (lines: string[][], column: number) => lines.reduce((sum, row) => sum + figure(row[column]!), 0);
  const cells = rows.filter((row) => row[11] === '');
  const ofCategory = (category: string) => cells.filter((row) => row[0] === category);
  expect(['utveckling', 'verksamhet', 'extern'].map((category) => total(ofCategory(category), 8))).toEqual([
    3320, 3562, 1800,
  ]);
  expect(total(ofCategory('extern'), 10)).toBe(2_159_760);
  expect(cells.find((row) => row[1] === 'Projektledare, extern' && row[6] === '2020')![9]).toBe('1225');
  for (const dimension of ['slag', 'intern eller extern', 'roll', 'kommun', 'person', 'fas', 'år', 'månad', 'allt']) {
    expect(
      total(
        rows.filter((row) => row[11] === dimension),
        8,
      ),
      dimension,
    ).toBe(3562 + 3320 + 1800);
  }
});
