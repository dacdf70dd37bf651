import { demoAccounts, demoPassword } from '~db/samples/accounts';

import { expect, test, visit } from './test';
import type { Page } from '@playwright/test';

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'E-postadress' }).fill(email);
  await page.getByLabel('Lösenord').fill(password);
  await page.getByRole('button', { name: 'Logga in' }).click();
}

test('a wrong password is refused without saying which of the two is wrong', async ({ asVisitor, expectStatus }) => {
  expectStatus(400);
  const page = await asVisitor();
  await visit(page, '/logga-in');
  for (const email of ['projektledare@samplan.test', 'ingen@samplan.test']) {
    await signIn(page, email, 'fel lösenord');
    await expect(page.getByRole('alert')).toHaveText('E-postadressen eller lösenordet stämmer inte.');
    await expect(page.getByRole('textbox', { name: 'E-postadress' })).toHaveValue(email);
  }
  expect(await page.context().cookies()).toEqual([]);
});

test('empty fields are named', async ({ asVisitor }) => {
  const page = await asVisitor();
  await visit(page, '/logga-in');
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page.getByText('Skriv din e-postadress.')).toBeVisible();
  await expect(page.getByText('Skriv ditt lösenord.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'E-postadress' })).toHaveAttribute('aria-invalid', 'true');
});

test('leads back to where one was going, with the query', async ({ asVisitor }) => {
  const page = await asVisitor();
  await visit(page, '/projekt/min-skolskjuts/faser/1?avrundning=enkel');
  await expect(page).toHaveURL(/\/logga-in\?till=/);
  await signIn(page, 'ekonom@samplan.test', demoPassword);
  await expect(page).toHaveURL(/\/projekt\/min-skolskjuts\/faser\/1\?avrundning=enkel$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fas 1: utveckling och två piloter');
});

test('never leads to another site', async ({ asVisitor, site }) => {
  const till = encodeURIComponent('/\\evil.example');
  const page = await asVisitor();
  await visit(page, `/logga-in?till=${till}`);
  await signIn(page, 'lasare@samplan.test', demoPassword);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Att göra');
  expect(page.url()).toBe(`${site.address}/`);
  // Signed in already: the same address leads home at once.
  const answer = await page.request.get(`/logga-in?till=${till}`, { maxRedirects: 0 });
  expect([answer.status(), answer.headers()['location']]).toEqual([302, '/']);
});

test('sets a cookie that no script can read and no other site can send', async ({ asVisitor }) => {
  const page = await asVisitor();
  await visit(page, '/logga-in');
  await signIn(page, 'lasare@samplan.test', demoPassword);
  await expect(page.getByRole('heading', { name: 'Att göra' })).toBeVisible();
  const cookies = await page.context().cookies();
  expect(cookies.map(({ name }) => name).toSorted()).toEqual(['samplan', 'samplan-kand']);
  for (const cookie of cookies) {
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookie.expires).toBeGreaterThan(Date.now() / 1000 + 3600);
  }
});

test('signing out ends the session in the browser and in the database', async ({ asVisitor }) => {
  const page = await asVisitor();
  await visit(page, '/logga-in');
  await signIn(page, 'styrgrupp@samplan.test', demoPassword);
  await expect(page.getByText('Inloggad som Styrgrupp')).toBeVisible();
  const cookie = (await page.context().cookies()).find(({ name }) => name === 'samplan');
  await page.getByRole('button', { name: 'Logga ut' }).click();
  await expect(page).toHaveURL(/\/logga-in$/);
  // That the browser is known says nothing of who uses it.
  expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['samplan-kand']);

  await page.context().addCookies([cookie!]);
  await page.goto('/portfolj');
  await expect(page, 'the old cookie opens nothing').toHaveURL(/\/logga-in\?till=%2Fportfolj$/);
});

test('every demo account gets in', async ({ asVisitor }) => {
  const page = await asVisitor();
  await visit(page, '/logga-in');
  for (const { email, name } of demoAccounts) {
    await signIn(page, email, demoPassword);
    await expect(page.getByText(`Inloggad som ${name}`)).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Om demon' })).toContainText('dagens datum är 2020-12-18');
    await page.getByRole('button', { name: 'Logga ut' }).click();
    await expect(page).toHaveURL(/\/logga-in$/);
  }
});

test('signing in works without JavaScript', async ({ asVisitor, expectStatus }) => {
  expectStatus(400);
  const page = await asVisitor({ javaScriptEnabled: false });
  await page.goto('/projekt/min-skolskjuts');
  await signIn(page, 'lasare@samplan.test', 'fel lösenord');
  await expect(page.getByRole('alert')).toHaveText('E-postadressen eller lösenordet stämmer inte.');
  await signIn(page, 'lasare@samplan.test', demoPassword);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Min skolskjuts');
});
