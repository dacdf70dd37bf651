import { phaseOf } from './rows';
import { expect, test, visit } from './test';

test.use({ portfolio: 'reference-dates' });

const warning = (agreed: string) =>
  `Siffrorna avser 2018-12-31, men avtalet räknar på läget den 1 november: ${agreed}.`;

test('shares on figures of another day than the agreement say both dates, drafts as well as what is submitted', async ({
  asRole,
  db,
}) => {
  const page = await asRole('samordnare');
  await visit(page, '/projekt/min-skolskjuts/faser/1');
  await expect(page.getByText('Kostnadsandelar').first()).toBeVisible();
  await expect(page.getByText(/^Siffrorna avser/), 'of the day that the agreement says').toHaveCount(0);

  const { id: phaseId } = await phaseOf(db, { project: 'edala', phase: 1 });
  const { id } = await db
    .insertInto('budgetVersion')
    .values({ phaseId, version: 1 })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('budgetLine')
    .values({ budgetVersionId: id, name: 'Samordnare', kind: 'intern tid', amountOre: 60_000_000 })
    .execute();
  await visit(page, '/projekt/edala/faser/1');
  await expect(page.getByText(warning('2019-11-01')), 'the year before the draft is made').toHaveCount(1);

  await db.updateTable('cooperation').set({ referenceMonthDay: '11-01' }).where('slug', '=', 'dalarna').execute();
  await visit(page, '/projekt/min-skolskjuts/faser/1');
  await expect(
    page.getByText(warning('2018-11-01')),
    'a frozen budget of an unknown day stands on them too',
  ).toHaveCount(1);
  await db.updateTable('cooperation').set({ referenceMonthDay: null }).where('slug', '=', 'dalarna').execute();
  await visit(page, '/projekt/min-skolskjuts/faser/1');
  await expect(page.getByText(/^Siffrorna avser/)).toHaveCount(0);
});
