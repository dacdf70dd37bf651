import { expect, test, visit, type DemoRole } from './test';

test.use({ portfolio: 'risk-mandates' });

const RISKS = '/projekt/digital-motor/risker';

test('a raised risk waits on the start page of the styrgrupp until its decision is in the register', async ({
  asRole,
  expectStatus,
}) => {
  expectStatus(400);
  const page = await asRole('styrgrupp');
  await visit(page, '/');
  await expect(page.getByRole('heading', { name: '3 risker att besluta om' })).toBeVisible();
  await page.getByRole('link', { name: /Risk 4/ }).click();
  await expect(page.getByText('Risken väntar på uppdragsbeställarens beslut sedan 2020-12-17.')).toBeVisible();
  await page.getByRole('radio', { name: 'Risken accepteras' }).check();
  await page.getByRole('textbox', { name: 'Deltog i beslutet' }).fill('Ordförande och två ledamöter');
  await page.getByRole('button', { name: 'För in beslutet i registret' }).click();
  await expect(page.getByRole('textbox', { name: 'Motivering' })).toHaveAccessibleDescription(/Skriv en motivering/);
  await expect(page.getByRole('textbox', { name: 'Deltog i beslutet' })).toHaveValue('Ordförande och två ledamöter');
  await page.getByRole('textbox', { name: 'Motivering' }).fill('Kostar mer att undvika');
  await page.getByRole('button', { name: 'För in beslutet i registret' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Beslutet är infört i registret' })).toBeVisible();
  const decision = page.getByRole('listitem').getByRole('link', { name: /^beslut \d+: accepteras$/ });
  await decision.click();
  await expect(page.getByRole('main')).toContainText('Uppdragsbeställare');
  await expect(page.getByRole('main')).toContainText('Risk 4 accepteras');
  await page.getByRole('link', { name: /^4 Risk R4/ }).click();
  await expect(page).toHaveURL(/risker\?risk=\d+#risk-\d+$/);
  await visit(page, '/');
  await expect(page.getByRole('heading', { name: '2 risker att besluta om' })).toBeVisible();
});

test('only the styrgrupp decides, and a risk that waits is neither closed nor removed', async ({
  asRole,
  db,
  expectStatus,
}) => {
  expectStatus(400);
  const risk = await db
    .selectFrom('risk')
    .innerJoin('riskEscalation as e', 'e.riskId', 'risk.id')
    .where('risk.number', '=', 2)
    .select(['risk.id', 'e.id as escalationId', 'risk.version', 'risk.title'])
    .executeTakeFirstOrThrow();
  const decision = {
    intent: 'decide',
    riskId: String(risk.id),
    escalationId: String(risk.escalationId),
    answer: 'åtgärda',
    deciders: 'Ordförande',
    decidedOn: '2020-12-18',
    token: '6f1f3f4e-9d3e-4c83-a0d5-1d4a5a4f9b11',
  };
  const roles: readonly [DemoRole, number][] = [
    ['projektledare', 403],
    ['samordnare', 403],
    ['direktor.borlange', 404],
    ['lasare', 404],
  ];
  for (const [role, status] of roles) {
    const other = await asRole(role);
    const answer = await other.request.post(RISKS, { form: decision, maxRedirects: 0 });
    expect(answer.status(), role).toBe(status);
  }
  const page = await asRole('projektledare');
  const post = async (form: Record<string, string>) => {
    const answer = await page.request.post(`${RISKS}?risk=${risk.id}`, { form, maxRedirects: 0 });
    return [answer.status(), await answer.text()] as const;
  };
  const row = { id: String(risk.id), version: String(risk.version) };
  const level = { probability: '4', consequence: '3' };
  const closing = { ...row, intent: 'update', title: risk.title, treatment: 'bevaka', status: 'stängd', ...level };
  for (const form of [closing, { ...row, intent: 'remove' }]) {
    const [status, text] = await post(form);
    expect(status).toBe(400);
    expect(text).toContain('Risken väntar på styrgruppens beslut');
  }
});

test('a scale starts from a pattern, refuses a hole at its cell and gets a new version when it is used', async ({
  asRole,
  expectStatus,
}) => {
  expectStatus(400);
  const page = await asRole('samordnare', { javaScriptEnabled: false });
  await page.goto('/samverkan/dalarna/riskskalor');
  await page.getByRole('link', { name: 'Ny version' }).click();
  await page.getByRole('combobox', { name: 'Färg, Måttlig, Ofta' }).selectOption('Välj färg');
  await page.getByRole('textbox', { name: 'Betydelse av nivå 1' }).first().fill('Mer sällan än vart tionde år');
  await page.getByRole('button', { name: 'Spara ny version' }).click();
  const cell = page.getByRole('combobox', { name: 'Färg, Måttlig, Ofta' });
  await expect(cell).toHaveAccessibleDescription('Rutan Måttlig, Ofta saknar färg.');
  await expect(page.getByRole('textbox', { name: 'Betydelse av nivå 1' }).first()).toHaveValue(
    'Mer sällan än vart tionde år',
  );
  await cell.selectOption('Gul');
  await page.getByRole('button', { name: 'Spara ny version' }).click();
  await expect(page.getByRole('heading', { name: 'Riskskala 4x4, version 2' })).toBeVisible();
  await expect(page.getByText('41 risker är värderade på den')).toBeVisible();

  await page.getByRole('link', { name: 'Ny skala' }).click();
  await page.getByRole('link', { name: /5 × 5/ }).click();
  await page.getByRole('textbox', { name: 'Från, band 2' }).fill('5');
  await page.getByRole('button', { name: 'Spara skalan' }).click();
  await expect(page.getByRole('textbox', { name: 'Från, band 2' })).toHaveAccessibleDescription(
    'Banden lågt och medel överlappar: båda har 5, 6.',
  );
});

test('a risk is valued before and after, gets a measure and is followed up for the year', async ({
  asRole,
  expectStatus,
}) => {
  expectStatus(400);
  const page = await asRole('projektledare');
  await visit(page, `${RISKS}?ny=1`);
  await page.getByRole('textbox', { name: 'Risk', exact: true }).fill('Ingen äger resultatet');
  await page.getByRole('textbox', { name: 'Nummer' }).fill('4');
  for (const [name, level] of [
    ['Sannolikhet', '5'],
    ['Konsekvens', '5'],
    ['Sannolikhet efter', '1'],
    ['Konsekvens efter', '5'],
  ] as const) {
    await page.getByRole('combobox', { name, exact: true }).selectOption(level);
  }
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await expect(page.getByRole('textbox', { name: 'Nummer' })).toHaveAccessibleDescription(/Nummer 4 är redan taget/);
  await page.getByRole('textbox', { name: 'Nummer' }).fill('');
  await page.getByRole('button', { name: 'Lägg till' }).click();
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'Ingen äger resultatet' }) });
  await expect(row).toContainText('väntar på uppdragsbeställarens beslut');
  await expect(page.getByRole('heading', { name: 'Efter åtgärder' })).toBeVisible();

  await row.getByRole('link').click();
  await page.getByRole('link', { name: 'Lägg till en åtgärd' }).click();
  await page.getByRole('textbox', { name: 'Åtgärd', exact: true }).fill('Utse en förvaltare');
  await page.getByRole('textbox', { name: 'Senast' }).fill('2020-02-30');
  await page.getByRole('button', { name: 'Lägg till åtgärden' }).click();
  await expect(page.getByRole('textbox', { name: 'Senast' })).toHaveAccessibleDescription(/inte ett datum som finns/);
  await page.getByRole('textbox', { name: 'Senast' }).fill('2020-12-01');
  await page.getByRole('button', { name: 'Lägg till åtgärden' }).click();
  const measure = page.getByRole('listitem').filter({ hasText: 'Utse en förvaltare' });
  await expect(measure).toContainText('Försenad');

  await page.getByRole('link', { name: 'Ändra åtgärden Utse en förvaltare' }).click();
  const opened = page.getByRole('listitem').filter({ has: page.getByRole('textbox', { name: 'Åtgärd', exact: true }) });
  await opened.getByRole('link', { name: 'Ta bort …' }).click();
  await expect(page.getByText('Ta bort åtgärden ”Utse en förvaltare”?')).toBeVisible();
  await page.getByRole('button', { name: 'Ja, ta bort' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Åtgärden är borttagen.' })).toBeVisible();
  await expect(measure).toHaveCount(0);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect(measure).toContainText('Försenad');

  await visit(page, `${RISKS}/uppfoljning`);
  await page.getByRole('link', { name: 'Ingen äger resultatet' }).click();
  await page.getByRole('textbox', { name: 'Planerad hantering' }).fill('Förvaltare utses');
  await page.getByRole('radio', { name: 'Nej' }).check();
  await page.getByRole('button', { name: 'Spara uppföljningen' }).click();
  await expect(page.getByRole('textbox', { name: 'Kommentar' })).toHaveAccessibleDescription(/Skriv varför/);
  await page.getByRole('textbox', { name: 'Kommentar' }).fill('Ingen har tid');
  await page.getByRole('button', { name: 'Spara uppföljningen' }).click();
  await expect(row).toContainText('Ingen har tid');
});

test('a file is looked through before it is read in, and what is exported reads back as it is', async ({
  asRole,
  expectStatus,
}) => {
  expectStatus(400);
  const page = await asRole('projektledare');
  const check = async (name: string, buffer: Buffer) => {
    await visit(page, '/projekt/min-skolskjuts/risker/importera');
    const file = { name, mimeType: 'application/octet-stream', buffer };
    await page.getByLabel('Fil', { exact: true }).setInputFiles(file);
    await page.getByRole('button', { name: 'Kontrollera filen' }).click();
  };
  await check('r.csv', Buffer.from('nr;titel;sannolikhet;konsekvens\n1;=1+1;ibland;Allvarlig\n;;;\n2;;;\n'));
  const messages = page.getByRole('main').locator('.ds-validation-message');
  await expect(messages).toContainText([
    'Rad 2, kolumn ”sannolikhet”: ”ibland” finns inte på skalan.',
    'Rad 4, kolumn ”titel”: tom.',
  ]);
  await check('r.csv', Buffer.from('nr;titel;sannolikhet;konsekvens\n1;=1+1;Sällan;Allvarlig\n50;Ny risk;;\n'));
  await expect(page.getByRole('status')).toContainText('Inget är sparat än.');
  await page.getByRole('button', { name: 'Läs in 2 risker' }).click();
  await expect(page.getByRole('status')).toContainText('Filen är inläst. Risker: 1 ny, 1 ändrad.');
  await check('a.csv', Buffer.from('nr;atgard;senast\n50;=Skriv rutin;2021-01-31\n'));
  await expect(page.getByRole('rowheader')).toContainText('risk 50, åtgärd nästa');
  await page.getByRole('button', { name: 'Läs in 1 åtgärd' }).click();
  await expect(page.getByRole('status')).toContainText('Åtgärder: 1 ny, 0 ändrade.');
  for (const file of ['risker.csv', 'risker.xlsx', 'risker/atgarder.csv']) {
    const answer = await page.request.get(`/projekt/min-skolskjuts/${file}`);
    await check(file.replace('/', '-'), await answer.body());
    await expect(page.getByRole('status'), file).toContainText('Registret är redan som filen.');
  }
});

test('the portfolio keeps scales apart, and shows each viewer what is theirs', async ({ asRole }) => {
  const page = await asRole('samordnare');
  await visit(page, '/risker');
  for (const size of ['3 × 3', '4 × 4', '5 × 5']) {
    await expect(page.getByRole('heading', { name: `Skala ${size}` })).toBeVisible();
  }
  await page.getByRole('link', { name: '1 risk: Hög, Medel' }).click();
  const list = page.getByRole('region', { name: 'Öppna risker' });
  await expect(list.getByRole('rowheader')).toHaveText(['12 Leverantören anser att utökningen kräver tilläggsavtal']);
  const reader = await asRole('lasare');
  await visit(reader, '/risker');
  await expect(reader.getByRole('heading', { name: 'Skala 4 × 4' })).toBeVisible();
  await expect(reader.getByRole('heading', { name: /^Skala/ })).toHaveCount(1);
  await expect(reader.getByRole('main')).not.toContainText('Digital motor');
  const file = await reader.request.get('/risker.csv');
  expect(await file.text()).not.toContain('Digital motor');
});
