import { addDraft, area, COMPLETE, reportRow } from './report-draft';
import { expect, test, type DemoRole } from './test';

test.use({ portfolio: 'report-editor' });

/** What a browser sends of a report, with the fields of `COMPLETE`. */
function formOf(id: number, intent: string, more: Record<string, string> = {}): Record<string, string> {
  const lights = ['Budget', 'Tid', 'Personal'].map((name, at) => [`lights[${at}].area`, name] as const);
  const levels = lights.map((_, at) => [`lights[${at}].level`, 'enligt plan'] as const);
  const written = { periodStart: '2020-12-01', periodEnd: '2020-12-18', results: 'Smugglat' };
  const whole = { ...written, ...Object.fromEntries([...lights, ...levels]) };
  return { intent, id: String(id), version: '1', ...whole, ...more };
}

const INTENTS = ['save', 'preview', 'finish', 'publish', 'discard'] as const;

test('only the projektledare of the project writes: others are refused and nothing is changed', async ({
  asRole,
  db,
}) => {
  const { id, path } = await addDraft(db, COMPLETE);
  const before = await reportRow(db, id);
  const mails = () => db.selectFrom('email').select('id').where('key', 'like', 'report %').execute();
  const sent = await mails();
  const roles: readonly DemoRole[] = ['samordnare', 'styrgrupp', 'direktor.borlange', 'ekonom', 'lasare'];
  for (const role of roles) {
    const page = await asRole(role);
    expect((await page.request.get(`${path}/skriv`)).status(), role).toBe(403);
    for (const intent of INTENTS) {
      const answer = await page.request.post(`${path}/skriv`, { form: formOf(id, intent) });
      expect(answer.status(), `${role} ${intent}`).toBe(403);
    }
    const begun = await page.request.post('/projekt/min-skolskjuts/rapporter', { form: { intent: 'create' } });
    expect(begun.status(), `${role} create`).toBe(403);
    expect((await page.request.get(path)).status(), `${role} reads no draft`).toBe(404);
  }
  expect(await reportRow(db, id)).toEqual(before);
  expect(await mails()).toEqual(sent);
});

test('to a member of another cooperation there is no such project, and to a projektledare no other’s', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(403, 404);
  const { id, path } = await addDraft(db, COMPLETE, 'digital-motor');
  const before = await reportRow(db, id);
  const stranger = await asRole('direktor.ludvika');
  expect((await stranger.goto(`${path}/skriv`))?.status()).toBe(404);
  for (const intent of INTENTS) {
    const answer = await stranger.request.post(`${path}/skriv`, { form: formOf(id, intent) });
    expect(answer.status(), intent).toBe(404);
  }

  const { cooperationId } = await db
    .selectFrom('project')
    .select('cooperationId')
    .where('slug', '=', 'min-skolskjuts')
    .executeTakeFirstOrThrow();
  await db.insertInto('project').values({ slug: 'grannrapport', name: 'Granne', cooperationId }).execute();
  const leads = await asRole('projektledare');
  expect((await leads.goto('/projekt/grannrapport/rapporter/1/skriv'))?.status()).toBe(403);
  const begun = await leads.request.post('/projekt/grannrapport/rapporter', { form: { intent: 'create' } });
  expect(begun.status()).toBe(403);
  const own = await addDraft(db, COMPLETE);
  for (const intent of INTENTS) {
    const answer = await leads.request.post(`${own.path}/skriv`, { form: formOf(id, intent) });
    expect(answer.status(), `${intent} of a report of another project`).toBe(400);
  }
  expect((await reportRow(db, id))?.draft).toEqual(before?.draft);
  expect((await reportRow(db, id))?.state).toBe('utkast');
});

test('what is published has nothing that changes it', async ({ asRole, db, expectStatus }) => {
  expectStatus(400);
  const { id, path } = await addDraft(db, COMPLETE);
  const page = await asRole('projektledare');
  const published = await page.request.post(`${path}/skriv`, { form: formOf(id, 'publish'), maxRedirects: 0 });
  expect(published.status()).toBe(303);
  const row = await reportRow(db, id);
  expect(row?.state).toBe('publicerad');
  for (const intent of INTENTS) {
    const answer = await page.request.post(`${path}/skriv`, { form: formOf(id, intent) });
    expect(answer.status(), intent).toBe(400);
    expect(await answer.text(), `${intent}: what was typed is kept in sight`).toContain(
      intent === 'publish' || intent === 'discard' ? 'Rapporten är publicerad' : 'Smugglat',
    );
  }
  expect(await reportRow(db, id)).toEqual(row);
});

test('a report that lacks something is not published by a form of one’s own making either', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  const { id, path } = await addDraft(db);
  const page = await asRole('projektledare');
  const answer = await page.request.post(`${path}/skriv`, { form: formOf(id, 'publish') });
  expect(answer.status()).toBe(400);
  expect(await answer.text()).toContain('Rapporten är inte klar. Välj läge för Budget.');
  expect((await reportRow(db, id))?.state).toBe('utkast');
});

test('bad input is told at its field with what was typed kept, and is never a fault', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  const { id, path } = await addDraft(db);
  const before = await reportRow(db, id);
  const page = await asRole('projektledare', { javaScriptEnabled: false });
  await page.goto(`${path}/skriv`);
  const last = page.getByRole('textbox', { name: 'Sista dag' });
  await last.fill('2020-11-31');
  await area(page, 'Tid').getByRole('textbox', { name: 'Kort om läget' }).fill('x'.repeat(1001));
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(last).toHaveAccessibleDescription(/”2020-11-31” är inte ett datum som finns/);
  await expect(last).toHaveValue('2020-11-31');
  await expect(area(page, 'Tid').getByRole('textbox', { name: 'Kort om läget' })).toHaveAccessibleDescription(
    /Högst 1\s000 tecken/,
  );
  await area(page, 'Tid').getByRole('textbox', { name: 'Kort om läget' }).fill('');
  await last.fill('2020-11-30');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(last).toHaveAccessibleDescription(/Perioden slutar 2020-11-30, före sin första dag 2020-12-01\./);

  const crafted: readonly Record<string, string>[] = [
    { 'lights[1].level': 'lila' },
    { 'lights[1].area': 'Något annat' },
    { 'lights[3].area': 'En till', 'lights[3].level': 'enligt plan' },
    { 'lights[99999].area': 'Långt bort' },
    { lights: 'x' },
    { parts: 'x' },
    { 'parts.money': 'x' },
    { version: 'x' },
    { id: '0' },
    { results: 'x'.repeat(10_001) },
  ];
  for (const more of crafted) {
    const answer = await page.request.post(`${path}/skriv`, { form: formOf(id, 'save', more) });
    expect(answer.status(), JSON.stringify(more).slice(0, 60)).toBe(400);
  }
  expect((await page.request.post(`${path}/skriv`, { form: formOf(id, 'nothing') })).status()).toBe(400);
  expect(await reportRow(db, id)).toEqual(before);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Skriv statusrapport/);
});
