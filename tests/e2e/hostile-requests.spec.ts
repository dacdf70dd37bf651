import { expect, test } from './test';

test.use({ portfolio: 'plan' });

const MILESTONES = '/projekt/min-skolskjuts/milstolpar';
const MS14 = { intent: 'update', id: '21', version: '1', title: 'x', status: 'pågår', forecast: '', reason: '' };

test('a form that no page of ours sends is answered with 400', async ({ asRole }) => {
  const page = await asRole('projektledare');
  const forms: readonly Record<string, string>[] = [
    {},
    { intent: 'finns inte' },
    { intent: '__proto__' },
    { intent: 'toString' },
    { intent: 'update' },
    { ...MS14, id: 'abc' },
    { ...MS14, id: '-1' },
    { ...MS14, id: '999999999999999' },
    { ...MS14, version: '99999999999999999999' },
    { ...MS14, version: '1.5' },
    { ...MS14, status: 'exploderad' },
    { ...MS14, title: 'x'.repeat(301) },
    { ...MS14, forecast: '99999-01-01' },
    { ...MS14, forecast: '0000-00-00' },
  ];
  for (const form of forms) {
    const answer = await page.request.post(MILESTONES, { form, maxRedirects: 0 });
    expect(answer.status(), JSON.stringify(form).slice(0, 120)).toBe(400);
    expect(await answer.text()).toContain('lang="sv"');
  }
});

test('an address that asks with a word of the language itself is answered as one that asks nothing', async ({
  asRole,
}) => {
  const page = await asRole('samordnare');
  for (const address of ['/samverkan/edala/underlag?klart=__proto__', '/projekt/edala/andra?sparad=__proto__']) {
    expect((await page.request.get(address)).status(), address).toBe(200);
  }
});

test('a zero byte and other control characters are left out, not a fault', async ({ asRole, db }) => {
  const page = await asRole('projektledare');
  const form = { ...MS14, id: '22', title: 'Lansering\u0000 i \u0007Avesta' };
  const answer = await page.request.post(MILESTONES, { form, maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  const stored = await db.selectFrom('milestone').select('title').where('id', '=', 22).executeTakeFirst();
  expect(stored).toEqual({ title: 'Lansering i Avesta' });
});

test('a body that is no form, and one that is too large, are refused in words', async ({ asRole }) => {
  const page = await asRole('projektledare');
  const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
  const nonsense = await page.request.post(MILESTONES, { data: 'no form', headers, maxRedirects: 0 });
  expect(nonsense.status()).toBe(400);
  const json = await page.request.post(MILESTONES, { data: { intent: 'update' }, maxRedirects: 0 });
  expect(json.status()).toBe(400);
  const large = await page.request.post(MILESTONES, { form: { ...MS14, reason: 'x'.repeat(9 * 1024 * 1024) } });
  expect(large.status()).toBe(413);
  expect(await large.text()).toMatch(/lang="sv"[^]*<h1>Det du skickade är för stort<\/h1>/);
});

test('a row of another project cannot be reached through this one', async ({ asRole, db }) => {
  const page = await asRole('projektledare');
  const other = await db
    .selectFrom('milestone')
    .innerJoin('project', 'project.id', 'milestone.projectId')
    .where('project.slug', '=', 'digital-motor')
    .select(['milestone.id', 'milestone.version'])
    .executeTakeFirstOrThrow();
  const id = String(other.id);
  for (const form of [
    { ...MS14, id },
    { intent: 'remove', id, version: '1' },
  ]) {
    const answer = await page.request.post(MILESTONES, { form, maxRedirects: 0 });
    expect(answer.status()).toBe(400);
  }
  const after = await db
    .selectFrom('milestone')
    .select(['id', 'version'])
    .where('id', '=', other.id)
    .executeTakeFirst();
  expect(after).toEqual(other);
});

test('a form with a far index or too many fields is refused, and the product goes on answering', async ({ asRole }) => {
  const page = await asRole('samordnare');
  const keys = '/samverkan/dalarna/nycklar';
  const many = Object.fromEntries(Array.from({ length: 5_001 }, (_, at) => [`f${at}`, '']));
  const inserted = { type: 'update', payload: { name: 'components', index: 99_999, value: {} } };
  const forms: readonly Record<string, string>[] = [
    { intent: 'create', name: 'x', 'components[99999].kind': 'equal' },
    { intent: 'create', name: 'x', 'components[500].kind': 'equal' },
    { intent: 'create', name: 'x', 'given[00000999999999].receiver': '1' },
    { intent: 'create', name: 'x', __intent__: JSON.stringify(inserted) },
    { intent: 'create', ...many },
  ];
  for (const form of forms) {
    const answer = await page.request.post(keys, { form, maxRedirects: 0, timeout: 10_000 });
    expect(answer.status(), JSON.stringify(form).slice(0, 120)).toBe(400);
    expect((await page.request.get('/healthz', { timeout: 5_000 })).status()).toBe(200);
  }
  const asked = await page.request.get(`${keys.replace('nycklar', 'scenarier/nytt')}?rakna=1&part[99999]=1`);
  expect(asked.status()).toBe(400);
});
