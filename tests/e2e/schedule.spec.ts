import type { Page } from '@playwright/test';

import type { Database } from '~db/open';

import { addActivity, addMilestone, changeElsewhere, phaseOf } from './rows';
import { recordOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'schedule' });

const PLAN = '/projekt/min-skolskjuts/plan';

const tableRow = (page: Page, name: string) =>
  page
    .getByRole('region', { name: 'Planen som tabell' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) })
    // A row that is open has its name in a field.
    .and(page.locator('tr:not(.edit-row)'));

/** The row whose fields are open. */
const openRow = (page: Page) => page.locator('tr.edit-row');

async function join(db: Database, predecessorId: number, successorId: number): Promise<void> {
  const { projectId } = await phaseOf(db);
  await db.insertInto('dependency').values({ projectId, predecessorId, successorId }).execute();
}

/** Three activities in a row, each the week after the one before. */
async function chain(db: Database, word: string): Promise<[number, number, number]> {
  const first = await addActivity(db, `${word} ett`, '2021-02-01', '2021-02-05');
  const second = await addActivity(db, `${word} två`, '2021-02-08', '2021-02-12');
  const third = await addActivity(db, `${word} tre`, '2021-02-15', '2021-02-19');
  await join(db, first, second);
  await join(db, second, third);
  return [first, second, third];
}

async function retype(page: Page, id: number, start: string, end: string): Promise<void> {
  await visit(page, `${PLAN}?rad=activity-${id}`);
  await page.getByRole('textbox', { name: 'Start' }).fill(start);
  await page.getByRole('textbox', { name: 'Slut' }).fill(end);
  await page.locator(`#aktivitet-${id}`).getByRole('button', { name: 'Spara', exact: true }).click();
}

test('a dependency is added, changed and removed in the table, and a circle is refused by its names', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  const first = await addActivity(db, 'Upphandling', '2021-02-01', '2021-02-05');
  const second = await addActivity(db, 'Avtal', '2021-02-08', '2021-02-12');
  const page = await asRole('projektledare');
  await visit(page, `${PLAN}?rad=activity-${second}`);
  const fresh = page.getByRole('form', { name: 'Nytt beroende' });
  await fresh.getByRole('combobox', { name: 'Beror på' }).selectOption({ label: 'Upphandling' });
  await fresh.getByRole('textbox', { name: 'Fördröjning' }).fill('mycket');
  await fresh.getByRole('button', { name: 'Lägg till beroende' }).click();
  await expect(fresh).toContainText('ska vara ett heltal från −3650 till 3650');
  await fresh.getByRole('textbox', { name: 'Fördröjning' }).fill('2');
  await fresh.getByRole('button', { name: 'Lägg till beroende' }).click();
  await expect
    .poll(() => recordOf(openRow(page)))
    .toMatchObject({ 'Beror på': 'Upphandling FS +2 arbetsdagar Bruten' });

  const kept = page.getByRole('form', { name: 'Beror på Upphandling' });
  await kept.getByRole('textbox', { name: 'Fördröjning' }).fill('0');
  await kept.getByRole('button', { name: 'Spara' }).click();
  await expect.poll(() => recordOf(openRow(page))).toMatchObject({ 'Beror på': 'Upphandling' });

  await visit(page, `${PLAN}?rad=activity-${first}`);
  await page.getByRole('combobox', { name: 'Beror på' }).selectOption({ label: 'Avtal' });
  await page.getByRole('button', { name: 'Lägg till beroende' }).click();
  await expect(
    page.getByText(/Beroendena går runt: (Upphandling → Avtal → Upphandling|Avtal → Upphandling → Avtal)\./).first(),
  ).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Beror på' })).toHaveValue(String(second));

  await visit(page, `${PLAN}?rad=activity-${second}`);
  await page.getByRole('button', { name: 'Ta bort beroendet av Upphandling' }).click();
  await expect.poll(() => recordOf(openRow(page))).toMatchObject({ 'Beror på': '' });
});

test('a move with consequences is proposed, carried out with its causes, and taken back', async ({ asRole, db }) => {
  const [first, , third] = await chain(db, 'Kedja');
  const goal = await addMilestone(db, 'Kedjans mål', { baseline: '2021-02-19' });
  await join(db, third, goal);
  const page = await asRole('projektledare');
  await retype(page, first, '2021-02-03', '2021-02-09');
  const proposal = page.locator('#forslag');
  await expect(proposal).toContainText('Flytta ”Kedja ett” till 2021-02-03 – 2021-02-09?');
  await expect(proposal).toContainText('3 rader följer med');
  await expect(proposal).toContainText('Inget är flyttat än.');
  expect(await recordOf(proposal.getByRole('row').filter({ hasText: 'Kedja tre' }).first())).toEqual({
    ...{ Rad: 'Kedja tre', Nu: '2021-02-15 – 2021-02-19', Blir: '2021-02-17 – 2021-02-23' },
    ...{ Flyttas: '+2 arbetsdagar', Följer: 'Kedja två' },
  });
  expect(await recordOf(tableRow(page, 'Kedja tre'))).toMatchObject({ Slut: '2021-02-19' });

  await proposal.getByRole('button', { name: 'Flytta alla 4' }).click();
  await expect.poll(() => recordOf(tableRow(page, 'Kedja tre'))).toMatchObject({ Slut: '2021-02-23' });
  await expect(proposal).toHaveCount(0);
  await visit(page, `/projekt/min-skolskjuts/milstolpar?milstolpe=${goal}`);
  await expect(page.getByRole('listitem').filter({ hasText: '2021-02-19 → 2021-02-23' })).toContainText(
    'Följde med Kedja tre',
  );

  await visit(page, PLAN);
  await expect(page.getByText('Senaste ändring: ”Kedja ett” flyttad, 3 till följde med')).toBeVisible();
  await page.getByRole('button', { name: 'Ta tillbaka' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Ändringen är tillbakatagen.' })).toBeVisible();
  expect(await recordOf(tableRow(page, 'Kedja ett'))).toMatchObject({ 'Start eller prognos': '2021-02-01' });
  expect(await recordOf(tableRow(page, 'Kedjans mål'))).toMatchObject({ 'Start eller prognos': '2021-02-19' });
});

test('only the moved row is moved when that is the answer, and the broken dependency is marked', async ({
  asRole,
  db,
}) => {
  const [first] = await chain(db, 'Ensam');
  const page = await asRole('projektledare');
  await retype(page, first, '2021-02-08', '2021-02-10');
  await page.getByRole('button', { name: 'Flytta bara den här' }).click();
  await expect.poll(() => recordOf(tableRow(page, 'Ensam ett'))).toMatchObject({ Slut: '2021-02-10' });
  expect(await recordOf(tableRow(page, 'Ensam två'))).toMatchObject({
    'Beror på': 'Ensam ett Bruten',
    Slut: '2021-02-12',
  });
});

test('a proposal of a plan that was changed meanwhile is shown anew', async ({ asRole, db }) => {
  const [first, second] = await chain(db, 'Omräknad');
  const page = await asRole('projektledare');
  await retype(page, first, '2021-02-08', '2021-02-12');
  await expect(page.locator('#forslag')).toContainText('2 rader följer med');
  await changeElsewhere(db, 'activity', second, { startDate: '2021-03-01', endDate: '2021-03-05' });
  await page.getByRole('button', { name: 'Flytta alla 3' }).click();
  await expect(page.locator('#forslag')).toContainText('Planen har ändrats sedan du såg förslaget.');
  await expect(page.locator('#forslag')).toContainText('Inget annat följer med');
  expect(await recordOf(tableRow(page, 'Omräknad ett'))).toMatchObject({ Slut: '2021-02-05' });
});

test('a bar dragged onto its successor goes back and proposes', async ({ asRole, db }) => {
  const [first] = await chain(db, 'Dragen');
  const page = await asRole('projektledare');
  await visit(page, PLAN);
  const bar = page.locator(`svg.gantt .bar-wrapper[data-row="activity-${first}"] .gantt-bar`);
  await bar.evaluate((rect) => rect.scrollIntoView({ block: 'center', inline: 'center' }));
  const box = (await bar.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 28, box.y + box.height / 2, { steps: 4 });
  await page.mouse.move(box.x + box.width / 2 + 56, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(page.locator('#forslag')).toContainText('Flytta ”Dragen ett” till 2021-02-08 – 2021-02-12?');
  await page.getByRole('button', { name: 'Flytta alla 3' }).click();
  await expect.poll(() => recordOf(tableRow(page, 'Dragen tre'))).toMatchObject({ Slut: '2021-02-26' });
});

test('without JavaScript a row is held, its move refused, and slack and the critical path can be read', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  const last = await addMilestone(db, 'Sist av allt', { baseline: '2026-06-05' });
  const before = await addActivity(db, 'Näst sist', '2026-06-01', '2026-06-03');
  await join(db, before, last);
  const page = await asRole('projektledare', { javaScriptEnabled: false });
  await page.goto(`${PLAN}?rad=activity-${before}`);
  expect(await recordOf(openRow(page))).toMatchObject({ Slack: '2 dagar' });
  expect(await recordOf(tableRow(page, 'Sist av allt'))).toMatchObject({ Slack: '0 dagar Kritisk' });
  const held = page.getByRole('form', { name: 'Villkor' });
  await held.getByRole('combobox', { name: 'Villkor' }).selectOption({ label: 'Låst till sitt datum' });
  await held.getByRole('button', { name: 'Spara villkor' }).click();
  expect(await recordOf(openRow(page))).toMatchObject({ 'Beror på': 'låst' });
  await page.getByRole('textbox', { name: 'Slut' }).fill('2026-06-08');
  await page.locator(`#aktivitet-${before}`).getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByText('är låst till sitt datum. Ta bort låset först.').first()).toBeVisible();
});

test('readers see dependencies and are refused every change of them', async ({ asRole, db }) => {
  const [first, second] = await chain(db, 'Läst');
  const page = await asRole('lasare');
  await visit(page, PLAN);
  expect(await recordOf(tableRow(page, 'Läst två'))).toMatchObject({ 'Beror på': 'Läst ett' });
  await expect(page.getByRole('button', { name: 'Ta tillbaka' })).toHaveCount(0);
  const { origin } = new URL(page.url());
  for (const [path, form] of [
    [PLAN, { intent: 'set-dependency', id: second, predecessorId: first, type: 'SS', lag: '0' }],
    [PLAN, { intent: 'remove-dependency', id: second, predecessorId: first }],
    [PLAN, { intent: 'constrain', id: second, version: 1, kind: 'fixed', date: '' }],
    [PLAN, { intent: 'undo', id: 1 }],
    [`${PLAN}/baslinjer`, { intent: 'take', phaseId: '', reason: 'Nej' }],
  ] as const) {
    const answer = await page.request.post(path, { form, headers: { Origin: origin }, maxRedirects: 0 });
    expect(answer.status(), form.intent).toBe(403);
  }
});

test('a baseline is taken with a reason and compared with the plan of today', async ({ asRole, db, expectStatus }) => {
  expectStatus(400);
  const id = await addActivity(db, 'Jämförd', '2021-02-01', '2021-02-05');
  const page = await asRole('projektledare');
  await visit(page, `${PLAN}/baslinjer?ny=1`);
  await page.getByRole('button', { name: 'Ta baslinje' }).click();
  await expect(page.getByText('Skriv varför baslinjen tas.').first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Orsak' }).fill('Ny leverantör');
  await page.getByRole('button', { name: 'Ta baslinje' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Baslinjen är tagen.' })).toBeVisible();
  await expect(page.getByText(/^0 flyttade, 0 nya, 0 borttagna, \d+ oförändrade\.$/)).toBeVisible();

  await changeElsewhere(db, 'activity', id, { endDate: '2021-02-12' });
  await addActivity(db, 'Tillkommen', '2021-03-01', '2021-03-05');
  await visit(page, `${PLAN}/baslinjer`);
  const differences = page.getByRole('region', { name: 'Skillnader mellan baslinjerna' });
  expect(await recordOf(differences.getByRole('row').filter({ hasText: 'Jämförd' }))).toEqual({
    ...{ Rad: 'Jämförd', Ändring: 'Flyttad', Från: '2021-02-01 – 2021-02-05', Till: '2021-02-01 – 2021-02-12' },
    ...{ Start: '', Slut: '+7 dagar' },
  });
  await expect(differences.getByRole('row').filter({ hasText: 'Tillkommen' })).toContainText('Ny');
  await page.getByRole('combobox', { name: 'Till' }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Jämför' }).click();
  await expect(page.getByText(/^0 flyttade, 0 nya/)).toBeVisible();
});
