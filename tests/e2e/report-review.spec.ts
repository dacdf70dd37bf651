import type { Page } from '@playwright/test';

import type { Database } from '~db/open';

import { draftOn, insertPublished, replacePublished } from '../support/report-rows';
import { expect, test, visit, type DemoRole } from './test';

test.use({ portfolio: 'report-review' });
test.describe.configure({ mode: 'serial' });

const PROJECT = '/projekt/min-skolskjuts';
/** Beyond what the sample has. */
const FIRST = 50;
const REPORT = `${PROJECT}/rapporter/${FIRST + 1}`;

const card = (page: Page, title: string) =>
  page.locator('section.card').filter({ has: page.getByRole('heading', { name: title, exact: true, level: 2 }) });

async function idOf(db: Database, number: number, edition = 1): Promise<number> {
  const { id } = await db
    .selectFrom('statusReport')
    .innerJoin('project', 'project.id', 'statusReport.projectId')
    .where('project.slug', '=', 'min-skolskjuts')
    .where('statusReport.number', '=', number)
    .where('statusReport.edition', '=', edition)
    .select('statusReport.id')
    .executeTakeFirstOrThrow();
  return id;
}

async function projectOf(db: Database, slug = 'min-skolskjuts'): Promise<number> {
  const { id } = await db.selectFrom('project').select('id').where('slug', '=', slug).executeTakeFirstOrThrow();
  return id;
}

const answersTo = (db: Database, reportId: number) =>
  db
    .selectFrom('reportAnswer')
    .where('reportId', '=', reportId)
    .orderBy('id')
    .select(['id', 'kind', 'text', 'answersId'])
    .execute();

const decisionsOn = (db: Database, reportId: number) =>
  db.selectFrom('decision').where('reportId', '=', reportId).orderBy('number').selectAll().execute();

/** What nobody may have changed. */
async function counts(db: Database) {
  const count = (table: 'reportAnswer' | 'decision' | 'auditEntry' | 'statusReport' | 'reportArea') =>
    db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow();
  return Promise.all((['reportAnswer', 'decision', 'auditEntry', 'statusReport', 'reportArea'] as const).map(count));
}

test('two reports of Min skolskjuts are published', async ({ db }) => {
  const projectId = await projectOf(db);
  await insertPublished(db, { projectId, number: FIRST }, draftOn('enligt plan', 'Planen är beslutad'));
  await insertPublished(db, { projectId, number: FIRST + 1 }, draftOn('komplikationer'));
  expect(await idOf(db, FIRST + 1)).toBeGreaterThan(0);
});

test('the styrgrupp finds the report among what waits, reads it beside the last one and asks', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  const page = await asRole('styrgrupp', { viewport: { width: 1280, height: 900 } });
  await visit(page, '/');
  await page.getByRole('link', { name: `Min skolskjuts, statusrapport ${FIRST + 1}` }).click();
  await expect(page.getByText('Tid: komplikationer (tidigare: enligt plan).')).toBeVisible();
  // Both are in sight without a click, beside each other.
  const [now, then] = [page.getByText('Analysen är klar'), page.getByText('Planen är beslutad')];
  await expect(now).toBeVisible();
  await expect(then).toBeVisible();
  expect((await then.boundingBox())!.x).toBeGreaterThan((await now.boundingBox())!.x + 300);
  await expect(page.getByText('tidigare: enligt plan', { exact: true })).toBeVisible();

  const answers = card(page, 'Styrgruppens svar');
  await expect(answers.getByText('har inte svarat')).toBeVisible();
  await answers.getByRole('radio', { name: 'Fråga' }).check();
  await answers.getByRole('button', { name: 'Skicka svaret' }).click();
  await expect(answers.getByText('Skriv frågan.')).toBeVisible();
  await expect(answers.getByRole('radio', { name: 'Fråga' })).toBeChecked();
  await answers.getByRole('textbox', { name: 'Text' }).fill('Vem avlastar <projektledaren>?');
  await answers.getByRole('button', { name: 'Skicka svaret' }).click();
  await expect(answers.getByRole('status').filter({ hasText: 'Svaret är sparat.' })).toBeVisible();
  await expect(answers.getByText('har svarat', { exact: true })).toBeVisible();
  await expect(answers.getByText('Vem avlastar <projektledaren>?')).toBeVisible();
  await expect(answers.getByText('väntar på svar')).toBeVisible();
  await expect(answers.getByRole('textbox', { name: 'Text' })).toHaveValue('');
  expect(await answersTo(db, await idOf(db, FIRST + 1))).toMatchObject([{ kind: 'fråga', answersId: null }]);

  await visit(page, '/');
  await expect(page.getByRole('link', { name: `Min skolskjuts, statusrapport ${FIRST + 1}` })).toHaveCount(0);
});

test('on a phone the last report is folded under the new one', async ({ asRole }) => {
  const page = await asRole('lasare', { viewport: { width: 390, height: 844 } });
  await visit(page, REPORT);
  await expect(page.getByText('Planen är beslutad')).toBeHidden();
  await page.getByText(`Förra rapporten: Statusrapport ${FIRST}`).click();
  await expect(page.getByText('Planen är beslutad')).toBeVisible();
});

test('the projektledare answers the question without JavaScript, and the styrgrupp goes on', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  const lead = await asRole('projektledare', { javaScriptEnabled: false });
  await lead.goto(`${PROJECT}/rapporter`);
  await expect(lead.getByText('1 fråga väntar på svar')).toBeVisible();
  await lead.goto(REPORT);
  await expect(lead.getByRole('button', { name: 'Skicka svaret' })).toHaveCount(0);
  await lead.getByRole('link', { name: /Svara på frågan/ }).click();
  await lead.getByRole('button', { name: 'Skicka svaret' }).click();
  await expect(lead.getByText('Skriv svaret.')).toBeVisible();
  await lead.getByRole('textbox', { name: 'Svar på frågan' }).fill('En biträdande projektledare.');
  await lead.getByRole('button', { name: 'Skicka svaret' }).click();
  await expect(lead.getByText('En biträdande projektledare.')).toBeVisible();
  await expect(lead.getByText('väntar på svar')).toHaveCount(0);

  const page = await asRole('styrgrupp');
  await visit(page, REPORT);
  await page.getByRole('link', { name: /Svara på frågan/ }).click();
  await page.getByRole('textbox', { name: 'Svar på frågan' }).fill('Från när?');
  await page
    .getByRole('listitem')
    .filter({ has: page.getByRole('textbox', { name: 'Svar på frågan' }) })
    .getByRole('button', { name: 'Skicka svaret' })
    .click();
  await expect(page.getByText('Från när?')).toBeVisible();
  expect((await answersTo(db, await idOf(db, FIRST + 1))).map(({ kind }) => kind)).toEqual(['fråga', 'svar', 'svar']);
});

test('a form sent three times answers once; sent with other words it is refused and nothing is lost', async ({
  asRole,
  db,
}) => {
  const page = await asRole('styrgrupp');
  const reportId = await idOf(db, FIRST + 1);
  const form = { intent: 'answer', reportId: String(reportId), kind: 'noterad', text: '', token: crypto.randomUUID() };
  const send = (fields: Record<string, string>) => page.request.post(REPORT, { form: fields, maxRedirects: 0 });
  const before = (await answersTo(db, reportId)).length;
  const answers = await Promise.all([send(form), send(form), send(form)]);
  expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
  expect(await answersTo(db, reportId)).toHaveLength(before + 1);

  const other = await send({ ...form, kind: 'fråga', text: 'En annan fråga' });
  expect(other.status()).toBe(400);
  expect(await other.text()).toContain('En annan fråga');
  expect(await answersTo(db, reportId)).toHaveLength(before + 1);

  const [question] = await answersTo(db, reportId);
  const reply = { intent: 'reply', reportId: String(reportId), id: String(question!.id), text: 'Svar' };
  const token = crypto.randomUUID();
  await Promise.all([send({ ...reply, token }), send({ ...reply, token })]);
  expect(await answersTo(db, reportId)).toHaveLength(before + 2);
});

test('bad answers are told at their field, and never end as a fault', async ({ asRole, db }) => {
  const page = await asRole('styrgrupp');
  const reportId = String(await idOf(db, FIRST + 1));
  const other = String(await idOf(db, FIRST));
  const [question, reply] = await answersTo(db, Number(reportId));
  const token = crypto.randomUUID();
  const before = await counts(db);
  const cases: readonly (readonly [form: Record<string, string>, message: string])[] = [
    [{ intent: 'answer', reportId, text: 'x', token }, 'Välj vad du svarar.'],
    [{ intent: 'answer', reportId, kind: 'svar', text: 'x', token }, 'Välj vad du svarar.'],
    [{ intent: 'answer', reportId, kind: 'fråga', text: ' \n', token }, 'Skriv frågan.'],
    [{ intent: 'answer', reportId, kind: 'fråga', text: 'x'.repeat(5001), token }, 'Högst 5'],
    [{ intent: 'answer', reportId, kind: 'noterad', token: 'x' }, 'Formuläret är för gammalt.'],
    [{ intent: 'answer', reportId: other, kind: 'noterad', token }, 'Formuläret hör till en annan rapport.'],
    [{ intent: 'answer', reportId: '999999', kind: 'noterad', token }, 'Formuläret hör till en annan rapport.'],
    [{ intent: 'reply', reportId, id: String(reply!.id), text: 'x', token }, 'Frågan finns inte i den här rapporten.'],
    [{ intent: 'reply', reportId, id: '999999', text: 'x', token }, 'Frågan finns inte i den här rapporten.'],
    [{ intent: 'reply', reportId, id: String(question!.id), text: '', token }, 'Skriv svaret.'],
  ];
  for (const [form, message] of cases) {
    const answer = await page.request.post(REPORT, { form, maxRedirects: 0 });
    expect(answer.status(), message).toBe(400);
    expect(await answer.text()).toContain(message);
  }
  expect(await counts(db)).toEqual(before);
  for (const path of [
    `${REPORT}?utgava=2`,
    `${REPORT}?utgava=x`,
    `${PROJECT}/rapporter/9999`,
    `${PROJECT}/rapporter/0`,
  ]) {
    expect((await page.request.get(path)).status(), path).toBe(404);
  }
});

test('the styrgrupp decides on the report, and the decision stands everywhere', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  const page = await asRole('styrgrupp');
  const reportId = await idOf(db, FIRST + 1);
  await visit(page, REPORT);
  const decisions = card(page, 'Styrgruppens beslut');
  await decisions.getByRole('link', { name: 'Registrera ett beslut' }).click();
  await decisions.getByRole('textbox', { name: 'Styrgruppen beslutar' }).fill('Lanseringen flyttas till mars.');
  await decisions.getByRole('combobox', { name: /Utfall/ }).selectOption('godkänd med villkor');
  await decisions.getByRole('textbox', { name: 'Deltog i beslutet' }).fill('Ordförande och två ledamöter');
  await decisions.getByRole('textbox', { name: 'Dag' }).fill('2021-01-01');
  const save = decisions.getByRole('button', { name: 'För in beslutet i registret' });
  await save.click();
  await expect(decisions.getByText('Dagen 2021-01-01 har inte varit än.')).toBeVisible();
  await decisions.getByRole('textbox', { name: 'Dag' }).fill('2020-12-17');
  await save.click();
  await expect(decisions.getByText('Skriv en motivering.')).toBeVisible();
  await decisions.getByRole('textbox', { name: 'Motivering' }).fill('Om kapaciteten räcker.');
  await decisions.getByRole('textbox', { name: 'Direktivet före' }).fill('Lansering i februari');
  await save.click();
  await expect(decisions.getByText('Skriv vad direktivet säger efter ändringen.')).toBeVisible();
  await decisions.getByRole('textbox', { name: 'Direktivet efter' }).fill('Lansering i mars');
  await save.click();
  await expect(decisions.getByRole('status')).toContainText('infört i registret');
  const [decision] = await decisionsOn(db, reportId);
  expect(decision).toMatchObject({
    forum: 'Styrgrupp',
    outcome: 'godkänd med villkor',
    decidedOn: '2020-12-17',
    deciders: 'Ordförande och två ledamöter',
    directiveBefore: 'Lansering i februari',
    directiveAfter: 'Lansering i mars',
  });

  const reader = await asRole('lasare');
  await visit(reader, PROJECT);
  await reader.getByRole('link', { name: 'Lanseringen flyttas till mars.' }).click();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(`Beslut ${decision!.number}`);
  for (const text of ['Lansering i februari', 'Lansering i mars', 'Ordförande och två ledamöter']) {
    await expect(reader.getByText(text)).toBeVisible();
  }
  await reader.getByRole('link', { name: `Statusrapport ${FIRST + 1}` }).click();
  await expect(card(reader, 'Styrgruppens beslut').getByText('Lanseringen flyttas till mars.')).toBeVisible();
  await visit(reader, '/beslut?sok=Lanseringen+flyttas');
  await expect(reader.getByRole('link', { name: `Beslut ${decision!.number}` })).toBeVisible();
});

test('a decision sent twice is made once, and the chain of the register holds', async ({ asRole, db }) => {
  const page = await asRole('styrgrupp');
  const reportId = await idOf(db, FIRST + 1);
  const form = {
    intent: 'decide',
    reportId: String(reportId),
    subject: 'Projektet fortsätter',
    deciders: 'Ordförande',
    decidedOn: '2020-12-18',
    token: crypto.randomUUID(),
  };
  const send = (fields: Record<string, string>) => page.request.post(REPORT, { form: fields, maxRedirects: 0 });
  const before = (await decisionsOn(db, reportId)).length;
  const answers = await Promise.all([send(form), send(form)]);
  expect(answers.map((answer) => answer.status())).toEqual([303, 303]);
  expect(new Set(answers.map((answer) => answer.headers()['location'])).size).toBe(1);
  expect((await send({ ...form, subject: 'Projektet avslutas' })).status()).toBe(400);
  const decisions = await decisionsOn(db, reportId);
  expect(decisions).toHaveLength(before + 1);
  expect(decisions.at(-1)!.previousHash).toEqual(decisions.at(-2)!.hash);
});

test('what is said of a replaced edition is refused with the way to the new one', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  const page = await asRole('styrgrupp');
  await visit(page, REPORT);
  const answers = card(page, 'Styrgruppens svar');
  await answers.getByRole('radio', { name: 'Beslut föreslås' }).check();
  await answers.getByRole('textbox', { name: 'Text' }).fill('Gör om planen');

  const id = await idOf(db, FIRST + 1);
  const before = await answersTo(db, id);
  const projectId = await projectOf(db);
  const newer = await replacePublished(db, { id, projectId, number: FIRST + 1, edition: 1 }, 'Fel siffra i budgeten');
  await answers.getByRole('button', { name: 'Skicka svaret' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Utgåva 1 har ersatts av utgåva 2.' }).first()).toBeVisible();
  await expect(answers.getByRole('textbox', { name: 'Text' })).toHaveValue('Gör om planen');
  expect(await answersTo(db, id)).toEqual(before);

  const form = {
    intent: 'decide',
    reportId: String(id),
    subject: 'För sent',
    deciders: 'Ordförande',
    decidedOn: '2020-12-18',
    token: crypto.randomUUID(),
  };
  const decided = await page.request.post(REPORT, { form, maxRedirects: 0 });
  expect(decided.status()).toBe(400);
  expect(await decided.text()).toContain('Utgåva 1 har ersatts av utgåva 2.');
  expect((await decisionsOn(db, id)).map(({ subject }) => subject)).not.toContain('För sent');

  // Read and sent again, it is about the edition that is in force.
  await answers.getByRole('button', { name: 'Skicka svaret' }).click();
  await expect(answers.getByRole('status')).toContainText('Svaret är sparat.');
  expect(await answersTo(db, newer)).toMatchObject([{ kind: 'beslut föreslås', text: 'Gör om planen' }]);
});

test('the replaced edition is read as it was, with the reason, and has nothing to answer', async ({ asRole, db }) => {
  const page = await asRole('styrgrupp');
  await visit(page, `${REPORT}?utgava=1`);
  await expect(page.getByText('Utgåva 1 är ersatt.')).toBeVisible();
  await expect(page.getByText('Skäl: Fel siffra i budgeten')).toBeVisible();
  await expect(page.getByText('Vem avlastar <projektledaren>?')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Skicka svaret' })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Registrera ett beslut' })).toHaveCount(0);
  // A question stays until it is answered.
  await page.getByRole('link', { name: /Svara på frågan/ }).click();
  await page.getByRole('textbox', { name: 'Svar på frågan' }).fill('Se utgåva 2.');
  await page.getByRole('button', { name: 'Skicka svaret' }).click();
  await expect(page).toHaveURL(/utgava=1/);
  await expect(page.getByText('Se utgåva 2.')).toBeVisible();
  await page.getByRole('link', { name: 'Läs utgåva 2' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Statusrapport ${FIRST + 1}, utgåva 2`);
  expect((await answersTo(db, await idOf(db, FIRST + 1, 2))).length).toBe(1);

  const list = await asRole('lasare');
  await visit(list, `${PROJECT}/rapporter`);
  await expect(list.getByRole('row').filter({ hasText: `Statusrapport ${FIRST + 1}` })).toHaveCount(1);
});

const OTHERS: readonly DemoRole[] = ['samordnare', 'direktor.ludvika', 'ersattare.ludvika', 'ekonom', 'lasare'];

test('nobody but its styrgrupp answers and decides, whatever is sent; everybody in the cooperation reads', async ({
  asRole,
  db,
}) => {
  const reportId = String(await idOf(db, FIRST + 1, 2));
  const [question] = await answersTo(db, await idOf(db, FIRST + 1));
  const token = crypto.randomUUID();
  const answer = { intent: 'answer', reportId, kind: 'noterad', text: '', token };
  const decide = {
    intent: 'decide',
    reportId,
    subject: 'Förfalskat',
    deciders: 'Ordförande',
    decidedOn: '2020-12-18',
    token,
  };
  const reply = {
    intent: 'reply',
    reportId: String(await idOf(db, FIRST + 1)),
    id: String(question!.id),
    text: 'Förfalskat',
    token,
  };
  const replace = { intent: 'replace', id: reportId, reason: 'Förfalskat' };
  const forged: readonly (readonly [role: DemoRole, forms: readonly Record<string, string>[]])[] = [
    ...OTHERS.map((role) => [role, [answer, decide, reply, replace]] as const),
    ['projektledare', [answer, decide]],
    ['styrgrupp', [replace]],
  ];
  const before = await counts(db);
  for (const [role, forms] of forged) {
    const page = await asRole(role);
    await visit(page, REPORT);
    await expect(page.getByText('Analysen är klar').first()).toBeVisible();
    if (role !== 'styrgrupp') {
      await expect(page.getByRole('button', { name: 'Skicka svaret' })).toHaveCount(0);
      await expect(page.getByRole('link', { name: 'Registrera ett beslut' })).toHaveCount(0);
    }
    for (const form of forms) {
      const sent = await page.request.post(REPORT, { form, maxRedirects: 0 });
      expect(sent.status(), `${role} ${form['intent']}`).toBe(403);
    }
    if (role !== 'projektledare') {
      const created = await page.request.post(`${PROJECT}/rapporter`, { form: { intent: 'create' }, maxRedirects: 0 });
      expect(created.status(), `${role} create`).toBe(403);
      await visit(page, `${PROJECT}/rapporter`);
      await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
    }
  }
  expect(await counts(db)).toEqual(before);
});

test('a report of another cooperation is not there, to be read or answered', async ({ asRole, db }) => {
  const projectId = await projectOf(db, 'digital-motor');
  const reportId = await insertPublished(db, { projectId, number: FIRST });
  const path = `/projekt/digital-motor/rapporter/${FIRST}`;
  const before = await counts(db);
  for (const role of ['lasare', 'direktor.ludvika', 'direktor.borlange', 'ekonom'] as const) {
    const page = await asRole(role);
    for (const each of [path, '/projekt/digital-motor/rapporter']) {
      expect((await page.request.get(each)).status(), `${role} ${each}`).toBe(404);
    }
    for (const intent of ['answer', 'reply', 'decide', 'replace']) {
      const form = { intent, reportId: String(reportId), kind: 'noterad', token: crypto.randomUUID() };
      expect((await page.request.post(path, { form, maxRedirects: 0 })).status(), `${role} ${intent}`).toBe(404);
    }
  }
  // Nor through the address of a project that one may answer in.
  const member = await asRole('styrgrupp');
  const form = { intent: 'answer', reportId: String(reportId), kind: 'noterad', token: crypto.randomUUID() };
  expect((await member.request.post(REPORT, { form, maxRedirects: 0 })).status()).toBe(400);
  expect(await counts(db)).toEqual(before);
});

test('what is being written is nobody else’s, by no address', async ({ asRole, db, expectStatus }) => {
  expectStatus(404);
  const draft = await db
    .selectFrom('statusReport')
    .innerJoin('project', 'project.id', 'statusReport.projectId')
    .where('project.slug', '=', 'min-skolskjuts')
    .where('state', '=', 'utkast')
    .select('statusReport.number')
    .executeTakeFirstOrThrow();
  for (const role of ['styrgrupp', 'lasare', 'samordnare'] as const) {
    const page = await asRole(role);
    for (const search of ['', '?utgava=1']) {
      expect((await page.goto(`${PROJECT}/rapporter/${draft.number}${search}`))!.status(), role).toBe(404);
    }
    await visit(page, `${PROJECT}/rapporter`);
    await expect(page.getByText('Utkast')).toHaveCount(0);
  }
  const lead = await asRole('projektledare');
  await visit(lead, `${PROJECT}/rapporter`);
  await expect(lead.getByRole('link', { name: 'Fortsätt skriva utkastet' })).toBeVisible();
});
