import type { Page } from '@playwright/test';

import type { Database } from '~db/open';

import { changeElsewhere } from './rows';
import { recordOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'cooperation' });

const idOf = async (db: Database, slug: string) =>
  (await db.selectFrom('cooperation').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id;

const memberRow = (page: Page, name: string) =>
  page
    .getByRole('region', { name: 'Medlemmar' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) });

test('a new cooperation gets its members, its lead and an agreement to fill in', async ({ asRole, expectStatus }) => {
  expectStatus(400);
  const page = await asRole('samordnare');
  await visit(page, '/samverkan');
  await page.getByRole('link', { name: 'Ny samverkan' }).click();
  await page.getByRole('textbox', { name: 'Namn' }).fill('Övre Siljans e-arkiv');
  await page.getByRole('combobox', { name: 'Huvudansvarig' }).selectOption('Mora');
  await page.getByRole('checkbox', { name: 'Orsa' }).check();
  await page.getByRole('button', { name: 'Skapa samverkan' }).click();
  await expect(page.getByRole('combobox', { name: 'Huvudansvarig' })).toHaveAccessibleDescription(
    'Den huvudansvariga ska vara med.',
  );
  await expect(page.getByRole('textbox', { name: 'Namn' })).toHaveValue('Övre Siljans e-arkiv');
  await expect(page.getByRole('checkbox', { name: 'Orsa' })).toBeChecked();

  await page.getByRole('checkbox', { name: 'Mora', exact: true }).check();
  await page.getByRole('button', { name: 'Skapa samverkan' }).click();
  await expect(page).toHaveURL(/\/samverkan\/ovre-siljans-e-arkiv\?sparad=1$/);
  await expect(page.getByText('2 medlemmar · huvudansvarig Mora')).toBeVisible();
  expect(await recordOf(memberRow(page, 'Orsa'))).toMatchObject({ Läge: 'Med', 'Med från': 'sedan tidigare' });
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without JavaScript';
  const open = async (page: Page, path: string) => (javaScriptEnabled ? visit(page, path) : page.goto(path));

  test(`an agreement is edited, and what is wrong is said at the field${how}`, async ({ asRole, expectStatus }) => {
    expectStatus(400);
    const page = await asRole('samordnare', { javaScriptEnabled });
    await open(page, '/samverkan/fyrbodal');
    await page.getByRole('link', { name: 'Ändra avtalet' }).click();
    await page.getByRole('combobox', { name: 'Godkännande' }).selectOption('Ett visst antal godkänner');
    await page.getByRole('textbox', { name: 'Fakturering' }).fill('Varje kvartal');
    const count = page.getByRole('textbox', { name: 'Antal som ska godkänna' });
    await count.fill('');
    await page.getByRole('button', { name: 'Spara', exact: true }).click();
    await expect(count).toHaveAccessibleDescription(/Skriv hur många som ska godkänna\./);
    await expect(page.getByRole('textbox', { name: 'Fakturering' })).toHaveValue('Varje kvartal');
    expect(page.url(), 'the address of a page is its own').not.toContain('index');

    await count.fill('400');
    await page.getByRole('button', { name: 'Spara', exact: true }).click();
    await expect(count).toHaveAccessibleDescription(/Samverkan har \d+ medlemmar\./);
    await count.fill('9');
    await page.getByRole('combobox', { name: 'Underlag per' }).selectOption('1 november året före');
    await page.getByRole('button', { name: 'Spara', exact: true }).click();
    await expect(page).toHaveURL(/\/samverkan\/fyrbodal\?sparad=1$/);
    const terms = page.getByRole('main');
    await expect(terms).toContainText(/9 av \d+ godkänner/);
    await expect(terms).toContainText('1 november året före');
    await expect(terms).toContainText('Varje kvartal');
  });

  test(`who changes an agreement second sees both versions${how}`, async ({ asRole, db, expectStatus }) => {
    expectStatus(409);
    const id = await idOf(db, 'herrljunga-vargarda');
    const page = await asRole('samordnare', { javaScriptEnabled });
    await open(page, '/samverkan/herrljunga-vargarda?andra=1');
    await page.getByRole('textbox', { name: 'Uppsägning' }).fill(`Sex månader${how}`);
    await changeElsewhere(db, 'cooperation', id, { invoicing: `Årsvis${how}` });
    await page.getByRole('button', { name: 'Spara', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('Någon annan hann ändra före dig.');
    await expect(page.getByRole('status').filter({ hasText: 'Så här ser raden ut nu' })).toContainText(
      `Fakturering: Årsvis${how}`,
    );
    await expect(page.getByRole('textbox', { name: 'Uppsägning' })).toHaveValue(`Sex månader${how}`);
    await page.getByRole('button', { name: 'Spara', exact: true }).click();
    await expect(page).toHaveURL(/\?sparad=1$/);
    await expect(page.getByRole('main')).toContainText(`Sex månader${how}`);
  });
}

test('a day that the form does not offer is kept when something else is changed', async ({ asRole, db }) => {
  const id = await idOf(db, 'ludvika-smedjebacken');
  await changeElsewhere(db, 'cooperation', id, { referenceMonthDay: '06-30' });
  const page = await asRole('samordnare');
  await visit(page, '/samverkan/ludvika-smedjebacken?andra=1');
  await expect(page.getByRole('combobox', { name: 'Underlag per' }).locator('option:checked')).toHaveText(
    '30 juni året före',
  );
  await page.getByRole('textbox', { name: 'Avtalstid' }).fill('Tills vidare');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page).toHaveURL(/\?sparad=1$/);
  await expect(page.getByRole('main')).toContainText('30 juni året före');
  const stored = () =>
    db.selectFrom('cooperation').select(['referenceMonthDay', 'term']).where('id', '=', id).executeTakeFirst();
  expect(await stored()).toEqual({ referenceMonthDay: '06-30', term: 'Tills vidare' });
  const version = (await db.selectFrom('cooperation').select('version').where('id', '=', id).executeTakeFirst())!;
  const form = {
    intent: 'update',
    id: String(id),
    version: String(version.version),
    name: 'X',
    approvalRule: 'none',
    referenceMonthDay: '13-40',
    roundingUnitOre: '100',
    roundingMode: 'exact',
  };
  expect((await page.request.post('/samverkan/ludvika-smedjebacken', { form, maxRedirects: 0 })).status()).toBe(400);
  expect(await stored()).toEqual({ referenceMonthDay: '06-30', term: 'Tills vidare' });
});

test('a party joins, leaves and cannot be in twice at once', async ({ asRole, expectStatus }) => {
  expectStatus(400);
  const page = await asRole('samordnare');
  await visit(page, '/samverkan/edala');
  await page.getByRole('link', { name: 'Ny medlem' }).click();
  await page.getByRole('combobox', { name: 'Part' }).selectOption('Falun');
  await page.getByRole('button', { name: 'Lägg till medlem' }).click();
  const from = page.getByRole('textbox', { name: 'Med från' });
  await expect(from).toHaveAccessibleDescription(/Skriv från vilken dag parten är med\./);
  await from.fill('2021-07-01');
  await page.getByRole('button', { name: 'Lägg till medlem' }).click();
  await expect(page).toHaveURL(/\/samverkan\/edala\?medlem=\d+#medlemmar$/);
  expect(await recordOf(memberRow(page, 'Falun'))).toMatchObject({ Läge: 'Kommer med', 'Med från': '2021-07-01' });

  await visit(page, '/samverkan/edala?ny-medlem=1');
  await page.getByRole('combobox', { name: 'Part' }).selectOption('Falun');
  await from.fill('2022-01-01');
  await page.getByRole('button', { name: 'Lägg till medlem' }).click();
  await expect(from).toHaveAccessibleDescription(/Parten är redan med under en del av den tiden\./);
  await expect(from).toHaveValue('2022-01-01');
  expect(page.url()).not.toContain('index');

  await visit(page, '/samverkan/edala');
  await page.getByRole('link', { name: 'Orsa' }).click();
  await page.getByRole('textbox', { name: 'Ute från' }).fill('2020-12-31');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect
    .poll(() => recordOf(memberRow(page, 'Orsa')))
    .toMatchObject({ Läge: 'Går ur', 'Ute från': '2020-12-31' });
  await page.getByRole('link', { name: 'Orsa' }).click();
  await page.getByRole('textbox', { name: 'Ute från' }).fill('2020-12-18');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect.poll(() => recordOf(memberRow(page, 'Orsa'))).toMatchObject({ Läge: 'Har gått ur' });
  await expect(page.getByText('11 medlemmar · huvudansvarig Mora')).toBeVisible();
});

test('a party is added, one that lacks its code is refused, and it is renamed with its units', async ({
  asRole,
  expectStatus,
}) => {
  expectStatus(400);
  const page = await asRole('samordnare');
  await visit(page, '/samverkan/parter');
  await page.getByRole('link', { name: 'Ny part' }).click();
  await page.getByRole('textbox', { name: 'Namn' }).fill('Ljusdal');
  await page.getByRole('button', { name: 'Lägg till part' }).click();
  const code = page.getByRole('textbox', { name: 'Kommunkod' });
  await expect(code).toHaveAccessibleDescription(/Skriv kommunkoden, fyra siffror\./);
  await code.fill('2161');
  await page.getByRole('textbox', { name: 'Enheter' }).fill('Skola\nVård');
  await page.getByRole('button', { name: 'Lägg till part' }).click();
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Ljusdal' }) });
  await expect(row).toContainText('2161');
  await expect(row).toContainText('Skola, Vård');

  await row.getByRole('link', { name: 'Ljusdal' }).click();
  await page.getByRole('textbox', { name: 'Namn' }).fill('Mora');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('textbox', { name: 'Namn' })).toHaveAccessibleDescription(
    /Det finns redan en part som heter Mora\./,
  );
  await page.getByRole('textbox', { name: 'Namn' }).fill('Ljusdals kommun');
  await page.getByRole('textbox', { name: 'Enhet 2' }).fill('Vård och omsorg');
  await page.getByRole('textbox', { name: 'Stängd från' }).last().fill('2021-01-01');
  await page.getByRole('textbox', { name: 'Nya enheter' }).fill('Bygg');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(row).toContainText('Skola, Vård och omsorg (stängd 2021-01-01), Bygg');

  await visit(page, '/samverkan/dalarna?ny-medlem=1');
  await expect(page.getByRole('combobox', { name: 'Part' })).toContainText('Ljusdal');
});
