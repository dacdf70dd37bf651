import type { Locator, Page } from '@playwright/test';

import { addMilestone } from './rows';
import { expect, test, visit } from './test';

test.use({ portfolio: 'plan' });

/** 1 MB of text. */
const LONG = 'å'.repeat(512 * 1024);

/** A field, what is typed into it, and what stands at it afterwards. */
const WRONG = [
  ['Prognos', '2021-02-30', /”2021-02-30” är inte ett datum som finns\. Skriv år-månad-dag/],
  ['Prognos', 'i vår', /”i vår” är inte ett datum som finns/],
  ['Prognos', '2019-09-05', /Prognosen 2019-09-05 ligger före projektets start 2019-09-06\./],
  ['Utfall', '2020-12-19', /Utfallet 2020-12-19 ligger i framtiden\. I dag är det 2020-12-18\./],
  ['Utfall', '2020-12-01', /Ett utfallsdatum betyder att milstolpen är klar/],
  ['Orsak', LONG, /Högst 2\s000 tecken\. Du skrev 524\s288\./],
] as const;

async function refused(field: Locator, message: RegExp, typed: string): Promise<void> {
  await expect(field).toHaveAccessibleDescription(message);
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  expect((await field.inputValue()) === typed, 'what was typed stays').toBe(true);
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? '' : ', without JavaScript';

  // What the schema says and what the plan says, one of each without JavaScript.
  for (const [at, [label, typed, message]] of (javaScriptEnabled ? WRONG : WRONG.slice(1, 3)).entries()) {
    test(`milestone: ${label} “${typed.slice(0, 20)}” is answered at the field${how}`, async ({
      asRole,
      db,
      expectStatus,
    }) => {
      expectStatus(400);
      const id = await addMilestone(db, `Felinmatning ${at}${how}`, { baseline: '2021-03-01' });
      const page = await asRole('projektledare', { javaScriptEnabled });
      await openForm(page, `/projekt/min-skolskjuts/milstolpar?milstolpe=${id}`, javaScriptEnabled);
      await page.getByRole('textbox', { name: 'Ansvarig' }).fill('den som vet');
      await page.getByRole('textbox', { name: label }).fill(typed);
      if (label !== 'Orsak') await page.getByRole('textbox', { name: 'Orsak' }).fill('En orsak');
      const answer = javaScriptEnabled ? null : page.waitForResponse((each) => each.request().method() === 'POST');
      await page.getByRole('button', { name: 'Spara' }).click();
      await refused(page.getByRole('textbox', { name: label }), message, typed);
      await expect(page.getByRole('textbox', { name: 'Ansvarig' })).toHaveValue('den som vet');
      if (answer) expect((await answer).status()).toBe(400);
      const stored = await db.selectFrom('milestone').select('version').where('id', '=', id).executeTakeFirst();
      expect(stored).toEqual({ version: 1 });
    });
  }

  test(`hours that are text are answered at the field${how}`, async ({ asRole, expectStatus }) => {
    expectStatus(400);
    const page = await asRole('projektledare', { javaScriptEnabled });
    await openForm(page, '/projekt/min-skolskjuts/timmar?ny=1', javaScriptEnabled);
    await page.getByRole('textbox', { name: 'Roll' }).fill('Testledare');
    await page.getByRole('textbox', { name: 'Timmar 2020' }).fill('många');
    await page.getByRole('button', { name: 'Lägg till' }).click();
    await refused(page.getByRole('textbox', { name: 'Timmar 2020' }), /”många” är inte ett antal timmar/, 'många');
    await expect(page.getByRole('textbox', { name: 'Roll' })).toHaveValue('Testledare');
  });

  test(`an amount that is text, and a phase that ends before it starts${how}`, async ({ asRole, expectStatus }) => {
    expectStatus(400);
    const page = await asRole('projektledare', { javaScriptEnabled });
    await openForm(page, '/projekt/min-skolskjuts/faser/3?ny-rad=1', javaScriptEnabled);
    await page.getByRole('textbox', { name: 'Rad' }).fill('Konsult');
    await page.getByRole('textbox', { name: 'Belopp' }).fill('tusen');
    await page.getByRole('button', { name: 'Lägg till' }).click();
    await refused(page.getByRole('textbox', { name: 'Belopp' }), /”tusen” är inte ett belopp i kronor/, 'tusen');

    await openForm(page, '/projekt/min-skolskjuts/faser?ny=1', javaScriptEnabled);
    await page.getByRole('textbox', { name: 'Namn' }).fill('Baklänges');
    await page.getByRole('textbox', { name: 'Start' }).fill('2021-05-01');
    await page.getByRole('textbox', { name: 'Slut' }).fill('2021-04-01');
    await page.getByRole('button', { name: 'Lägg till fas' }).click();
    await refused(page.getByRole('textbox', { name: 'Slut' }), /Slutet 2021-04-01 ligger före starten/, '2021-04-01');
  });

  test(`a name of spaces is an empty name${how}`, async ({ asRole, expectStatus }) => {
    expectStatus(400);
    const page = await asRole('projektledare', { javaScriptEnabled });
    await openForm(page, '/projekt/min-skolskjuts/milstolpar?ny=1', javaScriptEnabled);
    await page.getByRole('textbox', { name: 'Milstolpe' }).fill('   ');
    await page.getByRole('button', { name: 'Lägg till' }).click();
    await refused(page.getByRole('textbox', { name: 'Milstolpe' }), /Skriv vad som ska vara uppnått\./, '   ');
  });
}

async function openForm(page: Page, path: string, hydrated: boolean): Promise<void> {
  if (hydrated) await visit(page, path);
  else await page.goto(path);
}
