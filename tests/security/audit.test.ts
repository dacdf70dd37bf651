import { beforeAll, expect, test } from 'vitest';

import { signIn, startSite, type Site } from './site';

/** From where something was done, as the log has it. */

let plain: Site;
let behindProxy: Site;

beforeAll(async () => {
  plain = await startSite();
  behindProxy = await startSite({ SAMPLAN_PROXIES: '1' });
});

/** Adds a risk. @returns its row of the log, as text and by column */
async function addRisk(site: Site, headers: Readonly<Record<string, string>>) {
  const cookie = await signIn(site, 'projektledare@samplan.test');
  const answer = await fetch(`${site.server.address}/projekt/min-skolskjuts/risker`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookie, 'User-Agent': 'Nagonwebblasare/1.0', ...headers },
    body: new URLSearchParams({ intent: 'create', title: 'Prövad risk', treatment: 'bevaka' }),
  });
  expect(answer.status).toBe(303);
  const row = await site.db
    .selectFrom('auditEntry')
    .selectAll()
    .where('action', '=', 'risk.create')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return { row, requestId: answer.headers.get('X-Request-Id') };
}

test('the log says which request it was and which address it came from, and not which browser', async () => {
  const { row, requestId } = await addRisk(plain, {});
  expect(row).toMatchObject({ requestId, fromAddress: '127.0.0.1', entity: 'risk' });
  expect(row.userId).not.toBeNull();
  expect(JSON.stringify(row)).not.toContain('Nagonwebblasare');
});

test.each([
  ['an address', '192.0.2.44', '192.0.2.44'],
  ['one of the new kind', '2001:db8::44', '2001:db8::44'],
  ['what a visitor claims and what the proxy saw', '203.0.113.9, 192.0.2.45', '192.0.2.45'],
  ['what is no address', 'unknown', null],
  ['markup', "<script>'; drop table audit_entry; --", null],
])('a trusted proxy tells it: %s', async (_what, told, kept) => {
  const { row } = await addRisk(behindProxy, { 'X-Forwarded-For': told });
  expect(row.fromAddress).toBe(kept);
});

test('where no proxy is trusted nobody tells it', async () => {
  const { row } = await addRisk(plain, { 'X-Forwarded-For': '192.0.2.44' });
  expect(row.fromAddress).toBe('127.0.0.1');
});
