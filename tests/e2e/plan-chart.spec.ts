import type { Locator, Page } from '@playwright/test';

import { addActivity, addMilestone, addPhase, changeElsewhere } from './rows';
import { recordOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'chart' });

const PLAN = '/projekt/min-skolskjuts/plan';
/** Pixels of a day in the week view. */
const DAY = 8;

/** The bar or diamond of a row, in the middle of the chart: beyond its edge no drag is followed. */
async function barOf(page: Page, row: string): Promise<Locator> {
  const bar = page.locator(`svg.gantt .bar-wrapper[data-row="${row}"]`);
  await bar.locator('.gantt-bar').evaluate((rect) => rect.scrollIntoView({ block: 'center', inline: 'center' }));
  await expect(bar).toBeVisible();
  return bar;
}

const place = (bar: Locator) => bar.locator('.gantt-bar').getAttribute('x').then(Number);

/** Holds the middle of something with the mouse and takes it so many days to the right; does not let go. */
async function hold(page: Page, what: Locator, days: number): Promise<void> {
  const box = (await what.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (days * DAY) / 2, y, { steps: 4 });
  await page.mouse.move(x + days * DAY, y, { steps: 4 });
}

/** How many times the page has sent something to be stored. */
function countWrites(page: Page): () => number {
  let writes = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST') writes++;
  });
  return () => writes;
}

const tableRow = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
const saved = (page: Page) => page.getByRole('status').filter({ hasText: 'Sparat.' });

test('a dragged diamond is saved once, on release, and the reason is asked for', async ({ asRole, db }) => {
  const id = await addMilestone(db, 'Dragen milstolpe', { baseline: '2021-03-01' });
  const page = await asRole('projektledare');
  await visit(page, PLAN);
  const writes = countWrites(page);
  const bar = await barOf(page, `milestone-${id}`);
  await hold(page, bar.locator('.gantt-diamond'), 14);
  await expect(bar.locator('.bar-label')).toHaveText('2021-03-15');
  expect(writes(), 'nothing is sent while dragging').toBe(0);
  await page.mouse.up();
  await expect(saved(page)).toHaveText('Flyttad till 2021-03-15. Sparat.');
  expect(writes()).toBe(1);
  await expect
    .poll(() => recordOf(tableRow(page, 'Dragen milstolpe')))
    .toMatchObject({
      'Start eller prognos': '2021-03-15',
      Läge: 'Omplanerad',
    });

  const why = page.getByRole('textbox', { name: /^Varför flyttades Dragen milstolpe från 2021-03-01 till 2021-03-15/ });
  await why.fill('Väntar på leverantören');
  await page.getByRole('button', { name: 'Spara orsak' }).click();
  await expect(why).toHaveCount(0);
  await visit(page, `/projekt/min-skolskjuts/milstolpar?milstolpe=${id}`);
  const entry = page.getByRole('listitem').filter({ hasText: '2021-03-01 → 2021-03-15' });
  await expect(entry).toContainText('Väntar på leverantören');
});

test('a dragged phase moves both its ends, a pulled end only itself', async ({ asRole, db }) => {
  const id = await addPhase(db, 5, 'Dragen fas');
  const page = await asRole('projektledare');
  await visit(page, '/projekt/digital-motor/plan');
  const writes = countWrites(page);
  const bar = await barOf(page, `phase-${id}`);
  await hold(page, bar.locator('.gantt-bar'), 7);
  await page.mouse.up();
  await expect(saved(page)).toHaveText('Flyttad till 2021-03-08 – 2021-06-07. Sparat.');

  const again = await barOf(page, `phase-${id}`);
  await again.hover();
  await hold(page, again.locator('.handle.right'), -7);
  await page.mouse.up();
  await expect(saved(page)).toHaveText('Flyttad till 2021-03-08 – 2021-05-31. Sparat.');
  expect(writes()).toBe(2);
  await expect
    .poll(() => recordOf(tableRow(page, 'Fas 5: Dragen fas')))
    .toMatchObject({
      'Start eller prognos': '2021-03-08',
      Slut: '2021-05-31',
    });
  await page.reload();
  expect(await recordOf(tableRow(page, 'Fas 5: Dragen fas'))).toMatchObject({ Slut: '2021-05-31' });
});

test('when somebody else changed the row first the bar goes back and the page says why', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(409);
  const id = await addMilestone(db, 'Omstridd milstolpe', { baseline: '2021-03-01' });
  const page = await asRole('projektledare');
  await visit(page, PLAN);
  const bar = await barOf(page, `milestone-${id}`);
  const before = await place(bar);
  await hold(page, bar.locator('.gantt-diamond'), 21);
  await changeElsewhere(db, 'milestone', id, { responsible: 'den andra' });
  await page.mouse.up();
  const message = page.getByRole('status').filter({ hasText: 'Flytten är ångrad.' });
  await expect(message).toHaveText(
    'Någon annan hann ändra före dig: nu gäller Milstolpe Omstridd milstolpe, Prognos 2021-03-01, ' +
      'Status Ej påbörjad, Ansvarig den andra. Flytten är ångrad.',
  );
  await expect.poll(() => place(bar)).toBe(before);
  await expect
    .poll(() => recordOf(tableRow(page, 'Omstridd milstolpe')))
    .toMatchObject({
      'Start eller prognos': '2021-03-01',
      Ansvarig: 'den andra',
    });

  await hold(page, (await barOf(page, `milestone-${id}`)).locator('.gantt-diamond'), 7);
  await page.mouse.up();
  await expect(saved(page), 'the next try knows the newer version').toHaveText('Flyttad till 2021-03-08. Sparat.');
});

test('when somebody else moved it first the bar goes to where it now is', async ({ asRole, db, expectStatus }) => {
  expectStatus(409);
  const id = await addActivity(db, 'Flyttad aktivitet', '2021-01-11', '2021-01-29');
  const page = await asRole('projektledare');
  await visit(page, PLAN);
  const bar = await barOf(page, `activity-${id}`);
  const before = await place(bar);
  await hold(page, bar.locator('.gantt-bar'), 7);
  await changeElsewhere(db, 'activity', id, { startDate: '2021-02-08', endDate: '2021-02-26' });
  await page.mouse.up();
  await expect(page.getByRole('status').filter({ hasText: 'Flytten är ångrad.' })).toContainText('Start 2021-02-08');
  await expect.poll(() => place(bar)).toBe(before + 28 * DAY);
});

test('a date that the rules refuse puts the diamond back', async ({ asRole, db, expectStatus }) => {
  expectStatus(400);
  const id = await addMilestone(db, 'Tidig milstolpe', { baseline: '2019-09-16' });
  const page = await asRole('projektledare');
  await visit(page, PLAN);
  const bar = await barOf(page, `milestone-${id}`);
  const before = await place(bar);
  await hold(page, bar.locator('.gantt-diamond'), -14);
  await page.mouse.up();
  await expect(page.getByRole('status').filter({ hasText: 'Flytten är ångrad.' })).toContainText(
    'Prognosen 2019-09-02 ligger före projektets start 2019-09-06.',
  );
  await expect.poll(() => place(bar)).toBe(before);
});

test('Escape, and a drag back to where it began, send nothing', async ({ asRole, db }) => {
  const id = await addMilestone(db, 'Ångrad milstolpe', { baseline: '2021-03-01' });
  const page = await asRole('projektledare');
  await visit(page, PLAN);
  const writes = countWrites(page);
  const bar = await barOf(page, `milestone-${id}`);
  const before = await place(bar);
  await hold(page, bar.locator('.gantt-diamond'), 14);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect.poll(() => place(bar)).toBe(before);

  const box = (await bar.locator('.gantt-diamond').boundingBox())!;
  await hold(page, bar.locator('.gantt-diamond'), 7);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.up();
  await expect.poll(() => place(bar)).toBe(before);
  expect(writes()).toBe(0);
});

test('the month view is for looking, and readers drag nothing', async ({ asRole, db }) => {
  const id = await addMilestone(db, 'Orörlig milstolpe', { baseline: '2021-03-01' });
  for (const [role, scale] of [
    ['projektledare', 'manad'],
    ['projektledare', 'kvartal'],
    ['lasare', 'vecka'],
  ] as const) {
    const page = await asRole(role);
    await visit(page, `${PLAN}?skala=${scale}`);
    const writes = countWrites(page);
    const bar = await barOf(page, `milestone-${id}`);
    const before = await place(bar);
    await hold(page, bar.locator('.gantt-diamond'), 14);
    await page.mouse.up();
    expect(await place(bar), `${role} ${scale}`).toBe(before);
    await expect(page.locator('svg.gantt .is-movable')).toHaveCount(0);
    expect(writes()).toBe(0);
    expect(await recordOf(tableRow(page, 'Orörlig milstolpe'))).toMatchObject({ 'Start eller prognos': '2021-03-01' });
  }
});

test('the chart shows every dated row in Swedish, week by week from Mondays', async ({ asRole }) => {
  const page = await asRole('projektledare');
  await visit(page, PLAN);
  const chart = page.locator('svg.gantt');
  await expect(chart).toBeVisible();
  await expect(chart.locator('.is-phase')).toHaveCount(4);
  await expect(chart.locator('.is-milestone').filter({ hasText: 'MS11a Lanserad i Borlänge' })).toHaveCount(1);
  await expect(page.locator('.gantt-chart').filter({ hasText: 'v 53' })).toBeVisible();
  const words = await page.locator('.gantt-chart').innerText();
  expect(words).not.toMatch(/\b(Today|Mode|Week|Month|days|Progress|January|October)\b/);
  await page.getByRole('navigation', { name: 'Skala' }).getByRole('link', { name: 'Månad' }).click();
  await expect(page).toHaveURL(/skala=manad/);
  await expect(page.locator('.gantt-chart')).toContainText('2021');
});

for (const [where, side, beyond] of [
  ['right', 1, 'later'],
  ['left', -1, 'earlier'],
] as const) {
  test(`a bar held at the ${where} edge scrolls the chart to a date beyond what was visible`, async ({
    asRole,
    db,
  }) => {
    const name = `Långväga ${beyond}`;
    const id = await addActivity(db, name, '2020-07-06', '2020-07-10');
    const page = await asRole('projektledare');
    await visit(page, PLAN);
    const chart = page.locator('.gantt-container');
    const scrolled = () => chart.evaluate((box) => box.scrollLeft);
    const bar = await barOf(page, `activity-${id}`);
    const [start, from] = [await scrolled(), await place(bar)];
    const box = (await chart.boundingBox())!;
    const grip = (await bar.locator('.gantt-bar').boundingBox())!;
    const y = grip.y + grip.height / 2;
    await page.mouse.move(grip.x + grip.width / 2, y);
    await page.mouse.down();
    const edge = side > 0 ? box.x + box.width - 12 : box.x + 12;
    await page.mouse.move(edge - side * 60, y, { steps: 6 });
    expect(await scrolled(), 'away from the edge it stands still').toBe(start);
    await page.mouse.move(edge, y, { steps: 3 });
    await expect.poll(async () => side * ((await scrolled()) - start)).toBeGreaterThan(box.width / 4);
    await page.mouse.move(edge - side * 100, y, { steps: 3 });
    const stopped = await scrolled();
    await page.mouse.move(edge - side * 110, y);
    expect(await scrolled(), 'and stops when the mouse leaves the edge').toBe(stopped);
    await page.mouse.up();
    await expect(saved(page)).toContainText('Sparat.');

    const days = (await place(bar).then((x) => x - from)) / DAY;
    const way = side * days * DAY;
    expect(way, 'farther than one could see').toBeGreaterThan(side > 0 ? box.x + box.width - grip.x : grip.x - box.x);
    const { startDate } = await db
      .selectFrom('activity')
      .select('startDate')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const moved = (Date.parse(startDate!) - Date.parse('2020-07-06')) / 86_400_000;
    expect(moved).toBe(days);
  });
}

test('Escape at the edge stops the scrolling and puts the bar back', async ({ asRole, db }) => {
  const id = await addActivity(db, 'Ångrad vid kanten', '2020-07-06', '2020-07-10');
  const page = await asRole('projektledare');
  await visit(page, PLAN);
  const writes = countWrites(page);
  const chart = page.locator('.gantt-container');
  const bar = await barOf(page, `activity-${id}`);
  const before = await place(bar);
  const start = await chart.evaluate((box) => box.scrollLeft);
  const box = (await chart.boundingBox())!;
  const grip = (await bar.locator('.gantt-bar').boundingBox())!;
  const y = grip.y + grip.height / 2;
  await page.mouse.move(grip.x + grip.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 10, y, { steps: 6 });
  await expect.poll(() => chart.evaluate((each) => each.scrollLeft)).toBeGreaterThan(start + 20);
  await page.keyboard.press('Escape');
  await expect.poll(() => place(bar)).toBe(before);
  const left = await chart.evaluate((each) => each.scrollLeft);
  await page.mouse.move(box.x + box.width - 12, y);
  expect(await chart.evaluate((each) => each.scrollLeft)).toBe(left);
  await page.mouse.up();
  expect(writes()).toBe(0);
});
