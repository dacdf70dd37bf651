import ExcelJS from 'exceljs';

import { readCsv, recordOf } from './tables';
import { expect, test, visit } from './test';

const IN_SAMPLE = 2 + 15 + 12;

test('the register lists every decision in sight, and is filtered by its form', async ({ asRole }) => {
  const page = await asRole('lasare');
  await visit(page, '/');
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Beslut' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Beslut' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'beslut' })).toHaveText(`${IN_SAMPLE} beslut`);

  await page.getByLabel('Kommun', { exact: true }).selectOption('Orsa');
  await page.getByRole('button', { name: 'Visa' }).click();
  await expect(page).toHaveURL(/kommun=2034/);
  await expect(page.getByText(`1 av ${IN_SAMPLE} beslut`)).toBeVisible();
  const row = page.getByRole('table').getByRole('row').nth(1);
  expect(await recordOf(row)).toMatchObject({
    Dag: 'dag okänd',
    'Projekt och fas': 'Min skolskjuts Fas 1: utveckling och två piloter',
    Vem: 'Kommundirektör, Orsa',
    Utfall: 'Godkänd',
    'Egen andel kr': '42 159',
    Diarienummer: '–',
  });

  await page.getByRole('main').getByRole('link', { name: 'Visa alla' }).click();
  await expect(page).toHaveURL(/\/beslut$/);
  await page.getByLabel('Sök i besluten').fill('piloter är borlänge');
  await page.getByLabel('Slag').selectOption('Övriga');
  await page.getByLabel('Sök i besluten').press('Enter');
  await expect(page.getByText(`1 av ${IN_SAMPLE} beslut`)).toBeVisible();
  await expect(page.getByRole('cell', { name: '2019-11-13' })).toBeVisible();

  await visit(page, '/beslut?sok=finns+inte');
  await expect(page.getByText('Inget beslut passar')).toBeVisible();
});

test('an address that makes no sense shows what does', async ({ asRole }) => {
  const page = await asRole('lasare');
  for (const search of ['?sida=99999', '?sida=x&ar=tjugo&utfall=kanske&slag=1', '?projekt=%00&sok=%00%25']) {
    expect((await page.goto(`/beslut${search}`))!.status()).toBe(200);
  }
});

test('without JavaScript the filter works', async ({ asRole }) => {
  const page = await asRole('lasare', { javaScriptEnabled: false });
  await page.goto('/beslut');
  await page.getByLabel('År').selectOption('2019');
  await page.getByRole('button', { name: 'Visa' }).click();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(1 + 2);
});

test('the files hold what the filter leaves, with every hash after the one before', async ({ asRole }) => {
  const page = await asRole('lasare');
  await visit(page, '/beslut?slag=kostnadsandel');
  const address = async (name: string) => (await page.getByRole('link', { name }).getAttribute('href'))!;
  const csv = await page.request.get(await address('Exportera CSV'));
  expect(csv.headers()['content-disposition']).toBe('attachment; filename="beslut.csv"');
  const [head, ...rows] = readCsv(await csv.body());
  expect(rows).toHaveLength(15 + 12);
  const at = (name: string) => head!.indexOf(name);
  for (const name of ['nummer', 'dag', 'vad', 'utfall', 'motivering', 'delegation', 'andrar', 'summa']) {
    expect(at(name), name).toBeGreaterThanOrEqual(0);
  }
  for (const [index, row] of rows.slice(0, -1).entries()) {
    expect(row[at('foregaende_summa')]).toBe(rows[index + 1]![at('summa')]);
    expect(row[at('summa')]).toMatch(/^[0-9a-f]{64}$/);
  }
  const sheet = await page.request.get(await address('Exportera Excel'));
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await sheet.body()) as unknown as ExcelJS.Buffer);
  const found = book.getWorksheet('Beslut')!;
  expect(found.rowCount).toBe(1 + 15 + 12);
  expect(found.getRow(2).getCell(at('nummer') + 1).value).toBe(Number(rows[0]![at('nummer')]));
  expect(found.getRow(2).getCell(at('andel') + 1).value).toBe(181_889);
  expect(found.getRow(2).getCell(at('summa') + 1).value).toBe(rows[0]![at('summa')]);
});

test('a decision shows what its share stands on, and leads to the phase', async ({ asRole, db }) => {
  const { number, hash } = await db
    .selectFrom('decision')
    .select(['number', 'hash'])
    .where('forum', '=', 'Kommundirektör, Gagnef')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const page = await asRole('direktor.ludvika');
  await visit(page, '/beslut');
  await page.getByRole('link', { name: `Beslut ${number}`, exact: true }).click();
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1, name: `Beslut ${number}` })).toBeVisible();
  for (const text of [
    'Kommundirektör, Gagnef',
    'dag okänd',
    '2 460 000 kr (5,1 %)',
    'Hälften lika, hälften efter folkmängd, version 1',
    'Underlag: 10 271 den 2018-12-31 (SCB, folkmängd 31 december 2018).',
    hash.toString('hex'),
  ]) {
    await expect(main).toContainText(text);
  }
  await main.getByRole('link', { name: 'Hela budgeten och alla parters andelar' }).click();
  await expect(page).toHaveURL(/\/projekt\/min-skolskjuts\/faser\/2\?version=1$/);
});

test('a visitor is asked to sign in', async ({ asVisitor }) => {
  const page = await asVisitor();
  for (const path of ['/beslut', '/beslut/1', '/beslut.csv', '/beslut.xlsx', '/ersattare']) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/logga-in/);
  }
});
