import type { Page } from '@playwright/test';

import { readCsv, recordOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'time' });

const PHASE = '2 · vidareutveckling och breddinförande';
const hoursOn = (page: Page, day: string, row = 'Ny rad 1') => page.getByRole('textbox', { name: `${row}, ${day}` });

test('a week is typed with the keyboard, sent in, approved and corrected, and its history stays', async ({
  asRole,
  expectStatus,
}) => {
  expectStatus(400);
  const page = await asRole('projektledare');
  await visit(page, '/tid');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tid, vecka 51');
  await page.getByRole('combobox', { name: 'Projekt och fas, ny rad 1' }).selectOption(PHASE);
  await page.getByRole('combobox', { name: 'Roll, ny rad 1' }).selectOption('Projektledare, extern');
  await hoursOn(page, 'mån 14 dec').fill('7,5');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('25');
  await expect(page.getByRole('cell', { name: '32,5 h' }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(hoursOn(page, 'tis 15 dec', 'Ny rad 2')).toBeFocused();
  // The last row is begun: there is one more at once, and nothing typed is lost.
  await expect(hoursOn(page, 'ons 16 dec', 'Ny rad 4')).toHaveCount(0);
  await hoursOn(page, 'ons 16 dec', 'Ny rad 3').fill('1');
  await expect(hoursOn(page, 'ons 16 dec', 'Ny rad 4')).toBeVisible();
  await expect(hoursOn(page, 'mån 14 dec')).toHaveValue('7,5');
  await hoursOn(page, 'ons 16 dec', 'Ny rad 3').fill('');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(hoursOn(page, 'tis 15 dec')).toHaveAccessibleDescription(/Ett dygn har 24 timmar/);
  await expect(hoursOn(page, 'mån 14 dec')).toHaveValue('7,5');
  await hoursOn(page, 'tis 15 dec').fill('8');
  await page.getByRole('button', { name: 'Spara och skicka in veckan' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Veckan är inskickad' })).toBeVisible();

  await visit(page, '/');
  await page.getByRole('link', { name: 'Projektledare', exact: true }).click();
  await page.getByRole('checkbox', { name: /2020-12-15/ }).uncheck();
  await page.getByRole('button', { name: 'Godkänn valda' }).click();
  await expect(page.getByRole('status').filter({ hasText: '1 rad är godkänd.' })).toBeVisible();
  await page.getByText('Skicka tillbaka valda').click();
  await page.getByRole('button', { name: 'Skicka tillbaka', exact: true }).click();
  const reason = page.getByRole('textbox', { name: 'Vad ska ändras?' });
  await expect(reason).toHaveAccessibleDescription(/Skriv vad som ska ändras/);
  await reason.fill('Det var fas 1');
  await page.getByRole('button', { name: 'Skicka tillbaka', exact: true }).click();
  await expect(page.getByText('Ingen tid väntar på dig')).toBeVisible();

  await visit(page, '/tid?vecka=2020-51');
  await expect(page.getByText('Det var fas 1')).toBeVisible();
  await page.getByRole('link', { name: 'Rätta Projektledare, extern 2020-12-14' }).click();
  await page.getByRole('textbox', { name: 'Rätt antal timmar' }).fill('6');
  await page.getByRole('textbox', { name: 'Varför' }).fill('Mötet blev kortare');
  await page.getByRole('button', { name: 'Skicka rättelsen' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Rättelsen är inskickad' })).toBeVisible();
  await visit(page, '/tid/godkann');
  await expect(page.getByText('förut 7,5 h: Mötet blev kortare')).toBeVisible();
  await page.getByRole('button', { name: 'Godkänn valda' }).click();
  await page.waitForURL(/godkanda=1/);
  await visit(page, '/projekt/min-skolskjuts/tid?manad=2020-12');
  const row = page.getByRole('row').filter({ hasText: '2020-12-14' });
  expect(await recordOf(row)).toMatchObject({ Timmar: '6 h', Läge: 'godkänd' });
  await expect(row).toContainText('förut 7,5 h');
  const [header, line] = readCsv(await (await page.request.get('/projekt/min-skolskjuts/tid.csv')).body());
  expect(header!.slice(0, 3)).toEqual(['datum', 'fas', 'roll']);
  expect(line!.slice(5, 9)).toEqual(['6', 'godkänd', '2020-12-18', '7,5']);
});

test('without script a week is saved by a plain form, also on a phone', async ({ asRole, expectStatus }) => {
  expectStatus(400);
  const page = await asRole('projektledare', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  await page.goto('/tid?vecka=2020-50');
  await page.getByRole('combobox', { name: 'Projekt och fas, ny rad 1' }).selectOption(PHASE);
  await hoursOn(page, 'ons 9 dec').fill('4');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByText('Välj roll.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Roll, ny rad 1' }).selectOption('Projektledare, extern');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByText('Timmarna är sparade.')).toBeVisible();
  await expect(hoursOn(page, 'ons 9 dec', 'Min skolskjuts, fas 2, Projektledare, extern')).toHaveValue('4');
  await page.getByRole('link', { name: 'Nästa vecka' }).click();
  await page.getByRole('link', { name: 'Kopiera förra veckan' }).click();
  await expect(hoursOn(page, 'ons 16 dec', 'Min skolskjuts, fas 2, Projektledare, extern')).toHaveValue('4');
});

test('costs are entered, corrected, read from a file and refused in a locked month', async ({
  asRole,
  expectStatus,
}) => {
  expectStatus(400);
  const page = await asRole('ekonom');
  const base = '/projekt/min-skolskjuts/utfall';
  await visit(page, `${base}?ny=1`);
  await expect(page.getByRole('combobox', { name: 'Part' }).getByRole('option')).toHaveText(['Borlänge']);
  await page.getByRole('textbox', { name: 'Vad kostnaden gäller' }).fill('Konsult, november');
  await page.getByRole('textbox', { name: 'Belopp' }).fill('125 000,50');
  await page.getByRole('textbox', { name: 'Bokföringsdag' }).fill('2020-11-30');
  await page.getByRole('combobox', { name: 'Fas' }).selectOption(PHASE);
  await page.getByRole('button', { name: 'Lägg till' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Konsult, november' });
  expect(await recordOf(row)).toMatchObject({ Part: 'Borlänge', 'Belopp, kr': '125 000,50' });
  await page.getByRole('link', { name: 'Rätta Konsult, november' }).click();
  await page.getByRole('textbox', { name: 'Belopp' }).fill('120000');
  await page.getByRole('textbox', { name: 'Varför rättas raden?' }).fill('Fel faktura');
  await page.getByRole('button', { name: 'Spara rättelsen' }).click();
  await expect(row).toContainText('Rättad: Fel faktura');

  const upload = async (text: string) => {
    await visit(page, `${base}/importera`);
    const file = { name: 'utfall.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await page.getByLabel('Fil').setInputFiles(file);
    await page.getByRole('button', { name: 'Kontrollera filen' }).click();
  };
  const head = 'datum;fas;part;belopp_kr;slag;text;verifikation\n';
  await upload(`${head}2020-12-01;2;2081;500;extern;Resor;A1\n2020-12-01;7;2062;500;extern;Resor;A2`);
  await expect(page.getByText('Rad 3, kolumn ”fas”: ”7”. Tillåtet är')).toBeVisible();
  await expect(page.getByText('du får inte lägga in utfall för Mora')).toBeVisible();
  await upload(`${head}2020-12-01;2;2081;500;extern;Resor;A1`);
  await page.getByRole('button', { name: 'Läs in 1 rad' }).click();
  await expect(page.getByRole('status').filter({ hasText: '1 rad är inläst.' })).toBeVisible();

  const leader = await asRole('projektledare');
  await visit(leader, base);
  await leader.getByRole('textbox', { name: 'Månad' }).fill('2020-11');
  await leader.getByRole('button', { name: 'Lås månaden' }).click();
  await expect(leader.getByRole('status').filter({ hasText: '2020-11 är låst.' })).toBeVisible();
  await visit(page, `${base}?ny=1`);
  await page.getByRole('textbox', { name: 'Vad kostnaden gäller' }).fill('Sent');
  await page.getByRole('textbox', { name: 'Belopp' }).fill('10');
  await page.getByRole('textbox', { name: 'Bokföringsdag' }).fill('2020-11-29');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await expect(page.getByRole('textbox', { name: 'Bokföringsdag' })).toHaveAccessibleDescription(/2020-11 är låst/);
  await expect(page.getByRole('textbox', { name: 'Belopp' })).toHaveValue('10');
});

test('a forecast changes the deviation, and an overload leads to the projects behind it', async ({ asRole }) => {
  const page = await asRole('projektledare');
  await visit(page, '/projekt/min-skolskjuts/uppfoljning');
  await page.getByRole('link', { name: 'Ändra prognos för fas 2, 2021' }).click();
  await page.getByRole('textbox', { name: 'Prognos' }).fill('1 000 000');
  await page.getByRole('textbox', { name: 'Kommentar' }).fill('Fler utbildningar');
  await page.getByRole('button', { name: 'Spara prognosen' }).click();
  await expect(page.getByRole('row', { name: /Fas 2, 2021/ })).toContainText('Fler utbildningar');
  const phases = page.getByRole('region', { name: 'Uppföljning per fas, kr' });
  await expect(phases.getByRole('row', { name: /2 · vidare/ })).toContainText(/−58\s136\s*sämre/);

  await visit(page, '/belastning?ar=2020&samverkan=dalarna');
  await page.getByRole('link', { name: 'Projektledare, extern, 2020-05: 73,33 h, visa raderna bakom' }).click();
  await page.getByText('Ändra kapacitet').click();
  await page.getByRole('textbox', { name: 'Timmar' }).fill('60');
  await page.getByRole('button', { name: 'Spara kapacitet' }).click();
  const row = page.getByRole('row', { name: /^Projektledare, extern/ });
  await expect(row.getByText(/överbelastad\s*\+13,33\sh/).first()).toBeVisible();
  await page.getByRole('link', { name: /Projektledare, extern, 2020-05/ }).click();
  await expect(page.getByText('Överbelastad med 13,33 h.')).toBeVisible();
  // The page is drawn anew by then, and the next link stays where it is.
  await expect(page).not.toHaveURL(/sparad/);
  await page.getByRole('region', { name: 'Raderna bakom' }).getByRole('link', { name: 'Min skolskjuts' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Timmar');
  await visit(page, '/belastning?ar=2020&samverkan=dalarna');
  await page.getByRole('combobox', { name: 'Läge' }).selectOption('Bara överbelastade');
  await page.getByRole('button', { name: 'Visa' }).click();
  await expect(page.getByText('1 roll · 1 överbelastad, som mest 13,33 h för mycket i en månad')).toBeVisible();
  const listed = page.getByRole('region', { name: 'Belastning per månad' }).getByRole('rowheader');
  await expect(listed).toHaveText([/Projektledare, extern/]);
});

test('a delprojektledare writes the hours of the own kommun and no other', async ({ asRole, db }) => {
  const idOf = async (slug: string) =>
    (await db.selectFrom('party').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id;
  const [mora, ludvika] = [await idOf('mora'), await idOf('ludvika')];
  const { id: projectId } = await db
    .selectFrom('project')
    .select('id')
    .where('slug', '=', 'min-skolskjuts')
    .executeTakeFirstOrThrow();
  const { id: userId } = await db
    .selectFrom('appUser')
    .select('id')
    .where('email', '=', 'lasare@samplan.test')
    .executeTakeFirstOrThrow();
  await db.insertInto('userRole').values({ userId, role: 'delprojektledare', projectId, partyId: mora }).execute();
  const page = await asRole('lasare');
  const post = async (path: string, form: Record<string, string>) =>
    (await page.request.post(path, { form, maxRedirects: 0 })).status();
  const row = { intent: 'create', role: 'Testledare', category: 'verksamhet', 'hours-2020': '10' };
  expect(await post('/projekt/min-skolskjuts/timmar', { ...row, partyId: String(mora) })).toBe(303);
  expect(await post('/projekt/min-skolskjuts/timmar', { ...row, partyId: String(ludvika) })).toBe(403);
  expect(await post('/projekt/min-skolskjuts/timmar', row)).toBe(403);
  const { id, version } = await db
    .selectFrom('hourBudgetRow')
    .select(['id', 'version'])
    .where('role', '=', 'Testledare')
    .executeTakeFirstOrThrow();
  const known = { ...row, id: String(id), version: String(version) };
  expect(await post('/projekt/min-skolskjuts/timmar', { ...known, intent: 'update', partyId: String(ludvika) })).toBe(
    400,
  );
  expect(await post('/projekt/min-skolskjuts/timmar', { intent: 'remove', id: '1', version: '1' })).toBe(403);

  await visit(page, '/projekt/min-skolskjuts/timmar');
  await expect(page.getByRole('link', { name: 'Testledare', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Koordinator utveckling', exact: true })).toHaveCount(0);
  const phase = await db
    .selectFrom('phase')
    .select('id')
    .where('projectId', '=', projectId)
    .where('number', '=', 2)
    .executeTakeFirstOrThrow();
  const week = { intent: 'save', version: '1', monday: '2020-12-07' };
  const hours = { 'rows[0].phaseId': String(phase.id), 'rows[0].role': 'Testledare', 'rows[0].hours[0]': '3' };
  expect(await post('/tid', { ...week, ...hours })).toBe(303);
  const entry = await db
    .selectFrom('timeEntry')
    .select('partyId')
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow();
  expect(entry.partyId).toBe(mora);
});
