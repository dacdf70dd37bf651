import AxeBuilder from '@axe-core/playwright';
import { Secret, TOTP } from 'otpauth';

import { expect, test, visit } from './test';

test.use({ portfolio: 'accounts' });

const PASSWORD = 'fyra ord i en rad';

test('an invited projektledare chooses a password, gets the project and changes it', async ({
  asRole,
  asVisitor,
  expectStatus,
}) => {
  expectStatus(400);
  const admin = await asRole('samordnare');
  await visit(admin, '/anvandare');
  await admin.getByRole('link', { name: 'Bjud in' }).click();
  await admin.getByRole('textbox', { name: 'E-postadress' }).fill('ny@samplan.test');
  await admin.getByRole('textbox', { name: 'Namn' }).fill('Projektledare, Orsa');
  await admin.getByRole('button', { name: 'Bjud in' }).click();
  const note = admin.getByRole('status').filter({ hasText: 'Inbjudan är gjord.' });
  const link = new URL((await note.locator('code').textContent())!).pathname;

  const page = await asVisitor();
  await visit(page, link);
  await page.getByLabel('Nytt lösenord').fill('för kort');
  await page.getByLabel('Samma lösenord igen').fill('för kort');
  await page.getByRole('button', { name: 'Spara lösenordet' }).click();
  await expect(page.getByText('Lösenordet ska ha minst 12 tecken.')).toBeVisible();
  await page.getByLabel('Nytt lösenord').fill(PASSWORD);
  await page.getByLabel('Samma lösenord igen').fill(PASSWORD);
  await page.getByRole('button', { name: 'Spara lösenordet' }).click();
  await expect(page.getByText('Lösenordet är valt. Logga in med det.')).toBeVisible();

  await note.getByRole('link', { name: 'Ge kontot roller' }).click();
  await admin.getByLabel('Ny roll').selectOption('projektledare');
  await admin.getByRole('combobox', { name: /^Projekt/ }).selectOption({ label: 'Min skolskjuts' });
  const name = admin.getByRole('textbox', { name: 'Namn', exact: true });
  const title = admin.getByRole('textbox', { name: 'Titel' });
  await title.fill('Projektledare i länet');
  await name.fill('');
  await admin.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(name, 'refused before it is sent').toHaveAttribute('aria-invalid', 'true');
  await admin.getByRole('button', { name: 'Lägg till rollen' }).click();
  await expect(admin.getByText('Rollerna är ändrade.')).toBeVisible();
  await expect(title, 'the form beside it has not been sent').toHaveValue('Projektledare i länet');
  await expect(admin.getByLabel('Ny roll'), 'the form that was sent begins anew').toHaveValue('läsare');

  await page.getByRole('textbox', { name: 'E-postadress' }).fill('ny@samplan.test');
  await page.getByLabel('Lösenord').fill(PASSWORD);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Att göra');
  await visit(page, '/projekt/min-skolskjuts/milstolpar?ny=1');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Milstolpar');
  await page.getByRole('textbox', { name: 'Nummer' }).fill('MS90');
  await page.getByRole('textbox', { name: 'Milstolpe' }).fill('Förarna är utbildade');
  await page.getByRole('textbox', { name: 'Prognos' }).fill('2021-09-01');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await expect(page.getByRole('link', { name: /Förarna är utbildade/ })).toBeVisible();
});

test('an ekonom turns on the second step and signs in with it', async ({ asVisitor }) => {
  const page = await asVisitor();
  const signIn = async () => {
    await visit(page, '/logga-in');
    await page.getByRole('textbox', { name: 'E-postadress' }).fill('ekonom@samplan.test');
    await page.getByLabel('Lösenord').fill('samplan-demo');
    await page.getByRole('button', { name: 'Logga in' }).click();
  };
  await signIn();
  await page.getByRole('link', { name: 'Ekonom, Borlänge, ditt konto' }).click();
  const card = page.locator('#tvasteg');
  await card.getByLabel('Lösenord').fill('samplan-demo');
  await card.getByRole('button', { name: 'Slå på' }).click();
  const secret = (await card.locator('code').first().textContent())!.replaceAll(' ', '');
  const code = new TOTP({ secret: Secret.fromBase32(secret) });
  await card.getByRole('textbox', { name: 'Kod som appen visar' }).fill(code.generate());
  await card.getByRole('button', { name: 'Slå på' }).click();
  const codes = page.getByRole('list', { name: 'Reservkoder' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const recovery = (await codes.first().textContent())!;

  await page.getByRole('button', { name: 'Logga ut' }).click();
  await signIn();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Skriv koden');
  await page.getByRole('textbox', { name: 'Kod' }).fill(recovery);
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Att göra');
});

/** Last: the rule holds for the accounts of the other tests too. */
test('a samordnare requires a second step, is asked for it herself, and comes back', async ({ asRole }) => {
  const page = await asRole('samordnare');
  await visit(page, '/samverkan/dalarna?inloggning=andra');
  const card = page.locator('#inloggning');
  await card.getByRole('checkbox', { name: 'Kräv tvåstegsinloggning för konton med lösenord' }).check();
  await card.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Slå på tvåstegsinloggning');
  await expect(page.getByText(/^Tvåstegsinloggning krävs i /)).toBeVisible();
  // No other test sees this page: it is there while the rule is on.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  const step = page.locator('#tvasteg');
  await step.getByLabel('Lösenord').fill('samplan-demo');
  await step.getByRole('button', { name: 'Slå på' }).click();
  const secret = (await step.locator('code').first().textContent())!.replaceAll(' ', '');
  const code = new TOTP({ secret: Secret.fromBase32(secret) });
  await step.getByRole('textbox', { name: 'Kod som appen visar' }).fill(code.generate());
  await step.getByRole('button', { name: 'Slå på' }).click();
  await expect(page.getByRole('list', { name: 'Reservkoder' }).getByRole('listitem')).toHaveCount(10);
  await page.getByRole('link', { name: 'Fortsätt' }).click();
  await expect(card.getByText('Tvåstegsinloggning krävs för konton med lösenord.')).toBeVisible();

  await visit(page, '/konto');
  await expect(step.getByText('Du kan inte stänga av den själv.')).toBeVisible();
});
