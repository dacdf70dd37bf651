import { recordOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'money' });

test('an hour row is created, edited, removed after a question, and brought back', async ({ asRole }) => {
  const page = await asRole('projektledare');
  await visit(page, '/projekt/min-skolskjuts/timmar');
  await page.getByRole('link', { name: 'Ny rad' }).click();
  await page.getByRole('textbox', { name: 'Roll' }).fill('Informationssäkerhetssamordnare');
  await page.getByRole('combobox', { name: 'Kommun' }).selectOption('Falun');
  await page.getByRole('textbox', { name: 'Timmar 2020' }).fill('7,5');
  await page.getByRole('textbox', { name: 'Timmar 2021' }).fill('120');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: 'Informationssäkerhetssamordnare' }) });
  await expect(row.getByRole('status')).toHaveText('Sparad');
  expect(await recordOf(row)).toMatchObject({
    Kommun: 'Falun',
    '2020, h': '7,5',
    '2021, h': '120',
    'Summa, h': '127,5',
  });
  await expect(page.getByText('Summorna stämmer inte med källan.')).toBeVisible();

  await row.getByRole('link').click();
  await page.getByRole('textbox', { name: 'Timmar 2021' }).fill('80');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(row.getByRole('status')).toHaveText('Sparad');
  expect(await recordOf(row)).toMatchObject({ 'Summa, h': '87,5' });

  await row.getByRole('link').click();
  await page.getByRole('link', { name: 'Ta bort …' }).click();
  await expect(page.getByText('Ta bort timmarna för ”Informationssäkerhetssamordnare”?')).toBeVisible();
  await page.getByRole('button', { name: 'Ja, ta bort' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Timraden är borttagen.' })).toBeVisible();
  await expect(row).toHaveCount(0);
  await expect(page.getByText('stämmer med källan', { exact: true })).toHaveCount(3);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(row).toContainText('87,5');
});

test('external time has a cost, own time has none', async ({ asRole }) => {
  const page = await asRole('projektledare');
  await visit(page, '/projekt/digital-motor/timmar?ny=1');
  await page.getByRole('textbox', { name: 'Roll' }).fill('Utredare');
  await page.getByRole('combobox', { name: 'Slag' }).selectOption('Verksamhet, intern tid');
  await page.getByRole('textbox', { name: 'Timmar 2020' }).fill('40');
  await page.getByText('Kostnad per år, bara för extern tid').click();
  await page.getByRole('textbox', { name: 'Kostnad 2020' }).fill('36000');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await expect(page.getByRole('textbox', { name: 'Kostnad 2020' })).toHaveAccessibleDescription(
    /Bara extern tid har en kostnad/,
  );
  await page.getByRole('combobox', { name: 'Slag' }).selectOption('Extern tid och kostnad');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Utredare' }) });
  await expect(row.getByRole('status')).toHaveText('Sparad');
  expect(await recordOf(row)).toMatchObject({ '2020, h': '40', '2020, kr': '36 000 900 kr/h' });
});

test('a year is spread over its months, and a price per hour gives the cost', async ({ asRole, expectStatus }) => {
  expectStatus(400);
  const page = await asRole('projektledare');
  await visit(page, '/projekt/digital-motor/timmar?ny=1');
  await page.getByRole('textbox', { name: 'Roll' }).fill('Arkitekt');
  await page.getByRole('combobox', { name: 'Slag' }).selectOption('Extern tid och kostnad');
  await page.getByRole('textbox', { name: 'Timmar 2020' }).fill('10');
  await page.getByRole('textbox', { name: 'Timpris 2020' }).fill('950');
  await page.getByRole('combobox', { name: 'Fas' }).selectOption('1 · Förstudie');
  await page.getByRole('textbox', { name: 'Timmar 2022' }).fill('1');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await expect(page.getByRole('textbox', { name: 'Timmar 2022' })).toHaveAccessibleDescription(
    /2022 ligger utanför fas 1 \(till 2021-02-26\)/,
  );
  await page.getByRole('textbox', { name: 'Timmar 2022' }).fill('');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Arkitekt' }) });
  expect(await recordOf(row)).toMatchObject({ '2020, h': '10', '2020, kr': '9 500 950 kr/h' });
  await row.getByRole('link').click();
  await page.getByRole('link', { name: '2020', exact: true }).click();
  await page.getByRole('textbox', { name: 'oktober 2020' }).fill('4');
  await page.getByRole('textbox', { name: 'november 2020' }).fill('-1');
  await page.getByRole('button', { name: 'Spara månaderna 2020' }).click();
  await expect(page.getByRole('textbox', { name: 'november 2020' })).toHaveAccessibleDescription(/färre än 0/);
  await page.getByRole('textbox', { name: 'november 2020' }).fill('8');
  await page.getByRole('button', { name: 'Spara månaderna 2020' }).click();
  await expect(row.getByRole('status')).toHaveText('Sparad');
  const months = page.getByRole('region', { name: 'Timmar per månad och år' });
  await expect(months.getByRole('row', { name: /november/ })).toContainText('8');
  expect(await recordOf(row)).toMatchObject({ '2020, h': '12' });
});

test('a delprojektledare takes away a row of the own kommun and of no other', async ({ asRole }) => {
  const page = await asRole('delprojektledare.mora');
  await visit(page, '/projekt/min-skolskjuts/timmar?ny=1');
  await page.getByRole('textbox', { name: 'Roll' }).fill('Testledare i Mora');
  await page.getByRole('combobox', { name: 'Kommun' }).selectOption('Mora');
  await page.getByRole('textbox', { name: 'Timmar 2020' }).fill('3');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  const row = page.getByRole('row').filter({ hasText: 'Testledare i Mora' });
  await row.getByRole('link').click();
  await page.getByRole('link', { name: 'Ta bort …' }).click();
  await page.getByRole('button', { name: 'Ja, ta bort' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Timraden är borttagen.' })).toBeVisible();
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(row.getByRole('link')).toBeVisible();
  for (const intent of ['remove', 'restore']) {
    const refused = await page.request.post('/projekt/min-skolskjuts/timmar', {
      form: { intent, id: '1', version: '1' },
    });
    expect(refused.status()).toBe(403);
  }
});
