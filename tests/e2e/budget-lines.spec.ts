import type { Page } from '@playwright/test';

import { changeElsewhere, phaseOf } from './rows';
import { figure, rowsOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'money' });

const MANAGEMENT = '/projekt/min-skolskjuts/faser/3';

async function addLine(page: Page, name: string, fields: Record<string, string>): Promise<void> {
  await visit(page, `${MANAGEMENT}?ny-rad=1`);
  await page.getByRole('textbox', { name: 'Rad' }).fill(name);
  for (const [label, typed] of Object.entries(fields)) await page.getByRole('textbox', { name: label }).fill(typed);
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await expect(row(page, name)).toBeVisible();
}

const row = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Budgetrader' }).getByRole('row').filter({ hasText: name });

test('the first lines of a budget are shared at once, to the krona', async ({ asRole, db }) => {
  const page = await asRole('projektledare');
  await addLine(page, 'Licenser', { Belopp: '150 000', År: '2021' });
  await addLine(page, 'Förvaltare', { Timmar: '100', Timpris: '700,50' });
  await expect(row(page, 'Förvaltare')).toContainText(/100\sh × 700,50\skr\/h/);
  await expect(row(page, 'Förvaltare')).toContainText(/70\s050/);

  const shares = await rowsOf(page.getByRole('region', { name: 'Kostnadsandelar' }).getByRole('table'));
  const sums = shares.slice(1, 16).map((each) => figure(each[4]!));
  const total = await db
    .selectFrom('budgetLine')
    .innerJoin('budgetVersion', 'budgetVersion.id', 'budgetLine.budgetVersionId')
    .innerJoin('phase', 'phase.id', 'budgetVersion.phaseId')
    .where('phase.id', '=', (await phaseOf(db, { phase: 3 })).id)
    .where('budgetLine.removedAt', 'is', null)
    .select(({ fn }) => fn.sum<string>('budgetLine.amountOre').as('ore'))
    .executeTakeFirstOrThrow();
  expect(sums.reduce((one, other) => one + other, 0)).toBe(Number(total.ore) / 100);
  await expect(page.getByText('Utkast', { exact: true })).toBeVisible();
});

test('a line is edited, removed after a question, and brought back', async ({ asRole }) => {
  const page = await asRole('projektledare');
  await addLine(page, 'Utbildning', { Belopp: '20000' });
  await row(page, 'Utbildning').getByRole('link').click();
  await page.getByRole('textbox', { name: 'Belopp' }).fill('25 500,50');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(row(page, 'Utbildning')).toContainText(/25\s500,50/);

  await row(page, 'Utbildning').getByRole('link').click();
  await page.getByRole('link', { name: 'Ta bort …' }).click();
  await expect(page.getByText('Ta bort raden Utbildning?')).toBeVisible();
  await page.getByRole('button', { name: 'Ja, ta bort' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Raden är borttagen.' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Utbildning' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(row(page, 'Utbildning')).toContainText(/25\s500,50/);
});

test('an amount, or hours and their price: half of either is refused', async ({ asRole }) => {
  const page = await asRole('projektledare');
  await visit(page, `${MANAGEMENT}?ny-rad=1`);
  await page.getByRole('textbox', { name: 'Rad' }).fill('Halv rad');
  const amount = page.getByRole('textbox', { name: 'Belopp' });
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await expect(amount).toHaveAccessibleDescription(/Skriv ett belopp, eller timmar och timpris\./);
  await page.getByRole('textbox', { name: 'Timmar' }).fill('10');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await expect(page.getByRole('textbox', { name: 'Timpris' })).toHaveAccessibleDescription(/hör ihop/);
  await page.getByRole('textbox', { name: 'Timpris' }).fill('500');
  await amount.fill('4000');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await expect(amount).toHaveAccessibleDescription(/Timmar gånger timpris blir 5\s000 kr/);
});

test('who comes second to a line sees both versions, and may save again', async ({ asRole, db, expectStatus }) => {
  expectStatus(409);
  const page = await asRole('projektledare');
  await addLine(page, 'Kapplöpning', { Belopp: '1000' });
  const { id } = await db
    .selectFrom('budgetLine')
    .select('id')
    .where('name', '=', 'Kapplöpning')
    .executeTakeFirstOrThrow();
  await row(page, 'Kapplöpning').getByRole('link').click();
  await page.getByRole('textbox', { name: 'Belopp' }).fill('3000');
  await changeElsewhere(db, 'budgetLine', id, { amountOre: 200_000 });
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Så här ser raden ut nu' })).toContainText(/2\s000\skr/);
  await expect(page.getByRole('textbox', { name: 'Belopp' })).toHaveValue('3000');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(row(page, 'Kapplöpning')).toContainText(/3\s000/);
});

test('a budget that is submitted is locked, on the page and behind it', async ({ asRole, db }) => {
  const page = await asRole('projektledare');
  await visit(page, '/projekt/min-skolskjuts/faser/2');
  await expect(page.getByText('Budgeten är inskickad och därför låst.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ny rad' })).toHaveCount(0);
  const lines = () => db.selectFrom('budgetLine').selectAll().orderBy('id').execute();
  const before = await lines();
  const line = before.find(({ name }) => name.startsWith('Projektledning'))!;
  const known = { id: String(line.id), version: String(line.version) };
  const fields = { name: 'Insmugen', kind: 'extern', amount: '1' };
  for (const form of [
    { intent: 'create-line', ...fields },
    { intent: 'update-line', ...known, ...fields },
    { intent: 'remove', ...known },
  ]) {
    const answer = await page.request.post('/projekt/min-skolskjuts/faser/2', { form, maxRedirects: 0 });
    expect(answer.status(), form.intent).toBe(400);
    expect(await answer.text(), form.intent).toContain('Budgeten är inskickad och låst.');
  }
  expect(await lines()).toEqual(before);
});
