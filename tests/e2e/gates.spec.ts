import { expect, test, visit } from './test';

test.use({ portfolio: 'gates' });

const GATES = '/projekt/min-skolskjuts/beslutspunkter';
/** BP2 of the sample: nobody has decided it. */
const BP2 = 36;

test('a gate is prepared by the projektledare and decided by the styrgrupp', async ({ asRole, db, expectStatus }) => {
  expectStatus(400, 409);
  const leader = await asRole('projektledare');
  await visit(leader, `${GATES}/${BP2}`);
  await leader.getByLabel('Projektanalysen är klar').check();
  await leader.getByRole('button', { name: 'Spara kriterierna' }).click();
  await expect(leader.getByRole('status').filter({ hasText: 'Sparat.' })).toBeVisible();
  await expect(leader.getByText('Uppfyllt 2020-12-18, Projektledare')).toBeVisible();

  await leader.getByRole('link', { name: 'Ändra', exact: true }).click();
  await leader.getByLabel('Planerad dag').fill('2020-12-20');
  await leader.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(leader.getByText('Skriv varför dagen ändras.', { exact: false })).toBeVisible();
  await leader.getByLabel('Orsak').fill('Nytt möte');
  await leader.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(leader.getByText('2020-01-10 → 2020-12-20 · Nytt möte')).toBeVisible();

  const board = await asRole('styrgrupp');
  await visit(board, '/');
  await board.getByRole('link', { name: 'BP2 Fortsätt förberedelserna' }).click();
  await expect(board.getByText('Väntar på beslut')).toBeVisible();
  await expect(board.getByRole('button', { name: 'Spara kriterierna' })).toHaveCount(0);
  await board.getByRole('link', { name: 'Registrera beslut' }).click();
  await board.getByLabel('Styrgruppen beslutar').selectOption('godkänd');
  await board.getByLabel('Deltog i beslutet').fill('Ordförande och fem ledamöter');
  // Somebody ticks a criterion while the form is open: what is decided on must be what was read.
  await db.updateTable('gate').set({ version: 90 }).where('id', '=', BP2).execute();
  const send = board.getByRole('button', { name: 'För in beslutet i registret' });
  await send.click();
  await expect(board.getByText('2 kriterier är inte uppfyllda. Skriv varför', { exact: false })).toBeVisible();
  await board.getByLabel('Motivering eller villkor').fill('Analyserna blir klara i januari');
  await send.click();
  await expect(board.getByText('Så här ser raden ut nu:')).toBeVisible();
  await expect(board.getByLabel('Motivering eller villkor')).toHaveValue('Analyserna blir klara i januari');
  await send.click();
  await expect(board.getByRole('status').filter({ hasText: 'Beslutet är infört i registret' })).toBeVisible();

  await board.getByRole('link', { name: /^Beslut \d+$/ }).click();
  await expect(board.getByText('Ej uppfyllt: Nyttoanalysen är klar', { exact: false })).toBeVisible();
  await board.getByRole('link', { name: 'BP2 Fortsätt förberedelserna' }).click();
  await expect(board.getByRole('link', { name: 'Rätta beslutet' })).toBeVisible();
  await visit(leader, `${GATES}/${BP2}`);
  await expect(leader.getByRole('main').getByRole('button')).toHaveCount(0);
});

test('gates are taken over from the model, and the model is the samordnare’s', async ({ asRole, expectStatus }) => {
  expectStatus(400);
  const page = await asRole('projektledare', { javaScriptEnabled: false });
  await page.goto(`${GATES}?modell=1`);
  await page.getByLabel('BP7 Lämna över till förvaltningen').uncheck();
  await page.getByLabel('Planerad dag').first().fill('2021-02-30');
  await page.getByRole('button', { name: 'Lägg till de valda' }).click();
  await expect(
    page.getByRole('group', { name: 'BP1' }).getByText('är inte ett datum som finns', { exact: false }),
  ).toBeVisible();
  await expect(page.getByLabel('BP7 Lämna över till förvaltningen')).not.toBeChecked();
  await page.getByLabel('Planerad dag').first().fill('2020-12-19');
  await page.getByRole('button', { name: 'Lägg till de valda' }).click();
  await expect(page.getByText('3 beslutspunkter är tillagda.')).toBeVisible();
  await expect(page.getByRole('row', { name: /BP1/ })).toContainText('2020-12-19');

  const coordinator = await asRole('samordnare');
  await visit(coordinator, '/samverkan/edala/beslutspunkter');
  await coordinator.getByRole('link', { name: 'TG0–TG5' }).click();
  await coordinator.getByLabel('Beteckning').nth(1).fill('TG0');
  await coordinator.getByRole('button', { name: 'Spara modellen' }).click();
  await expect(coordinator.getByText('Två beslutspunkter heter TG0.').first()).toBeVisible();
  await coordinator.getByLabel('Beteckning').nth(1).fill('TG1');
  await coordinator.getByRole('button', { name: 'Spara modellen' }).click();
  await expect(coordinator.getByText('Modellen är sparad.')).toBeVisible();
  await expect(coordinator.getByRole('row')).toHaveCount(7);
});
