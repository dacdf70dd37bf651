import type { CalendarDate } from '~/domain/calendar';

import { recordOf } from './tables';
import { expect, test, visit, type DemoRole } from './test';

test.use({ portfolio: 'risk' });

const RISKS = '/projekt/min-skolskjuts/risker';

test('a risk is created, rated anew, removed after a question, and brought back', async ({ asRole }) => {
  const page = await asRole('projektledare');
  await visit(page, RISKS);
  await page.getByRole('link', { name: 'Ny risk' }).click();
  await page.getByRole('textbox', { name: 'Risk', exact: true }).fill('Leverantören byter ägare');
  await page.getByRole('combobox', { name: 'Sannolikhet', exact: true }).selectOption('Sällan');
  await page.getByRole('combobox', { name: 'Konsekvens', exact: true }).selectOption('Allvarlig');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Leverantören byter ägare' }) });
  await expect(row.getByRole('status')).toHaveText('Sparad');
  expect(await recordOf(row)).toMatchObject({ Värdering: 'Gul S sannolikhet Sällan K konsekvens Allvarlig' });
  await expect(row.getByRole('rowheader')).toHaveText('42');
  const matrix = page.getByRole('table', { name: /riskernas nummer/ });
  await expect(matrix.getByRole('link', { name: '42', exact: true })).toBeVisible();

  await row.getByRole('link').click();
  await page.getByRole('combobox', { name: 'Sannolikhet', exact: true }).selectOption('Ofta');
  await page.getByRole('textbox', { name: 'Motivering till värderingen' }).fill('Köpet är klart');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(row.getByRole('status')).toHaveText('Sparad');
  expect(await recordOf(row)).toMatchObject({ Värdering: 'Röd S sannolikhet Ofta K konsekvens Allvarlig' });
  await row.getByRole('link').click();
  const valuations = page.getByRole('listitem').filter({ hasText: 'konsekvens allvarlig' });
  await expect(valuations).toHaveCount(2);
  await expect(valuations.first()).toContainText('Röd · sannolikhet ofta, konsekvens allvarlig · Köpet är klart');

  await page.getByRole('combobox', { name: 'Status' }).selectOption('Stängd');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('main')).toContainText('4 ej värderade) · 1 stängd');
  await expect(matrix.getByRole('link', { name: '42', exact: true })).toHaveCount(0);
  await row.getByRole('link').click();
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Öppen');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(matrix.getByRole('link', { name: '42', exact: true })).toBeVisible();
  await row.getByRole('link').click();

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
  await page.getByRole('combobox', { name: 'Sannolikhet', exact: true }).selectOption('Sällan');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await expect(page.getByRole('combobox', { name: 'Konsekvens', exact: true })).toHaveAccessibleDescription(
    /Välj konsekvens också/,
  );
  await expect(page.getByRole('combobox', { name: 'Sannolikhet', exact: true })).toHaveValue('2');
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

test('many risks are rated in the list at once; who comes second keeps what was typed and is told', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(409);
  const page = await asRole('projektledare');
  await visit(page, `${RISKS}?farg=gron`);
  await page.getByRole('link', { name: 'Värdera flera' }).click();
  const choice = (label: string) => page.getByRole('combobox', { name: label, exact: true });
  await choice('Sannolikhet, risk 9').selectOption('Ofta');
  await choice('Sannolikhet efter åtgärder, risk 10').selectOption('Sällan');
  await choice('Konsekvens efter åtgärder, risk 10').selectOption('Måttlig');
  await db
    .updateTable('risk')
    .set(({ eb }) => ({ title: 'Nytt namn', version: eb('version', '+', 1) }))
    .where('number', '=', 10)
    .where('projectId', '=', db.selectFrom('project').select('id').where('slug', '=', 'min-skolskjuts'))
    .execute();
  await page.getByRole('button', { name: 'Spara värderingarna' }).click();
  await expect(page.getByText('Så här ser raden ut nu: Risk 10: Sällan, Försumbar (grön)')).toBeVisible();
  await expect(choice('Sannolikhet, risk 9')).toHaveValue('4');
  await page.getByRole('button', { name: 'Spara värderingarna' }).click();
  await expect(page.getByRole('status').filter({ hasText: '2 risker är värderade.' })).toBeVisible();
  await visit(page, RISKS);
  expect(await recordOf(page.getByRole('row', { name: /^9 / }))).toMatchObject({
    Värdering: 'Gul S sannolikhet Ofta K konsekvens Försumbar',
  });
});

test('a list of ratings is refused for who may not rate, and where it is forged', async ({ asRole, db }) => {
  const risk = await db
    .selectFrom('risk')
    .selectAll()
    .where('number', '=', 1)
    .where('projectId', '=', db.selectFrom('project').select('id').where('slug', '=', 'min-skolskjuts'))
    .executeTakeFirstOrThrow();
  const row = { 'rows[0].id': String(risk.id), 'rows[0].version': String(risk.version), 'rows[0].seen': '-' };
  const level = (value: string) => ({ 'rows[0].probability': value, 'rows[0].consequence': value });
  const post = async (role: DemoRole, form: Record<string, string>) => {
    const page = await asRole(role);
    return (await page.request.post(RISKS, { form: { intent: 'rate', ...form }, maxRedirects: 0 })).status();
  };
  for (const role of ['styrgrupp', 'lasare', 'samordnare'] as const) {
    expect(await post(role, { ...row, ...level('1') }), role).toBe(403);
  }
  expect(await post('projektledare', { ...row, ...level('9') })).toBe(400);
  expect(await post('projektledare', { rows: 'x' })).toBe(400);
  const after = await db.selectFrom('risk').selectAll().where('id', '=', risk.id).executeTakeFirstOrThrow();
  expect(after).toEqual(risk);
});

test('the register with all that a scale that counts brings fits beside the menu, and is cards on a phone', async ({
  asRole,
  db,
}) => {
  const risk = await db
    .updateTable('risk')
    .set({ category: 'Verksamhetsutveckling', owner: 'Informationssäkerhetssamordnaren', treatment: 'åtgärda' })
    .where('number', '=', 4)
    .where('projectId', '=', db.selectFrom('project').select('id').where('slug', '=', 'digital-motor'))
    .returning(['id', 'scaleId'])
    .executeTakeFirstOrThrow();
  const rating = { probability: 2, consequence: 4, valuedOn: '2020-12-01' as CalendarDate, at: '2020-12-01T12:00:00Z' };
  await db
    .insertInto('riskValuation')
    .values({ ...rating, riskId: risk.id, scaleId: risk.scaleId, stage: 'after' })
    .execute();
  await db.insertInto('riskMeasure').values({ riskId: risk.id, number: 1, text: 'Upphandla', owner: '' }).execute();
  const page = await asRole('projektledare');
  await page.setViewportSize({ width: 1280, height: 900 });
  await visit(page, '/projekt/digital-motor/risker');
  const register = page.getByRole('region', { name: 'Riskregister' });
  expect(await recordOf(register.getByRole('row', { name: /^4 / }))).toMatchObject({
    Värdering: 'Röd riskvärde 20 S sannolikhet 5 K konsekvens 4',
    'Efter åtgärder': 'Gul riskvärde 8 S sannolikhet 2 K konsekvens 4',
    Behandling: 'Åtgärda 1 åtgärd pågår',
  });
  const hidden = () => register.evaluate((frame) => frame.scrollWidth - frame.clientWidth);
  expect(await hidden()).toBe(0);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await hidden()).toBe(0);
  await register.getByRole('link', { name: 'Värdering' }).click();
  await expect(register.getByRole('rowheader')).toHaveText(['4', '2', '3', '1', '5', '6']);
});
