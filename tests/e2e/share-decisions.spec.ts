import type { Page } from '@playwright/test';

import type { Database } from '~db/open';

import { expect, test, visit } from './test';

test.use({ portfolio: 'share-decisions' });

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** The submitted budget of phase 2 of Min skolskjuts, and how each party has decided last. */
async function standing(db: Database) {
  const version = await db
    .selectFrom('budgetVersion')
    .innerJoin('phase', 'phase.id', 'budgetVersion.phaseId')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .where('project.slug', '=', 'min-skolskjuts')
    .where('phase.number', '=', 2)
    .orderBy('budgetVersion.version', 'desc')
    .select(['budgetVersion.id', 'budgetVersion.version', 'budgetVersion.state'])
    .executeTakeFirstOrThrow();
  const decisions = await db
    .selectFrom('decision')
    .innerJoin('party', 'party.id', 'decision.partyId')
    .where('decision.budgetVersionId', '=', version.id)
    .orderBy('decision.number')
    .select([
      'decision.number',
      'party.slug',
      'decision.outcome',
      'decision.motivation',
      'decision.forum',
      'decision.diaryNumber',
      'decision.corrects',
    ])
    .execute();
  return { ...version, of: (slug: string) => decisions.filter((decision) => decision.slug === slug) };
}

const card = (page: Page, title: string) =>
  page.locator('section.card').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

test.describe.configure({ mode: 'serial' });

test('a kommundirektör finds the share on a phone, reads how it came about and approves it in two steps', async ({
  asRole,
  db,
}) => {
  const page = await asRole('direktor.ludvika', PHONE);
  await visit(page, '/');
  await page.getByRole('link', { name: 'Min skolskjuts, fas 2', exact: true }).click();
  await expect(page.getByText(/^197\s406\skr$/)).toBeVisible();
  await expect(page.getByText('8 % av 2 460 000 kr')).toBeVisible();
  await page.getByText('Så är det räknat').click();
  await expect(page.getByText(/1\s230\s000 × 26\s946 \/ 287\s191/)).toBeVisible();
  await expect(page.getByText('12 av 15 har godkänt, väntar på Ludvika, Orsa och Rättvik')).toBeVisible();
  await expect(page.getByText(/Röd risk:/)).toHaveCount(3);

  await page.getByRole('link', { name: /Godkänn 197\s406\skr/ }).click();
  await page.getByRole('textbox', { name: 'Diarienummer' }).fill('KS 2020/417');
  await page.getByRole('button', { name: /Ja, godkänn 197\s406\skr/ }).click();
  await expect(page.getByRole('status').filter({ hasText: /Ludvika har godkänt 197\s406\skr/ })).toBeVisible();
  await expect(page.getByText('13 av 15 har godkänt, väntar på Orsa och Rättvik')).toBeVisible();

  const { state, of } = await standing(db);
  expect(state).toBe('inskickad');
  expect(of('ludvika')).toMatchObject([
    { outcome: 'godkänd', forum: 'Kommundirektör, Ludvika', diaryNumber: 'KS 2020/417', corrects: null },
  ]);
});

test('the decision is changed by a new one while the budget is open, with the reason that it needs', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  const page = await asRole('direktor.ludvika', PHONE);
  const before = (await standing(db)).of('ludvika').at(-1)!;
  await visit(page, '/att-besluta');
  await page.getByRole('region', { name: 'Beslutat' }).getByRole('link', { name: 'Min skolskjuts' }).first().click();
  await page.goto(`/att-besluta/${(await standing(db)).id}/2085`);
  await page.getByRole('link', { name: 'Ändra beslutet' }).click();
  await page.getByRole('link', { name: 'Godkänn med villkor' }).click();
  await page.getByRole('button', { name: /Godkänn med villkor: 197\s406\skr/ }).click();
  await expect(page.getByText('Skriv en motivering. Den behövs för allt utom ett rent godkännande.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Villkor' }).fill('Lansering senast i mars.');
  await page.getByRole('button', { name: /Godkänn med villkor: 197\s406\skr/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Ludvika har godkänt med villkor' })).toBeVisible();
  const { of } = await standing(db);
  expect(of('ludvika').map(({ outcome, corrects }) => [outcome, corrects])).toEqual([
    ['godkänd', null],
    ['godkänd med villkor', before.number],
  ]);
});

test('a form sent twice, and one sent from a stale page, decide nothing more', async ({ asRole, db }) => {
  const page = await asRole('direktor.ludvika');
  const { id, of } = await standing(db);
  const path = `/att-besluta/${id}/2085`;
  const corrects = String(of('ludvika').at(-1)!.number);
  const form = {
    intent: 'decide',
    verdict: 'godkänd',
    share: '19740600',
    motivation: '',
    diaryNumber: '',
    corrects,
    token: crypto.randomUUID(),
  };
  const send = (fields: Record<string, string>) =>
    page.request.post(path, { form: fields, maxRedirects: 0, headers: { accept: 'text/html' } });
  const answers = await Promise.all([send(form), send(form), send(form)]);
  expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
  expect(new Set(answers.map((answer) => answer.headers()['location'])).size).toBe(1);
  expect((await standing(db)).of('ludvika')).toHaveLength(of('ludvika').length + 1);

  // The page that was opened before that decision still names the one it meant to change.
  const stale = await send({ ...form, token: crypto.randomUUID() });
  expect(stale.status()).toBe(400);
  expect(await stale.text()).toContain('Beslutet är redan fattat: godkänd');
  const wrongSum = await send({
    ...form,
    share: '1',
    corrects: String((await standing(db)).of('ludvika').at(-1)!.number),
    token: crypto.randomUUID(),
  });
  expect(wrongSum.status()).toBe(400);
  expect((await standing(db)).of('ludvika')).toHaveLength(of('ludvika').length + 1);
});

test('the director and the substitute at the same moment make one decision', async ({ asRole, db }) => {
  const director = await asRole('direktor.ludvika');
  const substitute = await asRole('ersattare.ludvika');
  const { id, of } = await standing(db);
  const corrects = String(of('ludvika').at(-1)!.number);
  const form = (verdict: string) => ({
    intent: 'decide',
    verdict,
    share: '19740600',
    motivation: 'Enligt beslut',
    diaryNumber: '',
    corrects,
    token: crypto.randomUUID(),
  });
  const answers = await Promise.all(
    [director, substitute].map((page, at) =>
      page.request.post(`/att-besluta/${id}/2085`, {
        form: form(at === 0 ? 'godkänd' : 'återremiss'),
        maxRedirects: 0,
      }),
    ),
  );
  expect(answers.map((answer) => answer.status()).sort()).toEqual([303, 400]);
  expect((await standing(db)).of('ludvika')).toHaveLength(of('ludvika').length + 1);
});

test('the substitute decides by delegation, and it says so', async ({ asRole, db }) => {
  const page = await asRole('ersattare.ludvika', PHONE);
  const { id } = await standing(db);
  await visit(page, `/att-besluta/${id}/2085?andra=1`);
  await page.getByRole('link', { name: 'Återremittera' }).click();
  await page.getByRole('textbox', { name: 'Motivering' }).fill('Vi behöver se driftkostnaden.');
  await page.getByRole('button', { name: /Återremittera: 197\s406\skr/ }).click();
  await expect(
    page.getByRole('status').filter({ hasText: /Ludvika har återremitterat sin andel på 197\s406\skr/ }),
  ).toBeVisible();
  expect((await standing(db)).of('ludvika').at(-1)).toMatchObject({
    outcome: 'återremiss',
    forum: 'Ersättare för kommundirektör, Ludvika',
    motivation: 'Vi behöver se driftkostnaden.',
  });
});

test('nobody decides for another party, whatever is sent', async ({ asRole, db }) => {
  const { id, of } = await standing(db);
  const before = (
    await db
      .selectFrom('decision')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count;
  const form = {
    intent: 'decide',
    verdict: 'godkänd',
    share: '11151800',
    motivation: '',
    diaryNumber: '',
    token: crypto.randomUUID(),
  };
  for (const role of [
    'direktor.ludvika',
    'direktor.borlange',
    'ersattare.ludvika',
    'projektledare',
    'styrgrupp',
    'ekonom',
    'lasare',
    'samordnare',
  ] as const) {
    const page = await asRole(role);
    // Orsa, which has not answered: seen by everybody in the cooperation, and not theirs.
    expect((await page.request.get(`/att-besluta/${id}/2034`)).status(), role).toBe(403);
    expect((await page.request.post(`/att-besluta/${id}/2034`, { form, maxRedirects: 0 })).status(), role).toBe(403);
    expect((await page.request.get(`/att-besluta/${id}/finns-inte`)).status()).toBe(404);
    expect((await page.request.get(`/att-besluta/999999/2034`)).status()).toBe(404);
  }
  expect(of('orsa')).toEqual([]);
  const after = (
    await db
      .selectFrom('decision')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
  ).count;
  expect(after).toBe(before);
});

test('a new version asks everybody again, and an unchanged share is approved in one step', async ({ asRole, db }) => {
  const lead = await asRole('projektledare');
  await visit(lead, '/projekt/min-skolskjuts/faser/2/godkannande');
  await lead.getByRole('button', { name: 'Ny version' }).click();
  await expect(lead).toHaveURL(/\/faser\/2\?klart=ny-version/);
  await visit(lead, '/projekt/min-skolskjuts/faser/2/godkannande');
  await lead.getByRole('textbox', { name: 'Handling' }).fill('Kalkyl');
  await lead.getByRole('textbox', { name: 'Adress' }).fill('https://exempel.test/kalkyl.pdf');
  await lead.getByRole('button', { name: 'Lägg till' }).click();
  await expect(lead.getByRole('link', { name: /Kalkyl/ })).toBeVisible();
  await lead.getByRole('textbox', { name: /Sista svarsdag/ }).fill('2021-01-15');
  await lead.getByRole('button', { name: /Skicka in 2\s460\s000\skr för godkännande/ }).click();
  await expect(lead.getByRole('status').filter({ hasText: 'Budgeten är inskickad.' })).toBeVisible();
  await expect(lead.getByText(/^0 av 15 har godkänt, väntar på Avesta/)).toBeVisible();
  await expect(
    card(lead, 'Versioner')
      .getByRole('row')
      .filter({ has: lead.getByRole('rowheader', { name: 'Version 1' }) }),
  ).toContainText('Ersatt');

  // Borlänge approved version 1, and its share is the same to the krona.
  const borlange = await asRole('direktor.borlange', PHONE);
  await visit(borlange, '/att-besluta');
  await expect(borlange.getByText('oförändrad')).toBeVisible();
  await borlange.getByRole('button', { name: /Godkänn igen, oförändrat 305\s668\skr/ }).click();
  await expect(borlange.getByRole('status').filter({ hasText: /Borlänge har godkänt 305\s668\skr/ })).toBeVisible();
  await expect(borlange.getByRole('link', { name: /Kalkyl/ })).toBeVisible();
  const { version, of } = await standing(db);
  expect(version).toBe(2);
  expect(of('borlange')).toMatchObject([{ outcome: 'godkänd', corrects: null }]);

  // The page of the version that was replaced decides nothing.
  const replaced = await db
    .selectFrom('budgetVersion')
    .innerJoin('phase', 'phase.id', 'budgetVersion.phaseId')
    .where('budgetVersion.state', '=', 'ersatt')
    .select('budgetVersion.id')
    .executeTakeFirstOrThrow();
  const ludvika = await asRole('direktor.ludvika');
  await visit(ludvika, `/att-besluta/${replaced.id}/2085`);
  await expect(ludvika.getByRole('link', { name: /Godkänn/ })).toHaveCount(0);
  const answer = await ludvika.request.post(`/att-besluta/${replaced.id}/2085`, {
    form: {
      intent: 'decide',
      verdict: 'godkänd',
      share: '19740600',
      motivation: '',
      diaryNumber: '',
      token: crypto.randomUUID(),
    },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(400);
  expect(await answer.text()).toContain('En ny version har ersatt den här');
});

test('the projektledare reminds, and takes a version back with a reason that stays', async ({ asRole, db }) => {
  const page = await asRole('projektledare');
  await visit(page, '/projekt/min-skolskjuts/faser/2/godkannande');
  await page.getByRole('button', { name: 'Påminn' }).click();
  await expect(
    page.getByRole('status').filter({ hasText: 'Påminnelsen är på väg till 2 personer som beslutar.' }),
  ).toBeVisible();
  const reminders = await db
    .selectFrom('email')
    .where('key', 'like', 'reminder %')
    .select(['address', 'subject'])
    .execute();
  expect(reminders.map(({ address }) => address).sort()).toEqual([
    'direktor.ludvika@samplan.test',
    'ersattare.ludvika@samplan.test',
  ]);

  await page.getByText('Ta tillbaka version 2 …').click();
  await page.getByRole('textbox', { name: 'Varför' }).fill('Fel rad för införandet.');
  await page.getByRole('button', { name: 'Ta tillbaka version 2' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Versionen är återtagen.' })).toBeVisible();
  await expect(
    card(page, 'Versioner')
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: 'Version 2' }) }),
  ).toContainText('Fel rad för införandet.');
  expect((await standing(db)).state).toBe('återtagen');
});
