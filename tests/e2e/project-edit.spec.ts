import type { Page } from '@playwright/test';

import type { Database } from '~db/open';

import { addPhase, changeElsewhere } from './rows';
import { recordOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'project-edit' });

const PAGE = '/projekt/digital-motor/andra';

const stored = (db: Database, slug = 'digital-motor') =>
  db.selectFrom('project').selectAll().where('slug', '=', slug).executeTakeFirstOrThrow();

const keyOf = (db: Database, cooperationId: number, name: string) =>
  db.insertInto('allocationKey').values({ cooperationId, name }).returning('id').executeTakeFirstOrThrow();

const participant = (page: Page, name: string) =>
  page
    .getByRole('region', { name: 'Deltagare' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });

test('the projektledare changes what is said of the project, and who is second is told', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400, 409);
  const { id } = await stored(db);
  const page = await asRole('projektledare');
  await visit(page, '/projekt/digital-motor');
  await page.getByRole('navigation', { name: 'Projektet' }).getByRole('link', { name: 'Projekt & deltagare' }).click();
  await page.getByRole('textbox', { name: 'Uppdragsbeställare' }).fill('Styrgruppen');
  await page.getByRole('textbox', { name: 'Start' }).fill('2021-06-01');
  await page.getByRole('textbox', { name: 'Slut' }).fill('2021-01-01');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Slut' })).toHaveAccessibleDescription(
    /Slutet 2021-01-01 ligger före starten 2021-06-01\./,
  );
  await page.getByRole('textbox', { name: 'Slut' }).fill('2022-12-31');
  await changeElsewhere(db, 'project', id, { priority: 'Kostnad före tid' });
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Någon annan hann ändra före dig.');
  await expect(page.getByRole('status').filter({ hasText: 'Så här ser raden ut nu' })).toContainText(
    'Prioritering: Kostnad före tid',
  );
  await expect(page.getByRole('textbox', { name: 'Uppdragsbeställare' })).toHaveValue('Styrgruppen');
  await page.getByRole('textbox', { name: 'Prioritering' }).fill('Tid före kostnad');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('Projektet är sparat.');
  expect(await stored(db)).toMatchObject({
    orderedBy: 'Styrgruppen',
    priority: 'Tid före kostnad',
    startDate: '2021-06-01',
    endDate: '2022-12-31',
  });

  await page.getByRole('textbox', { name: 'Uppdragsbeställare' }).fill('Styrgruppen i Dalarna');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect
    .poll(async () => (await stored(db)).orderedBy, 'the next save knows the newer version')
    .toBe('Styrgruppen i Dalarna');
});

test('the same without JavaScript', async ({ asRole, db, expectStatus }) => {
  expectStatus(400);
  const page = await asRole('projektledare', { javaScriptEnabled: false });
  await page.goto(PAGE);
  const summary = page.getByRole('textbox', { name: 'Beskrivning' });
  await summary.fill('En rapport om eldrift.');
  await page.getByRole('textbox', { name: 'Namn' }).fill('');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Namn' })).toHaveAccessibleDescription('Skriv vad projektet heter.');
  await expect(summary).toHaveValue('En rapport om eldrift.');
  await page.getByRole('textbox', { name: 'Namn' }).fill('Digital motor');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('Projektet är sparat.');
  expect(await stored(db)).toMatchObject({ name: 'Digital motor', summary: 'En rapport om eldrift.' });
});

test('what is typed while a refused page is read anew is not lost', async ({ asRole, db, expectStatus }) => {
  expectStatus(409);
  const { id } = await stored(db);
  const page = await asRole('projektledare');
  await visit(page, PAGE);
  let readAnew = () => {};
  const held = new Promise<void>((resolve) => (readAnew = resolve));
  await page.route(
    ({ pathname }) => pathname.endsWith('.data'),
    async (route) => {
      if (route.request().method() === 'GET') await held;
      await route.continue();
    },
  );
  await changeElsewhere(db, 'project', id, { priority: 'Kostnad före tid' });
  const priority = page.getByRole('textbox', { name: 'Prioritering' });
  await page.getByRole('textbox', { name: 'Uppdragsbeställare' }).fill('Styrgruppen i Mora');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Någon annan hann ändra före dig.');
  await priority.fill('Kvalitet först');
  await expect(page.locator('.progress-line'), 'the page is being read').toHaveCount(1);
  readAnew();
  await expect(page.locator('.progress-line'), 'the page has been read').toHaveCount(0);
  await expect(priority).toHaveValue('Kvalitet först');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('Projektet är sparat.');
  expect(await stored(db)).toMatchObject({ orderedBy: 'Styrgruppen i Mora', priority: 'Kvalitet först' });
});

test('the samordnare chooses the key, which counts for what is not submitted', async ({ asRole, db }) => {
  const { cooperationId } = await stored(db, 'min-skolskjuts');
  const { id: keyId } = await keyOf(db, cooperationId, 'Lika för alla');
  const { id: versionId } = await db
    .insertInto('keyVersion')
    .values({ keyId, version: 1 })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('keyComponent')
    .values({ keyVersionId: versionId, position: 1, kind: 'equal', weightNumerator: 1, weightDenominator: 1 })
    .execute();
  const frozen = () =>
    db.selectFrom('budgetVersion').selectAll().where('keyVersionId', 'is not', null).orderBy('id').execute();
  const before = await frozen();

  const page = await asRole('samordnare');
  await visit(page, '/projekt/min-skolskjuts/andra');
  await page.getByRole('combobox', { name: 'Projektets nyckel' }).selectOption('Lika för alla');
  await page.getByRole('button', { name: 'Spara nyckeln' }).click();
  await expect(page.getByRole('status')).toHaveText('Nyckeln är sparad.');
  expect(await stored(db, 'min-skolskjuts')).toMatchObject({ keyId });

  await visit(page, '/projekt/min-skolskjuts/faser/3');
  await expect(page.getByRole('main')).toContainText('Projektets nyckel: Lika för alla, version 1');
  await visit(page, '/projekt/min-skolskjuts/faser/1');
  await expect(page.getByRole('main')).toContainText(
    'Nyckeln som gällde när budgeten skickades in: Hälften lika, hälften efter folkmängd, version 1',
  );
  await expect(
    page.getByRole('region', { name: 'Kostnadsandelar' }).getByRole('row', { name: /^Borlänge/ }),
  ).toContainText(/115\s557/);
  expect(await frozen()).toEqual(before);
});

test('a party takes part from a day and until a day; only members of the cooperation, never twice at once', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  const page = await asRole('samordnare');
  const { cooperationId } = await stored(db, 'edala');
  const falun = await db.selectFrom('party').select('id').where('slug', '=', 'falun').executeTakeFirstOrThrow();
  await db
    .insertInto('cooperationMember')
    .values({ cooperationId, partyId: falun.id, joinedOn: '2021-01-01' })
    .execute();
  await visit(page, '/projekt/edala');
  await expect(page.getByText(/^12 deltagare/)).toBeVisible();
  await visit(page, '/projekt/edala/andra');
  await page.getByRole('link', { name: 'Ny deltagare' }).click();
  await page.getByRole('combobox', { name: 'Part' }).selectOption('Falun');
  const from = page.getByRole('textbox', { name: 'Med från' });
  await from.fill('2020-12-18');
  await page.getByRole('button', { name: 'Lägg till deltagare' }).click();
  await expect(page.getByRole('combobox', { name: 'Part' })).toHaveAccessibleDescription(
    'Parten är inte medlem i samverkan den dagen. Låt den gå med i samverkan först.',
  );
  await expect(from).toHaveValue('2020-12-18');
  await from.fill('2021-02-01');
  await page.getByRole('button', { name: 'Lägg till deltagare' }).click();
  await expect(page).toHaveURL(/\/andra\?deltagare=\d+#deltagare$/);
  expect(await recordOf(participant(page, 'Falun'))).toMatchObject({ Läge: 'Kommer med', 'Med från': '2021-02-01' });

  await page.getByRole('link', { name: 'Ny deltagare' }).click();
  await page.getByRole('combobox', { name: 'Part' }).selectOption('Falun');
  await from.fill('2021-03-01');
  await page.getByRole('button', { name: 'Lägg till deltagare' }).click();
  await expect(from).toHaveAccessibleDescription(/Parten deltar redan under en del av den tiden\./);

  await visit(page, '/projekt/edala/andra');
  await participant(page, 'Orsa').getByRole('link').click();
  await page.getByRole('textbox', { name: 'Ute från' }).fill('2020-12-18');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect.poll(() => recordOf(participant(page, 'Orsa'))).toMatchObject({ Läge: 'Har gått ur' });
  await expect(page.getByText('11 deltagare ur E-tjänstesamverkan Dalarna (eDala)')).toBeVisible();
  await visit(page, '/projekt/edala');
  await expect(page.getByText(/^11 deltagare/)).toBeVisible();
});

test('a stranger is never made a participant or the key of the project', async ({ asRole, db }) => {
  const page = await asRole('samordnare');
  const rows = async () => [
    await stored(db, 'edala'),
    await db.selectFrom('projectParticipant').selectAll().execute(),
    await db.selectFrom('auditEntry').select('id').execute(),
  ];
  const { version, id } = await stored(db, 'edala');
  const { cooperationId } = await stored(db, 'min-skolskjuts');
  const key = await keyOf(db, cooperationId, 'En annan samverkans nyckel');
  const before = await rows();
  const stranger = await db.selectFrom('party').select('id').where('slug', '=', 'borlange').executeTakeFirstOrThrow();
  const forms: Record<string, string>[] = [
    { intent: 'join', partyId: String(stranger.id), joinedOn: '2021-01-01' },
    { intent: 'join', partyId: '999999', joinedOn: '2021-01-01' },
    { intent: 'member', partyId: String(stranger.id), wasJoinedOn: '', joinedOn: '2021-01-01' },
    { intent: 'key', id: String(id), version: String(version), keyId: String(key.id) },
    { intent: 'key', id: String(id), version: String(version), keyId: '999999' },
  ];
  for (const form of forms) {
    const answer = await page.request.post('/projekt/edala/andra', { form, maxRedirects: 0 });
    expect(answer.status(), JSON.stringify(form)).toBe(400);
  }
  expect(await rows()).toEqual(before);
});

test('each changes what is theirs: refused writes leave every row as it was', async ({ asRole, db }) => {
  const page = '/projekt/min-skolskjuts/andra';
  const { id, version } = await stored(db, 'min-skolskjuts');
  const own = { id: String(id), version: String(version) };
  const update: Record<string, string> = { intent: 'update', ...own, name: 'Ändrad' };
  const managed: Record<string, string>[] = [
    { intent: 'key', ...own, keyId: '1' },
    { intent: 'join', partyId: '1', joinedOn: '2030-01-01' },
    { intent: 'member', partyId: '1', wasJoinedOn: '', joinedOn: '', leftOn: '2021-01-01' },
  ];
  const rows = async () => [
    await stored(db, 'min-skolskjuts'),
    await db.selectFrom('projectParticipant').selectAll().execute(),
    await db.selectFrom('auditEntry').select('id').execute(),
  ];
  const before = await rows();
  for (const [role, forms] of [
    ['lasare', [update, ...managed]],
    ['styrgrupp', [update, ...managed]],
    ['direktor.borlange', [update, ...managed]],
    ['ekonom', [update, ...managed]],
    ['projektledare', managed],
    ['samordnare', [update]],
  ] as const) {
    const sender = await asRole(role);
    for (const form of forms) {
      const answer = await sender.request.post(page, { form, maxRedirects: 0 });
      expect(answer.status(), `${role}: ${form['intent']}`).toBe(403);
    }
  }
  expect(await rows()).toEqual(before);

  const reader = await asRole('lasare');
  await visit(reader, `${page}?ny-deltagare=1`);
  await expect(reader.getByRole('region', { name: 'Deltagare' })).toContainText('Borlänge');
  await expect(reader.getByRole('main').getByRole('button')).toHaveCount(0);
  await expect(reader.getByRole('main').getByRole('textbox')).toHaveCount(0);
});

test('the projektledare gives a draft phase a key of its own, and takes it back', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  const { cooperationId } = await stored(db);
  const { id: keyId } = await keyOf(db, cooperationId, 'Fasens särskilda');
  const { id: versionId } = await db
    .insertInto('keyVersion')
    .values({ keyId, version: 1 })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('keyComponent')
    .values({ keyVersionId: versionId, position: 1, kind: 'equal', weightNumerator: 1, weightDenominator: 1 })
    .execute();
  const id = await addPhase(db, 7, 'Sjuan');
  const page = await asRole('projektledare');
  await visit(page, '/projekt/digital-motor/faser/7?andra=1');
  await expect(page.getByRole('combobox', { name: 'Fördelningsnyckel' })).toHaveValue('projektets');
  await page.getByRole('combobox', { name: 'Fördelningsnyckel' }).selectOption('Fasens särskilda');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('Fasen är sparad.');
  await expect(page.getByRole('main')).toContainText('Fasens egen nyckel: Fasens särskilda, version 1');
  await visit(page, PAGE);
  await expect(page.getByText('Fas 7 har en egen nyckel.')).toBeVisible();

  const phase = () =>
    db.selectFrom('phase').select(['version', 'keyId']).where('id', '=', id).executeTakeFirstOrThrow();
  const foreign = await keyOf(db, (await stored(db, 'edala')).cooperationId, 'Utifrån');
  const { version } = await phase();
  const form = { intent: 'update-phase', id: String(id), version: String(version), number: '7', name: 'Sjuan' };
  const answer = await page.request.post('/projekt/digital-motor/faser/7', {
    form: { ...form, kind: 'genomförande', keyId: String(foreign.id) },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(400);
  expect(await answer.text()).toContain('Välj en av samverkans nycklar.');
  expect(await phase()).toEqual({ version, keyId });

  await visit(page, '/projekt/digital-motor/faser/7?andra=1');
  await page.getByRole('combobox', { name: 'Fördelningsnyckel' }).selectOption('projektets');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('status')).toHaveText('Fasen är sparad.');
  expect(await phase()).toMatchObject({ keyId: null });
});

test('the key of a phase whose budget is submitted is locked', async ({ asRole, db }) => {
  const page = await asRole('projektledare');
  await visit(page, '/projekt/min-skolskjuts/faser/1?andra=1');
  await expect(page.getByText('Nyckeln är låst: budgeten är inskickad med den.')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Fördelningsnyckel' })).toHaveCount(0);

  const { cooperationId } = await stored(db, 'min-skolskjuts');
  const key = await keyOf(db, cooperationId, 'För sent');
  const phase = () =>
    db
      .selectFrom('phase')
      .innerJoin('project', 'project.id', 'phase.projectId')
      .where('project.slug', '=', 'min-skolskjuts')
      .where('phase.number', '=', 1)
      .select(['phase.id', 'phase.version', 'phase.keyId', 'phase.name', 'phase.kind'])
      .executeTakeFirstOrThrow();
  const before = await phase();
  const answer = await page.request.post('/projekt/min-skolskjuts/faser/1', {
    form: {
      intent: 'update-phase',
      id: String(before.id),
      version: String(before.version),
      number: '1',
      name: before.name,
      kind: before.kind,
      keyId: String(key.id),
    },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(400);
  expect(await answer.text()).toContain('Budgeten är inskickad, och nyckeln hör till den.');
  expect(await phase()).toEqual(before);
});
