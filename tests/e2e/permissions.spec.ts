import type { Locator } from '@playwright/test';

import { expect, test, visit, type DemoRole } from './test';

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

/** One write of every kind, right in every part but for who sends it; the rows exist in the sample. */
const WRITES: readonly (readonly [path: string, form: Record<string, string>])[] = [
  [
    '/milstolpar',
    {
      intent: 'update',
      id: '21',
      version: '1',
      status: 'pågår',
      title: 'Ändrad',
      forecast: '2021-03-01',
      reason: 'x',
      label: 'MS14',
      criteria: 'x',
      responsible: 'x',
    },
  ],
  ['/milstolpar', { intent: 'create', phaseId: '3', kind: 'milstolpe', title: 'Ny', forecast: '2021-03-01' }],
  ['/milstolpar', { intent: 'explain', id: '21', changeId: '1', explanation: 'x' }],
  ['/plan/mallar', { intent: 'use', templateId: '1', start: '2022-01-03', seen: 'x' }],
  ['/milstolpar', { intent: 'remove', id: '21', version: '1' }],
  ['/milstolpar', { intent: 'restore', id: '21' }],
  ['/plan', { intent: 'move', kind: 'milestone', id: '21', version: '1', start: '2021-03-01', end: '2021-03-01' }],
  ['/plan', { intent: 'move', kind: 'phase', id: '3', version: '1', start: '2020-05-01', end: '2021-07-01' }],
  ['/plan', { intent: 'create-activity', phaseId: '3', name: 'Ny', percentComplete: '0' }],
  ['/plan', { intent: 'create-milestone', phaseId: '3', title: 'Ny' }],
  ['/plan', { intent: 'update-phase', id: '3', version: '1', name: 'Ny', start: '', end: '' }],
  ['/plan', { intent: 'bulk', rows: 'milestone-21-1', what: 'remove', cascade: 'only', seen: 'x' }],
  ['/plan', { intent: 'remove', id: '1', version: '1' }],
  ['/plan', { intent: 'explain', id: '1', reason: 'Ingen' }],
  ['/faser', { intent: 'create', number: '9', name: 'Ny', kind: 'genomförande' }],
  ['/faser', { intent: 'remove', id: '4', version: '1' }],
  ['/faser/3', { intent: 'update-phase', id: '4', version: '1', number: '3', name: 'Ändrad', kind: 'förvaltning' }],
  ['/faser/3', { intent: 'create-line', name: 'Ny', kind: 'extern', amount: '1000' }],
  ['/risker', { intent: 'create', title: 'Ny', treatment: 'bevaka' }],
  ['/risker', { intent: 'remove', id: '1', version: '1' }],
  ['/risker', { intent: 'create-measure', riskId: '1', text: 'Ny' }],
  ['/risker', { intent: 'remove-measure', id: '1', version: '1' }],
  ['/risker', { intent: 'restore-measure', id: '1' }],
  ['/risker/importera', { intent: 'save', file: '{"risks":null,"measures":[]}', fileName: 'x', seen: 'x' }],
  ['/risker/uppfoljning?ar=2020', { intent: 'save', riskId: '1', version: '0', followsPlan: 'ja' }],
  ['/risker/ny-medlem', { intent: 'create', newcomer: 'Ny', scaleId: '1', rated: 'tomt' }],
  ['/timmar', { intent: 'create', role: 'Ny', category: 'verksamhet', 'hours-2020': '10' }],
  ['/timmar', { intent: 'remove', id: '1', version: '1' }],
];

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

for (const role of [...READERS, 'samordnare'] as const) {
  test(`${role} is refused every forged write, and no row changes`, async ({ asRole, db }) => {
    const page = await asRole(role);
    const audited = () =>
      db
        .selectFrom('auditEntry')
        .select(({ fn }) => fn.countAll<number>().as('rows'))
        .executeTakeFirst();
    const milestone = () => db.selectFrom('milestone').selectAll().where('id', '=', 21).executeTakeFirstOrThrow();
    const before = [await audited(), await milestone()];
    for (const [path, form] of WRITES) {
      const answer = await page.request.post(PROJECT + path, { form, maxRedirects: 0 });
      expect(answer.status(), `${form['intent']} at ${path}`).toBe(403);
    }
    expect([await audited(), await milestone()]).toEqual(before);
  });
}

test('only the samordnare creates projects', async ({ asRole, expectStatus }) => {
  expectStatus(403);
  const form = { intent: 'create', cooperationId: '1', name: 'Nytt', participantIds: '1' };
  for (const role of [...READERS, 'projektledare'] as const) {
    const page = await asRole(role);
    await visit(page, '/portfolj');
    await expect(page.getByRole('link', { name: 'Nytt projekt' })).toHaveCount(0);
    const answer = await page.request.post('/projekt/ny?samverkan=dalarna', { form, maxRedirects: 0 });
    expect(answer.status(), role).toBe(403);
  }
  const page = await asRole('projektledare');
  const response = await visit(page, '/projekt/ny');
  expect(response.status()).toBe(403);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du får inte göra det här');
});

test('without a session every page and every write leads to the sign-in page', async ({ asVisitor }) => {
  const page = await asVisitor();
  for (const path of ['/', '/portfolj', '/portfolj.csv', '/finns-inte', ...PAGES.map((each) => PROJECT + each)]) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    expect([answer.status(), answer.headers()['location']]).toEqual([
      302,
      `/logga-in?till=${encodeURIComponent(path)}`,
    ]);
  }
  for (const [path, form] of WRITES) {
    const answer = await page.request.post(PROJECT + path, { form, maxRedirects: 0 });
    expect([answer.status(), answer.headers()['location']]).toEqual([302, '/logga-in']);
  }
});

test('a write that another site sends is refused', async ({ asRole, site, db }) => {
  const page = await asRole('projektledare');
  const path = `${PROJECT}/milstolpar`;
  const form = { intent: 'remove', id: '21', version: '1' };
  for (const origin of ['https://evil.example', 'null', site.address.replace('127.0.0.1', 'localhost')]) {
    const answer = await page.request.post(path, { form, headers: { Origin: origin }, maxRedirects: 0 });
    expect(answer.status(), origin).toBe(403);
  }
  for (const open of ['/logga-in', '/logga-ut']) {
    const answer = await page.request.post(open, {
      form,
      headers: { Origin: 'https://evil.example' },
      maxRedirects: 0,
    });
    expect(answer.status(), open).toBe(403);
  }
  const row = await db.selectFrom('milestone').select('removedAt').where('id', '=', 21).executeTakeFirst();
  expect(row).toEqual({ removedAt: null });
  const own = { intent: 'restore', id: '21' };
  const answer = await page.request.post(path, { form: own, headers: { Origin: site.address }, maxRedirects: 0 });
  expect(answer.status(), 'the own origin').toBe(303);
});
