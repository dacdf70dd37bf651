import { phaseOf } from './rows';
import { expect, test } from './test';

test.use({ portfolio: 'markup' });

const MARKUP = '<img src=x onerror=alert(1)>';
const PAGES = ['', '/plan', '/plan?skala=manad', '/milstolpar', '/faser', '/faser/1', '/risker', '/timmar'];

test('names with markup are shown as text and never run', async ({ asRole, db }) => {
  const { id: phaseId, projectId } = await phaseOf(db, { project: 'digital-motor', phase: 1 });
  await db.updateTable('project').set({ name: MARKUP, summary: MARKUP }).where('id', '=', projectId).execute();
  await db.updateTable('phase').set({ name: MARKUP, startDate: '2020-10-01' }).where('id', '=', phaseId).execute();
  const dated = { title: MARKUP, forecastDate: '2021-01-15' };
  await db.updateTable('milestone').set(dated).where('projectId', '=', projectId).execute();
  await db.updateTable('risk').set({ title: MARKUP }).where('projectId', '=', projectId).execute();

  const page = await asRole('projektledare');
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  for (const path of [
    '/',
    '/portfolj',
    '/portfolj?vy=gantt',
    ...PAGES.map((rest) => `/projekt/digital-motor${rest}`),
  ]) {
    await page.goto(path);
    await expect(page.getByText(MARKUP).first(), path).toBeVisible();
    await expect(page.locator('img[src="x"]'), path).toHaveCount(0);
  }
  await page.goto('/projekt/digital-motor/plan');
  await expect(page.locator('svg.gantt .bar-label').filter({ hasText: MARKUP }).first()).toBeAttached();
  await expect(page).toHaveTitle(`Plan · ${MARKUP} · Samplan`);
  expect(dialogs).toEqual([]);
});
