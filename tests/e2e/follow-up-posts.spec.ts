import type { Page } from '@playwright/test';

import { readCsv, recordOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'posts' });

const base = '/projekt/it-vaxel-telefoni/uppfoljning';

test('the printed table stands as its source has it, and its file is read back changed, with what it said before', async ({
  asRole,
  expectStatus,
}) => {
  expectStatus(400);
  const page = await asRole('projektledare.herrljunga');
  await visit(page, base);
  const table = page.getByRole('region', { name: 'IT, växel och telefoni, uppföljning 2018-04' });
  const line = (name: RegExp) => recordOf(table.getByRole('row', { name }));
  expect(await line(/^Intäkter/)).toMatchObject({ Budget: '−2 413', Prognos: '−4 413', Avvikelse: '+2 000' });
  expect(await line(/^Övriga kostnader/)).toMatchObject({ Budget: '7 582', Prognos: '9 582', Avvikelse: '−2 000' });
  expect(await line(/^Netto/)).toMatchObject({ Budget: '15 199', Prognos: '15 199', Avvikelse: '0' });

  const text = (await (await page.request.get(`${base}/poster.csv`)).body()).toString('utf8');
  expect(readCsv(Buffer.from(text))).toHaveLength(10);
  await upload(page, text);
  await expect(page.getByText('Alla rader finns redan')).toBeVisible();
  await upload(page, text.replace('7582000', 'mycket'));
  await expect(page.getByText(/kolumn ”budget_kr”: ”mycket”/)).toBeVisible();
  await upload(page, `${text.replace('9582000', '9700000')}2018-04;IT, växel och telefoni;Licenser;kostnad;0;;500\r\n`);
  await expect(page.getByRole('row', { name: /ändras/ })).toContainText(/9\s582\s000\skr → 9\s700\s000\skr/);
  await expect(page.getByRole('row', { name: /läggs till/ })).toContainText('Licenser');
  await page.getByRole('button', { name: 'Läs in 2 rader' }).click();
  await expect(page.getByRole('status').filter({ hasText: '2 rader är inlästa.' })).toBeVisible();

  await visit(page, base);
  expect(await line(/^Övriga kostnader/)).toMatchObject({ Prognos: '9 700', Avvikelse: '−2 118' });
  await expect(table.getByRole('row', { name: /^Övriga kostnader/ })).toContainText(/förut .*prognos 9\s582\s000\skr/);
  await table.getByRole('link', { name: 'Licenser' }).click();
  await page.getByRole('textbox', { name: 'Utfall' }).fill('250');
  await page.getByRole('button', { name: 'Spara posten' }).click();
  await page.waitForURL(/sparad-post/);
  await page.getByRole('link', { name: 'Visa i kronor' }).click();
  await expect(table.getByRole('columnheader', { name: 'Kronor' })).toBeVisible();
  expect(await line(/^Licenser/)).toMatchObject({ Budget: '0', Utfall: '250', Prognos: '500', Avvikelse: '−500' });
});

test('over all projects each stands with its net, and a draft is shared as on the pages of the parties', async ({
  asRole,
}) => {
  const page = await asRole('samordnare');
  await visit(page, '/uppfoljning?enhet=tkr');
  const posts = page.getByRole('region', { name: 'Uppföljning post för post, tkr' });
  expect(await recordOf(posts.getByRole('row').filter({ hasText: 'Investeringar' }))).toMatchObject({
    Projekt: 'IT, växel och telefoni',
    Period: '2018-04',
    'Budget, tkr': '7 400',
    'Avvikelse, tkr': '0 enligt budget',
  });
  const followed = readCsv(await (await page.request.get('/uppfoljning.csv?per=part&ar=2022')).body());
  const [party] = readCsv(await (await page.request.get('/kommuner/2085/andelar.csv')).body()).filter(
    ([name]) => name === 'Utkast',
  );
  const ludvika = followed.filter((line) => line[2] === 'Ludvika').map((line) => Number(line[6]));
  expect(ludvika.reduce((sum, each) => sum + each, 0)).toBe(Number(party![10]));
  expect(followed.at(-1)!.slice(0, 7)).toEqual(['Summa', '', '', '', '', '', '20741856']);
});

async function upload(page: Page, text: string): Promise<void> {
  await visit(page, `${base}/importera`);
  await page.getByLabel('Fil').setInputFiles({ name: 'poster.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Kontrollera filen' }).click();
}
