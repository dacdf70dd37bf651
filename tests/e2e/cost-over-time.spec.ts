import { readCsv } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'cost-over-time' });

const PHASE = '/projekt/min-skolskjuts/faser/2';

test('who leaves in the middle of a phase pays for its days: noticed, calculated anew, submitted and explained', async ({
  asRole,
  db,
}) => {
  const { id: partyId } = await db
    .selectFrom('party')
    .select('id')
    .where('slug', '=', 'orsa')
    .executeTakeFirstOrThrow();
  await db.updateTable('projectParticipant').set({ leftOn: '2021-02-01' }).where('partyId', '=', partyId).execute();

  const reader = await asRole('direktor.ludvika');
  await visit(reader, PHASE);
  await expect(reader.getByText('Orsa går ur 2021-02-01.')).toBeVisible();
  await expect(reader.getByRole('button', { name: 'Räkna om i ett nytt utkast' })).toHaveCount(0);

  const page = await asRole('projektledare');
  await visit(page, PHASE);
  await page.getByRole('button', { name: 'Räkna om i ett nytt utkast' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'En ny version är påbörjad.' })).toBeVisible();
  await expect(page.getByText('Orsa går ur 2021-02-01.')).toHaveCount(0);
  await page.getByRole('region', { name: 'Kostnadsandelar' }).getByRole('link', { name: 'Orsa' }).click();
  await expect(page.getByText('Orsa är med till och med 2021-01-31: 276 av 397 dagar.')).toBeVisible();

  await visit(page, `${PHASE}/godkannande`);
  const changes = page.getByRole('region', { name: 'Ändring part för part' });
  await expect(changes.getByRole('row', { name: /^Orsa/ })).toContainText(/111\s518.*77\s529.*33\s989.*30,5/);
  await expect(changes.getByRole('row', { name: /^Summa/ })).toContainText(/2\s460\s000.*2\s460\s000/);
  await page.getByRole('button', { name: /Skicka in 2\s460\s000\skr för godkännande/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Budgeten är inskickad.' })).toBeVisible();

  const [header, ...lines] = readCsv(await (await page.request.get(`${PHASE}/andelar.csv`)).body());
  const of = (name: string, column: string) =>
    Number(lines.find((line) => line[header!.indexOf('namn')] === name)![header!.indexOf(column)]!.replace(',', '.'));
  for (const name of ['Avesta', 'Orsa', 'Summa']) {
    const [before, after] = [of(name, 'andel_2020-05-01_2021-01-31'), of(name, 'andel_2021-02-01_2021-06-01')];
    expect(after > 0, name).toBe(name !== 'Orsa');
    expect(before + after, name).toBe(of(name, 'summa'));
  }

  // What is frozen tells the same when the party's days are changed again.
  await db.updateTable('projectParticipant').set({ leftOn: null }).where('partyId', '=', partyId).execute();
  await visit(page, `${PHASE}?part=${partyId}`);
  await expect(page.getByText('Orsa är med till och med 2021-01-31: 276 av 397 dagar.')).toBeVisible();
  await expect(page.getByText('Orsa är med andra dagar än förut.')).toBeVisible();
});

test('a director whose party has left the cooperation still decides on its share, and sees nothing else', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(404);
  const ludvika = db.selectFrom('party').select('id').where('slug', '=', 'ludvika');
  const dalarna = db.selectFrom('project').select('cooperationId').where('slug', '=', 'min-skolskjuts');
  await db
    .updateTable('cooperationMember')
    .set({ leftOn: '2020-12-01' })
    .where('partyId', '=', ludvika)
    .where('cooperationId', '=', dalarna)
    .execute();

  const page = await asRole('direktor.ludvika');
  expect((await page.request.get(PHASE)).status()).toBe(404);
  await visit(page, '/att-besluta');
  await page.getByRole('link', { name: 'Läs och besluta' }).click();
  await expect(page.getByText('Ludvika är inte längre med i samverkan.')).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: 'Min skolskjuts' })).toHaveCount(0);
  await page.getByText('Så är det räknat').click();
  await expect(page.getByText(/delas lika/).first()).toBeAttached();
  await page.getByRole('link', { name: /^Godkänn \d/ }).click();
  await page.getByRole('button', { name: /^Ja, godkänn \d/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Ludvika har godkänt' })).toBeVisible();
});
