import { figure, readCsv, recordOf, rowsOf } from './tables';
import { expect, test, visit } from './test';

test('a director finds the own kommun and what it pays, year by year', async ({ asRole }) => {
  const page = await asRole('direktor.ludvika');
  await visit(page, '/');
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Kommuner' }).click();
  await page.getByRole('link', { name: 'Din kommun: Ludvika' }).click();
  await expect(page).toHaveURL(/\/kommuner\/2085$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ludvika');
  await expect(page.getByText('26 946 invånare')).toContainText('2018-12-31');

  const years = page.getByRole('region', { name: 'År för år' });
  const total = await recordOf(years.getByRole('row', { name: /^I allt/ }));
  expect(figure(total['Beslutat kr']!)).toBe(74_629);
  expect(figure(total['Inskickat kr']!)).toBe(197_406);
  const y2020 = await recordOf(years.getByRole('row', { name: /^2020/ }));
  // 74 629 kr over 117 days of 2019 and 274 of 2020
  expect(figure(y2020['Beslutat kr']!)).toBe(52_297);
  await expect(page.getByText('En rad utan år delas på fasens år')).toBeVisible();
  await expect(page.getByText('räknas den senast godkända budgeten')).toBeVisible();
});

test('every phase says its share, its state and its years; they add up to the öre', async ({ asRole }) => {
  const page = await asRole('direktor.ludvika');
  await visit(page, '/kommuner/2085');
  const table = page.getByRole('region', { name: 'Projekt och faser' });
  const phase = await recordOf(table.getByRole('row', { name: /^Fas 1: utveckling/ }));
  expect(figure(phase['Andel kr']!)).toBe(74_629);
  expect(figure(phase['2019']!) + figure(phase['2020']!)).toBe(74_629);
  await expect(table.getByRole('row', { name: /^Fas 1: utveckling/ })).toContainText('Godkänd, version 1');
  await expect(table.getByRole('row', { name: /^Fas 2: vidareutveckling/ })).toContainText('Inskickad, version 1');

  const [header, ...rows] = await rowsOf(table.getByRole('table'));
  const value = (text: string | undefined) => (text === undefined || text === '–' ? 0 : figure(text));
  for (const row of rows.filter(([, share]) => share)) {
    const [, share, ...byYear] = row.slice(0, header!.indexOf('2025') + 1);
    expect(
      byYear.map(value).reduce((sum, amount) => sum + amount, 0),
      row[0],
    ).toBe(value(share));
  }
  const sums = new Map(rows.map(([name, share]) => [name, value(share)]));
  expect(sums.get('Beslutat')! + sums.get('Inskickat')! + sums.get('Utkast')!).toBe(sums.get('I allt'));
});

test('the drafts of Gemensam IT-drift are apart from what is decided and submitted', async ({ asRole }) => {
  const page = await asRole('direktor.ludvika');
  await visit(page, '/kommuner/2085');
  await expect(page.getByText('Ett utkast är inget åtagande')).toBeVisible();
  const facts = page.getByRole('main').locator('dl').first();
  await expect(facts).toContainText('Andel i allt272 035 kr');
  await expect(facts).toContainText('Utkast, om de godkänns25 147 831 kr');
});

test('debited hours lower what Borlänge pays net, as on the page of the phase', async ({ asRole }) => {
  const page = await asRole('direktor.borlange');
  await visit(page, '/projekt/min-skolskjuts/faser/2');
  const ofPhase = await recordOf(
    page.getByRole('region', { name: 'Egen tid' }).getByRole('row', { name: /^Borlänge/ }),
  );
  await visit(page, '/kommuner/2081');
  const table = page.getByRole('region', { name: 'Projekt och faser' });
  const ofParty = await recordOf(table.getByRole('row', { name: /^Fas 2: vidareutveckling/ }));
  expect(ofParty['Egen tid']).toBe('1 850 h debiterad');
  expect(figure(ofParty['Ersättning kr']!)).toBe(740_000);
  for (const column of ['Andel kr', 'Ersättning kr', 'Netto kr']) expect(ofParty[column]).toBe(ofPhase[column]);
  const first = await recordOf(table.getByRole('row', { name: /^Fas 1: utveckling/ }));
  expect(first['Egen tid']).toContain('1 428 h ej debiterad');
  expect(first['Netto kr']).toBe(first['Andel kr']);
});

test('a kommun sees its own milestones with their state', async ({ asRole }) => {
  const page = await asRole('direktor.ludvika');
  await visit(page, '/kommuner/2085');
  const row = page.getByRole('region', { name: 'Införande och milstolpar' }).getByRole('row', { name: /Ludvika/ });
  await expect(row).toContainText('2021-02-01');
  await row.getByRole('link').click();
  await expect(page).toHaveURL(/\/projekt\/min-skolskjuts\/milstolpar\?milstolpe=\d+/);
});

test('the sums of the list are those of the phases, and sort and search are addresses', async ({ asRole }) => {
  const page = await asRole('lasare');
  await visit(page, '/kommuner');
  const table = page.getByRole('region', { name: 'Kommuner' });
  const sum = await recordOf(table.getByRole('row', { name: /^Summa/ }));
  expect([figure(sum['Beslutat kr']!), figure(sum['Inskickat kr']!)]).toEqual([930_000, 2_460_000]);
  await table.getByRole('link', { name: 'I allt kr' }).click();
  await expect(page).toHaveURL(/\?sortera=summa$/);
  await expect(table.getByRole('rowheader').first()).toContainText('Falun');
  await expect(table.getByRole('columnheader', { name: /^I allt/ })).toHaveAttribute('aria-sort', 'descending');
  await page.getByRole('searchbox', { name: 'Namn eller kommunkod' }).fill('äLV');
  await page.getByRole('button', { name: 'Sök' }).click();
  await expect(page).toHaveURL(/sok=%C3%A4LV/);
  await expect(table.getByRole('rowheader')).toHaveCount(2);
  await expect(table.getByRole('rowheader').first()).toContainText('Älvdalen');
});

test('a läsare of Dalarna sees what Ludvika carries there, and nothing of its other cooperations', async ({
  asRole,
}) => {
  const page = await asRole('lasare');
  await visit(page, '/kommuner/2085');
  await expect(page.getByRole('link', { name: 'Min skolskjuts' })).toBeVisible();
  await expect(page.getByText('Gemensam IT-drift')).toHaveCount(0);
  await expect(page.getByText('Servicenämnden')).toHaveCount(0);
  await expect(page.getByText('Utkast, version')).toHaveCount(0);
  const file = await (await page.request.get('/kommuner/2085/andelar.csv')).text();
  expect(file).not.toContain('Medlemsavgift');
  const list = await (await page.request.get('/kommuner.csv')).text();
  expect(list).not.toContain('Uddevalla');
  expect(list.split('\r\n').find((line) => line.includes('Ludvika'))).toContain(';74629;197406;0;');
});

test('a party that is not there, or not to be seen, answers 404 on every address of it', async ({
  asRole,
  asVisitor,
  expectStatus,
}) => {
  expectStatus(404);
  const page = await asRole('direktor.borlange');
  for (const code of ['9999', '1485', 'bolag-och-forbund', 'borlange', 'finns-inte', '%C3%A5', '2081%27--']) {
    for (const rest of ['', '/andelar.csv', '/andelar.xlsx', '.data']) {
      const answer = await page.request.get(`/kommuner/${code}${rest}`);
      expect(answer.status(), `${code}${rest}`).toBe(404);
      expect(await answer.text()).not.toContain('Uddevalla');
    }
  }
  await visit(page, '/kommuner/1485');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sidan finns inte');
  const visitor = await asVisitor();
  await visitor.goto('/kommuner/2081');
  await expect(visitor).toHaveURL(/\/logga-in/);
});

test('andelar.csv and andelar.xlsx hold the rows of the page', async ({ asRole }) => {
  const page = await asRole('direktor.borlange');
  const csv = await page.request.get('/kommuner/2081/andelar.csv');
  expect(csv.headers()['content-disposition']).toContain('borlange-andelar.csv');
  const [header, ...rows] = readCsv(await csv.body());
  const record = (line: readonly string[]) => Object.fromEntries(header!.map((name, at) => [name, line[at]]));
  expect(rows.slice(0, 2).map(record)).toMatchObject([
    {
      projekt: 'Min skolskjuts',
      fas: '1',
      budget: 'godkänd',
      raknas: 'ja',
      2019: '34578',
      2020: '80979',
      andel: '115557',
      egna_timmar: '1428',
      skuggvarde: '571200',
      netto: '115557',
    },
    { fas: '2', budget: 'inskickad', ersattning: '740000', netto: '-434332' },
  ]);
  expect(rows.slice(2).map(([name]) => name)).toEqual(['Beslutat', 'Inskickat', 'Summa']);
  const xlsx = await page.request.get('/kommuner/2081/andelar.xlsx');
  expect(xlsx.headers()['content-type']).toContain('spreadsheetml');
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await xlsx.body()) as unknown as Parameters<typeof book.xlsx.load>[0]);
  const sheet = book.worksheets[0]!;
  expect(sheet.rowCount).toBe(rows.length + 1);
  const share = header!.indexOf('andel') + 1;
  expect(sheet.getRow(2).getCell(share).value).toBe(115_557);
  expect((await page.request.get('/kommuner.xlsx')).status()).toBe(200);
});

test('without JavaScript the list, its search and the page of a kommun work', async ({ asRole }) => {
  const page = await asRole('direktor.ludvika', { javaScriptEnabled: false });
  await page.goto('/kommuner');
  await page.getByRole('searchbox').fill('2085');
  await page.getByRole('button', { name: 'Sök' }).click();
  await page
    .getByRole('rowheader', { name: /Ludvika/ })
    .getByRole('link')
    .click();
  await expect(page.getByRole('region', { name: 'År för år' })).toContainText('74 629');
});
