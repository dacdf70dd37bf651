import type { Page } from '@playwright/test';

import { addMilestone } from './rows';
import { recordOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'plan' });

const MILESTONES = '/projekt/min-skolskjuts/milstolpar';

async function open(page: Page, title: string): Promise<void> {
  await visit(page, MILESTONES);
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('link', { name: title })).toHaveAttribute('aria-expanded', 'true');
}

const row = (page: Page, title: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: title }) });

test('a new forecast with its reason is seen as slip, in the history and in the plan', async ({ asRole, db }) => {
  await addMilestone(db, 'Utbildning genomförd', { baseline: '2021-03-01' });
  const page = await asRole('projektledare');
  await open(page, 'Utbildning genomförd');
  await page.getByRole('textbox', { name: 'Prognos' }).fill('2021-03-15');
  await page.getByRole('textbox', { name: 'Orsak' }).fill('Lokalen är upptagen');
  await page.getByRole('button', { name: 'Spara' }).click();

  await expect(row(page, 'Utbildning genomförd').getByRole('status')).toHaveText('Sparad');
  expect(await recordOf(row(page, 'Utbildning genomförd'))).toMatchObject({
    Baslinje: '2021-03-01',
    Prognos: '2021-03-15',
    Utfall: '–',
    Avvikelse: '+14 dagar',
    Läge: 'Omplanerad',
  });
  await page.getByRole('link', { name: 'Utbildning genomförd' }).click();
  await expect(page.getByRole('heading', { name: 'Historik' })).toBeVisible();
  const entry = page.getByRole('listitem').filter({ hasText: 'Prognos: 2021-03-01 → 2021-03-15' });
  await expect(entry).toContainText('Lokalen är upptagen');
  await expect(entry).toContainText('Projektledare');
  await expect(entry).toContainText('2020-12-18');

  await visit(page, '/projekt/min-skolskjuts/plan');
  await expect(page.getByRole('row', { name: /Utbildning genomförd/ })).toContainText('2021-03-15');
});

test('a forecast that moves without a reason is refused, and what was typed stays', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  await addMilestone(db, 'Avtal klart', { baseline: '2021-03-01' });
  const page = await asRole('projektledare');
  await open(page, 'Avtal klart');
  await page.getByRole('textbox', { name: 'Prognos' }).fill('2021-04-02');
  await page.getByRole('textbox', { name: 'Ansvarig' }).fill('upphandlaren');
  await page.getByRole('button', { name: 'Spara' }).click();
  const reason = page.getByRole('textbox', { name: 'Orsak' });
  await expect(reason).toHaveAccessibleDescription(/Skriv varför prognosen ändras\./);
  await expect(reason).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('textbox', { name: 'Prognos' })).toHaveValue('2021-04-02');
  await expect(page.getByRole('textbox', { name: 'Ansvarig' })).toHaveValue('upphandlaren');
  await expect(row(page, 'Avtal klart'), 'nothing is stored').toContainText('2021-03-01');

  await reason.fill('Överprövad upphandling');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(row(page, 'Avtal klart').getByRole('status')).toHaveText('Sparad');
});

test('a refused form can be sent again at once, while the page is still read anew', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  await addMilestone(db, 'Anbud öppnade', { baseline: '2021-03-01' });
  const page = await asRole('projektledare');
  await open(page, 'Anbud öppnade');
  let readAnew = () => {};
  const held = new Promise<void>((resolve) => (readAnew = resolve));
  let sent = 0;
  await page.route(
    ({ pathname }) => pathname.endsWith('.data'),
    async (route) => {
      if (route.request().method() === 'POST') sent += 1;
      else await held;
      await route.continue();
    },
  );
  await page.getByRole('textbox', { name: 'Prognos' }).fill('2021-04-02');
  await page.getByRole('button', { name: 'Spara' }).click();
  const reason = page.getByRole('textbox', { name: 'Orsak' });
  await expect(reason).toHaveAttribute('aria-invalid', 'true');
  await reason.fill('Överprövad upphandling');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect.poll(() => sent).toBe(2);
  readAnew();
  await expect(row(page, 'Anbud öppnade').getByRole('status')).toHaveText('Sparad');
});

test('done with a day has an outcome, done without one says that the day is not known', async ({ asRole, db }) => {
  await addMilestone(db, 'Driftstart', { baseline: '2020-12-10' });
  await addMilestone(db, 'Beslut fattat', { baseline: '2020-12-01' });
  const page = await asRole('projektledare');
  await open(page, 'Driftstart');
  await expect(row(page, 'Driftstart')).toContainText('Försenad');
  await page.getByRole('textbox', { name: 'Utfall' }).fill('2020-12-16');
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Klar');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(row(page, 'Driftstart')).toContainText('+6 dagar');
  await expect(row(page, 'Driftstart').getByRole('cell', { name: 'Klar', exact: true })).toBeVisible();

  await open(page, 'Beslut fattat');
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Klar');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(row(page, 'Beslut fattat')).toContainText('Klar, datum okänt');
  await expect(row(page, 'Beslut fattat').getByRole('cell', { name: 'okänt', exact: true })).toBeVisible();
});

test('a launch that has an interval only gets its first forecast without a reason', async ({ asRole }) => {
  const page = await asRole('projektledare');
  await open(page, 'Lanserad i Mora');
  await expect(row(page, 'Lanserad i Mora')).toContainText(/2021-02-01 –\s*2021-04-01/);
  await page.getByRole('textbox', { name: 'Prognos' }).fill('2021-03-03');
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Pågår');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(row(page, 'Lanserad i Mora').getByRole('status')).toHaveText('Sparad');
  await expect(row(page, 'Lanserad i Mora')).toContainText('2021-03-03');
});

test('is created, edited, removed after a question, and brought back', async ({ asRole }) => {
  const page = await asRole('projektledare');
  await visit(page, MILESTONES);
  await page.getByRole('link', { name: 'Ny milstolpe' }).click();
  await page.getByRole('textbox', { name: 'Nummer' }).fill('MS29');
  await page.getByRole('textbox', { name: 'Milstolpe' }).fill('Support överlämnad');
  await page.getByRole('combobox', { name: 'Fas' }).selectOption({ label: '3 · Förvaltning' });
  await page.getByRole('textbox', { name: 'Prognos' }).fill('2021-09-01');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await expect(row(page, 'Support överlämnad')).toContainText('2021-09-01');
  await expect(row(page, 'Support överlämnad').getByRole('rowheader')).toHaveText('MS29');

  await page.getByRole('link', { name: 'Support överlämnad' }).click();
  await page.getByText('Namn, nummer och kriterier').click();
  await page.getByRole('textbox', { name: 'Milstolpe' }).fill('Supporten är överlämnad');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(row(page, 'Supporten är överlämnad').getByRole('status')).toHaveText('Sparad');

  await page.getByRole('link', { name: 'Supporten är överlämnad' }).click();
  await page.getByRole('link', { name: 'Ta bort …' }).click();
  await expect(page.getByText('Ta bort milstolpen MS29?')).toBeVisible();
  await page.getByRole('link', { name: 'Avbryt' }).click();
  await expect(page.getByText('Ta bort milstolpen MS29?')).toBeHidden();
  await page.getByRole('link', { name: 'Ta bort …' }).click();
  await page.getByRole('button', { name: 'Ja, ta bort' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Milstolpen är borttagen.' })).toBeVisible();
  await expect(row(page, 'Supporten är överlämnad')).toHaveCount(0);

  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(row(page, 'Supporten är överlämnad')).toContainText('2021-09-01');
});
