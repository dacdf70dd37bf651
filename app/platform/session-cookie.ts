import { createHash, randomBytes } from 'node:crypto';

import { createCookie } from '@remix-run/node';

/** How long a session lasts without signing in again, in seconds. */
export const SESSION_SECONDS = 12 * 60 * 60;

const options = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: SESSION_SECONDS } as const;
const plain = createCookie('samplan', options);
/** Behind https: the prefix makes the browser refuse a cookie that was set without Secure or for a wider domain. */
const secured = createCookie('__Host-samplan', { ...options, secure: true });

function cookieFor(request: Request) {
  return new URL(request.url).protocol === 'https:' ? secured : plain;
}

/** A new secret for a session; only its hash is stored. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashSessionToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The token the browser sent, or null. */
export async function readSessionToken(request: Request): Promise<string | null> {
  const value: unknown = await cookieFor(request).parse(request.headers.get('Cookie'));
  return typeof value === 'string' && value.length > 0 ? value : null;
}

/** The Set-Cookie header that keeps a token, or forgets it when null. */
export function sessionCookieHeader(request: Request, token: string | null): Promise<string> {
  return cookieFor(request).serialize(token ?? '', token === null ? { maxAge: 0 } : undefined);
}
