import { sql } from 'kysely';

import { expect, test, visit, type DemoRole } from './test';

const PAGE = '/samverkan/dalarna';

/** One write of every kind in a cooperation, right in every part but for who sends it. */
const WRITES: readonly (readonly [path: string, form: Record<string, string>])[] = [
  [
    PAGE,
    {
      intent: 'update',
      id: '1',
      version: '1',
      name: 'Ändrad',
      approvalRule: 'none',
      referenceMonthDay: 'none',
      roundingUnitOre: '100',
      roundingMode: 'exact',
    },
  ],
  [PAGE, { intent: 'join', partyId: '1', joinedOn: '2030-01-01' }],
  [PAGE, { intent: 'member', partyId: '1', wasJoinedOn: '', wasLeftOn: '', joinedOn: '', leftOn: '2021-01-01' }],
  [`${PAGE}/nycklar`, { intent: 'create-key', name: 'Ny', 'components[0].kind': 'equal', 'components[0].weight': '1' }],
  [
    `${PAGE}/nycklar`,
    { intent: 'create-version', keyId: '1', 'components[0].kind': 'equal', 'components[0].weight': '1' },
  ],
  [
    `${PAGE}/nycklar`,
    { intent: 'update-version', id: '1', version: '1', 'components[0].kind': 'equal', 'components[0].weight': '1' },
  ],
  [`${PAGE}/nycklar`, { intent: 'set-default', id: '1', version: '1' }],
  [`${PAGE}/riskskalor`, { intent: 'choose', id: '1' }],
  [`${PAGE}/underlag`, { intent: 'create', name: 'Antal elever' }],
  [
    `${PAGE}/underlag`,
    { intent: 'add-figure', seriesId: '1', who: '1', referenceDate: '2020-01-01', value: '1', source: 'Ingen' },
  ],
  [`${PAGE}/underlag`, { intent: 'save', seriesId: '1', source: 'Ingen', figures: '[[1,null,"2020-01-01",1]]' }],
  [`${PAGE}/underlag/import`, { intent: 'check', seriesId: '1' }],
  ['/samverkan/ny', { intent: 'create', name: 'Ny', memberIds: '1' }],
  ['/samverkan/parter', { intent: 'create', name: 'Ny', kind: 'bolag' }],
  ['/samverkan/parter', { intent: 'update', id: '1', version: '1', name: 'Nytt', kind: 'bolag' }],
  [`${PAGE}/underlag`, { intent: 'correct-figure', id: '1', version: '1', value: '1', source: 'Egen', reason: 'Fel' }],
  [`${PAGE}/underlag`, { intent: 'withdraw-figure', id: '1', version: '1', reason: 'Fel' }],
];

const READERS: readonly DemoRole[] = ['lasare', 'projektledare', 'styrgrupp', 'direktor.borlange', 'ekonom'];

for (const role of READERS) {
  test(`${role} is refused every write in a cooperation, and no row changes`, async ({ asRole, db }) => {
    const page = await asRole(role);
    const tables = ['cooperation', 'cooperationMember', 'allocationKey', 'keyVersion', 'keyComponent'] as const;
    const more = ['basisSeries', 'basisFigure', 'basisWithdrawal', 'party', 'auditEntry'] as const;
    const rows = () =>
      Promise.all(
        [...tables, ...more].map((table) =>
          db
            .selectFrom(table)
            .selectAll()
            .orderBy(sql`ctid`)
            .execute(),
        ),
      );
    const before = await rows();
    for (const [path, form] of WRITES) {
      const answer = await page.request.post(path, { form, maxRedirects: 0 });
      expect(answer.status(), `${form['intent']} at ${path}`).toBe(403);
    }
    expect(await rows()).toEqual(before);
  });
}

test('a läsare sees agreement, members, keys and figures, and nothing to change them with', async ({ asRole }) => {
  const page = await asRole('lasare');
  for (const [path, text] of [
    ['', 'SCB:s folkmängd den 31 december året innan budgeten fastställs'],
    ['?andra=1', 'Halvårsvis i efterskott, av värdkommunen'],
    ['?ny-medlem=1', 'sedan tidigare'],
    ['/nycklar', '50 % lika · 50 % efter invånare'],
    ['/nycklar?ny=1', '50 % lika · 50 % efter invånare'],
    ['/underlag', '52 224'],
    ['/underlag?siffra=folkmangd', '52 224'],
  ] as const) {
    await visit(page, PAGE + path);
    const content = page.getByRole('main');
    await expect(content).toContainText(text.replace(/(\d) (\d)/g, '$1\u00a0$2'));
    await expect(content.getByRole('button'), path).toHaveCount(0);
    await expect(content.getByRole('textbox'), path).toHaveCount(0);
    await expect(content.getByRole('link', { name: /^(Ändra|Ny |Läs in|Skriv in)/ }), path).toHaveCount(0);
  }
});

test('the pages for changing are closed to a läsare', async ({ asRole }) => {
  const page = await asRole('lasare');
  for (const path of [`${PAGE}/underlag/import`, '/samverkan/ny', '/samverkan/parter']) {
    expect((await page.request.get(path)).status(), path).toBe(403);
  }
});
