import { insertEmailRow } from './email-rows';
import { expect, test, visit } from './test';

test.use({ portfolio: 'email-off' });

test('without a mail server there is a page that says what will be here', async ({ asRole }) => {
  const page = await asRole('samordnare');
  await visit(page, '/epost');
  await expect(page.getByText('E-post är inte påslagen.')).toBeVisible();
  await expect(page.getByText('Inga brev än')).toBeVisible();
});

test('without a mail server mails are kept, read and paged, and not sent again', async ({ asRole, db }) => {
  for (let at = 1; at <= 52; at++) await insertEmailRow(db, { state: 'väntar', subject: `Brev nummer ${at}` });
  const kept = await insertEmailRow(db, { state: 'sparad', subject: 'Sparat brev', body: 'Det här står i brevet.' });
  const page = await asRole('samordnare');
  await visit(page, '/epost');
  const rows = page.getByRole('region', { name: 'Brev' }).getByRole('row');
  await expect(rows).toHaveCount(51);
  await page.getByRole('link', { name: 'Sparat brev' }).click();
  await expect(page.getByText('Det här står i brevet.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Skicka igen' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Nästa' }).click();
  await expect(page.getByText('Sida 2 av 2')).toBeVisible();
  await expect(rows).toHaveCount(4);
  await page.getByRole('link', { name: /^Sparade, inte skickade 1$/ }).click();
  await expect(rows).toHaveCount(2);

  // Asked for by its address, a mail of another page stands above the list.
  await visit(page, `/epost?brev=${kept}&status=vantar`);
  await expect(page.getByRole('heading', { level: 2, name: 'Sparat brev' })).toBeVisible();
});
