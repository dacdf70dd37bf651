import { expect, test, visit } from './test';

test.use({ portfolio: 'secrecy' });

const MILESTONES = '/projekt/min-skolskjuts/milstolpar';

test('the projektledare marks a milestone on a ground, a läsare no longer sees it, and it is opened again', async ({
  asRole,
  expectStatus,
  db,
}) => {
  expectStatus(400, 404);
  const { id, title } = await db
    .selectFrom('milestone')
    .innerJoin('project', 'project.id', 'milestone.projectId')
    .where('project.slug', '=', 'min-skolskjuts')
    .where('milestone.label', '=', 'MS1')
    .select(['milestone.id', 'milestone.title'])
    .executeTakeFirstOrThrow();
  const address = `${MILESTONES}?milstolpe=${id}`;
  const [page, reader] = [await asRole('projektledare'), await asRole('lasare')];
  await visit(reader, address);
  await expect(reader.getByRole('main')).toContainText(title);
  await expect(reader.getByText('Märk med sekretess')).toHaveCount(0);

  await visit(page, address);
  await page.locator('summary', { hasText: 'Märk med sekretess' }).click();
  const ground = page.getByRole('textbox', { name: 'Lagrum som sekretessen vilar på' });
  await page.getByRole('button', { name: 'Märk med sekretess' }).click();
  await expect(ground).toHaveAccessibleDescription(/Skriv vilket lagrum/);
  await ground.fill('18 kap. 8 § OSL');
  await page.getByRole('button', { name: 'Märk med sekretess' }).click();
  await expect(page.locator(`#milstolpe-${id}`)).toContainText('Sekretess 18 kap. 8 § OSL');

  expect((await reader.goto(address))!.status()).toBe(404);
  await expect(reader.getByRole('main')).not.toContainText(title);
  await visit(page, `/projekt/min-skolskjuts/plan?faser=alla`);
  await expect(page.locator(`#milestone-${id}`)).toContainText('Sekretess');

  await visit(page, address);
  await page.locator('summary', { hasText: 'Ändra eller häv sekretess' }).click();
  await page.getByRole('button', { name: 'Häv sekretessen' }).click();
  await expect(page.locator('summary', { hasText: 'Märk med sekretess' })).toBeVisible();
  await visit(reader, address);
  await expect(reader.getByRole('main')).toContainText(title);
});
