import type { Page } from '@playwright/test';

import type { Database } from '~db/open';

import { addActivity, addMilestone, phaseOf } from './rows';
import { recordOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'milestone-moves' });

const PROJECT = '/projekt/min-skolskjuts';
const MILESTONES = `${PROJECT}/milstolpar`;

const row = (page: Page, title: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: title, exact: true }) });

async function join(db: Database, predecessorId: number, successorId: number): Promise<void> {
  const { projectId } = await phaseOf(db);
  await db.insertInto('dependency').values({ projectId, predecessorId, successorId }).execute();
}

/** A milestone of Mora's own and one of the whole project that follows it. */
async function ownAndFollowing(db: Database, word: string): Promise<[own: number, following: number]> {
  const own = await addMilestone(db, `${word} i Mora`, { baseline: '2021-02-01' });
  const following = await addMilestone(db, `${word} klart`, { baseline: '2021-02-03' });
  await join(db, own, following);
  const mora = db.selectFrom('party').where('slug', '=', 'mora').select('id');
  await db.updateTable('milestone').set({ partyId: mora }).where('id', '=', own).execute();
  return [own, following];
}

async function reforecast(page: Page, id: number, forecast: string, reason: string): Promise<void> {
  await visit(page, `${MILESTONES}?milstolpe=${id}`);
  await page.getByRole('textbox', { name: 'Prognos' }).fill(forecast);
  await page.getByRole('textbox', { name: 'Orsak' }).fill(reason);
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
}

test('a new forecast is proposed with what follows it, carried out, and seen in the trend', async ({ asRole, db }) => {
  const first = await addMilestone(db, 'Avtal tecknat', { baseline: '2021-02-01' });
  const second = await addMilestone(db, 'Leverans gjord', { baseline: '2021-02-03' });
  await join(db, first, second);
  const page = await asRole('projektledare');
  await reforecast(page, first, '2021-02-05', 'Överprövning');
  const proposal = page.locator('#forslag');
  await expect(proposal).toContainText('Flytta ”Avtal tecknat” till 2021-02-05?');
  await expect(proposal).toContainText('En rad följer med');
  expect(await recordOf(proposal.getByRole('row').filter({ hasText: 'Leverans gjord' }))).toEqual({
    ...{
      Rad: 'Leverans gjord',
      Nu: '2021-02-03',
      Blir: '2021-02-05',
      Flyttas: '+2 arbetsdagar',
      Följer: 'Avtal tecknat',
    },
  });
  expect(await recordOf(row(page, 'Avtal tecknat'))).toMatchObject({ Prognos: '2021-02-01' });

  await proposal.getByRole('button', { name: 'Flytta alla 2' }).click();
  await expect(row(page, 'Avtal tecknat').getByRole('status')).toHaveText('Sparad');
  expect(await recordOf(row(page, 'Leverans gjord'))).toMatchObject({ Prognos: '2021-02-05', Läge: 'Omplanerad' });
  await row(page, 'Leverans gjord').getByRole('link').click();
  await expect(page.getByRole('listitem').filter({ hasText: '2021-02-03 → 2021-02-05' })).toContainText(
    'Följde med Avtal tecknat',
  );

  await page.getByRole('link', { name: 'Milstolpstrend' }).click();
  await expect(page.getByRole('img', { name: /Avtal tecknat: 4 dagar senare/ })).toBeVisible();
  const line = await recordOf(page.getByRole('row').filter({ hasText: 'Leverans gjord' }));
  expect(Object.values(line)).toContain('2 dagar senare');
  await page.getByRole('combobox', { name: 'Läge' }).selectOption('Klara');
  await page.getByRole('button', { name: 'Visa', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Leverans gjord' })).toHaveCount(0);
  const file = await page.request.get(`${MILESTONES}.csv?lage=omplanerad`);
  expect(await file.text()).toContain('2020-12-18: 2021-02-01 → 2021-02-05, Överprövning');
});

test('an outcome that came late asks about what follows', async ({ asRole, db }) => {
  const first = await addMilestone(db, 'Provet gjort', { baseline: '2020-12-01' });
  const second = await addMilestone(db, 'Provet bedömt', { baseline: '2020-12-02' });
  await join(db, first, second);
  const page = await asRole('projektledare');
  await visit(page, `${MILESTONES}?milstolpe=${first}&lage=forsenad`);
  await page.getByRole('textbox', { name: 'Utfall' }).fill('2020-12-16');
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Klar');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.locator('#forslag')).toContainText('”Provet gjort” nåddes 2020-12-16.');
  await page.getByRole('button', { name: 'Spara och flytta 1' }).click();
  await expect(row(page, 'Provet gjort').getByRole('status')).toHaveText('Sparad');
  expect(await recordOf(row(page, 'Provet gjort'))).toMatchObject({ Utfall: '2020-12-16', Läge: 'Klar' });
  // It was moved to a day that has passed as well: late and rescheduled are both told.
  expect(await recordOf(row(page, 'Provet bedömt'))).toMatchObject({
    ...{ Prognos: '2020-12-16', Läge: 'Försenad Omplanerad' },
  });
});

test('new dates of a phase on its own page are proposed with what lies in it', async ({ asRole, db, expectStatus }) => {
  expectStatus(400);
  const { id } = await phaseOf(db, { phase: 3 });
  await db.updateTable('phase').set({ endDate: '2021-08-27' }).where('id', '=', id).execute();
  const activity = await addActivity(db, 'Överlämning', '2021-07-05', '2021-07-09');
  await db.updateTable('activity').set({ phaseId: id }).where('id', '=', activity).execute();
  const page = await asRole('projektledare');
  await visit(page, `${PROJECT}/faser/3?andra=1`);
  await page.getByRole('textbox', { name: 'Start' }).fill('2021-07-08');
  await page.getByRole('textbox', { name: 'Slut' }).fill('2021-09-03');
  await page.getByRole('textbox', { name: 'Nummer' }).fill('1');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Nummer' })).toHaveAccessibleDescription(/Fas 1 finns redan/);
  await page.getByRole('textbox', { name: 'Nummer' }).fill('3');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  const proposal = page.locator('#forslag');
  expect(await recordOf(proposal.getByRole('row').filter({ hasText: 'Överlämning' }))).toMatchObject({
    ...{ Blir: '2021-07-12 – 2021-07-16', Flyttas: '+5 arbetsdagar', Följer: 'Förvaltning' },
  });
  await proposal.getByRole('button', { name: 'Flytta alla 2' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Fasen är sparad.' })).toBeVisible();
  const moved = await db.selectFrom('activity').select('startDate').where('id', '=', activity).executeTakeFirst();
  expect(moved).toEqual({ startDate: '2021-07-12' });
});

test('a delprojektledare finds the own kommun’s milestones and moves one alone; the rest waits', async ({
  asRole,
  db,
}) => {
  const [own, following] = await ownAndFollowing(db, 'Utbildat');
  const page = await asRole('delprojektledare.mora');
  await visit(page, '/');
  const waiting = page.getByRole('listitem').filter({ hasText: 'Utbildat' });
  await expect(waiting).toHaveCount(1);
  await expect(page.getByRole('listitem').filter({ hasText: 'Lanserad i' })).toHaveCount(1);
  await waiting.getByRole('link').click();
  await expect(page.getByText('Du uppdaterar milstolparna för Mora.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Prognos' }).fill('2021-02-08');
  await page.getByRole('textbox', { name: 'Orsak' }).fill('Lokalen är upptagen');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  const proposal = page.locator('#forslag');
  await expect(proposal).toContainText('Utbildat klart');
  await expect(proposal).toContainText('projektledare');
  await expect(proposal.getByRole('button', { name: /Flytta alla/ })).toHaveCount(0);
  await proposal.getByRole('button', { name: 'Flytta bara den här' }).click();
  await expect(row(page, 'Utbildat i Mora').getByRole('status')).toHaveText('Sparad');
  expect(await recordOf(row(page, 'Utbildat i Mora'))).toMatchObject({ Prognos: '2021-02-08', Läge: 'Omplanerad' });
  expect(await recordOf(row(page, 'Utbildat klart'))).toMatchObject({ Prognos: '2021-02-03' });

  await page.getByRole('link', { name: 'Utbildat klart' }).click();
  await expect(page.getByText('Den här milstolpen ändras av projektledaren.')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await page.getByRole('link', { name: 'Visa bara Mora' }).click();
  await expect(row(page, 'Utbildat klart')).toHaveCount(0);
  await expect(row(page, 'Lanserad i Mora')).toBeVisible();
  expect([own, following].every((id) => id > 0)).toBe(true);
});

test('a delprojektledare is refused others’ milestones and everything that follows, and no row changes', async ({
  asRole,
  db,
}) => {
  const [own, following] = await ownAndFollowing(db, 'Prövat');
  const page = await asRole('delprojektledare.mora');
  const rows = () => db.selectFrom('milestone').selectAll().where('id', 'in', [own, following]).orderBy('id').execute();
  const before = await rows();
  const form = (id: number) => ({
    ...{ intent: 'update', id: String(id), version: '1', status: 'pågår', title: 'Ändrad', forecast: '2021-02-10' },
    ...{ reason: 'x', label: '', criteria: '', responsible: '' },
  });
  for (const [path, sent] of [
    [MILESTONES, form(following)],
    [MILESTONES, { ...form(own), cascade: 'all', seen: 'x' }],
    [MILESTONES, { intent: 'remove', id: String(own), version: '1' }],
    [MILESTONES, { intent: 'explain', id: String(following), changeId: '1', explanation: 'x' }],
    [
      `${PROJECT}/plan`,
      {
        intent: 'move',
        kind: 'milestone',
        id: String(own),
        version: '1',
        start: '2021-02-10',
        end: '2021-02-10',
        cascade: 'all',
        seen: 'x',
      },
    ],
    [
      `${PROJECT}/faser/2`,
      { intent: 'update-phase', id: '3', version: '1', number: '2', name: 'x', kind: 'genomförande' },
    ],
  ] as const) {
    const answer = await page.request.post(path, { form: sent, maxRedirects: 0 });
    expect(answer.status(), `${sent.intent} at ${path}`).toBe(403);
  }
  expect(await rows()).toEqual(before);
});
