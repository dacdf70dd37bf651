import type { Page } from '@playwright/test';

import { addDraft, area, COMPLETE, reportRow } from './report-draft';
import { addMilestone, addRisk } from './rows';
import { expect, test, visit } from './test';

test.use({ portfolio: 'report-editor' });

const results = (page: Page) => page.getByRole('textbox', { name: 'Gjort under perioden' });
const saved = (page: Page) => page.locator('.report-saved');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('a report is begun, written, looked at and published without JavaScript', async ({ asRole, db, expectStatus }) => {
  expectStatus(400);
  const { id, projectId, path } = await addDraft(db, {}, 'digital-motor');
  await db.deleteFrom('statusReport').where('id', '=', id).execute();
  const page = await asRole('projektledare', { javaScriptEnabled: false });
  await page.goto('/projekt/digital-motor/rapporter');
  await press(page, 'Ny rapport');
  await expect(page).toHaveURL(`${path}/skriv`);
  await expect(page.getByRole('textbox', { name: 'Första dag' }), 'after the report of 2020-12-17').toHaveValue(
    '2020-12-18',
  );
  await expect(area(page, 'Personal').getByRole('radio', { name: 'Komplikationer', exact: true })).toBeChecked();
  const since = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Sedan förra rapporten' }) });
  await expect(since).toContainText('Statusrapport 1');

  await area(page, 'Tid').getByRole('radio', { name: 'Mindre komplikationer' }).check();
  await area(page, 'Tid').getByRole('textbox', { name: 'Kort om läget' }).fill('');
  await page.getByRole('textbox', { name: 'Kommande aktiviteter' }).fill('Slutrapport');
  await press(page, 'Publicera …');
  await expect(page.getByRole('heading', { name: '2 fel behöver rättas' })).toBeVisible();
  await expect(area(page, 'Tid').getByRole('textbox', { name: 'Kort om läget' })).toHaveAccessibleDescription(
    'Skriv varför Tid inte är enligt plan.',
  );
  await expect(results(page)).toHaveAccessibleDescription(/Skriv vad som är gjort under perioden\./);
  await expect(page.getByRole('textbox', { name: 'Kommande aktiviteter' }), 'what was typed stays').toHaveValue(
    'Slutrapport',
  );

  await area(page, 'Tid').getByRole('textbox', { name: 'Kort om läget' }).fill('En vecka efter');
  await results(page).fill('Nulägesanalysen är klar');
  await page.getByRole('region', { name: 'Timmar' }).getByRole('checkbox', { name: 'Ta inte med' }).check();
  await page.getByRole('textbox', { name: 'Kommentar till risker', exact: true }).fill('Risk 4 följs varje vecka');
  await press(page, 'Spara');
  await expect(page.getByRole('status').filter({ hasText: 'Sparat.' })).toBeVisible();
  await expect(results(page)).toHaveValue('Nulägesanalysen är klar');

  await press(page, 'Publicera …');
  const report = page.getByRole('article');
  await expect(report).toContainText('Nulägesanalysen är klar');
  await expect(report).toContainText('Risk 4 följs varje vecka');
  await expect(report.getByRole('heading', { name: 'Timmar' })).toHaveCount(0);
  await press(page, 'Publicera');
  await expect(page).toHaveURL(new RegExp(`${path}\\?publicerad=1$`));

  const row = await db
    .selectFrom('statusReport')
    .select(['state', 'publishedOn', 'publishedBy', 'id'])
    .where('projectId', '=', projectId)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ state: 'publicerad', publishedOn: '2020-12-18', publishedBy: expect.any(Number) });
  const mails = await db
    .selectFrom('email')
    .select(['address', 'subject', 'body'])
    .where('key', 'like', `report ${row.id} %`)
    .execute();
  expect(mails).toEqual([
    {
      address: 'styrgrupp@samplan.test',
      subject: 'Att granska: Statusrapport 2 för Digital motor (förstudie)',
      body: expect.stringContaining(`Läs och svara: https://samplan.test${path}`),
    },
  ]);
  expect(mails[0]!.body).toContain('Tid: Mindre komplikationer. En vecka efter');
});

test('what is typed is saved by itself, and stands there when the page is opened again', async ({ asRole, db }) => {
  const { id, path } = await addDraft(db);
  const page = await asRole('projektledare');
  await visit(page, `${path}/skriv`);
  await results(page).pressSequentially('Utbildningen är klar');
  await expect(saved(page)).toHaveText('Ändrat, sparas strax.');
  await expect(saved(page)).toHaveText(/^Sparat \d\d:\d\d$/);
  expect((await reportRow(db, id))?.draft.results).toBe('Utbildningen är klar');

  await area(page, 'Tid').getByRole('radio', { name: 'Enligt plan' }).check();
  await results(page).focus();
  await expect(saved(page)).toHaveText(/^Sparat \d\d:\d\d$/);
  await expect.poll(async () => (await reportRow(db, id))?.draft.lights[1]?.level).toBe('enligt plan');

  await results(page).fill('Utbildningen är klar\nAllt är klart');
  await press(page, 'Spara');
  await expect(page).toHaveURL(/sparad=/);
  expect((await reportRow(db, id))?.draft.results).toBe('Utbildningen är klar\nAllt är klart');
  await results(page).press('End');
  await results(page).pressSequentially(' nu');
  await expect(saved(page), 'saving by hand goes on to saving by itself').toHaveText(/^Sparat \d\d:\d\d$/);
  await page.reload();
  await expect(results(page)).toHaveValue('Utbildningen är klar\nAllt är klart nu');
});

test('what is not ready to be published is saved as a draft all the same', async ({ asRole, db, expectStatus }) => {
  expectStatus(400);
  const { id, path } = await addDraft(db);
  const page = await asRole('projektledare');
  await visit(page, `${path}/skriv`);
  await results(page).fill('Klart');
  await press(page, 'Publicera …');
  await expect(page.getByRole('link', { name: 'Välj läge för Personal.' })).toBeVisible();
  await expect(saved(page)).toHaveText(/^Sparat \d\d:\d\d$/);
  expect(await reportRow(db, id)).toMatchObject({ state: 'utkast', draft: { results: 'Klart' } });
});

test('leaving a field saves at once, and nothing is written anew that is already there', async ({ asRole, db }) => {
  const { id, path } = await addDraft(db);
  const page = await asRole('projektledare');
  await visit(page, `${path}/skriv`);
  await results(page).fill('Klart');
  await page.getByRole('link', { name: 'Milstolpar' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Milstolpar' })).toBeVisible();
  await expect.poll(async () => (await reportRow(db, id))?.draft.results).toBe('Klart');
  const { version } = (await reportRow(db, id))!;

  await visit(page, `${path}/skriv`);
  await press(page, 'Spara');
  await expect(page).toHaveURL(/sparad=/);
  expect((await reportRow(db, id))?.version).toBe(version);
});

test('a light that the figures contradict gets advice as it is chosen, and is the writer’s to choose', async ({
  asRole,
  db,
}) => {
  await addMilestone(db, 'Försenad leverans', { baseline: '2020-12-01' });
  const { path } = await addDraft(db);
  const page = await asRole('projektledare');
  await visit(page, `${path}/skriv`);
  const advice = area(page, 'Tid').getByRole('status');
  await expect(advice).toHaveCount(0);
  await area(page, 'Tid').getByRole('radio', { name: 'Enligt plan' }).check();
  await expect(advice).toContainText(
    'Tid är enligt plan men en milstolpe är försenad och två beslutspunkter har passerat utan beslut. Siffrorna talar för komplikationer',
  );
  await area(page, 'Tid').getByRole('radio', { name: 'Komplikationer', exact: true }).check();
  await expect(advice).toHaveCount(0);
});

test('another period brings what the system knows of it', async ({ asRole, db }) => {
  const milestone = await addMilestone(db, 'Nådd i november', { baseline: '2020-11-10' });
  await db
    .updateTable('milestone')
    .set({ actualDate: '2020-11-10', status: 'klar' })
    .where('id', '=', milestone)
    .execute();
  const { path } = await addDraft(db);
  const page = await asRole('projektledare');
  await visit(page, `${path}/skriv`);
  const milestones = page.getByRole('region', { name: 'Milstolpar', exact: true });
  await expect(milestones).not.toContainText('Nådd i november');
  await page.getByRole('textbox', { name: 'Första dag' }).fill('2020-11-01');
  await expect(milestones).toContainText('Nådd i november');
});

test('two who write do not overwrite each other: both values are shown, and nothing typed is lost', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(409);
  const { id, path } = await addDraft(db);
  const [one, other] = [await asRole('projektledare'), await asRole('projektledare')];
  await visit(one, `${path}/skriv`);
  await visit(other, `${path}/skriv`);
  await results(one).fill('Skrivet av den ena');
  await expect(saved(one)).toHaveText(/^Sparat/);

  await results(other).fill('Skrivet av den andra');
  await area(other, 'Tid').getByRole('radio', { name: 'Enligt plan' }).check();
  const conflict = other.getByRole('alert').filter({ hasText: 'Någon annan hann spara före dig' });
  await expect(conflict).toContainText(/Senast sparad av Projektledare, 2020-12-1[89] \d\d:\d\d/);
  await expect(conflict.getByRole('row', { name: /^Gjort under perioden/ })).toHaveText(
    /Gjort under perioden\s*Skrivet av den andra\s*Skrivet av den ena/,
  );
  await expect(results(other)).toHaveValue('Skrivet av den andra');
  expect((await reportRow(db, id))?.draft.results, 'nothing is overwritten').toBe('Skrivet av den ena');

  await results(other).fill('Båda får rätt');
  await other.getByRole('textbox', { name: 'Kommande aktiviteter' }).fill('Mer');
  await expect(saved(other), 'it does not go on by itself').toContainText('någon annan hann spara före dig');
  expect((await reportRow(db, id))?.draft.results).toBe('Skrivet av den ena');
  await press(other, 'Spara');
  await expect(other).toHaveURL(/sparad=/);
  await expect(conflict).toHaveCount(0);
  expect((await reportRow(db, id))?.draft).toMatchObject({ results: 'Båda får rätt', coming: 'Mer' });

  await results(one).fill('Den ena igen');
  await press(one, 'Spara');
  await expect(one.getByRole('alert').filter({ hasText: 'Någon annan hann spara' })).toContainText('Båda får rätt');
  expect((await reportRow(db, id))?.draft.results).toBe('Båda får rätt');
});

test('the same without JavaScript', async ({ asRole, db, expectStatus }) => {
  expectStatus(409);
  const { id, path } = await addDraft(db);
  const [one, other] = [
    await asRole('projektledare', { javaScriptEnabled: false }),
    await asRole('projektledare', { javaScriptEnabled: false }),
  ];
  await one.goto(`${path}/skriv`);
  await other.goto(`${path}/skriv`);
  await results(one).fill('Skrivet av den ena');
  await press(one, 'Spara');
  await results(other).fill('Skrivet av den andra');
  await press(other, 'Spara');
  await expect(other.getByRole('row', { name: /^Gjort under perioden/ })).toHaveText(
    /Gjort under perioden\s*Skrivet av den andra\s*Skrivet av den ena/,
  );
  await expect(results(other)).toHaveValue('Skrivet av den andra');
  await press(other, 'Spara');
  await expect(other).toHaveURL(/sparad=/);
  expect((await reportRow(db, id))?.draft.results).toBe('Skrivet av den andra');
});

test('without network it says that nothing is saved, and saves when there is one again', async ({ asRole, db }) => {
  const { id, path } = await addDraft(db);
  const page = await asRole('projektledare');
  await visit(page, `${path}/skriv`);
  // What the page still fetches ahead for its links would be told as an error of its own.
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await results(page).fill('Skrivet på tåget');
  await expect(saved(page)).toContainText('Inte sparat: ingen kontakt med servern', { timeout: 15_000 });
  await page.getByRole('textbox', { name: 'Kommande aktiviteter' }).fill('Mer på tåget');
  await press(page, 'Spara');
  await expect(saved(page)).toContainText('Inte sparat: ingen kontakt med servern');
  await expect(results(page)).toHaveValue('Skrivet på tåget');
  await page.context().setOffline(false);
  await expect(saved(page)).toHaveText(/^Sparat \d\d:\d\d$/);
  expect((await reportRow(db, id))?.draft).toMatchObject({ results: 'Skrivet på tåget', coming: 'Mer på tåget' });
});

test('an answer that got lost on the way is no conflict with oneself', async ({ asRole, db }) => {
  const { id, path } = await addDraft(db);
  const page = await asRole('projektledare');
  await visit(page, `${path}/skriv`);
  let lost = 0;
  await page.route(
    (url) => url.pathname.includes('/skriv'),
    async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    },
  );
  await results(page).fill('Kom fram');
  await expect(saved(page)).toContainText('ingen kontakt med servern');
  expect((await reportRow(db, id))?.draft.results).toBe('Kom fram');
  await results(page).fill('Kom fram, och mer');
  await expect(saved(page)).toHaveText(/^Sparat \d\d:\d\d$/, { timeout: 15_000 });
  await expect.poll(async () => (await reportRow(db, id))?.draft.results).toBe('Kom fram, och mer');
});

test('who is signed out while writing is told so and loses nothing', async ({ asRole, db }) => {
  const { id, path } = await addDraft(db);
  const page = await asRole('projektledare');
  await visit(page, `${path}/skriv`);
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await results(page).fill('Skrivet efter utloggning');
  await expect(saved(page)).toContainText('du har blivit utloggad');
  await expect(results(page)).toHaveValue('Skrivet efter utloggning');
  await page.context().addCookies(cookies);
  await expect(saved(page)).toHaveText(/^Sparat \d\d:\d\d$/, { timeout: 15_000 });
  expect((await reportRow(db, id))?.draft.results).toBe('Skrivet efter utloggning');
});

test('what was published is not changed by what happens afterwards, nor by who still has it open', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  const risk = await addRisk(db, 'Risk före rapporten');
  await db
    .insertInto('riskValuation')
    .values(await gravest(risk))
    .execute();
  const milestone = await addMilestone(db, 'Milstolpe före rapporten', { baseline: '2020-12-20' });
  const { id, path } = await addDraft(db, COMPLETE);
  const still = await asRole('projektledare');
  await visit(still, `${path}/skriv`);
  const page = await asRole('projektledare');
  await visit(page, `${path}/skriv`);
  await press(page, 'Publicera …');
  await press(page, 'Publicera');
  await expect(page).toHaveURL(/publicerad=1/);
  const report = page.getByRole('article').first();
  await expect(report).toContainText('Milstolpe före rapporten');
  const read = await report.innerText();
  const row = await reportRow(db, id);

  await visit(page, `/projekt/min-skolskjuts/milstolpar?milstolpe=${milestone}`);
  await page.getByRole('textbox', { name: 'Prognos' }).fill('2021-05-20');
  await page.getByRole('textbox', { name: 'Orsak' }).fill('Efter rapporten');
  await press(page, 'Spara');
  await expect(page.getByRole('status').filter({ hasText: 'Sparad' })).toBeVisible();
  await db
    .updateTable('risk')
    .set({ title: 'Risk efter rapporten', status: 'stängd' })
    .where('id', '=', risk)
    .execute();
  await visit(page, path);
  expect(await page.getByRole('article').first().innerText()).toBe(read);

  await results(still).fill('Efter publiceringen');
  await expect(saved(still)).toContainText('Inte sparat: Rapporten är publicerad och kan inte ändras.');
  await expect(results(still)).toHaveValue('Efter publiceringen');
  expect(await reportRow(db, id)).toEqual(row);
  expectStatus(404);
  expect((await visit(still, `${path}/skriv`)).status()).toBe(404);
  await expect(still.getByRole('heading', { level: 1 })).toHaveText('Rapporten är publicerad');
  await expect(still.getByRole('textbox')).toHaveCount(0);

  async function gravest(riskId: number) {
    const cell = await db
      .selectFrom('risk')
      .innerJoin('riskScaleCell as cell', 'cell.scaleId', 'risk.scaleId')
      .where('risk.id', '=', riskId)
      .where('cell.colour', '=', 'röd')
      .select(['cell.scaleId', 'cell.probability', 'cell.consequence'])
      .executeTakeFirstOrThrow();
    return {
      ...cell,
      riskId,
      stage: 'before' as const,
      at: '2020-12-18T09:00:00Z',
      valuedOn: '2020-12-18',
      userId: null,
    };
  }
});

test('it is not published when somebody has written in it since it was read', async ({ asRole, db, expectStatus }) => {
  expectStatus(409);
  const { id, path } = await addDraft(db, COMPLETE);
  const page = await asRole('projektledare');
  await visit(page, `${path}/skriv?visa=publicera`);
  const { draft, version } = (await reportRow(db, id))!;
  await db
    .updateTable('statusReport')
    .set({ draft: JSON.stringify({ ...draft, results: 'Ändrat av en annan' }), version: version + 1 })
    .where('id', '=', id)
    .execute();
  await press(page, 'Publicera');
  await expect(page.getByRole('alert')).toContainText('Någon har ändrat i den sedan du öppnade sidan');
  await expect(page.getByRole('article')).toContainText('Ändrat av en annan');
  expect((await reportRow(db, id))?.state).toBe('utkast');
  await press(page, 'Publicera');
  await expect(page).toHaveURL(/publicerad=1/);
});

test('a draft is thrown away after a question, and who still writes in it is told', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  const { id, path } = await addDraft(db);
  const still = await asRole('projektledare');
  await visit(still, `${path}/skriv`);
  const page = await asRole('projektledare');
  await visit(page, `${path}/skriv`);
  await page.getByRole('link', { name: 'Kasta utkastet …' }).click();
  expect(await reportRow(db, id)).toBeDefined();
  await press(page, 'Ja, kasta det');
  await expect(page).toHaveURL(/kastad=/);
  expect(await reportRow(db, id)).toBeUndefined();
  await results(still).fill('Skrivet i tomma intet');
  await expect(saved(still)).toContainText('Utkastet finns inte längre');
  await expect(results(still)).toHaveValue('Skrivet i tomma intet');
});
