import { addActivity, phaseOf } from './rows';
import { recordOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'templates' });

const PLAN = '/projekt/min-skolskjuts/plan';

test('phases are saved as a template, put in again from another day, and the template is renamed and removed', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  await addActivity(db, 'Utbilda handläggare', '2020-06-01', '2020-06-12');
  const page = await asRole('projektledare');
  await visit(page, `${PLAN}/mallar`);
  await page.getByRole('textbox', { name: 'Namn' }).fill('Breddinförande');
  await page.getByRole('combobox', { name: 'Vad som sparas' }).selectOption('Valda faser');
  await page.getByRole('button', { name: 'Spara mall' }).click();
  await expect(page.getByText('Välj minst en fas.').first()).toBeVisible();
  await page.getByRole('checkbox', { name: /Fas 2/ }).check();
  await page.getByRole('button', { name: 'Spara mall' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Mallen är sparad.' })).toBeVisible();
  // May the first 2020 is a day off: the phase begins on the Monday.
  expect(await recordOf(page.getByRole('row').filter({ hasText: 'Utbilda handläggare' }))).toMatchObject({
    ...{ När: 'dag 20–29', Längd: '10 arbetsdagar' },
  });
  await expect(page.getByRole('row').filter({ hasText: 'Lanserad i' })).toHaveCount(0);

  await visit(page, `${PLAN}/mallar`);
  await page.getByRole('textbox', { name: 'Mallens första dag' }).fill('2022-01-03');
  await page.getByRole('button', { name: 'Visa förslag' }).click();
  await expect(page.getByText('Fas 2 finns redan, den här blir fas 4')).toBeVisible();
  expect(await recordOf(page.getByRole('row').filter({ hasText: 'Utbilda handläggare' }))).toMatchObject({
    ...{ När: '2022-01-31 – 2022-02-11', Längd: '10 arbetsdagar' },
  });
  await page.getByRole('button', { name: 'Lägg in i planen' }).click();
  await expect(page).toHaveURL(/\/plan\?inlagd=/);
  const { id } = await phaseOf(db, { phase: 4 });
  const added = await db
    .selectFrom('activity')
    .select(['name', 'startDate', 'endDate'])
    .where('phaseId', '=', id)
    .execute();
  expect(added).toEqual([{ name: 'Utbilda handläggare', startDate: '2022-01-31', endDate: '2022-02-11' }]);

  await visit(page, '/mallar');
  await page.getByRole('link', { name: 'Breddinförande', exact: true }).click();
  await page.getByRole('link', { name: 'Ändra namn' }).click();
  await page.getByRole('textbox', { name: 'Namn' }).fill('Breddinförande i grupper');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Breddinförande i grupper');
  await page.getByRole('link', { name: 'Ändra namn' }).click();
  await page.getByRole('link', { name: 'Ta bort …' }).click();
  await page.getByRole('button', { name: 'Ja, ta bort' }).click();
  await expect(page.getByRole('link', { name: 'Breddinförande i grupper' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Breddinförande i grupper');
});

test('a project begins from a template, and others neither save nor see it', async ({ asRole }) => {
  const lead = await asRole('projektledare');
  await visit(lead, `${PLAN}/mallar`);
  await lead.getByRole('textbox', { name: 'Namn' }).fill('Hela resan');
  await lead.getByRole('button', { name: 'Spara mall' }).click();
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Hela resan');
  const address = new URL(lead.url()).pathname;

  const page = await asRole('samordnare');
  await visit(page, '/projekt/ny?samverkan=dalarna');
  await page.getByRole('combobox', { name: 'Mall' }).selectOption(address.split('/')[2]!);
  await page.getByRole('textbox', { name: 'Mallens första dag' }).fill('2022-01-03');
  await page.getByRole('button', { name: 'Visa förslag' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Inget är inlagt än.' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Namn' }).fill('Min fritid');
  await page.getByRole('button', { name: 'Skapa projektet' }).click();
  await expect(page).toHaveURL(/\/projekt\/min-fritid$/);
  await visit(page, '/projekt/min-fritid/milstolpar');
  await expect(page.getByRole('row').filter({ hasText: 'Projektplan beslutad' })).toBeVisible();

  const reader = await asRole('lasare');
  await visit(reader, address);
  await expect(reader.getByRole('link', { name: 'Ändra namn' })).toHaveCount(0);
  const writes = [
    [`${PLAN}/mallar`, { intent: 'save', name: 'x', kind: 'project' }],
    [`${PLAN}/mallar`, { intent: 'use', templateId: address.split('/')[2]!, start: '2022-01-03' }],
    [address, { intent: 'update', id: '1', version: '1', name: 'x' }],
    [address, { intent: 'remove', id: '1', version: '1' }],
  ] as const;
  for (const [path, form] of writes) {
    const answer = await reader.request.post(path, { form, maxRedirects: 0 });
    expect(answer.status(), `${form.intent} at ${path}`).toBe(403);
  }

  await visit(lead, '/projekt/digital-motor/plan/mallar');
  await lead.getByRole('textbox', { name: 'Namn' }).fill('Förstudie');
  await lead.getByRole('button', { name: 'Spara mall' }).click();
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Förstudie');
  const elsewhere = new URL(lead.url()).pathname;
  expect((await reader.request.get(elsewhere)).status(), 'of another cooperation').toBe(404);
  const form = { intent: 'restore', id: elsewhere.split('/')[2]! };
  expect((await reader.request.post('/mallar', { form, maxRedirects: 0 })).status()).toBe(404);
  await visit(reader, '/mallar');
  await expect(reader.getByRole('link', { name: 'Hela resan' })).toBeVisible();
  await expect(reader.getByRole('link', { name: 'Förstudie' })).toHaveCount(0);
});
