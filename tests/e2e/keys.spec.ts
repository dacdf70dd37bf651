import type { Page } from '@playwright/test';

import { recordOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'keys' });

const KEYS = '/samverkan/dalarna/nycklar';

const part = (page: Page, at: number) => page.getByRole('group', { name: `Del ${at}`, exact: true });

async function fillPart(page: Page, at: number, kind: string, weight: string, counted?: string): Promise<void> {
  await part(page, at).getByRole('combobox', { name: 'Fördelas' }).selectOption(kind);
  await part(page, at).getByRole('textbox', { name: 'Vikt' }).fill(weight);
  if (counted) await part(page, at).getByRole('combobox', { name: 'Vad som räknas' }).selectOption(counted);
}

const versionRow = (page: Page, key: string, version: string) =>
  page
    .getByRole('region', { name: `Versioner av ${key}` })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${version}\\b`) }) });

test('weights that do not sum to 1 are refused with what they sum to, and everything typed stays', async ({
  asRole,
  expectStatus,
}) => {
  expectStatus(400);
  const page = await asRole('samordnare');
  await visit(page, KEYS);
  await page.getByRole('link', { name: 'Ny nyckel' }).click();
  await page.getByRole('textbox', { name: 'Namn' }).fill('Tredjedelar');
  await page.getByRole('textbox', { name: 'Beslut' }).fill('§ 12');
  await fillPart(page, 1, 'Lika för alla', '1/3');
  await fillPart(page, 2, 'Efter invånare', '50 %', 'Folkmängd');
  await expect(page.getByText('Vikterna är nu tillsammans 5/6 (ungefär 83,33')).toBeVisible();
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Vikterna blir tillsammans 5/6 (ungefär 83,33');
  await expect(page.getByRole('textbox', { name: 'Namn' })).toHaveValue('Tredjedelar');
  await expect(page.getByRole('textbox', { name: 'Beslut' })).toHaveValue('§ 12');
  await expect(part(page, 1).getByRole('textbox', { name: 'Vikt' })).toHaveValue('1/3');
  await expect(part(page, 2).getByRole('combobox', { name: 'Fördelas' })).toHaveValue('population');
  await expect(part(page, 2).getByRole('textbox', { name: 'Vikt' })).toHaveValue('50 %');

  await part(page, 2).getByRole('textbox', { name: 'Vikt' }).fill('2/3');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page).toHaveURL(/nycklar\?sparad=\d+#version-\d+$/);
  expect(await recordOf(versionRow(page, 'Tredjedelar', '1'))).toMatchObject({
    'Så delas kostnaden': '1/3 lika · 2/3 efter invånare',
    Läge: 'Inte använd Ändra',
    Beslut: '§ 12',
  });
});

test('the same refusal without JavaScript', async ({ asRole, expectStatus }) => {
  expectStatus(400);
  const page = await asRole('samordnare', { javaScriptEnabled: false });
  await page.goto(`${KEYS}?ny=1`);
  await page.getByRole('textbox', { name: 'Namn' }).fill('Utan skript');
  await fillPart(page, 1, 'Lika för alla', '40 %');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Vikterna blir tillsammans 40');
  await expect(page.getByRole('textbox', { name: 'Namn' })).toHaveValue('Utan skript');
  await expect(part(page, 1).getByRole('textbox', { name: 'Vikt' })).toHaveValue('40 %');
  await expect(page.getByText('Vikterna är nu tillsammans 40 %. Det ska bli 100 %.')).toBeVisible();
});

test('per cent by party must be 100 together', async ({ asRole, expectStatus }) => {
  expectStatus(400);
  const page = await asRole('samordnare');
  await visit(page, `${KEYS}?ny=1`);
  await page.getByRole('textbox', { name: 'Namn' }).fill('Mora och Orsa');
  await fillPart(page, 1, 'Procent per part', '100 %');
  await page.getByText('Procent och fasta belopp per part').click();
  await page.getByRole('textbox', { name: 'Procent för Mora' }).fill('60');
  await page.getByRole('textbox', { name: 'Procent för Orsa' }).fill('33,5');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Procenten per part blir tillsammans 93,5');
  await expect(page.getByRole('textbox', { name: 'Procent för Mora' })).toHaveValue('60');
  await page.getByRole('textbox', { name: 'Procent för Orsa' }).fill('40');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(versionRow(page, 'Mora och Orsa', '1')).toContainText(/Mora 60\s%.*Orsa 40\s%/);
});

test('a used version is locked and gets a new one beside it', async ({ asRole, db }) => {
  const page = await asRole('samordnare');
  await visit(page, KEYS);
  const name = 'Hälften lika, hälften efter folkmängd';
  expect(await recordOf(versionRow(page, name, '1'))).toMatchObject({ Läge: 'Används, låst' });
  await page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name }) })
    .getByRole('link', { name: 'Ny version' })
    .click();
  await part(page, 1).getByRole('textbox', { name: 'Vikt' }).fill('25 %');
  await part(page, 2).getByRole('textbox', { name: 'Vikt' }).fill('75 %');
  await page.getByRole('textbox', { name: 'Gäller från' }).fill('2021-01-01');
  await page.getByRole('button', { name: 'Spara ny version' }).click();
  await expect
    .poll(() => recordOf(versionRow(page, name, '2')))
    .toMatchObject({
      'Så delas kostnaden': expect.stringMatching(/^25 % lika · 75 % efter invånare/) as unknown as string,
      'Gäller från': '2021-01-01',
    });
  expect(await recordOf(versionRow(page, name, '1')), 'what is submitted stands').toMatchObject({
    'Så delas kostnaden': expect.stringMatching(/^50 % lika · 50 % efter invånare/) as unknown as string,
    Läge: 'Används, låst',
  });
  const shares = await db
    .selectFrom('costShare')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirst();
  await visit(page, '/projekt/min-skolskjuts/faser/1');
  await expect(
    page.getByRole('region', { name: 'Kostnadsandelar' }).getByRole('row', { name: /^Borlänge/ }),
  ).toContainText(/115\s557/);
  await expect(page.getByRole('main')).toContainText('version 1');
  expect(
    await db
      .selectFrom('costShare')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirst(),
  ).toEqual(shares);
});

test('a version that nothing stands on is written anew, and who is second is told', async ({
  asRole,
  expectStatus,
}) => {
  expectStatus(409);
  const page = await asRole('samordnare');
  await visit(page, `${KEYS}?ny=1`);
  await page.getByRole('textbox', { name: 'Namn' }).fill('Lika');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  const edit = versionRow(page, 'Lika', '1').getByRole('link', { name: 'Ändra' });
  await expect(edit).toBeVisible();
  const second = await asRole('samordnare');
  await visit(second, (await edit.getAttribute('href'))!);

  await edit.click();
  await page.getByRole('textbox', { name: 'Beslut' }).fill('Styrgruppen § 3');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect.poll(() => recordOf(versionRow(page, 'Lika', '1'))).toMatchObject({ Beslut: 'Styrgruppen § 3' });

  await second.getByRole('textbox', { name: 'Beslut' }).fill('Något annat');
  await second.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(second.getByRole('alert').first()).toContainText('Någon annan hann ändra före dig.');
  await expect(second.getByText('Så här ser raden ut nu')).toBeVisible();
  await expect(second.getByRole('textbox', { name: 'Beslut' })).toHaveValue('Något annat');
});
