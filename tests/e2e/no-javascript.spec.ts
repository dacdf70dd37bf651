import { addMilestone } from './rows';
import { expect, test } from './test';

test.use({ portfolio: 'plan' });

test('the whole update of a milestone works without JavaScript', async ({ asRole, db, expectStatus }) => {
  expectStatus(400);
  await addMilestone(db, 'Tillgänglighet granskad', { baseline: '2021-03-01' });
  const page = await asRole('projektledare', { javaScriptEnabled: false });
  await page.goto('/projekt/min-skolskjuts/milstolpar');
  const link = page.getByRole('link', { name: 'Tillgänglighet granskad' });
  const row = page.getByRole('row').filter({ has: link });
  await link.click();
  await page.getByRole('textbox', { name: 'Prognos' }).fill('2021-02-30');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('textbox', { name: 'Prognos' })).toHaveAccessibleDescription(/inte ett datum som finns/);
  await page.getByRole('textbox', { name: 'Prognos' }).fill('2021-03-20');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('textbox', { name: 'Orsak' })).toHaveAccessibleDescription(/Skriv varför/);
  await expect(page.getByRole('textbox', { name: 'Prognos' })).toHaveValue('2021-03-20');
  await page.getByRole('textbox', { name: 'Orsak' }).fill('Granskaren är sjuk');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(row).toContainText('+19 dagar');
  await expect(row.getByRole('status')).toHaveText('Sparad');

  await link.click();
  await expect(page.getByRole('listitem').filter({ hasText: '2021-03-01 → 2021-03-20' })).toContainText(
    'Granskaren är sjuk',
  );
  await page.getByRole('link', { name: 'Ta bort …' }).click();
  await page.getByRole('button', { name: 'Ja, ta bort' }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(row).toHaveCount(1);
});

test('the plan is read, and a phase moved, without JavaScript', async ({ asRole }) => {
  const page = await asRole('projektledare', { javaScriptEnabled: false });
  await page.goto('/projekt/digital-motor/plan');
  await page.getByRole('link', { name: 'Fas 1: Förstudie', exact: true }).click();
  await page.getByRole('textbox', { name: 'Start' }).fill('2020-10-01');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  const phase = page.getByRole('rowheader', { name: 'Fas 1: Förstudie' });
  await expect(page.getByRole('row').filter({ has: phase })).toContainText('2020-10-01');
});

test('the portfolio is filtered without JavaScript', async ({ asRole }) => {
  const page = await asRole('samordnare', { javaScriptEnabled: false });
  await page.goto('/portfolj');
  await page.getByRole('combobox', { name: 'Kommun' }).selectOption('Uddevalla');
  await page.getByRole('button', { name: 'Visa' }).click();
  await expect(page.getByRole('rowheader').getByRole('link')).toHaveText(['Digital motor (förstudie)']);
});
