import { expect, test, visit } from './test';
import { figure, readCsv, rowsOf } from './tables';

const NAMES = [
  'Digital motor (förstudie)',
  'E-tjänstesamverkan Dalarna',
  'Gemensam IT-drift',
  'IT, växel och telefoni',
  'Min skolskjuts',
];

test('the samordnare sees all five projects with their sums', async ({ asRole }) => {
  const page = await asRole('samordnare');
  await visit(page, '/portfolj');
  await expect(page.getByText('5 projekt i 5 samverkan')).toBeVisible();
  const table = page.getByRole('region', { name: 'Projekt' }).getByRole('table');
  await expect(table.getByRole('rowheader').getByRole('link')).toHaveText(NAMES);
  const rows = await rowsOf(table);
  const budgets = new Map(rows.slice(1).map((row) => [row[0]!, row.at(-2)!]));
  expect(figure(budgets.get('Min skolskjuts Gemensamma IT-projekt i Dalarna')!)).toBe(930_000 + 2_460_000);
  expect(figure(budgets.get('Summa')!)).toBe(48_891_856);
  const own = table.getByRole('row', { name: /^Min skolskjuts/ });
  await expect(own).toContainText('Borlänge');
  await expect(own).toContainText('2021-02-01 MS14 Lanserad i Hedemora');
  await expect(own).toContainText('2 beslutspunkter har passerat utan beslut');
});

test('each project leads to its page', async ({ asRole }) => {
  const page = await asRole('samordnare');
  await visit(page, '/portfolj');
  await page.getByRole('rowheader').getByRole('link', { name: 'Min skolskjuts' }).click();
  await expect(page).toHaveURL(/\/projekt\/min-skolskjuts$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Min skolskjuts');
  await expect(page.getByText('15 deltagare · huvudansvarig Borlänge')).toBeVisible();
});

test('the filter is in the address, and the address is the filter', async ({ asRole }) => {
  const page = await asRole('samordnare');
  await visit(page, '/portfolj');
  const names = page.getByRole('region', { name: 'Projekt' }).getByRole('rowheader').getByRole('link');

  await page.getByRole('combobox', { name: 'Kommun' }).selectOption('Mora');
  await page.getByRole('button', { name: 'Visa' }).click();
  await expect(page).toHaveURL(/kommun=mora/);
  await expect(names).toHaveText(['E-tjänstesamverkan Dalarna', 'Min skolskjuts']);

  await page.getByRole('combobox', { name: 'Samverkan' }).selectOption('E-tjänstesamverkan Dalarna (eDala)');
  await page.getByRole('button', { name: 'Visa' }).click();
  await expect(page).toHaveURL(/samverkan=edala&kommun=mora/);
  await expect(names).toHaveText(['E-tjänstesamverkan Dalarna']);

  await visit(page, '/portfolj?ar=2019');
  await expect(page.getByRole('textbox', { name: 'År' })).toHaveValue('2019');
  await expect(names.filter({ hasText: 'Min skolskjuts' })).toHaveCount(1);
  await expect(names.filter({ hasText: 'Gemensam IT-drift' })).toHaveCount(0);

  await visit(page, `/portfolj?kommun=${encodeURIComponent('Älvdalen')}&samverkan=edala`);
  await expect(names, 'a kommun may be typed by its name').toHaveText(['E-tjänstesamverkan Dalarna']);

  await visit(page, '/portfolj?samverkan=dalarna');
  await expect(page.getByRole('combobox', { name: 'Samverkan' })).toHaveValue('dalarna');
  await expect(names).toHaveText(['Min skolskjuts']);
  await expect(page.getByRole('row', { name: 'Summa' })).toContainText('3 390 000');
});

test('a filter that makes no sense is left out, and one that fits nothing says so', async ({ asRole }) => {
  const page = await asRole('samordnare');
  await visit(page, '/portfolj?ar=abc&sida=-3');
  await expect(page.getByText('5 projekt i 5 samverkan')).toBeVisible();
  await visit(page, `/portfolj?kommun=${encodeURIComponent("' or 1=1 --")}`);
  await expect(page.getByText('Inget projekt passar urvalet')).toBeVisible();
  await page.getByRole('link', { name: 'Visa alla' }).click();
  await expect(page.getByRole('rowheader').getByRole('link')).toHaveText(NAMES);
});

test('exports what the filter shows', async ({ asRole }) => {
  const page = await asRole('samordnare');
  await visit(page, '/portfolj?kommun=mora');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Exportera CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('portfolj.csv');
  const answer = await page.request.get('/portfolj.csv?kommun=mora');
  expect(answer.headers()['content-type']).toBe('text/csv; charset=utf-8');
  const [header, ...rows] = readCsv(await answer.body());
  expect(header!.slice(0, 7)).toEqual([
    'projekt',
    'samverkan',
    'huvudansvarig',
    'parter',
    'start',
    'slut',
    'budget_kr',
  ]);
  expect(rows.map((row) => row[0])).toEqual(['E-tjänstesamverkan Dalarna', 'Min skolskjuts']);
  expect(rows[1]!.slice(3, 7)).toEqual(['15', '2019-09-06', '2021-06-01', '3390000']);
  const all = readCsv(await (await page.request.get('/portfolj.csv')).body());
  expect(all.slice(1).map((row) => row[0])).toEqual(NAMES);
});
