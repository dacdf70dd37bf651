import { expect, test, visit } from './test';

test.use({ portfolio: 'creation' });

test('a project gets lead, key and exactly the chosen members of its cooperation', async ({ asRole, db }) => {
  const page = await asRole('samordnare');
  await visit(page, '/portfolj');
  await page.getByRole('link', { name: 'Nytt projekt' }).click();
  await page.getByRole('combobox', { name: 'Projektet drivs i' }).selectOption('E-tjänstesamverkan Dalarna (eDala)');
  await page.getByRole('button', { name: 'Fortsätt' }).click();

  const members = page.getByRole('group', { name: 'Deltagare' }).getByRole('checkbox');
  await expect(members).toHaveCount(12);
  for (const member of await members.all()) await expect(member).toBeChecked();
  await expect(page.getByRole('combobox', { name: 'Huvudansvarig' })).toContainText('Mora');

  await page.getByRole('textbox', { name: 'Namn' }).fill('Gemensam bygglovstjänst på nätet');
  await page.getByRole('combobox', { name: 'Huvudansvarig' }).selectOption('Leksand');
  await page.getByRole('textbox', { name: 'Start' }).fill('2021-02-01');
  await page.getByRole('textbox', { name: 'Slut' }).fill('2022-06-30');
  for (const name of ['Orsa', 'Vansbro']) await page.getByRole('checkbox', { name }).uncheck();
  await page.getByRole('button', { name: 'Skapa projektet' }).click();

  await expect(page).toHaveURL(/\/projekt\/gemensam-bygglovstjanst-pa-natet$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gemensam bygglovstjänst på nätet');
  await expect(page.getByText('10 deltagare · huvudansvarig Leksand')).toBeVisible();
  const participants = await db
    .selectFrom('projectParticipant')
    .innerJoin('project', 'project.id', 'projectParticipant.projectId')
    .innerJoin('party', 'party.id', 'projectParticipant.partyId')
    .where('project.slug', '=', 'gemensam-bygglovstjanst-pa-natet')
    .orderBy('party.slug')
    .select('party.slug')
    .execute();
  expect(participants.map(({ slug }) => slug)).toEqual(
    'alvdalen avesta hedemora leksand ludvika malung-salen mora rattvik sater smedjebacken'.split(' '),
  );

  await visit(page, '/portfolj?kommun=orsa');
  await expect(page.getByRole('link', { name: 'Gemensam bygglovstjänst på nätet' })).toHaveCount(0);
  await visit(page, '/portfolj?kommun=leksand');
  await expect(page.getByRole('link', { name: 'Gemensam bygglovstjänst på nätet' })).toBeVisible();
});

test('two projects of the same name get addresses of their own', async ({ asRole }) => {
  const page = await asRole('samordnare');
  for (const address of [/\/projekt\/digital-signering$/, /\/projekt\/digital-signering-2$/]) {
    await visit(page, '/projekt/ny?samverkan=herrljunga-vargarda');
    await page.getByRole('textbox', { name: 'Namn' }).fill('Digital signering');
    await page.getByRole('button', { name: 'Skapa projektet' }).click();
    await expect(page).toHaveURL(address);
  }
});

test('what is missing or contradicts itself is said at the field', async ({ asRole, expectStatus }) => {
  expectStatus(400);
  const page = await asRole('samordnare');
  await visit(page, '/projekt/ny?samverkan=herrljunga-vargarda');
  for (const name of ['Herrljunga', 'Vårgårda']) await page.getByRole('checkbox', { name }).uncheck();
  await page.getByRole('textbox', { name: 'Start' }).fill('2021-02-01');
  await page.getByRole('textbox', { name: 'Slut' }).fill('2021-01-01');
  await page.getByRole('button', { name: 'Skapa projektet' }).click();
  await expect(page.getByRole('textbox', { name: 'Namn' })).toHaveAccessibleDescription('Skriv vad projektet heter.');
  await expect(page.getByRole('group', { name: 'Deltagare' })).toContainText('Välj minst en deltagare.');

  await page.getByRole('textbox', { name: 'Namn' }).fill('Bredband');
  await page.getByRole('checkbox', { name: 'Herrljunga' }).check();
  await page.getByRole('button', { name: 'Skapa projektet' }).click();
  await expect(page.getByRole('textbox', { name: 'Slut' })).toHaveAccessibleDescription(
    /ligger före starten 2021-02-01/,
  );

  await page.getByRole('textbox', { name: 'Slut' }).fill('');
  await page.getByRole('combobox', { name: 'Huvudansvarig' }).selectOption('Vårgårda');
  await page.getByRole('button', { name: 'Skapa projektet' }).click();
  await expect(page.getByRole('combobox', { name: 'Huvudansvarig' })).toHaveAccessibleDescription(
    'Den huvudansvariga ska vara en av deltagarna.',
  );
  await expect(page.getByRole('textbox', { name: 'Namn' })).toHaveValue('Bredband');
});

test('a party outside the cooperation cannot be put in', async ({ asRole, db }) => {
  const page = await asRole('samordnare');
  const cooperation = await db
    .selectFrom('cooperation')
    .select('id')
    .where('slug', '=', 'edala')
    .executeTakeFirstOrThrow();
  const outsider = await db.selectFrom('party').select('id').where('slug', '=', 'borlange').executeTakeFirstOrThrow();
  const form = {
    intent: 'create',
    cooperationId: String(cooperation.id),
    name: 'Smyg',
    participantIds: String(outsider.id),
  };
  const answer = await page.request.post('/projekt/ny?samverkan=edala', { form, maxRedirects: 0 });
  expect(answer.status()).toBe(400);
  expect(await answer.text()).toContain('Alla deltagare ska vara med i samverkan.');
});
