import { describe, expect, test } from 'vitest';

import { hashPassword, passwordMatches } from '~/platform/password';
import {
  hashSessionToken,
  newSessionToken,
  readSessionToken,
  SESSION_SECONDS,
  sessionCookieHeader,
} from '~/platform/session-cookie';

function request(address: string, cookie?: string): Request {
  return new Request(address, cookie === undefined ? {} : { headers: { Cookie: cookie } });
}

const open = 'http://127.0.0.1:3000/';
const secure = 'https://samplan.example/';

/** What the browser sends back of what it was told to keep. */
function sentBack(header: string): string {
  return header.split(';')[0]!;
}

/** The attributes of a cookie, in lower case and without those that vary. */
function attributesOf(header: string): string[] {
  return header
    .split('; ')
    .slice(1)
    .filter((attribute) => !attribute.startsWith('Expires'))
    .map((attribute) => attribute.toLowerCase())
    .toSorted();
}

describe('the session cookie', () => {
  test('is HttpOnly and SameSite=Lax and lives as long as the session', async () => {
    const header = await sessionCookieHeader(request(open), 'token');
    expect(header).toMatch(/^samplan=/);
    expect(attributesOf(header)).toEqual(['httponly', `max-age=${SESSION_SECONDS}`, 'path=/', 'samesite=lax']);
  });

  test('behind https is Secure and bound to its host', async () => {
    const header = await sessionCookieHeader(request(secure), 'token');
    expect(header).toMatch(/^__Host-samplan=/);
    expect(attributesOf(header)).toEqual([
      'httponly',
      `max-age=${SESSION_SECONDS}`,
      'path=/',
      'samesite=lax',
      'secure',
    ]);
  });

  test.each([open, secure])('gives back its token at %s', async (address) => {
    const token = newSessionToken();
    const cookie = sentBack(await sessionCookieHeader(request(address), token));
    expect(await readSessionToken(request(address, cookie))).toBe(token);
    expect(await readSessionToken(request(address, `other=1; ${cookie}; more=2`))).toBe(token);
  });

  test('that was set without https is not taken behind it', async () => {
    const cookie = sentBack(await sessionCookieHeader(request(open), 'token'));
    expect(await readSessionToken(request(secure, cookie))).toBeNull();
  });

  test.each([open, secure])('is forgotten on the way out at %s', async (address) => {
    const header = await sessionCookieHeader(request(address), null);
    expect(attributesOf(header)).toContain('max-age=0');
    expect(await readSessionToken(request(address, sentBack(header)))).toBeNull();
  });

  test.each([undefined, '', 'samplan=', 'samplan=junk', 'samplan=%', 'samplan=W10=', 'samplan=MTI=', 'other=token'])(
    'that is none gives no token: %j',
    async (cookie) => {
      expect(await readSessionToken(request(open, cookie))).toBeNull();
    },
  );
});

describe('a session token', () => {
  test('is a secret of 256 bits, another each time', () => {
    const tokens = Array.from({ length: 50 }, newSessionToken);
    expect(new Set(tokens).size).toBe(50);
    for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  test('is known to the database by its SHA-256 only', () => {
    expect(hashSessionToken('samplan').toString('hex')).toBe(
      'd13b8940df4e06ca1db44335bf46e15f7ff36311111d5e2d62c6836432b501af',
    );
    expect(hashSessionToken('samplan')).toHaveLength(32);
    expect(hashSessionToken('Samplan')).not.toEqual(hashSessionToken('samplan'));
  });
});

describe('a password', () => {
  test('is kept as argon2id with 19 MiB and two passes, another hash each time', async () => {
    const [one, other] = await Promise.all([hashPassword('hemligt'), hashPassword('hemligt')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(one).not.toContain('hemligt');
  });

  test('matches its own hash and no other', async () => {
    const stored = await hashPassword('Åäö 😀 lösen');
    expect(await passwordMatches(stored, 'Åäö 😀 lösen')).toBe(true);
    for (const typed of ['åäö 😀 lösen', 'Åäö 😀 lösen ', '']) expect(await passwordMatches(stored, typed)).toBe(false);
  });

  test('matches nothing where there is no account, whatever is typed', async () => {
    expect(await passwordMatches(null, '')).toBe(false);
    expect(await passwordMatches(null, 'no such account')).toBe(false);
  });
});
