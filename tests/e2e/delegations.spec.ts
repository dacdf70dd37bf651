import type { Database } from '~db/open';

import { expect, test, visit, type DemoRole } from './test';

test.use({ portfolio: 'delegations' });

const partyOf = (db: Database, slug: string) =>
  db.selectFrom('party').select('id').where('slug', '=', slug).executeTakeFirstOrThrow();

async function addPerson(db: Database, name: string, slug = 'ludvika'): Promise<number> {
  const { id: partyId } = await partyOf(db, slug);
  const email = `${name.toLowerCase().replace(/[^a-z]/g, '')}@samplan.test`;
  const { id } = await db
    .insertInto('appUser')
    .values({ name, email, partyId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const count = async (db: Database) =>
  (
    await db
      .selectFrom('delegation')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;

test('the kommundirektör adds an ersättare of the own kommun, and ends the time early', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  const userId = await addPerson(db, 'Förvaltningschef');
  const page = await asRole('direktor.ludvika');
  await visit(page, '/beslut');
  await page.getByRole('link', { name: 'Ersättare', exact: true }).click();
  await page.getByRole('link', { name: 'Lägg till ersättare' }).click();
  await page.getByLabel('Person').selectOption({ label: 'Förvaltningschef (frvaltningschef@samplan.test)' });
  await page.getByLabel('Första dag').fill('2021-02-01');
  await page.getByLabel('Sista dag').fill('2021-02-28');
  await page.getByLabel('Delegationsbeslut').fill('KS 2020/44');
  await page.getByRole('button', { name: 'Lägg till' }).click();

  const row = page.getByRole('row', { name: /Förvaltningschef/ });
  await expect(row).toContainText('Börjar senare');
  await expect(row).toContainText('KS 2020/44');
  const roles = await db.selectFrom('userRole').select('role').where('userId', '=', userId).execute();
  expect(roles).toEqual([{ role: 'ersättare' }]);

  await row.getByRole('link', { name: /Avsluta tidigare/ }).click();
  await page.getByLabel('Ny sista dag').fill('2021-03-01');
  await page.getByRole('button', { name: 'Avsluta' }).click();
  await expect(page.getByText('Delegationen slutar redan 2021-02-28. Skriv en tidigare dag.')).toBeVisible();
  await expect(page.getByLabel('Ny sista dag')).toHaveValue('2021-03-01');
  await page.getByLabel('Ny sista dag').fill('2021-02-10');
  await page.getByRole('button', { name: 'Avsluta' }).click();
  await expect(page.getByRole('row', { name: /Förvaltningschef/ })).toContainText('2021-02-10');
  const { version } = await db
    .selectFrom('delegation')
    .select('version')
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow();
  expect(version).toBe(2);
});

test('what does not fit is told at its field, with what was typed kept', async ({ asRole, db, expectStatus }) => {
  expectStatus(400);
  const userId = await addPerson(db, 'Stabschef');
  const page = await asRole('direktor.ludvika');
  await visit(page, '/ersattare?ny=1');
  const send = async (from: string, until: string, reference = 'KS 1') => {
    await page.getByLabel('Person').selectOption(String(userId));
    await page.getByLabel('Första dag').fill(from);
    await page.getByLabel('Sista dag').fill(until);
    await page.getByLabel('Delegationsbeslut').fill(reference);
    await page.getByRole('button', { name: 'Lägg till' }).click();
  };
  const before = await count(db);
  await send('2021-05-02', '2021-05-01');
  await expect(page.getByText('Sista dagen 2021-05-01 ligger före första dagen 2021-05-02.')).toBeVisible();
  await expect(page.getByLabel('Första dag')).toHaveValue('2021-05-02');
  await send('2021-02-30', '2021-05-01', '');
  await expect(page.getByText('”2021-02-30” är inte ett datum som finns.')).toBeVisible();
  await expect(page.getByText('Skriv vilket beslut delegationen står på')).toBeVisible();
  expect(await count(db)).toBe(before);

  await send('2021-05-01', '2021-05-31');
  await expect(page.getByRole('row', { name: /Stabschef/ })).toBeVisible();
  await visit(page, '/ersattare?ny=1');
  await send('2021-05-31', '2021-06-30');
  await expect(page.getByText('Personen är redan ersättare 2021-05-01 – 2021-05-31.')).toBeVisible();
  expect(await count(db)).toBe(before + 1);
});

test('a person of another kommun, and the kommundirektör, cannot be chosen', async ({ asRole, db, expectStatus }) => {
  expectStatus(400);
  const elsewhere = await addPerson(db, 'Chef i Falun', 'falun');
  const { id: director } = await db
    .selectFrom('appUser')
    .select('id')
    .where('email', '=', 'direktor.ludvika@samplan.test')
    .executeTakeFirstOrThrow();
  const { id: partyId } = await partyOf(db, 'ludvika');
  const page = await asRole('direktor.ludvika');
  await visit(page, '/ersattare?ny=1');
  await expect(page.getByLabel('Person').locator('option', { hasText: 'Falun' })).toHaveCount(0);
  const before = await count(db);
  for (const userId of [elsewhere, director, 999_999]) {
    const form = {
      intent: 'create',
      partyId: String(partyId),
      userId: String(userId),
      validFrom: '2021-06-01',
      validUntil: '2021-06-30',
      reference: 'KS 2',
    };
    const answer = await page.request.post('/ersattare', { form });
    expect(answer.status()).toBe(400);
    expect(await answer.text()).toContain('Välj en person som hör till parten och inte själv är kommundirektör.');
  }
  expect(await count(db)).toBe(before);
});

test('somebody who was slower than another is shown both days', async ({ asRole, db, expectStatus }) => {
  expectStatus(409);
  const userId = await addPerson(db, 'Ekonomichef');
  const { id: partyId } = await partyOf(db, 'ludvika');
  const { id } = await db
    .insertInto('delegation')
    .values({
      userId,
      partyId,
      validFrom: '2021-01-01',
      validUntil: '2021-03-31',
      reference: 'KS 3',
      recordedAt: '2020-12-18T11:00:00Z',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const page = await asRole('direktor.ludvika');
  await visit(page, `/ersattare?avsluta=${id}`);
  await db.updateTable('delegation').set({ validUntil: '2021-03-15', version: 2 }).where('id', '=', id).execute();
  await page.getByLabel('Ny sista dag').fill('2021-02-28');
  await page.getByRole('button', { name: 'Avsluta' }).click();
  await expect(page.getByText('Sista dag: 2021-03-15')).toBeVisible();
  await expect(page.getByLabel('Ny sista dag')).toHaveValue('2021-02-28');
  await page.getByRole('button', { name: 'Avsluta' }).click();
  await expect(page.getByRole('row', { name: /Ekonomichef/ })).toContainText('2021-02-28');
});

test('the samordnare does it for every part, without JavaScript', async ({ asRole, db }) => {
  await addPerson(db, 'Kanslichef', 'mora');
  const page = await asRole('samordnare', { javaScriptEnabled: false });
  await page.goto('/ersattare?ny=1');
  await page.getByLabel('Kommun eller organisation').selectOption('Orsa');
  await page.getByRole('button', { name: 'Vidare' }).click();
  await expect(page.getByText('Ingen i Orsa kan bli ersättare än')).toBeVisible();
  await page.goto('/ersattare?ny=1');
  await page.getByLabel('Kommun eller organisation').selectOption('Mora');
  await page.getByRole('button', { name: 'Vidare' }).click();
  await page.getByLabel('Person').selectOption({ label: 'Kanslichef (kanslichef@samplan.test)' });
  await page.getByLabel('Första dag').fill('2020-12-18');
  await page.getByLabel('Sista dag').fill('2020-12-18');
  await page.getByLabel('Delegationsbeslut').fill('KS 4');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  const row = page.getByRole('row', { name: /Kanslichef/ });
  await expect(row).toContainText('Mora');
  await expect(row).toContainText('Gäller');
});

const OTHERS: readonly DemoRole[] = ['projektledare', 'styrgrupp', 'ersattare.ludvika', 'ekonom', 'lasare'];

for (const role of OTHERS) {
  test(`${role} neither sees nor changes delegations`, async ({ asRole, db, expectStatus }) => {
    expectStatus(403);
    const page = await asRole(role);
    await visit(page, '/beslut');
    await expect(page.getByRole('link', { name: 'Ersättare', exact: true })).toHaveCount(0);
    expect((await page.goto('/ersattare'))!.status()).toBe(403);
    const { id, partyId, userId } = await db
      .selectFrom('delegation')
      .select(['id', 'partyId', 'userId'])
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow();
    const before = await db.selectFrom('delegation').selectAll().orderBy('id').execute();
    const party = { partyId: String(partyId) };
    const added = { userId: String(userId), validFrom: '2022-01-01', validUntil: '2022-01-31', reference: 'x' };
    for (const form of [
      { intent: 'create', ...party, ...added },
      { intent: 'end', ...party, id: String(id), version: '1', lastDay: '2020-12-20' },
    ]) {
      expect((await page.request.post('/ersattare', { form })).status(), form.intent).toBe(403);
    }
    expect(await db.selectFrom('delegation').selectAll().orderBy('id').execute()).toEqual(before);
  });
}

test('a kommundirektör changes nothing for another kommun', async ({ asRole, db, expectStatus }) => {
  expectStatus(400, 403);
  const { id, partyId } = await db
    .selectFrom('delegation')
    .innerJoin('party', 'party.id', 'delegation.partyId')
    .where('party.slug', '=', 'ludvika')
    .select(['delegation.id', 'delegation.partyId'])
    .orderBy('delegation.id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const { id: own } = await partyOf(db, 'borlange');
  const page = await asRole('direktor.borlange');
  await visit(page, '/ersattare');
  await expect(page.getByText('Ersättare, Ludvika')).toHaveCount(0);
  const end = (of: number) => ({
    intent: 'end',
    partyId: String(of),
    id: String(id),
    version: '1',
    lastDay: '2020-12-20',
  });
  expect((await page.request.post('/ersattare', { form: end(partyId) })).status()).toBe(403);
  // The own kommun in the form does not open another's row.
  expect((await page.request.post('/ersattare', { form: end(own) })).status()).toBe(400);
  const row = await db.selectFrom('delegation').select('validUntil').where('id', '=', id).executeTakeFirstOrThrow();
  expect(row.validUntil).toBe('2021-01-31');
});

test('the ersättare decides while the delegation holds, and not after it', async ({ asRole, db, expectStatus }) => {
  expectStatus(403);
  const page = await asRole('ersattare.ludvika');
  const { id: partyId } = await partyOf(db, 'ludvika');
  const { id } = await db
    .selectFrom('delegation')
    .select('id')
    .where('reference', '=', 'Delegationsbeslut, exempel')
    .executeTakeFirstOrThrow();
  const { id: version } = await db
    .selectFrom('budgetVersion')
    .select('id')
    .where('state', '=', 'inskickad')
    .executeTakeFirstOrThrow();
  expect((await page.goto(`/att-besluta/${version}/2085`))!.status()).toBe(200);
  await db
    .updateTable('delegation')
    .set({ validUntil: '2020-12-17' })
    .where('id', '=', id)
    .where('partyId', '=', partyId)
    .execute();
  expect((await page.goto(`/att-besluta/${version}/2085`))!.status()).toBe(403);
  // Nothing gives the days back: a delegation only ends earlier. The row is this file's own, and no later test needs it.
});
