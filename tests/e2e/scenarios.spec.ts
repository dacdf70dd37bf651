import type { Page } from '@playwright/test';

import type { Database } from '~db/open';

import { insertEqualKey } from '../support/rows';
import { phaseOf } from './rows';
import { figure, readCsv, recordOf, rowsOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'scenarier' });

const LIST = '/samverkan/dalarna/scenarier';
const NEW = `${LIST}/nytt?projekt=min-skolskjuts&fas=2`;
const PHASE = '/projekt/min-skolskjuts/faser/2';

const comparison = (page: Page) => page.getByRole('region', { name: 'I dag och scenariot' }).getByRole('table');

/** Party and kronor of a table, by the heading of the column. */
async function kronorBy(page: Page, region: string, heading: string): Promise<Record<string, number>> {
  const [heads, ...rows] = await rowsOf(page.getByRole('region', { name: region, exact: true }).getByRole('table'));
  const at = heads!.findIndex((head) => head.startsWith(heading));
  return Object.fromEntries(
    rows
      // A note that spans the columns, as of one who has left, is no row of figures.
      .filter((cells) => cells.length === heads!.length || cells[0] === 'Summa')
      .map((cells) => [cells[0]!.replace(' (din organisation)', ''), figure(cells[at]!.replace('–', '0'))]),
  );
}

async function partyId(db: Database, slug: string): Promise<number> {
  return (await db.selectFrom('party').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id;
}

/** Saves a what-if by its form and gives its address. */
async function save(page: Page, query: string, name: string): Promise<string> {
  await visit(page, `${NEW}${query}`);
  await page.getByRole('textbox', { name: 'Namn' }).fill(name);
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Scenariot är sparat.' })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Everything that a scenario must leave alone. */
async function planOf(db: Database, phaseId: number) {
  return Promise.all([
    db.selectFrom('project').selectAll().orderBy('id').execute(),
    db.selectFrom('projectParticipant').selectAll().orderBy('projectId').orderBy('partyId').execute(),
    db.selectFrom('phase').selectAll().orderBy('id').execute(),
    db.selectFrom('milestone').selectAll().orderBy('id').execute(),
    db.selectFrom('cooperationMember').selectAll().orderBy('cooperationId').orderBy('partyId').execute(),
    db.selectFrom('budgetVersion').selectAll().where('phaseId', '=', phaseId).where('version', '=', 1).execute(),
    db
      .selectFrom('budgetLine')
      .innerJoin('budgetVersion', 'budgetVersion.id', 'budgetLine.budgetVersionId')
      .where('budgetVersion.version', '=', 1)
      .selectAll('budgetLine')
      .orderBy('budgetLine.id')
      .execute(),
    db.selectFrom('costShare').selectAll().orderBy('budgetVersionId').orderBy('partyId').orderBy('amountOre').execute(),
  ]);
}

test('from a phase: one party fewer and another key, saved, read by others, and made a draft', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(404);
  const { id: phaseId } = await phaseOf(db);
  const { id: cooperationId } = await db
    .selectFrom('cooperation')
    .select('id')
    .where('slug', '=', 'dalarna')
    .executeTakeFirstOrThrow();
  const { keyId } = await insertEqualKey(db, cooperationId);
  const { name: keyName } = await db
    .selectFrom('allocationKey')
    .select('name')
    .where('id', '=', keyId)
    .executeTakeFirstOrThrow();

  const page = await asRole('projektledare');
  await visit(page, PHASE);
  const today = await kronorBy(page, 'Kostnadsandelar', 'Summa kr');
  await page.getByRole('link', { name: 'Prova ett scenario' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nytt scenario');
  await page.getByRole('checkbox', { name: 'Ludvika' }).uncheck();
  await page.getByRole('combobox', { name: 'Nyckel' }).selectOption(keyName);
  await page.getByRole('button', { name: 'Räkna' }).click();
  await expect(comparison(page)).toBeVisible();
  expect(await kronorBy(page, 'I dag och scenariot', 'I dag kr')).toEqual(today);
  const whatIf = await kronorBy(page, 'I dag och scenariot', 'Scenariot kr');
  expect(whatIf['Ludvika']).toBe(0);
  expect(whatIf['Summa']).toBe(2_460_000);
  const others = Object.entries(whatIf).filter(([name]) => !['Ludvika', 'Summa'].includes(name));
  expect(new Set(others.map(([, kronor]) => kronor))).toEqual(new Set([175_714, 175_715]));
  await expect(comparison(page).getByRole('row', { name: /^Ludvika/ })).toContainText('Är inte med');
  await expect(page.getByText('1 part är inte längre med.')).toBeVisible();

  await page.getByRole('textbox', { name: 'Namn' }).fill('Utan Ludvika');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Scenariot är sparat.' })).toBeVisible();
  const address = new URL(page.url()).pathname;
  expect(await kronorBy(page, 'I dag och scenariot', 'Scenariot kr')).toEqual(whatIf);

  const reader = await asRole('lasare');
  await visit(reader, LIST);
  const row = reader.getByRole('row', { name: /Utan Ludvika/ });
  expect(await recordOf(row)).toMatchObject({ Gäller: 'Min skolskjuts, fas 2' });
  await expect(row).toContainText('Projektledare');
  await row.getByRole('link', { name: 'Utan Ludvika' }).click();
  await expect(comparison(reader)).toBeVisible();
  expect(await kronorBy(reader, 'I dag och scenariot', 'Scenariot kr')).toEqual(whatIf);
  await expect(reader.getByRole('main').getByRole('button')).toHaveCount(0);
  await expect(reader.getByRole('link', { name: 'Ändra' })).toHaveCount(0);
  const elsewhere = address.replace('dalarna', 'edala');
  expect((await visit(reader, '/samverkan/edala/scenarier/1')).status()).toBe(404);
  expect((await visit(reader, elsewhere)).status()).toBe(404);
  const samordnare = await asRole('samordnare');
  expect((await samordnare.request.get(elsewhere)).status(), 'of another cooperation').toBe(404);

  const before = await planOf(db, phaseId);
  await expect(page.getByText('Fasens senaste budget är inskickad och ändras inte.')).toBeVisible();
  await page.getByRole('button', { name: 'Gör till utkast' }).click();
  await expect(page).toHaveURL(new RegExp(`${PHASE}$`));
  await expect(page.getByText('Budgeten är gjord av ett scenario.')).toBeVisible();
  const { Ludvika: _left, ...paying } = whatIf;
  expect(await kronorBy(page, 'Kostnadsandelar', 'Summa kr')).toMatchObject(paying);
  expect(await planOf(db, phaseId)).toEqual(before);
  expect(
    await db
      .selectFrom('budgetVersion')
      .select(['version', 'state'])
      .where('phaseId', '=', phaseId)
      .orderBy('version')
      .execute(),
  ).toEqual([
    { version: 1, state: 'inskickad' },
    { version: 2, state: 'utkast' },
  ]);

  await visit(page, address);
  await expect(
    page.getByText('Ingen av dagens parter betalar mer eller mindre.'),
    'today is now the draft',
  ).toBeVisible();
  await visit(page, NEW);
  await expect(page.getByRole('checkbox', { name: 'Ludvika' }), 'starts from what the draft assumes').not.toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Nyckel' })).toHaveValue(String(keyId));
});

test('an assumed total and an introduction become lines of the draft, once however often it is done', async ({
  asRole,
  db,
}) => {
  const { id: phaseId, projectId } = await phaseOf(db, { project: 'digital-motor', phase: 1 });
  await db.deleteFrom('projectParticipant').where('projectId', '=', projectId).execute();
  const { cooperationId } = await db
    .selectFrom('project')
    .select('cooperationId')
    .where('id', '=', projectId)
    .executeTakeFirstOrThrow();
  const { keyId } = await insertEqualKey(db, cooperationId);
  await db.updateTable('project').set({ keyId }).where('id', '=', projectId).execute();
  const members = await db
    .selectFrom('cooperationMember')
    .select('partyId')
    .where('cooperationId', '=', cooperationId)
    .orderBy('partyId')
    .limit(3)
    .execute();
  const [first, second, joins] = members.map(({ partyId }) => partyId);
  await db
    .insertInto('projectParticipant')
    .values([first!, second!].map((partyId) => ({ projectId, partyId })))
    .execute();

  const page = await asRole('projektledare');
  const query = `projekt=digital-motor&fas=1&part=${first}&part=${second}&part=${joins}&summa=300000&inforande=45000`;
  await visit(page, `/samverkan/fyrbodal/scenarier/nytt?${query}`);
  const whatIf = await kronorBy(page, 'I dag och scenariot', 'Scenariot kr');
  expect(Object.values(whatIf).toSorted((a, b) => a - b)).toEqual([100_000, 100_000, 145_000, 345_000]);
  await page.getByRole('textbox', { name: 'Namn' }).fill('En till i Fyrbodal');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Scenariot är sparat.' })).toBeVisible();
  const address = new URL(page.url()).pathname;
  for (const time of ['first', 'second']) {
    await visit(page, address);
    await page.getByRole('button', { name: 'Gör till utkast' }).click();
    await expect(page).toHaveURL(/\/projekt\/digital-motor\/faser\/1$/);
    expect(await kronorBy(page, 'Kostnadsandelar', 'Summa kr'), time).toEqual(whatIf);
  }
  await expect(page.getByRole('rowheader', { name: 'Ändring enligt scenariot En till i Fyrbodal' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: /^Införande av / })).toHaveCount(1);
  await page
    .getByRole('rowheader', { name: /^Införande av / })
    .getByRole('link')
    .click();
  await page.getByRole('textbox', { name: 'Belopp' }).fill('46000');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Budgetrader' })).toContainText('46 000');
  const lines = await db
    .selectFrom('budgetLine')
    .innerJoin('budgetVersion', 'budgetVersion.id', 'budgetLine.budgetVersionId')
    .where('budgetVersion.phaseId', '=', phaseId)
    .where('budgetLine.removedAt', 'is', null)
    .where('budgetLine.carriedByPartyId', '=', joins!)
    .select('amountOre')
    .execute();
  expect(lines, 'who pays the introduction still does').toEqual([{ amountOre: 4_600_000 }]);
});

test('growth of 11 % where 15 % is allowed is fine; 16 % is saved, stopped and told why', async ({ asRole }) => {
  const page = await asRole('projektledare');
  const fine = await save(page, '&tak=15&tillvaxt=11', 'Elva procent');
  await expect(page.getByText(/Tillväxten blir 11\s%, avtalet tillåter 15\s%\./)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Gör till utkast' })).toBeVisible();

  const stopped = await save(page, '&tak=15&tillvaxt=16', 'Sexton procent');
  await expect(page.getByText(/Tillväxten blir 16\s%, avtalet tillåter högst 15\s%\./).first()).toBeVisible();
  await expect(page.getByText('Scenariot kan inte göras till utkast.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Gör till utkast' })).toHaveCount(0);
  await visit(page, LIST);
  const row = page.getByRole('row', { name: /Sexton procent/ });
  await expect(row).toContainText('Stoppat');
  await expect(page.getByRole('row', { name: /Elva procent/ })).not.toContainText('Stoppat');
  expect(fine).not.toBe(stopped);
});

test('a stopped scenario is not made a draft by a forged form either', async ({ asRole, db }) => {
  const { id: phaseId } = await phaseOf(db, { project: 'min-skolskjuts', phase: 1 });
  const page = await asRole('projektledare');
  await visit(page, `${LIST}/nytt?projekt=min-skolskjuts&fas=1&tak=15&tillvaxt=15,01`);
  await page.getByRole('textbox', { name: 'Namn' }).fill('Strax över');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Scenariot är sparat.' })).toBeVisible();
  const address = new URL(page.url()).pathname;
  const form = { intent: 'draft', id: address.split('/').at(-1)!, version: '1', phaseId: String(phaseId) };
  const answer = await page.request.post(address, { form, maxRedirects: 0 });
  expect(answer.status()).toBe(400);
  expect(await answer.text()).toContain('Scenariot kan inte göras till utkast.');
  const versions = await db.selectFrom('budgetVersion').select('id').where('phaseId', '=', phaseId).execute();
  expect(versions).toHaveLength(1);
});

test('counted growth takes the figures of those who join, and tells whose are missing', async ({ asRole, db }) => {
  const { id: seriesId } = await db
    .selectFrom('basisSeries')
    .select('id')
    .where('slug', '=', 'folkmangd')
    .executeTakeFirstOrThrow();
  const { id: cooperationId } = await db
    .selectFrom('cooperation')
    .select('id')
    .where('slug', '=', 'edala')
    .executeTakeFirstOrThrow();
  const members = await db
    .selectFrom('cooperationMember')
    .select('partyId')
    .where('cooperationId', '=', cooperationId)
    .execute();
  const page = await asRole('samordnare');
  const parts = [...members.map((member) => member.partyId), await partyId(db, 'gagnef')];
  const query = (ids: readonly number[]) =>
    `${ids.map((id) => `part=${id}`).join('&')}&summa=1000000&tak=15&serie=${seriesId}`;
  await visit(page, `/samverkan/edala/scenarier/nytt?${query(parts)}`);
  await expect(page.getByText(/Folkmängd: 165\s773 i dag, 176\s044 i scenariot\./)).toBeVisible();
  await expect(page.getByText(/Tillväxten blir 6,2\s%, avtalet tillåter 15\s%\./)).toBeVisible();
  await expect(page.getByText('Gagnef är inte med i samverkan')).toBeVisible();
  const unknown = await partyId(db, 'uddevalla');
  await visit(page, `/samverkan/edala/scenarier/nytt?${query([...parts, unknown])}`);
  await expect(page.getByRole('status').filter({ hasText: 'Scenariot kan inte räknas.' })).toContainText('Uddevalla');
});

test('who may not is refused, also with a forged form', async ({ asRole, db }) => {
  const owner = await asRole('projektledare');
  const address = await save(owner, '&summa=3000000', 'Någon annans');
  const id = address.split('/').at(-1)!;
  const { id: phaseId } = await phaseOf(db);
  const post = async (
    role: 'lasare' | 'ekonom' | 'styrgrupp' | 'samordnare',
    path: string,
    form: Record<string, string>,
  ) => (await (await asRole(role)).request.post(path, { form, maxRedirects: 0 })).status();
  const draft = { intent: 'draft', id, version: '1', phaseId: String(phaseId) };
  const update = { intent: 'update', id, version: '1', name: 'Kapat' };
  const remove = { intent: 'remove', id, version: '1' };
  expect(await post('lasare', `${NEW}&summa=1`, { intent: 'create', name: 'Mitt' })).toBe(403);
  for (const role of ['lasare', 'ekonom', 'styrgrupp'] as const) {
    expect(await post(role, address, draft), `${role} draft`).toBe(403);
    expect(await post(role, address, update), `${role} update`).toBe(403);
    expect(await post(role, LIST, remove), `${role} remove`).toBe(403);
    expect(await post(role, LIST, { intent: 'restore', id }), `${role} restore`).toBe(403);
  }
  expect(await post('samordnare', address, draft), 'samordnare draft').toBe(403);
  const row = await db.selectFrom('scenario').selectAll().where('id', '=', Number(id)).executeTakeFirstOrThrow();
  expect(row).toMatchObject({ name: 'Någon annans', version: 1, removedAt: null });

  const ekonom = await asRole('ekonom');
  await visit(ekonom, address);
  await expect(ekonom.getByRole('link', { name: 'Ändra' })).toHaveCount(0);
  await expect(ekonom.getByRole('button', { name: 'Gör till utkast' })).toHaveCount(0);
  expect(await post('samordnare', address, update), 'samordnare update').toBe(303);
});

test('a saved scenario is changed, the second of two is told, and a removal is undone', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(409);
  const page = await asRole('projektledare');
  const address = await save(page, '&summa=3000000', 'Tre miljoner');
  await page.getByRole('link', { name: 'Ändra' }).click();
  await page.getByRole('textbox', { name: 'Antagen summa' }).fill('4 000 000');
  await page.getByRole('button', { name: 'Räkna' }).click();
  await expect(comparison(page).getByRole('row', { name: /^Summa/ })).toContainText(/4\s000\s000/);
  await db
    .updateTable('scenario')
    .set({ name: 'Ändrat av någon', version: 2 })
    .where('id', '=', Number(address.split('/').at(-1)))
    .execute();
  await page.getByRole('textbox', { name: 'Namn' }).fill('Fyra miljoner');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Så här ser raden ut nu' })).toContainText('Ändrat av någon');
  await expect(page.getByRole('textbox', { name: 'Namn' })).toHaveValue('Fyra miljoner');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fyra miljoner');
  await expect(comparison(page).getByRole('row', { name: /^Summa/ })).toContainText(/4\s000\s000/);

  await page.getByRole('link', { name: 'Ändra' }).click();
  await page.getByRole('link', { name: 'Ta bort …' }).click();
  await page.getByRole('button', { name: 'Ja, ta bort' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Scenariot är borttaget.' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Fyra miljoner' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(page.getByRole('link', { name: 'Fyra miljoner' })).toBeVisible();
});

test('without JavaScript a what-if is calculated, sorted and saved, and wrong input is kept and told', async ({
  asRole,
  db,
}) => {
  const page = await asRole('ekonom', { javaScriptEnabled: false });
  await page.goto(NEW);
  await page.getByRole('textbox', { name: 'Antagen summa' }).fill('tre miljoner');
  await page.getByRole('button', { name: 'Räkna' }).click();
  await expect(page.getByRole('textbox', { name: 'Antagen summa' })).toHaveValue('tre miljoner');
  await expect(page.getByText('”tre miljoner” är inte ett belopp i kronor')).toBeVisible();
  await page.getByRole('textbox', { name: 'Antagen summa' }).fill('3 000 000');
  await page.getByRole('textbox', { name: 'Införande' }).fill('1 000');
  await page.getByRole('button', { name: 'Räkna' }).click();
  await expect(page.getByText('Det finns ingen ny part som kan betala införandet.').first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Införande' })).toHaveValue('1 000');
  await page.getByRole('textbox', { name: 'Införande' }).fill('');
  await page.getByRole('checkbox', { name: 'Falun' }).uncheck();
  await page.getByRole('button', { name: 'Räkna' }).click();
  await expect(comparison(page)).toBeVisible();
  const changes = async () => {
    const [, ...rows] = await rowsOf(comparison(page));
    return rows.slice(0, -1).map((cells) => figure(cells[3]!.replace('+', '')));
  };
  const falling = await changes();
  expect(falling).toEqual(falling.toSorted((a, b) => b - a));
  await comparison(page).getByRole('link', { name: 'Ändring kr' }).click();
  expect(await changes()).toEqual(falling.toReversed().toSorted((a, b) => a - b));
  await page.getByRole('textbox', { name: 'Namn' }).fill('Utan skript');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Utan skript');
  const saved = await db
    .selectFrom('scenario')
    .select('assumptions')
    .where('name', '=', 'Utan skript')
    .executeTakeFirstOrThrow();
  expect(saved.assumptions).toMatchObject({ total: 300_000_000, introduction: null, growth: null });
  await page.goto(`${NEW}&rakna=1`);
  await expect(page.getByText('Välj minst en part.')).toBeVisible();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
});

test('a whole cooperation is what its phases come to together, with those that cannot be shared told', async ({
  asRole,
}) => {
  const page = await asRole('samordnare');
  await visit(page, '/samverkan/ludvika-smedjebacken/scenarier/nytt?siffror=2022-12-31');
  const today = await kronorBy(page, 'I dag och scenariot', 'I dag kr');
  expect(today['Summa']).toBe(16_560_000 + 17_041_856 + 11_900_000);
  expect(await kronorBy(page, 'I dag och scenariot', 'Scenariot kr')).toEqual(today);
  await expect(page.getByText('Ingen av dagens parter betalar mer eller mindre.')).toBeVisible();
  await visit(page, `${LIST}/nytt?summa=15000000`);
  expect((await kronorBy(page, 'I dag och scenariot', 'I dag kr'))['Summa']).toBe(15_000_000);
  await page.getByRole('combobox', { name: 'Gäller' }).selectOption('min-skolskjuts:1');
  await page.getByRole('button', { name: 'Byt' }).click();
  await expect(page).toHaveURL(/nytt\?projekt=min-skolskjuts&fas=1$/);
});

test('a scenario of the whole cooperation becomes the draft of the phase one chooses', async ({ asRole, db }) => {
  const page = await asRole('projektledare');
  const members = await db
    .selectFrom('cooperationMember')
    .innerJoin('cooperation', 'cooperation.id', 'cooperationMember.cooperationId')
    .where('cooperation.slug', '=', 'dalarna')
    .select('partyId')
    .execute();
  const without = await partyId(db, 'mora');
  const parts = members.filter((member) => member.partyId !== without).map((member) => `part=${member.partyId}`);
  const draftIn = async (query: string, phase: string) => {
    await visit(page, `${LIST}/nytt?${parts.join('&')}${query}`);
    await page.getByRole('textbox', { name: 'Namn' }).fill(`Utan Mora${query}`);
    await page.getByRole('button', { name: 'Spara' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Scenariot är sparat.' })).toBeVisible();
    const whatIf = await kronorBy(page, 'I dag och scenariot', 'Scenariot kr');
    await page.getByRole('combobox', { name: 'Fas' }).selectOption({ label: phase });
    await page.getByRole('button', { name: 'Gör till utkast' }).click();
    await expect(page.getByText('Budgeten är gjord av ett scenario.')).toBeVisible();
    return [whatIf, await kronorBy(page, 'Kostnadsandelar', 'Summa kr')] as const;
  };
  const [{ Mora: _none, ...assumed }, drafted] = await draftIn(
    '&summa=1500000',
    'Min skolskjuts, fas 3 (ingen budget än)',
  );
  expect(drafted).toEqual(assumed);
  expect(drafted['Summa']).toBe(1_500_000);

  const [, budgeted] = await draftIn('', 'Min skolskjuts, fas 1 (ett nytt utkast görs)');
  expect(budgeted['Summa']).toBe(930_000);
  expect(Object.keys(budgeted)).not.toContain('Mora');
});

test('the files hold the rows of the page', async ({ asRole }) => {
  const page = await asRole('lasare');
  await visit(page, `${NEW}&summa=3000000`);
  const shown = await kronorBy(page, 'I dag och scenariot', 'Scenariot kr');
  const href = await page.getByRole('link', { name: 'Exportera CSV' }).getAttribute('href');
  const answer = await page.request.get(href!);
  const [header, ...rows] = readCsv(await answer.body());
  expect(header).toEqual(['part', 'i_dag', 'scenario', 'andring', 'andring_procent', 'utfall', 'anmarkning']);
  expect(Object.fromEntries(rows.map(([name, , kronor]) => [name, Number(kronor)]))).toEqual(shown);
  const book = await page.request.get(href!.replace('.csv', '.xlsx'));
  expect(book.headers()['content-type']).toContain('spreadsheetml');
  expect((await page.request.get(`${LIST}/jamforelse.csv`)).status()).toBe(404);
  expect((await page.request.get('/samverkan/edala/scenarier/jamforelse.csv?summa=5')).status()).toBe(404);
  expect((await page.request.get(`${LIST}/nytt?projekt=edala&fas=1`)).status()).toBe(404);
});
