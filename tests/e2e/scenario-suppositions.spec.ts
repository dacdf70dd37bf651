import type { Page } from '@playwright/test';

import { insertEqualKey } from '../support/rows';
import { phaseOf } from './rows';
import { figure, readCsv, recordOf } from './tables';
import { expect, test, visit } from './test';

test.use({ portfolio: 'scenarier-antaganden' });

const row = (page: Page, name: string) =>
  page.getByRole('region', { name: 'I dag och scenariot' }).getByRole('row', { name: new RegExp(`^${name}`) });
const kronor = async (page: Page, name: string) =>
  figure((await recordOf(row(page, name)))['Scenariot kr']!.replace('–', '0'));

test('a newcomer without figures is tried with an assumed one, which no plan can stand on', async ({ asRole, db }) => {
  const page = await asRole('samordnare', { javaScriptEnabled: false });
  const list = '/samverkan/ludvika-smedjebacken/scenarier';
  await page.goto(`${list}/nytt?projekt=gemensam-it&fas=2`);
  await page.getByText('Utanför samverkan').click();
  await page.getByRole('checkbox', { name: /^Borlänge/ }).check();
  await page.getByRole('button', { name: 'Räkna' }).click();
  const field = page.getByRole('textbox', { name: 'Borlänge: antal användare' });
  await expect(page.getByText('Skriv ett antal, så räknas scenariot med det.')).toBeVisible();
  await field.fill('tre tusen');
  await page.getByRole('button', { name: 'Räkna' }).click();
  await expect(page.getByText('”tre tusen” är inte ett antal.')).toBeVisible();
  await expect(field).toHaveValue('tre tusen');
  await page.goto(page.url().replace('tre+tusen', '3000'));
  await expect(row(page, 'Borlänge')).toContainText(/antagen siffra: antal användare 3\s000/);
  // 5 790 users are counted: Borlänge has 3 000 of 8 790 then.
  expect(await kronor(page, 'Borlänge')).toBe(5_816_333);
  await expect(page.getByText('Scenariot räknar hela fasen')).toBeVisible();
  const href = await page.getByRole('link', { name: 'Exportera CSV' }).getAttribute('href');
  const rows = readCsv(await (await page.request.get(href!)).body());
  expect(
    rows
      .find(([name]) => name === 'Borlänge')!
      .at(-1)!
      .replace('\u00a0', ' '),
  ).toBe('antagen siffra: antal användare 3 000');

  await page.getByRole('textbox', { name: 'Namn' }).fill('Borlänge går med');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Scenariot är sparat.' })).toBeVisible();
  await expect(page.getByText('Den verkliga siffran saknas för Borlänge (antal användare).').first()).toBeVisible();
  await page.goto(list);
  await expect(page.getByRole('row', { name: /^Borlänge går med/ })).toContainText('antagen siffra');

  const { id: phaseId } = await phaseOf(db);
  const series = await db
    .selectFrom('basisSeries')
    .select('id')
    .where('slug', '=', 'folkmangd')
    .executeTakeFirstOrThrow();
  const orsa = await db.selectFrom('party').select('id').where('slug', '=', 'orsa').executeTakeFirstOrThrow();
  const name = `${series.id}-${orsa.id}`;
  const lead = await asRole('projektledare');
  const query = `projekt=min-skolskjuts&fas=2&antal.${name}=20000`;
  await visit(lead, `/samverkan/dalarna/scenarier/nytt?${query}`);
  expect((await recordOf(row(lead, 'Orsa')))['Utfall'], 'the real figure is used').toBe('Oförändrat');
  await lead.getByRole('checkbox', { name: 'Byt ut den verkliga' }).check();
  await lead.getByRole('button', { name: 'Räkna' }).click();
  await expect(row(lead, 'Orsa')).toContainText('Betalar mer');
  await lead.getByRole('textbox', { name: 'Namn' }).fill('Orsa växer');
  await lead.getByRole('button', { name: 'Spara' }).click();
  await expect(lead.getByRole('status').filter({ hasText: 'Scenariot är sparat.' })).toBeVisible();
  await expect(lead.getByText('En antagen siffra används i stället för den verkliga för Orsa').first()).toBeVisible();
  const address = new URL(lead.url()).pathname;
  const form = { intent: 'draft', id: address.split('/').at(-1)!, version: '1', phaseId: String(phaseId) };
  const answer = await lead.request.post(address, { form, maxRedirects: 0 });
  expect([answer.status(), (await answer.text()).includes('Orsa (folkmängd)')]).toEqual([400, true]);
});

test('who leaves with a line and a part of the key: what becomes of both is chosen, told, and drafted', async ({
  asRole,
  db,
}) => {
  const { id: phaseId, projectId } = await phaseOf(db, { project: 'digital-motor', phase: 1 });
  const { cooperationId } = await db
    .selectFrom('project')
    .select('cooperationId')
    .where('id', '=', projectId)
    .executeTakeFirstOrThrow();
  const members = await db
    .selectFrom('cooperationMember as member')
    .innerJoin('party', 'party.id', 'member.partyId')
    .where('cooperationId', '=', cooperationId)
    .orderBy('party.name')
    .limit(3)
    .select(['party.id', 'party.name'])
    .execute();
  const [first, second, leaver] = members;
  await db.deleteFrom('projectParticipant').where('projectId', '=', projectId).execute();
  await db
    .insertInto('projectParticipant')
    .values(members.map(({ id }) => ({ projectId, partyId: id })))
    .execute();
  const equal = await insertEqualKey(db, cooperationId);
  const { keyId, keyVersionId } = await insertEqualKey(db, cooperationId);
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('keyComponent').where('keyVersionId', '=', keyVersionId).execute();
    const { id: componentId } = await trx
      .insertInto('keyComponent')
      .values({ keyVersionId, position: 1, kind: 'percent', weightNumerator: 1, weightDenominator: 1 })
      .returning('id')
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('keyComponentParty')
      .values(
        [3, 5, 2].map((tenths, at) => ({
          componentId,
          partyId: members[at]!.id,
          shareNumerator: tenths,
          shareDenominator: 10,
        })),
      )
      .execute();
  });
  await db.updateTable('project').set({ keyId }).where('id', '=', projectId).execute();
  const { id: versionId } = await db
    .insertInto('budgetVersion')
    .values({ phaseId, version: 1 })
    .returning('id')
    .executeTakeFirstOrThrow();
  const line = { budgetVersionId: versionId, kind: 'extern' as const };
  await db
    .insertInto('budgetLine')
    .values([
      { ...line, name: 'Gemensamt', amountOre: 80_000_000 },
      { ...line, name: 'Egen kurs', amountOre: 1_000_000, carriedByPartyId: leaver!.id },
    ])
    .execute();

  const page = await asRole('projektledare');
  await visit(page, '/samverkan/fyrbodal/scenarier/nytt?projekt=digital-motor&fas=1');
  await page.getByRole('checkbox', { name: leaver!.name, exact: true }).uncheck();
  await page.getByRole('button', { name: 'Räkna' }).click();
  await expect(page.getByText(`${leaver!.name} bär raden ”Egen kurs” ensam men är inte med`).first()).toBeVisible();
  await page.getByRole('combobox', { name: /Egen kurs/ }).selectOption('Delas efter nyckeln');
  await page.getByRole('button', { name: 'Räkna' }).click();
  await expect(page.getByText('Kryssa i rutan, eller välj en annan nyckel.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Fördela om i proportion mellan dem som är kvar' }).check();
  await page.getByRole('button', { name: 'Räkna' }).click();
  await expect(row(page, first!.name)).toContainText('andel i nyckeln: 37,5 % (förut 30 %)');
  expect([await kronor(page, first!.name), await kronor(page, second!.name)]).toEqual([303_750, 506_250]);
  await expect(page.getByText(`som ${leaver!.name} bär ensam, delas efter nyckeln.`)).toBeVisible();
  await expect(page.getByText('Gör en ny version av nyckeln först.')).toBeVisible();

  await page.getByRole('combobox', { name: 'Nyckel' }).selectOption(String(equal.keyId));
  await page.getByRole('combobox', { name: /Egen kurs/ }).selectOption('Faller bort');
  await page.getByRole('button', { name: 'Räkna' }).click();
  await expect(page.getByText('faller bort.', { exact: false }).first()).toBeVisible();
  expect(await kronor(page, first!.name)).toBe(400_000);
  await page.getByRole('textbox', { name: 'Namn' }).fill('En går ur');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Scenariot är sparat.' })).toBeVisible();
  await page.getByRole('button', { name: 'Gör till utkast' }).click();
  await expect(page.getByText('Budgeten är gjord av ett scenario.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Budgetrader' })).not.toContainText('Egen kurs');

  await page.getByRole('link', { name: /^Räkna med projektets egna deltagare/ }).click();
  await page.getByRole('button', { name: 'Ja, räkna om' }).click();
  const undone = page.getByRole('status').filter({ hasText: 'Utkastet räknas med projektets egna deltagare' });
  await expect(undone).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Kostnadsandelar' }).getByRole('row', { name: new RegExp(`^${leaver!.name}`) }),
  ).toBeVisible();
  await undone.getByRole('button', { name: 'Ångra' }).click();
  await expect(page.getByText('Budgeten är gjord av ett scenario.')).toBeVisible();
});
