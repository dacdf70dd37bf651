import { addActivity } from './rows';
import { recordOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'plan' });

const PLAN = '/projekt/min-skolskjuts/plan';

test('an activity is typed into the table, edited, removed after a question, and brought back', async ({ asRole }) => {
  const page = await asRole('projektledare');
  await visit(page, PLAN);
  await page.getByRole('link', { name: 'Lägg till aktivitet i Fas 2' }).click();
  await expect(page.getByRole('combobox', { name: 'Fas' }).locator('option:checked')).toHaveText(
    /^2 · vidareutveckling/,
  );
  await page.getByRole('textbox', { name: 'Aktivitet' }).fill('Anpassa kartan');
  await page.getByRole('textbox', { name: 'Start' }).fill('2021-01-11');
  await page.getByRole('textbox', { name: 'Slut' }).fill('2021-02-19');
  await page.getByRole('button', { name: 'Lägg till', exact: true }).click();
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Anpassa kartan' }) });
  await expect(row.getByRole('status')).toHaveText('Sparad');
  expect(await recordOf(row)).toMatchObject({ 'Start eller prognos': '2021-01-11', Slut: '2021-02-19', Läge: '0 %' });

  await page.getByRole('link', { name: 'Anpassa kartan' }).click();
  await page.getByRole('textbox', { name: 'Klart' }).fill('40');
  await page.getByRole('textbox', { name: 'Ansvarig' }).fill('utvecklaren');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(row).toContainText('40 %');
  expect(await recordOf(row)).toMatchObject({ Läge: '40 %', Ansvarig: 'utvecklaren' });

  await page.getByRole('link', { name: 'Anpassa kartan' }).click();
  await page.getByRole('link', { name: 'Ta bort …' }).click();
  await expect(page.getByText('Ta bort aktiviteten ”Anpassa kartan”?')).toBeVisible();
  await page.getByRole('button', { name: 'Ja, ta bort' }).click();
  await expect(page.getByText('Senaste ändring: ”Anpassa kartan” borttagen')).toBeVisible();
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'Ta tillbaka' }).click();
  await expect(row).toContainText('40 %');
  await page.getByRole('button', { name: 'Ta tillbaka' }).click();
  await expect(row, 'the change before that is taken back too').toContainText('0 %');
});

test('percent and period that cannot be are said at the field', async ({ asRole, db }) => {
  const id = await addActivity(db, 'Skriva handledning', '2021-01-04', '2021-01-15');
  const page = await asRole('projektledare');
  await visit(page, `${PLAN}?rad=activity-${id}`);
  await page.getByRole('textbox', { name: 'Klart' }).fill('101');
  await page.getByRole('textbox', { name: 'Slut' }).fill('2021-01-03');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Klart' })).toHaveAccessibleDescription(/heltal från 0 till 100/);
  await page.getByRole('textbox', { name: 'Klart' }).fill('100');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Slut' })).toHaveAccessibleDescription(
    /ligger före starten 2021-01-04/,
  );
});
