import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { insertEmailRow } from './email-rows';
import { expect, test, visit, type DemoRole } from './test';

test.use({ portfolio: 'email', sendsMail: true });

const OTHERS: readonly DemoRole[] = [
  'projektledare',
  'styrgrupp',
  'direktor.ludvika',
  'direktor.borlange',
  'ekonom',
  'lasare',
];

test('the samordnare finds the mails, reads one and has a refused one sent again, once', async ({
  asRole,
  db,
  site,
}) => {
  const text = 'Ludvikas andel är 1 000 kr.\n\n<b>Läs</b>: https://samplan.test/beslut/1';
  await insertEmailRow(db, { state: 'skickad', subject: 'Budgeten är godkänd' });
  const id = await insertEmailRow(db, { state: 'avvisad', subject: 'Att besluta: Ludvika', body: text });
  const page = await asRole('samordnare');
  await visit(page, '/samverkan');
  await page.getByRole('link', { name: 'E-post' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'E-post' })).toBeVisible();
  await expect(page.getByText('E-post är inte påslagen.')).toHaveCount(0);
  const table = page.getByRole('region', { name: 'Brev' }).getByRole('table');
  await expect(table.getByRole('row', { name: /Budgeten är godkänd Skickad/ })).toBeVisible();

  await page.getByRole('link', { name: 'Avvisade 1' }).click();
  await expect(table.getByRole('row', { name: /Budgeten är godkänd/ })).toHaveCount(0);
  await table.getByRole('link', { name: 'Att besluta: Ludvika' }).click();
  await expect(page).toHaveURL(new RegExp(`/epost\\?status=avvisad&brev=${id}#brev-${id}$`));
  await expect(page.getByText('550 5.1.1 No such user here')).toBeVisible();
  // The text as it is: its line breaks, and no markup.
  expect(await page.locator('pre').innerText()).toBe(text);
  await expect(page.locator('pre b')).toHaveCount(0);

  await page.getByRole('button', { name: 'Skicka igen' }).click();
  await expect(page.getByText('Brevet ligger i kön igen.')).toBeVisible();
  await expect.poll(() => site.mails.map(({ to }) => to)).toEqual([['direktor.ludvika@samplan.test']]);
  await expect
    .poll(() => db.selectFrom('email').select('state').where('id', '=', id).executeTakeFirst())
    .toEqual({ state: 'skickad' });

  const answer = await page.request.post('/epost', { form: { intent: 'resend', id: String(id) }, maxRedirects: 0 });
  expect(answer.status(), 'a second click on an old page').toBe(400);
  expect(await answer.text()).toContain('redan skickat eller på väg');
  expect(site.mails).toHaveLength(1);
});

test('a list with mails of every state, one opened, is accessible in light and dark and fits a phone', async ({
  asRole,
  db,
}) => {
  const address = `${'avdelningen-for-digitalisering-och-utveckling'.repeat(2)}@samplan.test`;
  for (const state of ['skickad', 'avvisad', 'oklar', 'sparad', 'skickas'] as const) {
    await insertEmailRow(db, { state, subject: `Tillgängligt ${state}`, address, body: `${'x'.repeat(300)}\nSlut.` });
  }
  const id = await insertEmailRow(db, { state: 'oklar', subject: 'Tillgängligt öppnat' });
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await asRole('samordnare', { colorScheme, reducedMotion: 'reduce' });
    await visit(page, `/epost?brev=${id}`);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
    expect(violations.map((each) => each.id)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  }
});

test('a mail that may have been sent warns that it may come twice', async ({ asRole, db }) => {
  const id = await insertEmailRow(db, { state: 'oklar', subject: 'Kanske framme' });
  const page = await asRole('samordnare', { javaScriptEnabled: false });
  await page.goto(`/epost?brev=${id}`);
  await expect(page.getByText('Mottagaren kan då få brevet två gånger.')).toBeVisible();
  await page.getByRole('button', { name: 'Skicka igen' }).click();
  await expect(page.getByText('Brevet ligger i kön igen.')).toBeVisible();
});

test('an address that asks for what is not there shows the list', async ({ asRole }) => {
  const page = await asRole('samordnare');
  for (const query of ['brev=987654', 'brev=x', 'sida=-1', 'sida=99999999', 'status=finns-inte', 'brev=1&brev=2']) {
    const response = await visit(page, `/epost?${query}`);
    expect(response.status(), query).toBe(200);
  }
  const bad = await page.request.post('/epost', { form: { intent: 'resend', id: 'x' }, maxRedirects: 0 });
  expect(bad.status()).toBe(400);
});

test('nobody but the samordnare reads mails or has them sent', async ({ asRole, asVisitor, db }) => {
  const id = await insertEmailRow(db, { state: 'avvisad', subject: 'Inte för andra' });
  const leads = async (page: Page) => (await (await page.request.get('/samverkan')).text()).includes('href="/epost"');
  expect(await leads(await asRole('samordnare'))).toBe(true);
  for (const role of OTHERS) {
    const page = await asRole(role);
    expect(await leads(page), role).toBe(false);
    for (const path of ['/epost', `/epost?brev=${id}`]) {
      const response = await page.request.get(path);
      expect(response.status(), `${role} ${path}`).toBe(403);
      expect(await response.text()).not.toContain('Inte för andra');
    }
    const answer = await page.request.post('/epost', { form: { intent: 'resend', id: String(id) }, maxRedirects: 0 });
    expect(answer.status(), role).toBe(403);
  }
  const visitor = await asVisitor();
  const answer = await visitor.request.get('/epost', { maxRedirects: 0 });
  expect([answer.status(), answer.headers()['location']]).toEqual([302, '/logga-in?till=%2Fepost']);
  const row = await db.selectFrom('email').select(['state', 'attempts']).where('id', '=', id).executeTakeFirst();
  expect(row).toEqual({ state: 'avvisad', attempts: 1 });
});
