import { addPhase, phaseOf } from './rows';
import { expect, test, visit } from './test';

test.use({ portfolio: 'money' });

test('a phase is created, edited, removed after a question, and brought back', async ({ asRole }) => {
  const page = await asRole('projektledare');
  await visit(page, '/projekt/digital-motor/faser');
  await page.getByRole('link', { name: 'Ny fas' }).click();
  await expect(page.getByRole('textbox', { name: 'Nummer' })).toHaveValue('2');
  await page.getByRole('textbox', { name: 'Namn' }).fill('Upphandling');
  await page.getByRole('combobox', { name: 'Slag' }).selectOption('Genomförande');
  await page.getByRole('textbox', { name: 'Start' }).fill('2021-03-01');
  await page.getByRole('textbox', { name: 'Slut' }).fill('2021-06-30');
  await page.getByRole('button', { name: 'Lägg till fas' }).click();
  await expect(page).toHaveURL(/\/faser\/2$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fas 2: Upphandling');

  await page.getByRole('link', { name: 'Ändra fasen' }).click();
  await page.getByRole('textbox', { name: 'Slut' }).fill('2021-07-31');
  await page.getByRole('textbox', { name: 'Anteckning' }).fill('Förlängd efter samråd.');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('Fasen är sparad.');
  await expect(page.getByText('Förlängd efter samråd.')).toBeVisible();

  await page.getByRole('link', { name: 'Ändra fasen' }).click();
  await page.getByRole('link', { name: 'Ta bort fasen …' }).click();
  await expect(page.getByText('Ta bort fas 2?')).toBeVisible();
  await page.getByRole('button', { name: 'Ja, ta bort' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Fasen är borttagen.' })).toBeVisible();
  await expect(page.getByRole('link', { name: '2 · Upphandling' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(page.getByRole('row', { name: /2 · Upphandling/ })).toContainText('2021-07-31');
});

test('a number that is taken is refused at the field', async ({ asRole, expectStatus, db }) => {
  expectStatus(400);
  await addPhase(db, 8, 'Åttan');
  const page = await asRole('projektledare');
  await visit(page, '/projekt/digital-motor/faser?ny=1');
  await page.getByRole('textbox', { name: 'Nummer' }).fill('8');
  await page.getByRole('textbox', { name: 'Namn' }).fill('Också åttan');
  await page.getByRole('button', { name: 'Lägg till fas' }).click();
  await expect(page.getByRole('textbox', { name: 'Nummer' })).toHaveAccessibleDescription(/Fas 8 finns redan/);
  await expect(page.getByRole('textbox', { name: 'Namn' })).toHaveValue('Också åttan');
});

for (const number of [1, 2]) {
  test(`phase ${number} of Min skolskjuts, whose budget is submitted or approved, stays`, async ({ asRole, db }) => {
    const page = await asRole('projektledare');
    await visit(page, `/projekt/min-skolskjuts/faser/${number}?andra=1`);
    await expect(page.getByRole('button', { name: 'Spara', exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Ta bort fasen …' })).toHaveCount(0);

    const { id, version } = await phaseOf(db, { phase: number });
    const form = { intent: 'remove', id: String(id), version: String(version) };
    const answer = await page.request.post('/projekt/min-skolskjuts/faser', { form, maxRedirects: 0 });
    expect(answer.status()).toBe(400);
    expect(await answer.text()).toContain('Fasen kan inte tas bort');
    expect(await phaseOf(db, { phase: number })).toMatchObject({ id, version });
  });
}

test('what a removed phase holds goes out of sight, and comes back with it', async ({ asRole, db }) => {
  const page = await asRole('projektledare');
  const id = await addPhase(db, 6, 'Sexan');
  await visit(page, '/projekt/digital-motor/milstolpar?ny=1');
  await page.getByRole('textbox', { name: 'Milstolpe' }).fill('Sexans milstolpe');
  await page.getByRole('combobox', { name: 'Fas' }).selectOption(String(id));
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await expect(page.getByRole('link', { name: 'Sexans milstolpe' })).toBeVisible();

  await visit(page, '/projekt/digital-motor/faser/6?andra=1&ta-bort=1');
  await page.getByRole('button', { name: 'Ja, ta bort' }).click();
  await expect(page.getByRole('button', { name: 'Ångra' })).toBeVisible();
  await page.getByRole('navigation', { name: 'Projektet' }).getByRole('link', { name: 'Milstolpar' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Milstolpar');
  await expect(page.getByRole('link', { name: 'Sexans milstolpe' })).toHaveCount(0);
  await visit(page, `/projekt/digital-motor/faser?borttagen=${id}`);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(page.getByRole('link', { name: '6 · Sexan' })).toBeVisible();
  await visit(page, '/projekt/digital-motor/milstolpar');
  await expect(page.getByRole('link', { name: 'Sexans milstolpe' })).toBeVisible();
});
