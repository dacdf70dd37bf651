import type { Page } from '@playwright/test';

import type { Database } from '~db/open';

import { addActivity, addHourRow, addMilestone, addPhase, addRisk, changeElsewhere } from './rows';
import { expect, test, visit } from './test';

test.use({ portfolio: 'plan' });

interface Race {
  readonly what: string;
  /** makes the row; gives its id and the page with its form opened */
  readonly open: (db: Database, name: string) => Promise<readonly [id: number, path: string]>;
  readonly elsewhere: (db: Database, id: number) => Promise<void>;
  readonly type: (page: Page) => Promise<void>;
  /** what the page says of the other change, and what still stands typed */
  readonly theirs: RegExp;
  readonly mine: (page: Page) => Promise<void>;
  readonly stored: (db: Database, id: number) => Promise<unknown>;
  readonly expected: unknown;
}

const RACES: readonly Race[] = [
  {
    what: 'milestone',
    open: async (db, name) => {
      const id = await addMilestone(db, name, { baseline: '2021-03-01' });
      return [id, `/projekt/min-skolskjuts/milstolpar?milstolpe=${id}`];
    },
    elsewhere: (db, id) => changeElsewhere(db, 'milestone', id, { forecastDate: '2021-05-05' }),
    type: async (page) => {
      await page.getByRole('textbox', { name: 'Prognos' }).fill('2021-03-15');
      await page.getByRole('textbox', { name: 'Orsak' }).fill('Min egen orsak');
    },
    theirs: /Prognos: 2021-05-05/,
    mine: (page) => expect(page.getByRole('textbox', { name: 'Orsak' })).toHaveValue('Min egen orsak'),
    stored: (db, id) => db.selectFrom('milestone').select('forecastDate').where('id', '=', id).executeTakeFirst(),
    expected: { forecastDate: '2021-03-15' },
  },
  {
    what: 'activity',
    open: async (db, name) => {
      const id = await addActivity(db, name, '2021-01-11', '2021-01-29');
      return [id, `/projekt/min-skolskjuts/plan?rad=activity-${id}`];
    },
    elsewhere: (db, id) =>
      changeElsewhere(db, 'activity', id, { endDate: '2021-02-26', responsible: 'Kollegan', percentComplete: 60 }),
    type: (page) => page.getByRole('textbox', { name: 'Ansvarig' }).fill('Jag själv'),
    theirs: /Slut: 2021-02-26 · Klart: 60 % · Ansvarig: Kollegan/,
    mine: (page) => expect(page.getByRole('textbox', { name: 'Ansvarig' })).toHaveValue('Jag själv'),
    stored: (db, id) => db.selectFrom('activity').select('responsible').where('id', '=', id).executeTakeFirst(),
    expected: { responsible: 'Jag själv' },
  },
  {
    what: 'phase in the plan',
    open: async (db, name) => {
      const id = await addPhase(db, Math.floor(Math.random() * 800) + 100, name);
      return [id, `/projekt/digital-motor/plan?rad=phase-${id}`];
    },
    elsewhere: (db, id) => changeElsewhere(db, 'phase', id, { endDate: '2021-08-31' }),
    type: (page) => page.getByRole('textbox', { name: 'Start' }).fill('2021-04-01'),
    theirs: /Slut: 2021-08-31/,
    mine: (page) => expect(page.getByRole('textbox', { name: 'Start' })).toHaveValue('2021-04-01'),
    stored: (db, id) => db.selectFrom('phase').select('startDate').where('id', '=', id).executeTakeFirst(),
    expected: { startDate: '2021-04-01' },
  },
  {
    what: 'risk',
    open: async (db, name) => {
      const id = await addRisk(db, name);
      return [id, `/projekt/min-skolskjuts/risker?risk=${id}`];
    },
    elsewhere: (db, id) => changeElsewhere(db, 'risk', id, { owner: 'Någon annan' }),
    type: (page) => page.getByRole('textbox', { name: 'Ägare' }).fill('Jag själv'),
    theirs: /Ägare: Någon annan/,
    mine: (page) => expect(page.getByRole('textbox', { name: 'Ägare' })).toHaveValue('Jag själv'),
    stored: (db, id) => db.selectFrom('risk').select('owner').where('id', '=', id).executeTakeFirst(),
    expected: { owner: 'Jag själv' },
  },
  {
    what: 'hour row',
    open: async (db, name) => {
      const id = await addHourRow(db, name, 2020, 40);
      return [id, `/projekt/digital-motor/timmar?rad=${id}`];
    },
    elsewhere: (db, id) => changeElsewhere(db, 'hourBudgetRow', id, { percent: 80 }),
    type: (page) => page.getByRole('textbox', { name: 'Andel av heltid' }).fill('25'),
    theirs: /Andel: 80\s%/,
    mine: (page) => expect(page.getByRole('textbox', { name: 'Andel av heltid' })).toHaveValue('25'),
    stored: (db, id) => db.selectFrom('hourBudgetRow').select('percent').where('id', '=', id).executeTakeFirst(),
    expected: { percent: 25 },
  },
];

for (const javaScriptEnabled of [true, false]) {
  for (const race of RACES) {
    const how = javaScriptEnabled ? '' : ', without JavaScript';
    test(`${race.what}: who comes second sees both versions and keeps what was typed${how}`, async ({
      asRole,
      db,
      expectStatus,
    }) => {
      expectStatus(409);
      const [id, path] = await race.open(db, `Kapplöpning ${race.what}${how}`);
      const page = await asRole('projektledare', { javaScriptEnabled });
      if (javaScriptEnabled) await visit(page, path);
      else await page.goto(path);
      await race.type(page);
      await race.elsewhere(db, id);

      const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
      await page.getByRole('button', { name: 'Spara', exact: true }).click();
      expect((await answered).status()).toBe(409);
      await expect(page.getByRole('alert')).toContainText('Någon annan hann ändra före dig.');
      await expect(page.getByRole('status').filter({ hasText: 'Så här ser raden ut nu' })).toContainText(race.theirs);
      await race.mine(page);

      await page.getByRole('button', { name: 'Spara', exact: true }).click();
      await expect(page.getByRole('status').filter({ hasText: 'Sparad' }), 'saving again is deliberate').toBeVisible();
      expect(await race.stored(db, id)).toEqual(race.expected);
    });
  }
}

test('a row that somebody removed meanwhile is told, and what was typed is not lost', async ({
  asRole,
  db,
  expectStatus,
}) => {
  // The address of what is gone answers 404, with the page that says so.
  expectStatus(400, 404);
  const id = await addMilestone(db, 'Snart borta', { baseline: '2021-03-01' });
  const page = await asRole('projektledare');
  await visit(page, `/projekt/min-skolskjuts/milstolpar?milstolpe=${id}`);
  await page.getByRole('textbox', { name: 'Orsak' }).fill('En orsak jag letade länge efter');
  await changeElsewhere(db, 'milestone', id, { removedAt: '2020-12-18T10:00:00Z' });
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Milstolpen finns inte längre.');
  await expect(
    page.getByText('En orsak jag letade länge efter').or(page.getByRole('textbox', { name: 'Orsak' })),
  ).toBeVisible();
});

test('removing a row that was changed meanwhile is refused', async ({ asRole, db, expectStatus }) => {
  expectStatus(400);
  const id = await addMilestone(db, 'Ändrad under tiden', { baseline: '2021-03-01' });
  const page = await asRole('projektledare');
  await visit(page, `/projekt/min-skolskjuts/milstolpar?milstolpe=${id}&ta-bort=1`);
  await changeElsewhere(db, 'milestone', id, { responsible: 'någon' });
  await page.getByRole('button', { name: 'Ja, ta bort' }).click();
  await expect(page.getByRole('alert')).toContainText('Milstolpen har ändrats eller är redan borttagen.');
  await expect(page.getByRole('link', { name: 'Ändrad under tiden' })).toBeVisible();
});
