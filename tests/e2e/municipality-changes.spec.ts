import { addPhase, phaseOf } from './rows';
import { figure, readCsv, recordOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'kommuner' });

test('a draft beside an approved budget is a proposal and in no sum', async ({ asRole, db }) => {
  const { id: phaseId } = await phaseOf(db, { phase: 1 });
  const { id: budgetVersionId } = await db
    .insertInto('budgetVersion')
    .values({ phaseId, version: 2 })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('budgetLine')
    .values({ budgetVersionId, name: 'Externa tjänster', kind: 'extern', year: 2021, amountOre: 186_000_000 })
    .execute();
  const page = await asRole('lasare');
  await visit(page, '/kommuner/2085');
  const table = page.getByRole('region', { name: 'Projekt och faser' });
  const proposed = table.getByRole('row', { name: /^Föreslagen ändring, räknas inte med/ });
  await expect(proposed).toContainText('Utkast, version 2');
  const cells = await recordOf(proposed);
  // twice the sum gives twice the share, give or take a krona
  expect(cells['Andel kr']).toMatch(/^149 25[789] \+74 6(28|29|30)$/);
  expect(figure(cells['2021']!)).toBe(figure(cells['Andel kr']!.split(' +')[0]!));
  const total = await recordOf(table.getByRole('row', { name: /^I allt/ }));
  expect(figure(total['Andel kr']!)).toBe(74_629 + 197_406);
  const [header, ...rows] = readCsv(await (await page.request.get('/kommuner/2085/andelar.csv')).body());
  expect(rows.map((row) => row[header!.indexOf('raknas')])).toEqual(['ja', 'nej', 'ja', '', '', '']);
  await visit(page, '/kommuner?sok=2085');
  await expect(page.getByRole('row', { name: /^Ludvika/ })).toContainText('272 035');
});

test('a draft that cannot be shared says why', async ({ asRole, db }) => {
  const phaseId = await addPhase(db, 40, 'Utan nyckel');
  await db.insertInto('budgetVersion').values({ phaseId, version: 1 }).execute();
  const page = await asRole('samordnare');
  await visit(page, '/kommuner/1485');
  const row = page.getByRole('row', { name: /Utan nyckel/ });
  await expect(row).toContainText('Utkastet kan inte delas än. Fasen har ingen fördelningsnyckel.');
  await expect(row).toContainText('Ingen andel');
});

test('more drafts than a list computes are counted', async ({ asRole, db }) => {
  for (let number = 50; number < 81; number++) {
    const phaseId = await addPhase(db, number, `Utkast ${number}`);
    await db.insertInto('budgetVersion').values({ phaseId, version: 1 }).execute();
  }
  const page = await asRole('samordnare');
  await visit(page, '/kommuner?sok=Uddevalla');
  await expect(page.getByText('Utkasten är många.')).toBeVisible();
  const row = await recordOf(page.getByRole('row', { name: /^Uddevalla/ }));
  expect(Number(row['Utkast, antal'])).toBeGreaterThanOrEqual(31);
  expect(row['Beslutat och inskickat kr']).toBe('–');
  const [header] = readCsv(await (await page.request.get('/kommuner.csv')).body());
  expect(header).toEqual([
    'kod',
    'namn',
    'slag',
    'summa',
    'beslutat',
    'inskickat',
    'utkast',
    'projekt',
    'invanare',
    'invanare_datum',
  ]);
});
