import { addPublished, snapshotFor } from './report-files';
import { expect, test, visit } from './test';

test.use({ portfolio: 'report-print', makesPdf: false });
test.describe.configure({ mode: 'serial' });

const REPORT = '/projekt/min-skolskjuts/rapporter/70';

test.beforeAll(async ({ site }) => {
  await addPublished(site.db, 'min-skolskjuts', snapshotFor());
});

test('where no PDF can be made the page offers to print, and the address says so', async ({ asRole, expectStatus }) => {
  expectStatus(404);
  const page = await asRole('styrgrupp');
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await visit(page, REPORT);
  await expect(page.getByRole('link', { name: 'Hämta PDF' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Skriv ut' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
  const answer = await page.request.get(`${REPORT}/rapport.pdf`);
  expect(answer.status()).toBe(404);
  expect(await answer.text()).toBe('PDF görs inte här. Öppna rapporten och välj Skriv ut, så blir den likadan.');
  expect((await page.request.get(`${REPORT}/rapport.docx`)).status()).toBe(200);
});

test('without JavaScript there is no button that does nothing', async ({ asRole }) => {
  const page = await asRole('styrgrupp', { javaScriptEnabled: false });
  await page.goto(REPORT);
  await expect(page.getByRole('link', { name: 'Hämta Word' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Skriv ut' })).toHaveCount(0);
});

test('on paper the page is the report: no navigation, no forms, black on white with a word for each light', async ({
  asRole,
}) => {
  const page = await asRole('styrgrupp', { colorScheme: 'dark' });
  await visit(page, REPORT);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'Statusrapport 70, Min skolskjuts' })).toBeVisible();
  for (const word of ['Enligt plan', 'Mindre komplikationer', 'Komplikationer']) {
    await expect(main.getByText(word, { exact: true })).toBeVisible();
  }
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Hämta Word' })).toBeHidden();
  await expect(main.getByRole('button')).toHaveCount(0);
  await expect(main.getByRole('textbox')).toHaveCount(0);
  const colours = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.body);
    return [backgroundColor, color];
  });
  expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
});
