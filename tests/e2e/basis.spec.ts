import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';
import ExcelJS from 'exceljs';

import { recordOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'basis' });

const BASIS = '/samverkan/dalarna/underlag';
const FIXTURES = join(import.meta.dirname, '../support/fixtures/scb');

interface Chosen {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const csv = (text: string): Chosen => ({ name: 'siffror.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
const fixture = (name: string): Chosen => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: readFileSync(join(FIXTURES, name)),
});

async function xlsx(rows: readonly (readonly (string | number)[])[]): Promise<Chosen> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Siffror').addRows(rows.map((row) => [...row]));
  return { name: 'siffror.xlsx', mimeType: 'application/zip', buffer: Buffer.from(await book.xlsx.writeBuffer()) };
}

/** Chooses a file for a series and has it checked. */
async function check(
  page: Page,
  file: Chosen,
  { series = 'Folkmängd', date, source }: { series?: string; date?: string; source?: string } = {},
): Promise<void> {
  await visit(page, `${BASIS}/import`);
  await page.getByRole('combobox', { name: 'Serie' }).selectOption(series);
  await page.getByLabel('Fil', { exact: true }).setInputFiles(file);
  if (date) await page.getByRole('textbox', { name: 'Referensdatum' }).fill(date);
  if (source) await page.getByRole('textbox', { name: 'Källa' }).fill(source);
  await page.getByRole('button', { name: 'Kontrollera filen' }).click();
}

const refusal = (page: Page) => page.getByLabel('Fil', { exact: true });

const seriesRow = (page: Page, series: string, who: string) =>
  page
    .getByRole('region', { name: `${series}, siffror` })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${who}`) }) });

async function addSeries(page: Page, name: string): Promise<void> {
  await visit(page, `${BASIS}?ny=1`);
  await page.getByRole('textbox', { name: 'Vad som räknas' }).fill(name);
  await page.getByRole('button', { name: 'Skapa serien' }).click();
  await expect(page.getByRole('status')).toContainText('Serien är skapad.');
}

test('a new series gets a figure by hand, and a figure that is stored stays', async ({ asRole, expectStatus }) => {
  expectStatus(400);
  const page = await asRole('samordnare');
  await addSeries(page, 'Antal elever');
  await visit(page, `${BASIS}?ny=1`);
  await page.getByRole('textbox', { name: 'Vad som räknas' }).fill('Antal elever');
  await page.getByRole('button', { name: 'Skapa serien' }).click();
  await expect(page.getByRole('textbox', { name: 'Vad som räknas' })).toHaveAccessibleDescription(
    /Det finns redan en serie som heter Antal elever\./,
  );

  await visit(page, BASIS);
  await page.getByRole('link', { name: 'Skriv in en siffra till Antal elever' }).click();
  await page.getByRole('combobox', { name: 'Vem' }).selectOption('Mora');
  await page.getByRole('textbox', { name: 'Antal' }).fill('många');
  await page.getByRole('button', { name: 'Spara siffran' }).click();
  await expect(page.getByRole('textbox', { name: 'Antal' })).toHaveAccessibleDescription(/ska vara ett heltal/);
  await expect(page.getByRole('textbox', { name: 'Referensdatum' })).toHaveAccessibleDescription(
    /Skriv vilken dag siffran avser\./,
  );
  await page.getByRole('textbox', { name: 'Antal' }).fill('2450');
  await page.getByRole('textbox', { name: 'Referensdatum' }).fill('2019-12-31');
  await page.getByRole('textbox', { name: 'Källa' }).fill('Skolförvaltningen');
  await page.getByRole('button', { name: 'Spara siffran' }).click();
  await expect(page.getByRole('status')).toHaveText('1 siffra är sparad.');
  await expect(seriesRow(page, 'Antal elever', 'Mora')).toContainText(/2\s450/);

  await visit(page, `${BASIS}?siffra=antal-elever`);
  await page.getByRole('combobox', { name: 'Vem' }).selectOption('Mora');
  await page.getByRole('textbox', { name: 'Antal' }).fill('2451');
  await page.getByRole('textbox', { name: 'Referensdatum' }).fill('2019-12-31');
  await page.getByRole('textbox', { name: 'Källa' }).fill('Skolförvaltningen');
  await page.getByRole('button', { name: 'Spara siffran' }).click();
  await expect(page.getByRole('alert')).toContainText('Mora har redan värdet 2\u00a0450 för 2019-12-31.');
  await expect(page.getByRole('textbox', { name: 'Antal' })).toHaveValue('2451');
  await visit(page, BASIS);
  await expect(seriesRow(page, 'Antal elever', 'Mora')).toContainText(/2\s450/);
});

test('an odd figure is asked about; a wrong one is put right with its reason, or taken back', async ({
  asRole,
  expectStatus,
}) => {
  expectStatus(400);
  const page = await asRole('samordnare', { javaScriptEnabled: false });
  await page.goto(`${BASIS}?ny=1`);
  await page.getByRole('textbox', { name: 'Vad som räknas' }).fill('Antal bussar');
  await page.getByRole('button', { name: 'Skapa serien' }).click();
  const type = async (value: string, day: string) => {
    await page.goto(`${BASIS}?siffra=antal-bussar`);
    await page.getByRole('combobox', { name: 'Vem' }).selectOption('Orsa');
    await page.getByRole('textbox', { name: 'Antal' }).fill(value);
    await page.getByRole('textbox', { name: 'Referensdatum' }).fill(day);
    await page.getByRole('textbox', { name: 'Källa' }).fill('Trafikkontoret');
    await page.getByRole('button', { name: 'Spara siffran' }).click();
  };
  await type('40', '2018-12-31');
  await type('400', '2019-12-31');
  await expect(page.getByRole('alert')).toContainText('400 är +900 % mot förra siffran, 40 (2018-12-31).');
  await page.getByRole('checkbox', { name: 'Siffran är rätt, spara den' }).check();
  await page.getByRole('textbox', { name: 'Antal' }).fill('401');
  await page.getByRole('button', { name: 'Spara siffran' }).click();
  await expect(page.getByRole('alert'), 'what was confirmed was another figure').toContainText('401 är');
  await page.getByRole('checkbox', { name: 'Siffran är rätt, spara den' }).check();
  await page.getByRole('button', { name: 'Spara siffran' }).click();
  await expect(page.getByRole('status')).toContainText('1 siffra är sparad. 401 mot 40 2018-12-31');

  await page.getByRole('link', { name: /401.*rätta Orsa 2019-12-31/ }).click();
  await page.getByRole('textbox', { name: 'Rätt antal' }).fill('41');
  await page.getByRole('button', { name: 'Rätta siffran' }).click();
  const why = page.getByRole('textbox', { name: 'Vad som var fel' });
  await expect(why).toHaveAccessibleDescription(/Skriv vad som var fel\./);
  await why.fill('En nolla för mycket');
  await page.getByRole('button', { name: 'Rätta siffran' }).click();
  await expect(page.getByRole('status')).toContainText('Siffran är rättad.');
  await expect(seriesRow(page, 'Antal bussar', 'Orsa')).toContainText('41');
  const past = page.getByRole('region', { name: 'Ersatta och återtagna siffror' });
  await page.getByText('Ersatta och återtagna siffror (1)').click();
  await expect(past).toContainText('Ersatt av 41 2020-12-18');
  await expect(past).toContainText('En nolla för mycket');

  await page.getByRole('link', { name: /41.*rätta Orsa 2019-12-31/ }).click();
  await page.getByText('Ta tillbaka siffran').click();
  await page.getByRole('textbox', { name: 'Varför' }).fill('Fel kommun');
  await page.getByRole('button', { name: 'Ta tillbaka', exact: true }).click();
  await expect(page.getByRole('status')).toContainText('Siffran är tillbakatagen.');
  await expect(seriesRow(page, 'Antal bussar', 'Orsa')).not.toContainText('41');
});

test('a file whose codes and names differ is stored only when the codes are said to count', async ({
  asRole,
  expectStatus,
}) => {
  expectStatus(400);
  const page = await asRole('samordnare');
  await check(page, csv('kod;namn;värde\n2081;Falun;52000\n2062;Mora;20100\n'), { date: '2016-12-31', source: 'SCB' });
  await expect(page.getByRole('main')).toContainText('2081 Falun: koden 2081 är Borlänge.');
  await page.getByRole('button', { name: 'Spara 2 siffror' }).click();
  const holds = page.getByRole('checkbox', { name: /^Koden gäller/ });
  await expect(holds).toHaveAccessibleDescription(/Bekräfta att koden gäller/);
  await holds.check();
  await page.getByRole('button', { name: 'Spara siffrorna' }).click();
  await expect(page.getByRole('status')).toContainText('2 siffror är sparade.');
  expect(await recordOf(seriesRow(page, 'Folkmängd', 'Borlänge'))).toMatchObject({
    '2016-12-31': expect.stringMatching(/^52 000/) as unknown as string,
  });
});

test('JSON-stat from SCB is looked through before it is saved', async ({ asRole, db }) => {
  const count = async () =>
    (
      await db
        .selectFrom('basisFigure')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n;
  const before = await count();
  const page = await asRole('samordnare');
  await check(page, fixture('all-dalarna-2019.json'));
  await expect(page.getByRole('heading', { name: 'Kontroll av all-dalarna-2019.json' })).toBeVisible();
  await expect(page.getByRole('status')).toContainText('Inget är sparat än.');
  await expect(page.getByText('i filen är inte med i samverkan och hoppas över')).toBeVisible();
  await expect(page.getByRole('main').locator('dl'), 'Orsa').toContainText(/Saknas i filen\s*1/);
  expect(await count(), 'checking writes nothing').toBe(before);
  await page.getByRole('button', { name: 'Spara 14 siffror' }).click();
  await expect(page.getByRole('status')).toContainText('14 siffror är sparade.');
  expect(await count()).toBe(before + 14);
  expect(Object.keys(await recordOf(seriesRow(page, 'Folkmängd', 'Mora')))).toContain('2019-12-31 senaste');

  await check(page, fixture('all-dalarna-2019.json'));
  await expect(page.getByRole('status')).toContainText('Allt i filen finns redan med samma värden.');
});

test('CSV is looked through before it is saved, and tells who is missing', async ({ asRole }) => {
  const page = await asRole('samordnare');
  await addSeries(page, 'Antal licenser');
  const text = 'kod;namn;värde\n2062;Mora;120\n2034;Orsa;45\n9999;Okänd;7\n';
  await check(page, csv(text), { series: 'Antal licenser', date: '2019-12-31', source: 'Egen räkning' });
  const main = page.getByRole('main');
  await expect(main).toContainText('1 i filen är inte med i samverkan och hoppas över');
  await expect(main.locator('dl')).toContainText(/Hittade\s*2/);
  await expect(main.locator('dl')).toContainText(/Saknas i filen\s*13/);
  await page.getByRole('button', { name: 'Spara 2 siffror' }).click();
  await expect(page.getByRole('status')).toContainText('2 siffror är sparade.');
  await expect(seriesRow(page, 'Antal licenser', 'Mora')).toContainText('120');
  await expect(main).toContainText(/Saknar siffra för 2019-12-31: .*Borlänge/);
});

test('an Excel file is read like the others', async ({ asRole }) => {
  const page = await asRole('samordnare');
  await addSeries(page, 'Antal enheter');
  const file = await xlsx([
    ['kod', 'värde'],
    ['2062', 11],
    ['2081', 22],
  ]);
  await check(page, file, { series: 'Antal enheter', date: '2019-12-31', source: 'Egen räkning' });
  await page.getByRole('button', { name: 'Spara 2 siffror' }).click();
  await expect(seriesRow(page, 'Antal enheter', 'Borlänge')).toContainText('22');
});

test('without JavaScript a file is checked and saved too', async ({ asRole }) => {
  const page = await asRole('samordnare', { javaScriptEnabled: false });
  await page.goto(`${BASIS}/import?serie=folkmangd`);
  await page.getByLabel('Fil', { exact: true }).setInputFiles(csv('kod;värde\n2062;20001\n'));
  await page.getByRole('textbox', { name: 'Referensdatum' }).fill('2015-12-31');
  await page.getByRole('textbox', { name: 'Källa' }).fill('Egen räkning');
  await page.getByRole('button', { name: 'Kontrollera filen' }).click();
  await page.getByRole('button', { name: 'Spara siffran' }).click();
  await expect(page.getByRole('status')).toContainText('1 siffra är sparad.');
});

for (const [what, file, message] of [
  ['only unknown codes', csv('kod;värde\n9999;1\n8888;2\n'), /Ingen rad i filen gäller någon som är med i samverkan/],
  ['a row without a code', csv('kod;värde\n2062;1\n;2\n'), /Rad 3, kolumn ”kod”: tom\. Skriv kommunkod/],
  ['two rows for one code', csv('kod;värde\n2062;1\n2062;2\n'), /Rad 3: .*finns redan på rad 2/],
  [
    'a picture',
    { name: 'bild.csv', mimeType: 'image/png', buffer: Buffer.from([137, 80, 78, 71, 0, 1, 2, 3]) },
    /Filen är ingen tabell/,
  ],
  ['a web page', csv('<html><body>Logga in</body></html>'), /Filen är en webbsida/],
] as const) {
  test(`${what}: refused with what is wrong, and what was typed stays`, async ({ asRole, expectStatus }) => {
    expectStatus(400);
    const page = await asRole('samordnare');
    await check(page, file, { date: '2017-12-31', source: 'Min källa' });
    await expect(refusal(page)).toHaveAccessibleDescription(message);
    await expect(page.getByRole('textbox', { name: 'Källa' })).toHaveValue('Min källa');
    await expect(page.getByRole('textbox', { name: 'Referensdatum' })).toHaveValue('2017-12-31');
    await expect(page.getByRole('button', { name: /^Spara/ })).toHaveCount(0);
  });
}

test('every mistake of a file is said, each by itself', async ({ asRole, expectStatus }) => {
  expectStatus(400);
  const page = await asRole('samordnare');
  await check(page, csv('kod;värde\n2062;tio\n2034;-4\n'), { date: '2017-12-31', source: 'Min källa' });
  const messages = page.getByRole('main').locator('.ds-validation-message');
  await expect(messages).toHaveCount(2);
  await expect(messages.first()).toContainText('Rad 2');
  await expect(messages.last()).toContainText('Rad 3');
});
