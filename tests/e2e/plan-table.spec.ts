import type { Page } from '@playwright/test';

import { addActivity, addMilestone, changeElsewhere } from './rows';
import { recordOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'plan-table' });

const PLAN = '/projekt/min-skolskjuts/plan';

const tableRow = (page: Page, name: string) =>
  page
    .getByRole('region', { name: 'Planen som tabell' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) })
    // A row that is open has its name in a field.
    .and(page.locator('tr:not(.edit-row)'));

test('a row is found, opened, changed and left again by the keyboard alone', async ({ asRole, db }) => {
  await addActivity(db, 'Tangent ett', '2021-02-01', '2021-02-05');
  await addActivity(db, 'Tangent två', '2021-02-08', '2021-02-12');
  const page = await asRole('projektledare');
  await visit(page, `${PLAN}?skala=kvartal&faser=2`);
  const link = (name: string) => page.getByRole('link', { name, exact: true });
  await link('Tangent ett').focus();
  await page.keyboard.press('ArrowDown');
  await expect(link('Tangent två')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: 'Slut' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(link('Tangent ett')).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Slut' })).toHaveCount(0);

  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Aktivitet' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: 'Slut' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Slut' }).fill('2021-02-09');
  await page.keyboard.press('Enter');
  await expect.poll(() => recordOf(tableRow(page, 'Tangent ett'))).toMatchObject({ Slut: '2021-02-09' });
  await expect(link('Tangent ett')).toBeFocused();
  await expect(page, 'the scale and the open phases stay').toHaveURL(/skala=kvartal&faser=2&sparad=activity-\d+$/);
});

test('several rows are moved together after a look at it, and taken back in one step', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400, 409);
  const first = await addActivity(db, 'Grupp ett', '2021-02-01', '2021-02-05');
  const goal = await addMilestone(db, 'Grupp mål', { baseline: '2021-02-19' });
  const page = await asRole('projektledare');
  await visit(page, PLAN);
  await page.getByText('Ändra flera rader samtidigt').click();
  await page.getByRole('textbox', { name: 'Antal arbetsdagar' }).fill('5');
  await page.getByRole('button', { name: 'Flytta', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Markera minst en rad i tabellen.');
  for (const name of ['Grupp ett', 'Grupp mål', 'MS13']) {
    await tableRow(page, name).getByRole('checkbox').check();
  }
  await page.getByRole('button', { name: 'Flytta', exact: true }).click();
  const reason = page.getByRole('textbox', { name: 'Orsak, om milstolpar flyttas' });
  await expect(reason).toHaveAccessibleDescription(/Skriv varför milstolparna flyttas/);
  await reason.fill('Väntar på avtalet');
  await changeElsewhere(db, 'activity', first, { responsible: 'den andra' });
  await changeElsewhere(db, 'milestone', goal, { responsible: 'den tredje' });
  let readAnew = () => {};
  const held = new Promise<void>((resolve) => (readAnew = resolve));
  await page.route(
    ({ pathname }) => pathname.endsWith('.data'),
    async (route) => {
      if (route.request().method() !== 'POST') await held;
      await route.continue();
    },
  );
  await page.getByRole('button', { name: 'Flytta', exact: true }).click();
  await expect(page.getByText(/Så här ser raden ut nu:.*Slut: 2021-02-05.*Ansvarig: den tredje/)).toBeVisible();
  const chosen = tableRow(page, 'Grupp ett').getByRole('checkbox');
  await expect(chosen, 'the answer itself has the new version').toHaveValue(`activity-${first}-2`);
  await expect(chosen, 'what was chosen stays').toBeChecked();
  await page.getByRole('button', { name: 'Flytta', exact: true }).click();

  const proposal = page.locator('#forslag');
  await expect(proposal).toBeVisible();
  readAnew();
  await expect(proposal).toContainText('Flytta 5 arbetsdagar senare: 2 rader?');
  await expect(proposal).toContainText('Inget är sparat än.');
  await expect(proposal).toContainText('Rörs inte: MS13 Projektplan för fas 2 klar för beslut (redan klar)');
  await proposal.getByRole('button', { name: 'Ändra 2 rader' }).click();
  await expect.poll(() => recordOf(tableRow(page, 'Grupp ett'))).toMatchObject({ Slut: '2021-02-12' });
  expect(await recordOf(tableRow(page, 'Grupp mål'))).toMatchObject({ 'Start eller prognos': '2021-02-26' });
  await expect(page.getByText('Senaste ändring: 2 rader ändrade tillsammans')).toBeVisible();
  await page.getByRole('button', { name: 'Ta tillbaka' }).click();
  await expect.poll(() => recordOf(tableRow(page, 'Grupp ett'))).toMatchObject({ Slut: '2021-02-05' });
  expect(await recordOf(tableRow(page, 'Grupp mål'))).toMatchObject({ 'Start eller prognos': '2021-02-19' });
  expect(await recordOf(tableRow(page, 'Grupp ett')), 'what somebody else did stays').toMatchObject({
    Ansvarig: 'den andra',
  });
});

test('without JavaScript a milestone is added, updated and removed with others in the table', async ({
  asRole,
  expectStatus,
}) => {
  expectStatus(400);
  const page = await asRole('projektledare', { javaScriptEnabled: false });
  await page.goto(PLAN);
  await page.getByRole('link', { name: 'Lägg till milstolpe i Fas 2' }).click();
  await page.getByRole('textbox', { name: 'Milstolpe' }).fill('Utan skript');
  await page.getByRole('textbox', { name: 'Prognos' }).fill('2021-03-01');
  await page.getByRole('button', { name: 'Lägg till', exact: true }).click();
  await expect(page, 'the browser comes back to the row').toHaveURL(/#milestone-\d+$/);

  await page.getByRole('link', { name: 'Utan skript' }).click();
  await page.getByRole('textbox', { name: 'Prognos' }).fill('2021-03-08');
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Pågår');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  const why = page.getByRole('textbox', { name: 'Orsak', exact: true });
  await expect(why).toHaveAccessibleDescription(/Skriv varför prognosen ändras/);
  await why.fill('Leverantören är sen');
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  expect(await recordOf(tableRow(page, 'Utan skript'))).toMatchObject({ 'Start eller prognos': '2021-03-08' });

  await tableRow(page, 'Utan skript').getByRole('checkbox').check();
  await page.getByText('Ändra flera rader samtidigt').click();
  await page.getByRole('button', { name: 'Ta bort …' }).click();
  await page.getByRole('button', { name: 'Ta bort en rad' }).click();
  await expect(page.getByRole('link', { name: 'Utan skript' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Ta tillbaka' }).click();
  await expect(page.getByRole('link', { name: 'Utan skript' })).toHaveCount(1);
});

test('phases are closed in the address, and the whole plan is drawn for paper', async ({ asRole }) => {
  const page = await asRole('lasare');
  await visit(page, PLAN);
  await page.getByRole('link', { name: 'Stäng alla' }).click();
  await expect(page).toHaveURL(/faser=inga/);
  await expect(page.getByRole('rowheader', { name: /MS14/ })).toHaveCount(0);
  await page.getByRole('link', { name: /^Öppna Fas 2/ }).click();
  await expect(page.getByRole('rowheader', { name: /MS14/ })).toHaveCount(1);
  await expect(page.getByRole('rowheader', { name: /MS4/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Skriv ut (A3)' }).click();
  await expect(page.getByRole('img', { name: /^Tidplan, \d+ rader från Fas 0/ })).toBeVisible();
  await expect(page.getByRole('table')).toContainText('MS14');
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox \[([\d. ]+)\]/g)].map(([, box]) => box!.split(' ').map(Number));
  expect(boxes.length, 'the chart, then the table').toBeGreaterThanOrEqual(2);
  for (const [, , width, height] of boxes) {
    expect(width).toBeCloseTo((420 / 25.4) * 72, -1);
    expect(height).toBeCloseTo((297 / 25.4) * 72, -1);
  }
});
