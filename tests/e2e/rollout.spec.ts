import { expect, test, visit } from './test';

test.use({ portfolio: 'rollout' });

const ROLLOUT = '/projekt/min-skolskjuts/breddinforande';

test('one milestone a kommun is seen, made and taken back', async ({ asRole, expectStatus }) => {
  expectStatus(400);
  const page = await asRole('projektledare');
  await visit(page, ROLLOUT);
  await expect(page.getByText('2 av 15 har lanserat')).toBeVisible();
  await page.getByRole('link', { name: 'En milstolpe per kommun' }).click();
  const show = page.getByRole('button', { name: 'Visa milstolparna' });
  await show.click();
  await expect(page.getByText('Alla valda kommuner har redan den milstolpen', { exact: false })).toBeVisible();

  await page.getByLabel('Milstolpe', { exact: true }).fill('Utbildning klar');
  await show.click();
  await expect(page.getByText('Skriv {kommun} där kommunens namn ska stå.')).toBeVisible();
  await page.getByLabel('Milstolpe', { exact: true }).fill('Utbildning klar i {kommun}');
  await page.getByLabel('Slag').selectOption('milstolpe');
  await show.click();
  const preview = page.getByRole('region', { name: 'Milstolpar att skapa' });
  await expect(preview.getByRole('row')).toHaveCount(14);
  await expect(preview.getByRole('row', { name: /Hedemora/ })).toContainText('Utbildning klar i Hedemora');
  await expect(preview.getByRole('row', { name: /Avesta/ })).toContainText('2020-10-01');
  await expect(preview.getByRole('row', { name: /Hedemora/ })).toContainText('2020-10-08');

  await page.getByRole('button', { name: 'Skapa 13 milstolpar' }).click();
  await expect(page.getByText('13 milstolpar är skapade.')).toBeVisible();
  const table = page.getByRole('region', { name: 'Kommun och milstolpe' });
  await expect(table.getByRole('columnheader', { name: 'Utbildning klar' })).toBeVisible();
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(page.getByText('Milstolparna är borttagna igen.')).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'Utbildning klar' })).toHaveCount(0);
});

test('groups are made and changed, and the table and its file follow the choice', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400, 409);
  const page = await asRole('projektledare', { javaScriptEnabled: false });
  await page.goto(`${ROLLOUT}?ny-grupp=1`);
  const form = page.locator('form', { has: page.getByLabel('Gruppens namn') });
  await form.getByLabel('Gruppens namn').fill('Piloter');
  await form.getByLabel('Första månad').fill('2020-13');
  await form.getByLabel('Sista månad').fill('2020-04');
  await form.getByLabel('Borlänge').check();
  await form.getByRole('button', { name: 'Lägg till gruppen' }).click();
  await expect(form.getByText('”2020-13” är inte en månad.', { exact: false })).toBeVisible();
  await expect(form.getByLabel('Borlänge')).toBeChecked();
  await form.getByLabel('Första månad').fill('2020-04');
  await form.getByRole('button', { name: 'Lägg till gruppen' }).click();
  await expect(page.getByText('Gruppen är sparad.')).toBeVisible();

  await page.goto(`${ROLLOUT}?andra-grupp=1`);
  await form.getByLabel('Gruppens namn').fill('Först');
  await db.updateTable('rolloutGroup').set({ name: 'Grupp A', version: 2 }).where('id', '=', 1).execute();
  await form.getByRole('button', { name: 'Spara gruppen' }).click();
  await expect(form.getByText('Namn: Grupp A', { exact: false })).toBeVisible();
  await expect(form.getByLabel('Gruppens namn')).toHaveValue('Först');
  await form.getByRole('button', { name: 'Spara gruppen' }).click();
  await expect(page.getByText('Gruppen är sparad.')).toBeVisible();

  await page.getByLabel('Grupp', { exact: true }).selectOption({ label: 'Först' });
  await page.getByRole('button', { name: 'Visa' }).click();
  const table = page.getByRole('region', { name: 'Kommun och milstolpe' });
  await expect(table.getByRole('rowheader', { name: 'Avesta' })).toBeVisible();
  await expect(table.getByRole('rowheader', { name: 'Falun' })).toHaveCount(0);
  const address = await page.getByRole('link', { name: 'Exportera CSV' }).getAttribute('href');
  const lines = (await (await page.request.get(address!)).text()).trim().split('\n');
  expect(lines).toHaveLength(6);
  expect(lines[1]).toContain('Avesta;ja;Först;2020-10;2020-11;MS15;Lanserad i Avesta;Ej påbörjad');
});

test('the table is read as cards on a phone', async ({ asRole }) => {
  const page = await asRole('lasare', { viewport: { width: 390, height: 800 } });
  await visit(page, ROLLOUT);
  const row = page.getByRole('row', { name: /Borlänge/ });
  await expect(row.getByRole('cell')).toHaveCount(2);
  const box = (await row.boundingBox())!;
  for (const cell of await row.getByRole('cell').all()) {
    const { x, width } = (await cell.boundingBox())!;
    expect(x + width).toBeLessThanOrEqual(box.x + box.width + 1);
  }
  await row.getByRole('link', { name: /Klar/ }).click();
  await expect(page).toHaveURL(/milstolpar\?milstolpe=\d+/);
});
