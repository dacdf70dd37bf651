import { request as send, type IncomingHttpHeaders } from 'node:http';

import { beforeAll, describe, expect, test } from 'vitest';

import { demoPassword } from '~db/samples/accounts';

import { fingerprintTables } from './fingerprint';
import { addressOf, layGround, type Ground } from './ground';
import { ROUTES } from './routes';
import { eachOf, signIn, startSite, type Site } from './site';

/** What the answers tell a browser, and what the product refuses to take from one. */

let plain: Site;
let behindProxy: Site;
let ground: Ground;
let cookie: string;

beforeAll(async () => {
  plain = await startSite();
  behindProxy = await startSite({ SAMPLAN_PROXIES: '1' });
  ground = await layGround(plain.db);
  cookie = await signIn(plain, 'samordnare@samplan.test');
});

interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Asks without putting anything right: no header but those given, the path as it stands. */
function ask(
  { server }: Site,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  { method = 'GET', body = '' }: { readonly method?: string; readonly body?: string } = {},
): Promise<Got> {
  const { hostname, port } = new URL(server.address);
  return new Promise((resolve, reject) => {
    const asked = send({ hostname, port, path, method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode!, headers: answer.headers, text: Buffer.concat(parts).toString() }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const FORM = 'application/x-www-form-urlencoded';

/** Signs in as a browser does it, with what it would say of where the form stood. */
function post(
  site: Site,
  path: string,
  headers: Readonly<Record<string, string>>,
  fields: Record<string, string> = {},
) {
  const body = new URLSearchParams({ epost: 'lasare@samplan.test', losenord: demoPassword, ...fields }).toString();
  const length = String(Buffer.byteLength(body));
  return ask(site, path, { 'Content-Type': FORM, 'Content-Length': length, ...headers }, { method: 'POST', body });
}

describe('every answer', () => {
  test('lets only scripts with its own nonce run, and is framed by nobody', async () => {
    const [one, two] = [await ask(plain, '/', { Cookie: cookie }), await ask(plain, '/', { Cookie: cookie })];
    const [first, second] = [one, two].map(({ headers }) => String(headers['content-security-policy']));
    const nonce = /'nonce-([^']+)'/.exec(first!)?.[1];
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(second).not.toContain(nonce);
    expect(/script-src ([^;]+)/.exec(first!)?.[1]).toBe(`'self' 'nonce-${nonce}'`);
    expect(/style-src ([^;]+)/.exec(first!)?.[1]).toBe("'self'");
    for (const rule of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"]) {
      expect(first).toContain(rule);
    }
    expect(first).toContain("frame-ancestors 'none'");
    expect(one.headers).toMatchObject({
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(one.headers['x-powered-by']).toBeUndefined();
    const scripts = [...one.text.matchAll(/<script\b([^>]*)>/g)].map(([, attributes]) => attributes!);
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.filter((attributes) => !attributes.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(one.text).not.toMatch(/<[^>]+\son\w+=/);
  });

  test('that may be about somebody is kept by no cache and listed by no search engine', async () => {
    const paths = ROUTES.filter(({ pattern }) => pattern !== 'kalender/:file').flatMap(({ pattern }) => {
      const path = addressOf(pattern, ground);
      return [path, path === '/' ? '/_root.data' : `${path}.data`];
    });
    const wrong = await eachOf(paths, async (path) => {
      const { status, headers } = await ask(plain, path, { Cookie: cookie });
      const right =
        headers['cache-control'] === 'private, no-store' &&
        /\bCookie\b/i.test(String(headers.vary)) &&
        headers['x-robots-tag'] === 'noindex';
      return right
        ? []
        : [`${status} ${path}: ${headers['cache-control']}; ${headers.vary}; ${headers['x-robots-tag']}`];
    });
    expect(wrong.flat()).toEqual([]);
    expect((await ask(plain, '/robots.txt')).text).toBe('User-agent: *\nDisallow: /\n');
  });

  test('over https asks the browser to come back over https only, and no other does', async () => {
    const secure = await ask(behindProxy, '/logga-in', { 'X-Forwarded-Proto': 'https' });
    expect(secure.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    const bare = await ask(plain, '/logga-in', { 'X-Forwarded-Proto': 'https' });
    expect(bare.headers['strict-transport-security'], 'said by no proxy that is trusted').toBeUndefined();
  });

  test('tells nothing of the inside', async () => {
    for (const path of ['/%', '/projekt/%00', '/finns-inte', '/assets/../../package.json', '/..%2f..%2fpackage.json']) {
      const { status, text } = await ask(plain, path, { Cookie: cookie });
      expect([400, 403, 404], path).toContain(status);
      expect(text, path).not.toMatch(/node_modules|\bat \w+ \(|"dependencies"|kysely/);
    }
    const { text } = await ask(plain, '/', { Cookie: cookie });
    expect(text).not.toMatch(/argon2|postgres:|passwordHash|tokenHash/);
  });
});

describe('the session', () => {
  test('is in a cookie that no script reads and no other site sends with a form', async () => {
    const { status, headers } = await post(plain, '/logga-in', {});
    expect(status).toBe(303);
    const [set] = headers['set-cookie']!;
    expect(set).toMatch(/^samplan=/);
    expect(set).toContain('HttpOnly');
    expect(set).toContain('SameSite=Lax');
    expect(set).toContain('Path=/');
    expect(set).not.toContain('Domain');
  });

  test('is over https in a cookie of that host alone', async () => {
    const { headers } = await post(behindProxy, '/logga-in', { 'X-Forwarded-Proto': 'https' });
    const [set] = headers['set-cookie']!;
    expect(set).toMatch(/^__Host-samplan=/);
    expect(set).toContain('Secure');
  });

  test('never leads to another site after signing in', async () => {
    const places = [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/%09/evil.example',
      '/\t/evil.example',
      ' //evil.example',
      'javascript:alert(1)',
      '/..//evil.example',
      '/@evil.example//x',
    ];
    for (const till of places) {
      const answers = [
        await post(plain, '/logga-in', {}, { till }),
        await ask(plain, `/logga-in?till=${encodeURIComponent(till)}`, { Cookie: cookie }),
      ];
      for (const { headers } of answers) {
        const { origin } = new URL(headers.location!, plain.server.address);
        expect(origin, `${till} leads to ${headers.location}`).toBe(plain.server.address);
      }
    }
  });
});

describe('a write', () => {
  const cases: readonly (readonly [what: string, headers: () => Record<string, string>, taken: boolean])[] = [
    ['from a page of ours', () => ({ Origin: plain.server.address, 'Sec-Fetch-Site': 'same-origin' }), true],
    ['from another site', () => ({ Origin: 'https://evil.example' }), false],
    ['from a sandboxed frame', () => ({ Origin: 'null' }), false],
    ['from a name that only begins like ours', () => ({ Origin: `${plain.server.address}.evil.example` }), false],
    ['from another port of the same host', () => ({ Origin: 'http://127.0.0.1:1' }), false],
    ['that hides its origin and comes from another site', () => ({ 'Sec-Fetch-Site': 'cross-site' }), false],
    ['that hides its origin and comes from a sister site', () => ({ 'Sec-Fetch-Site': 'same-site' }), false],
    ['that hides its origin and comes from ours', () => ({ 'Sec-Fetch-Site': 'same-origin' }), true],
    ['of no browser', () => ({}), true],
    [
      'that names a host of its own',
      () => ({ Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' }),
      false,
    ],
  ];

  test.each(cases)('%s', async (_what, headers, taken) => {
    expect((await post(plain, '/logga-in', headers())).status).toBe(taken ? 303 : 403);
  });

  test('over https from a page that came without it is refused', async () => {
    const { host } = new URL(behindProxy.server.address);
    const over = { 'X-Forwarded-Proto': 'https' };
    expect((await post(behindProxy, '/logga-in', { ...over, Origin: `http://${host}` })).status).toBe(403);
    expect((await post(behindProxy, '/logga-in', { ...over, Origin: `https://${host}` })).status).toBe(303);
  });

  test('from another site is refused at every address, and changes no row', async () => {
    const before = await fingerprintTables(plain.db);
    const wrong = await eachOf(ROUTES, async ({ pattern }) => {
      const headers = { Cookie: cookie, Origin: 'https://evil.example' };
      const { status } = await post(plain, addressOf(pattern, ground), headers, { intent: 'remove' });
      return status === 403 ? [] : [`${pattern}: ${status}`];
    });
    expect(wrong.flat()).toEqual([]);
    expect(await fingerprintTables(plain.db)).toEqual(before);
  });

  test('that is too large, or does not say how large it is, is refused before it is read', async () => {
    const path = addressOf('projekt/:slug/plan/importera', ground);
    const headers = { Cookie: cookie, 'Content-Type': 'multipart/form-data; boundary=x' };
    // Nothing of the body is sent: the answer comes all the same.
    const large = await new Promise<number>((resolve, reject) => {
      const { hostname, port } = new URL(plain.server.address);
      const length = { 'Content-Length': String(9 * 1024 * 1024) };
      const asked = send({ hostname, port, path, method: 'POST', headers: { ...headers, ...length } }, (answer) => {
        resolve(answer.statusCode!);
        asked.destroy();
      });
      asked.on('error', reject);
      asked.flushHeaders();
    });
    expect(large).toBe(413);
    const chunked = await ask(
      plain,
      path,
      { ...headers, 'Transfer-Encoding': 'chunked' },
      { method: 'POST', body: 'x' },
    );
    expect(chunked.status).toBe(411);
  });
});
