import { emptyDraft, type Level } from '~/domain/report';

import { addPublished, snapshotFor } from './report-files';
import { readCsv } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'report-portfolio' });
test.describe.configure({ mode: 'serial' });

const drafted = (levels: Record<string, Level>) => ({
  ...emptyDraft([]),
  lights: Object.entries(levels).map(([area, level]) => {
    const text = level === 'enligt plan' ? '' : `${area} släpar`;
    return { area, level, text, deviation: '', measure: '', done: false };
  }),
  results: 'Gjort',
});

test.beforeAll(async ({ site: { db } }) => {
  const month = (text: string) => ({ periodStart: text, periodEnd: text, publishedOn: text }) as object;
  const report = (number: number, day: string, levels: Record<string, Level>) =>
    snapshotFor({ number, ...month(day) }, drafted(levels));
  const calm = { Budget: 'enligt plan', Tid: 'enligt plan', Personal: 'enligt plan' } as const;
  await addPublished(db, 'min-skolskjuts', report(70, '2020-10-30', calm));
  await addPublished(db, 'min-skolskjuts', report(71, '2020-12-16', { ...calm, Tid: 'komplikationer' }));
  await addPublished(db, 'edala', report(70, '2020-12-18', { Budget: 'enligt plan', Kvalitet: 'enligt plan' }));
  // Gemensam IT has two komplikationer: the worst.
  const worst = { Budget: 'komplikationer', Tid: 'komplikationer', Personal: 'mindre komplikationer' } as const;
  await addPublished(db, 'gemensam-it', report(70, '2020-11-20', worst));
});

test('every project in sight stands with its newest report, the worst first', async ({ asRole }) => {
  const page = await asRole('samordnare');
  await visit(page, '/');
  await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Rapporter' }).click();
  await expect(page).toHaveURL(/\/rapporter$/);
  const table = page.getByRole('region', { name: 'Läget i senaste rapporten' });
  const names = table.locator('tbody th a');
  await expect(names.first()).toContainText('IT');
  await expect(table.getByRole('row', { name: /^Min skolskjuts/ })).toContainText('Statusrapport 71');
  await expect(table.getByRole('row', { name: /^Min skolskjuts/ })).toContainText('2020-12-16, 2 dagar sedan');
  await expect(table.getByRole('row', { name: /^Min skolskjuts/ })).toContainText('Tid släpar');
  // An area that others do not judge is a column, and blank for them.
  await expect(table.getByRole('columnheader', { name: 'Kvalitet' })).toBeVisible();
  await expect(table.getByRole('row', { name: /^Min skolskjuts/ })).toContainText('Bedöms inte');
  await expect(table.getByRole('row').last()).toContainText('Ingen statusrapport än');

  await page.getByRole('navigation', { name: 'Ordning' }).getByRole('link', { name: 'Senast publicerad' }).click();
  await expect(page).toHaveURL(/ordning=dag/);
  await expect(table.getByRole('row').nth(1)).toContainText('i dag');
});

test('the lights of a year stand month by month, in words and with the way to the report', async ({ asRole }) => {
  const page = await asRole('samordnare');
  await visit(page, '/rapporter');
  const table = page.getByRole('region', { name: 'Läget månad för månad' });
  await expect(table.getByRole('columnheader')).toHaveCount(13);
  const row = table.getByRole('row', { name: /^Min skolskjuts/ });
  await expect(row.getByRole('cell').nth(9)).toHaveText('Budget: enligt plan, Tid: enligt plan, Personal: enligt plan');
  await expect(row.getByRole('cell').nth(10)).toHaveText('ingen rapport');
  await row.getByRole('link', { name: 'Tid: komplikationer' }).click();
  await expect(page).toHaveURL(/min-skolskjuts\/rapporter\/71$/);
});

test('the choice of a samverkan works without JavaScript, keeps the order and can be undone', async ({ asRole }) => {
  const page = await asRole('samordnare', { javaScriptEnabled: false });
  await page.goto('/rapporter?ordning=projekt');
  await page.getByLabel('Samverkan').selectOption('edala');
  await page.getByRole('button', { name: 'Visa' }).click();
  await expect(page).toHaveURL(/ordning=projekt&samverkan=edala/);
  const table = page.getByRole('region', { name: 'Läget i senaste rapporten' });
  await expect(table.getByRole('row', { name: /Statusrapport 70/ })).toHaveCount(1);
  await expect(table).not.toContainText('Min skolskjuts');
  await page.goto('/rapporter?samverkan=finns-inte&ordning=x&sida=99');
  await expect(page.getByText('Inget projekt passar urvalet')).toBeVisible();
  await page.getByRole('link', { name: 'Visa alla' }).click();
  await expect(table).toContainText('Min skolskjuts');
});

test('nobody sees the reports of a samverkan that the own organisation is not in', async ({ asRole }) => {
  const page = await asRole('direktor.borlange');
  await visit(page, '/rapporter');
  await expect(page.getByRole('main')).toContainText('Min skolskjuts');
  for (const text of ['Kvalitet', 'Gemensam IT', 'Eda']) await expect(page.getByRole('main')).not.toContainText(text);
  const csv = await (await page.request.get('/rapporter.csv?samverkan=edala')).body();
  expect(readCsv(csv)).toHaveLength(1);
});

test('the files have every project, with a column an area and a month', async ({ asRole }) => {
  const page = await asRole('samordnare');
  const answer = await page.request.get('/rapporter.csv');
  const [header, ...rows] = readCsv(await answer.body());
  expect(header).toEqual(expect.arrayContaining(['projekt', 'budget', 'tid_text', 'kvalitet', 'lage_2020-12']));
  const row = rows.find(([name]) => name === 'Min skolskjuts')!;
  const cell = (name: string) => row[header!.indexOf(name)];
  expect([cell('statusrapport'), cell('dagar_sedan'), cell('tid'), cell('tid_text'), cell('kvalitet')]).toEqual([
    '71',
    '2',
    'komplikationer',
    'Tid släpar',
    '',
  ]);
  expect(cell('lage_2020-10')).toContain('Tid: enligt plan');
  const xlsx = await page.request.get('/rapporter.xlsx');
  expect(xlsx.headers()['content-type']).toContain('spreadsheetml');
});

test('a phone shows it without scrolling the page sideways', async ({ asRole }) => {
  const page = await asRole('samordnare', { viewport: { width: 390, height: 844 } });
  await visit(page, '/rapporter');
  await expect(page.getByRole('heading', { level: 1, name: 'Rapporter' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
