import type { Locator, Page } from '@playwright/test';

import { expect, test, visit, type DemoRole } from './test';

// What one sees and can press; that everything forged is refused is tried in tests/security.

const PROJECT = '/projekt/min-skolskjuts';
const PAGES = [
  '',
  '/plan',
  '/milstolpar',
  '/faser',
  '/faser/1',
  '/faser/2',
  '/risker',
  '/risker/uppfoljning',
  '/timmar',
  '/andra',
];
/** Links that open a form; a risk may well be called "Ny fråga …". */
const CHANGING = /^(Nytt? (rad|fas|risk|aktivitet|milstolpe|projekt)$|Ändra |Ta bort|Lägg till)/;
const READERS: readonly DemoRole[] = ['lasare', 'direktor.ludvika', 'direktor.borlange', 'styrgrupp', 'ekonom'];

/** Buttons that send something: one that only shows a choice of rows, or turns the chart to today, changes nothing. */
const changing = (content: Locator) => content.locator('button:not([type="button"], form[method="get"] button)');

for (const role of ['lasare', 'direktor.ludvika'] as const) {
  test(`${role} reads every page and finds nothing to change`, async ({ asRole }) => {
    const page = await asRole(role);
    for (const path of PAGES) {
      await visit(page, PROJECT + path);
      const content = page.getByRole('main');
      await expect(content.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(changing(content), path).toHaveCount(0);
      await expect(content.getByRole('textbox'), path).toHaveCount(0);
      await expect(content.getByRole('link', { name: CHANGING }), path).toHaveCount(0);
    }
  });
}

test('what a form would open stays closed when its address is typed', async ({ asRole }) => {
  const page = await asRole('lasare');
  for (const path of [
    '/plan?ny=aktivitet&fas=2',
    '/plan?rad=phase-3',
    '/faser?ny=1',
    '/faser/3?andra=1',
    '/risker?ny=1',
    '/timmar?rad=1',
  ]) {
    await visit(page, PROJECT + path);
    await expect(changing(page.getByRole('main')), path).toHaveCount(0);
  }
  await visit(page, `${PROJECT}/milstolpar?milstolpe=21&ta-bort=1`);
  await expect(changing(page.getByRole('main'))).toHaveCount(0);
  await expect(page.getByText('Inga ändringar sedan planen lades in.')).toBeVisible();
});

test('only the samordnare creates projects', async ({ asRole, expectStatus }) => {
  expectStatus(403);
  const form = { intent: 'create', cooperationId: '1', name: 'Nytt', participantIds: '1' };
  const leads = async (page: Page) =>
    (await (await page.request.get('/portfolj')).text()).includes('href="/projekt/ny"');
  expect(await leads(await asRole('samordnare'))).toBe(true);
  for (const role of [...READERS, 'projektledare'] as const) {
    const page = await asRole(role);
    expect(await leads(page), role).toBe(false);
    const answer = await page.request.post('/projekt/ny?samverkan=dalarna', { form, maxRedirects: 0 });
    expect(answer.status(), role).toBe(403);
  }
  const page = await asRole('projektledare');
  const response = await visit(page, '/projekt/ny');
  expect(response.status()).toBe(403);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du får inte göra det här');
});
