import { readCsv } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'decision-changes' });

test('a decision and the one that changes it lead to each other, and the texts stand as they were written', async ({
  asRole,
  db,
}) => {
  const asked = await db
    .selectFrom('costShare')
    .innerJoin('budgetVersion', 'budgetVersion.id', 'costShare.budgetVersionId')
    .innerJoin('phase', 'phase.id', 'budgetVersion.phaseId')
    .innerJoin('party', 'party.id', 'costShare.partyId')
    .where('budgetVersion.state', '=', 'inskickad')
    .where('party.slug', '=', 'ludvika')
    .groupBy(['phase.projectId', 'costShare.budgetVersionId', 'costShare.partyId'])
    .select(({ fn }) => [
      'phase.projectId',
      'budgetVersionId',
      'costShare.partyId',
      fn.sum<string>('amountOre').as('share'),
    ])
    .executeTakeFirstOrThrow();
  const { id: delegationId } = await db.selectFrom('delegation').select('id').executeTakeFirstOrThrow();
  const { share, ...row } = asked;
  const decide = (values: { outcome: 'återremiss' | 'godkänd'; motivation: string; corrects?: number }) =>
    db
      .insertInto('decision')
      .values({
        ...row,
        ...values,
        amountOre: Number(share),
        forum: 'Ersättare för kommundirektör, Ludvika',
        subject: 'Ludvikas andel',
        decidedOn: '2020-12-18',
        recordedAt: '2020-12-18T11:00:00Z',
        delegationId,
      })
      .returning('number')
      .executeTakeFirstOrThrow();
  const { number: first } = await decide({ outcome: 'återremiss', motivation: '=SUMMA(A1)\n<b>Timmarna</b> saknas' });
  const { number: second } = await decide({ outcome: 'godkänd', motivation: '', corrects: first });

  const page = await asRole('direktor.borlange');
  await visit(page, `/beslut/${second}`);
  await page
    .getByRole('main')
    .getByRole('link', { name: `beslut ${first}` })
    .click();
  const main = page.getByRole('main');
  await expect(main.getByText('Beslutet gäller inte längre.')).toBeVisible();
  await expect(main.getByText('<b>Timmarna</b> saknas')).toBeVisible();
  await expect(main).toContainText('Delegationsbeslut, exempel, 2020-12-01 – 2021-01-31');
  await main.getByRole('link', { name: `beslut ${second}` }).click();
  await expect(main.getByRole('heading', { level: 1, name: `Beslut ${second}` })).toBeVisible();

  const csv = (await (await page.request.get('/beslut.csv?utfall=aterremiss')).body()).toString('utf8');
  expect(csv).toContain(`"'=SUMMA(A1)\n<b>Timmarna</b> saknas"`);
});

test('outside the cooperation there are no decisions: none listed, none found, none in a file', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(404);
  const { id } = await db
    .selectFrom('cooperation')
    .select('id')
    .where('slug', '=', 'fyrbodal')
    .executeTakeFirstOrThrow();
  await db.updateTable('userRole').set({ cooperationId: id }).where('role', '=', 'läsare').execute();
  const page = await asRole('lasare');
  await visit(page, '/beslut');
  await expect(page.getByText('Inga beslut än')).toBeVisible();
  expect(readCsv(await (await page.request.get('/beslut.csv')).body())).toHaveLength(1);
  for (const number of ['1', '29', '30', '0', 'x', '99999999999999999999']) {
    expect((await page.goto(`/beslut/${number}`))!.status(), number).toBe(404);
  }
});
