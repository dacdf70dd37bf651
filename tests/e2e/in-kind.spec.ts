import type { Page } from '@playwright/test';

import { phaseOf } from './rows';
import { figure, recordOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'egen-tid' });

const PHASE = '/projekt/min-skolskjuts/faser/2';

const card = (page: Page) => page.getByRole('region', { name: 'Egen tid' });
const rowOf = (page: Page, party: string) => card(page).getByRole('row', { name: new RegExp(`^${party}`) });
const net = async (page: Page, party: string) => {
  const row = await recordOf(rowOf(page, party));
  return [row['Andel kr'], row['Ersättning kr'], row['Netto kr']].map((text) => figure(text!.replace('–', '0')));
};

test('own hours are changed in a new version, and what was submitted is what the director decides on', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  const page = await asRole('projektledare', { javaScriptEnabled: false });
  await page.goto(PHASE);
  await expect(page.getByRole('link', { name: 'Ny egen tid' }), 'what is submitted is locked').toHaveCount(0);
  await page.goto(`${PHASE}/godkannande`);
  await page.getByRole('button', { name: 'Ny version' }).click();
  await card(page).getByRole('link', { name: 'Borlänge' }).click();
  await page.getByRole('textbox', { name: 'Timmar' }).fill('-5');
  await page.getByRole('textbox', { name: 'Timpris' }).fill('');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByText('”-5” är inte ett antal timmar.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Timmar' })).toHaveValue('-5');
  await page.getByRole('textbox', { name: 'Timmar' }).fill('1 000');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByText('Skriv timpriset som parten får ersättning med.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Timpris' }).fill('450,50');
  await page.getByRole('button', { name: 'Spara' }).click();
  const [share, compensation, left] = await net(page, 'Borlänge');
  expect([compensation, left]).toEqual([450_500, share! - 450_500]);
  const [shares, paid, recovered] = await net(page, 'Summa');
  expect([shares, paid, recovered]).toEqual([2_460_000, 650_500, 2_460_000 - 650_500]);

  await page.getByRole('link', { name: 'Ny egen tid' }).click();
  await page.getByRole('combobox', { name: 'Part' }).selectOption('Mora');
  await page.getByRole('textbox', { name: 'Timmar' }).fill('10');
  await page.getByRole('radio', { name: 'Inte debiterad' }).check();
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await expect(page.getByText('Parten har redan egen tid i utkastet.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Part' }).selectOption('Orsa');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await expect(rowOf(page, 'Orsa')).toContainText('10');
  await card(page).getByRole('link', { name: 'Mora' }).click();
  await page.getByRole('link', { name: 'Ta bort …' }).click();
  await page.getByRole('button', { name: 'Ja, ta bort' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Tiden är borttagen.' })).toBeVisible();
  expect((await net(page, 'Summa'))[1]).toBe(450_500);
  await page.getByRole('button', { name: 'Ångra' }).click();
  expect((await net(page, 'Summa'))[1]).toBe(650_500);

  await page.goto(`${PHASE}/godkannande`);
  await page.getByRole('button', { name: /^Skicka in/ }).click();
  await page.goto(PHASE);
  await expect(page.getByText('Tiden hör till budgeten, som är inskickad och låst.')).toBeVisible();
  await page.goto(`${PHASE}?version=1`);
  expect((await net(page, 'Borlänge'))[1], 'the version before keeps its own').toBe(740_000);

  const director = await asRole('direktor.borlange');
  const { id: phaseId } = await phaseOf(db);
  const { id: asked } = await db
    .selectFrom('budgetVersion')
    .select('id')
    .where('phaseId', '=', phaseId)
    .where('version', '=', 2)
    .executeTakeFirstOrThrow();
  await visit(director, `/att-besluta/${asked}/2081`);
  await expect(director.getByRole('main')).toContainText(
    /Ersättning för egen tid \(1\s000\sh à 450,50\skr\)\s*450\s500\skr/,
  );
  await visit(director, '/kommuner/2081');
  await expect(director.getByRole('main')).toContainText(/1\s000\s*h?/);
});

test('own hours are for the projektledare alone, also with a forged form', async ({ asRole, db }) => {
  const { id: party } = await db.selectFrom('party').select('id').where('slug', '=', 'mora').executeTakeFirstOrThrow();
  const { id: phase } = await phaseOf(db, { project: 'min-skolskjuts', phase: 3 });
  const path = '/projekt/min-skolskjuts/faser/3';
  const fields = { partyId: String(party), hours: '10', handling: 'debited', rate: '400' };
  for (const role of ['samordnare', 'styrgrupp', 'ekonom', 'lasare', 'direktor.borlange'] as const) {
    const page = await asRole(role);
    for (const intent of ['create-hours', 'update-hours', 'remove-hours', 'restore-hours']) {
      const form = { intent, id: '1', version: '1', ...fields };
      expect((await page.request.post(path, { form, maxRedirects: 0 })).status(), `${role} ${intent}`).toBe(403);
    }
    for (const intent of ['drop-assumptions', 'restore-assumptions']) {
      const form = { intent, id: '1', seen: '{}' };
      expect((await page.request.post(path, { form, maxRedirects: 0 })).status(), `${role} ${intent}`).toBe(403);
    }
  }
  expect(await db.selectFrom('budgetVersion').select('id').where('phaseId', '=', phase).execute()).toEqual([]);
  const lead = await asRole('projektledare');
  const outsider = await db.selectFrom('party').select('id').where('slug', '=', 'uddevalla').executeTakeFirstOrThrow();
  const refuse = async (changed: Partial<typeof fields>, message: string) => {
    const form = { intent: 'create-hours', ...fields, ...changed };
    const answer = await lead.request.post(path, { form, maxRedirects: 0 });
    expect([answer.status(), (await answer.text()).includes(message)], message).toEqual([400, true]);
  };
  await refuse({ partyId: String(outsider.id) }, 'Välj en av projektets deltagare.');
  await refuse({ partyId: '' }, 'Välj vilken part som lägger tiden.');
  await refuse({ hours: '0' }, 'Skriv fler timmar än noll');
  await refuse({ hours: '999999999', rate: '10000000000' }, 'mer än tio miljarder');
  await refuse({ rate: '-1' }, 'Timpriset kan inte vara negativt.');
});
