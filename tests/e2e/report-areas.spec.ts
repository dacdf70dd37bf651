import type { Database } from '~db/open';

import { expect, test, visit } from './test';

test.use({ portfolio: 'report-areas' });
test.describe.configure({ mode: 'serial' });

const PAGE = '/samverkan/dalarna';

async function areas(db: Database) {
  const rows = await db
    .selectFrom('reportArea')
    .innerJoin('cooperation', 'cooperation.id', 'reportArea.cooperationId')
    .where('cooperation.slug', '=', 'dalarna')
    .orderBy('position')
    .select('reportArea.name')
    .execute();
  return rows.map(({ name }) => name);
}

test('the samordnare chooses what the reports of a cooperation judge', async ({ asRole, db, expectStatus }) => {
  expectStatus(400);
  const page = await asRole('samordnare');
  await visit(page, PAGE);
  const card = page.locator('#omraden');
  await expect(card.getByText('Budget, Tid, Personal')).toBeVisible();
  await card.getByRole('link', { name: 'Ändra områdena' }).click();
  const field = card.getByRole('textbox', { name: 'Områden' });
  await expect(field).toHaveValue('Budget\nTid\nPersonal');
  await field.fill('Tid\nBudget\ntid');
  await card.getByRole('button', { name: 'Spara' }).click();
  await expect(card.getByText('”tid” står två gånger.')).toBeVisible();
  await expect(field).toHaveValue('Tid\nBudget\ntid');
  await field.fill('Tid\nBudget\n\nKvalitet');
  await card.getByRole('button', { name: 'Spara' }).click();
  await expect(card.getByRole('status')).toContainText('Sparat.');
  await expect(card.getByText('Tid, Budget, Kvalitet')).toBeVisible();
  expect(await areas(db)).toEqual(['Tid', 'Budget', 'Kvalitet']);
});

test('whoever comes second sees what holds now, and saves deliberately', async ({ asRole, db, expectStatus }) => {
  expectStatus(400);
  const page = await asRole('samordnare');
  await visit(page, `${PAGE}?omraden=andra`);
  const other = await asRole('samordnare');
  const { id } = await db
    .selectFrom('cooperation')
    .select('id')
    .where('slug', '=', 'dalarna')
    .executeTakeFirstOrThrow();
  const form = { intent: 'areas', id: String(id), areas: 'Tid\nNytta', seen: 'Tid\nBudget\nKvalitet' };
  expect((await other.request.post(PAGE, { form, maxRedirects: 0 })).status()).toBe(303);

  const card = page.locator('#omraden');
  await card.getByRole('textbox', { name: 'Områden' }).fill('Budget');
  await card.getByRole('button', { name: 'Spara' }).click();
  await expect(card.getByText('Någon annan har ändrat områdena.')).toBeVisible();
  await expect(card.getByText('Gäller nu: Tid, Nytta')).toBeVisible();
  expect(await areas(db)).toEqual(['Tid', 'Nytta']);
  await card.getByRole('button', { name: 'Spara' }).click();
  await expect(card.getByRole('status')).toContainText('Sparat.');
  expect(await areas(db)).toEqual(['Budget']);
});

test('nobody else changes them, whatever is sent', async ({ asRole, db }) => {
  const { id } = await db
    .selectFrom('cooperation')
    .select('id')
    .where('slug', '=', 'dalarna')
    .executeTakeFirstOrThrow();
  const form = { intent: 'areas', id: String(id), areas: 'Förfalskat', seen: (await areas(db)).join('\n') };
  const before = await areas(db);
  for (const role of ['projektledare', 'styrgrupp', 'direktor.ludvika', 'ekonom', 'lasare'] as const) {
    const page = await asRole(role);
    await visit(page, `${PAGE}?omraden=andra`);
    await expect(page.locator('#omraden').getByRole('textbox')).toHaveCount(0);
    expect((await page.request.post(PAGE, { form, maxRedirects: 0 })).status(), role).toBe(403);
    expect((await page.request.post('/samverkan/fyrbodal', { form, maxRedirects: 0 })).status(), role).toBe(
      ['projektledare', 'styrgrupp'].includes(role) ? 403 : 404,
    );
  }
  const lead = await asRole('samordnare');
  expect((await lead.request.post('/samverkan/fyrbodal', { form, maxRedirects: 0 })).status()).toBe(400);
  expect(await areas(db)).toEqual(before);
});
