import { recordOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'risk' });

const RISKS = '/projekt/min-skolskjuts/risker';

test('a risk is created, rated anew, removed after a question, and brought back', async ({ asRole }) => {
  const page = await asRole('projektledare');
  await visit(page, RISKS);
  await page.getByRole('link', { name: 'Ny risk' }).click();
  await page.getByRole('textbox', { name: 'Risk', exact: true }).fill('Leverantören byter ägare');
  await page.getByRole('combobox', { name: 'Sannolikhet' }).selectOption('Sällan');
  await page.getByRole('combobox', { name: 'Konsekvens' }).selectOption('Allvarlig');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Leverantören byter ägare' }) });
  await expect(row.getByRole('status')).toHaveText('Sparad');
  expect(await recordOf(row)).toMatchObject({ Sannolikhet: 'Sällan', Konsekvens: 'Allvarlig', Färg: 'Gul' });
  await expect(row.getByRole('rowheader')).toHaveText('42');
  const matrix = page.getByRole('table', { name: /riskernas nummer/ });
  await expect(matrix.getByRole('link', { name: '42', exact: true })).toBeVisible();

  await row.getByRole('link').click();
  await page.getByRole('combobox', { name: 'Sannolikhet' }).selectOption('Ofta');
  await page.getByRole('textbox', { name: 'Motivering till värderingen' }).fill('Köpet är klart');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(row.getByRole('status')).toHaveText('Sparad');
  expect(await recordOf(row)).toMatchObject({ Färg: 'Röd' });
  await row.getByRole('link').click();
  const valuations = page.getByRole('listitem').filter({ hasText: 'konsekvens allvarlig' });
  await expect(valuations).toHaveCount(2);
  await expect(valuations.first()).toContainText('Röd · sannolikhet ofta, konsekvens allvarlig · Köpet är klart');

  await page.getByRole('link', { name: 'Ta bort …' }).click();
  await expect(page.getByText('Ta bort risk 42?')).toBeVisible();
  await page.getByRole('button', { name: 'Ja, ta bort' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Risken är borttagen.' })).toBeVisible();
  await expect(matrix.getByRole('link', { name: '42', exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(row).toContainText('42');
});

test('half a rating is refused at the half that is missing', async ({ asRole }) => {
  const page = await asRole('projektledare');
  await visit(page, `${RISKS}?ny=1`);
  await page.getByRole('textbox', { name: 'Risk', exact: true }).fill('Halv');
  await page.getByRole('combobox', { name: 'Sannolikhet' }).selectOption('Sällan');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await expect(page.getByRole('combobox', { name: 'Konsekvens' })).toHaveAccessibleDescription(/Välj konsekvens också/);
  await expect(page.getByRole('combobox', { name: 'Sannolikhet' })).toHaveValue('2');
});

test('a cooperation without a scale says why no risk can be added', async ({ asRole, db }) => {
  const user = await db
    .selectFrom('appUser')
    .select('id')
    .where('email', '=', 'projektledare@samplan.test')
    .executeTakeFirstOrThrow();
  const project = await db.selectFrom('project').select('id').where('slug', '=', 'edala').executeTakeFirstOrThrow();
  await db.insertInto('userRole').values({ userId: user.id, role: 'projektledare', projectId: project.id }).execute();
  const page = await asRole('projektledare');
  await visit(page, '/projekt/edala/risker');
  await expect(page.getByText('Samverkan har ingen riskskala än')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ny risk' })).toHaveCount(0);
});
