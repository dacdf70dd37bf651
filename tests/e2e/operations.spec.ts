import { expect, test } from './test';

test('the process says that it is up, and ready when the database is', async ({ site, request }) => {
  const up = await request.get(`${site.address}/healthz`);
  expect([up.status(), await up.text()]).toEqual([200, 'ok']);
  const ready = await request.get(`${site.address}/readyz`);
  expect([ready.status(), await ready.text()]).toEqual([200, 'ready']);
});

test('every answer has a request id and a policy that runs no foreign script', async ({ site, request }) => {
  const { headers } = await request.get(`${site.address}/logga-in`).then((answer) => ({ headers: answer.headers() }));
  expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[^']+';/);
  expect(headers['content-security-policy']).not.toContain("script-src 'unsafe");
  expect(headers['x-content-type-options']).toBe('nosniff');
});
