import { expect, test, visit } from './test';
import { readCsv, rowsOf } from './tables';

const RISKS = '/projekt/min-skolskjuts/risker';

/** The numbers in each cell of the matrix, consequence from the top, probability from the left. */
const MATRIX = [
  ['Gul 23 32 33 36', 'Röd 8 26 40', 'Röd 6 17', 'Röd'],
  ['Grön 15 20 31', 'Gul 2 3 5 13 14 18 19 35', 'Röd 4 22 25', 'Röd 7 16'],
  ['Grön 24 29 39', 'Grön 21 34 38', 'Gul 12 27 30', 'Röd 1'],
  ['Grön', 'Grön 9 10', 'Grön', 'Gul'],
];

test('the risks of Min skolskjuts are 12 red, 14 yellow, 11 green and 4 not rated, as listed', async ({ asRole }) => {
  const page = await asRole('styrgrupp');
  await visit(page, RISKS);
  await expect(page.getByText('12 röda · 14 gula · 11 gröna · 4 ej värderade', { exact: false }).first()).toBeVisible();
  const rows = await rowsOf(page.getByRole('region', { name: 'Riskregister' }).getByRole('table'));
  expect(rows.slice(1).map(([number]) => number)).toEqual(Array.from({ length: 41 }, (_, at) => String(at + 1)));
});

test('the matrix holds the numbers of the risks, and says each colour in words', async ({ asRole }) => {
  const page = await asRole('styrgrupp');
  await visit(page, RISKS);
  const cells = page.getByRole('table', { name: /riskernas nummer/ }).locator('tbody tr');
  await expect(cells).toHaveCount(4);
  for (const [at, expected] of MATRIX.entries()) {
    const texts = await cells
      .nth(at)
      .getByRole('cell')
      .evaluateAll((all) =>
        all.map((cell) => [...cell.querySelectorAll('span, a')].map((part) => part.textContent).join(' ')),
      );
    expect(texts).toEqual(expected);
  }
  await expect(page.getByText('Ej värderade: 11 28 37 41').or(page.getByText('Ej värderade: 11283741'))).toBeVisible();
});

test('the contradiction of risk 18 is shown beside what the scale says', async ({ asRole }) => {
  const page = await asRole('styrgrupp');
  await visit(page, RISKS);
  const note = page.getByText('Underlaget anger en annan färg än skalan.').locator('..');
  await expect(note).toContainText('Risk 18 är angiven som röd men står i en gul ruta');
  await expect(page.getByRole('row', { name: /^18 / })).toContainText('angiven som röd');
  await note.getByRole('link', { name: 'Risk 18' }).click();
  await expect(page).toHaveURL(/risk=18#risk-18$/);
  await expect(page.getByRole('heading', { name: 'Värderingar' })).toBeVisible();
});

test('a number in the matrix opens its risk, and the filter shows one colour', async ({ asRole }) => {
  const page = await asRole('lasare');
  await visit(page, RISKS);
  await page
    .getByRole('table', { name: /riskernas nummer/ })
    .getByRole('link', { name: '16', exact: true })
    .click();
  await expect(page.getByRole('row', { name: /^16 / }).getByRole('link')).toHaveAttribute('aria-expanded', 'true');
  await page.getByRole('link', { name: 'Gröna 11' }).click();
  await expect(page).toHaveURL(/farg=gron/);
  const register = page.getByRole('region', { name: 'Riskregister' });
  await expect(register.getByRole('rowheader')).toHaveText('9 10 15 20 21 24 29 31 34 38 39'.split(' '));
});

test('risker.csv lists the stated colour and the one of the scale', async ({ asRole }) => {
  const page = await asRole('lasare');
  const answer = await page.request.get(`${RISKS}.csv`);
  const [header, ...rows] = readCsv(await answer.body());
  const at = (name: string) => header!.indexOf(name);
  expect(header!.slice(0, 3)).toEqual(['nr', 'titel', 'kategori']);
  expect(rows).toHaveLength(41);
  const count = (name: string) =>
    ['röd', 'gul', 'grön', 'ej värderad'].map((colour) => rows.filter((row) => row[at(name)] === colour).length);
  expect(count('farg')).toEqual([12, 14, 11, 4]);
  expect(count('farg_enligt_skala')).toEqual([11, 15, 11, 4]);
  const shown = ['sannolikhet', 'konsekvens', 'farg', 'farg_enligt_skala'].map((name) => rows[17]![at(name)]);
  expect(shown).toEqual(['Sällan', 'Allvarlig', 'röd', 'gul']);
});

test('Digital motor has its own scale, with the mandate of each level', async ({ asRole }) => {
  const page = await asRole('projektledare');
  await visit(page, '/projekt/digital-motor/risker');
  await expect(page.getByText('1 röd · 2 gula · 3 gröna · 0 ej värderade')).toBeVisible();
  for (const band of ['1–6 lågt: projektledare', '8–12 medel: styrgrupp', '15–25 högt: uppdragsbeställare']) {
    await expect(page.getByText(band)).toBeVisible();
  }
});
