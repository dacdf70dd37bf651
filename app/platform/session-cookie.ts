import { createHash, randomBytes } from 'node:crypto';

import { createCookie } from '@remix-run/node';

/** How long a session lasts without signing in again, in seconds. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** A cookie that scripts cannot read, for as many seconds. */
function cookies(name: string, maxAge: number) {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', maxAge } as const;
  const plain = createCookie(name, options);
  /** Behind https: the prefix makes the browser refuse a cookie that was set without Secure or for a wider domain. */
  const secured = createCookie(`__Host-${name}`, { ...options, secure: true });
  const chosen = (request: Request) => (new URL(request.url).protocol === 'https:' ? secured : plain);
  return {
    async read(request: Request): Promise<string | null> {
      const value: unknown = await chosen(request).parse(request.headers.get('Cookie'));
      return typeof value === 'string' && value.length > 0 ? value : null;
    },
    header: (request: Request, value: string | null): Promise<string> =>
      chosen(request).serialize(value ?? '', value === null ? { maxAge: 0 } : undefined),
  };
}

const session = cookies('samplan', SESSION_SECONDS);

/** By which a browser is known again, so that whoever guesses elsewhere cannot keep its owner waiting. */
export const knownBrowser = cookies('samplan-kand', 180 * 24 * 60 * 60);

/** Ties a sign-in at an issuer to the browser in which it began. */
export const oidcBrowser = cookies('samplan-utfardare', 10 * 60);

/** A new secret for a session; only its hash is stored. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashSessionToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The token the browser sent, or null. */
export function readSessionToken(request: Request): Promise<string | null> {
  return session.read(request);
}

/** The Set-Cookie header that keeps a token, or forgets it when null. */
export function sessionCookieHeader(request: Request, token: string | null): Promise<string> {
  return session.header(request, token);
}
