import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as client from 'openid-client';
import type { Logger } from 'pino';

import type { IssuerSettings } from './env';

/** Where a sign-in at an issuer begins, and what must be kept until it ends. */
export interface Begun {
  readonly url: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Who signed in, as the issuer vouches for it. */
export interface Identified {
  readonly issuer: string;
  readonly subject: string;
  /** the issuer's name of its session, by which a logout token names it */
  readonly providerSession: string | null;
}

/** What a logout token says is over. */
export interface LogoutNotice extends Omit<Identified, 'subject'> {
  readonly subject: string | null;
  readonly tokenId: string;
}

/** `unreachable`: the issuer does not answer, `refused`: what came is not to be trusted. Told apart by data: see context.ts */
export type Answer<T> = { readonly ok: T } | { readonly fault: 'unreachable' | 'refused' };

/** The issuers of the settings: sign-in by OpenID Connect, one issuer per organisation. */
export interface IdentityProviders {
  readonly list: readonly { readonly key: string; readonly name: string; readonly issuer: string }[];
  /** @param callback the address of ours that the issuer sends the browser back to */
  begin(key: string, callback: string): Promise<Answer<Begun>>;
  /** @param answer the address that the browser came back with */
  finish(key: string, answer: URL, kept: Omit<Begun, 'url'>): Promise<Answer<Identified>>;
  readLogoutToken(key: string, token: string): Promise<Answer<LogoutNotice>>;
}

/** In seconds: no issuer keeps a page waiting longer, and clocks may differ by the other. */
const TIMEOUT = 5;
const TOLERANCE = 30;

/** In milliseconds: what an issuer says of itself holds for an hour; one that is down is asked again after a while. */
const FRESH = 3_600_000;
const RETRY = 10_000;

/** More than any answer of an issuer; a larger one is not read to its end. */
const LARGEST_ANSWER = 1024 * 1024;

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

interface Known {
  readonly config: client.Configuration;
  readonly keys: JWTVerifyGetKey;
}

/** An issuer is asked when somebody first signs in by it, never at the start: one that is down stops nothing else. */
export function createIdentityProviders(settings: readonly IssuerSettings[], log: Logger): IdentityProviders {
  const kept = new Map<string, { readonly until: number; readonly known: Promise<Known> }>();

  function known(one: IssuerSettings): Promise<Known> {
    const before = kept.get(one.key);
    if (before && before.until > Date.now()) return before.known;
    const asked = discover(one);
    kept.set(one.key, { until: Date.now() + FRESH, known: asked });
    asked.catch(() => kept.set(one.key, { until: Date.now() + RETRY, known: asked }));
    return asked;
  }

  async function answer<T>(key: string, ask: (one: IssuerSettings, known: Known) => Promise<T>): Promise<Answer<T>> {
    const one = settings.find((each) => each.key === key);
    if (!one) return { fault: 'refused' };
    const found = await known(one).catch((error: unknown) => error as Error);
    if (found instanceof Error) {
      const { message, cause } = found;
      log.warn(
        { issuer: key, error: message, cause: (cause as Error | undefined)?.message },
        'an issuer cannot be reached',
      );
      return { fault: 'unreachable' };
    }
    try {
      return { ok: await ask(one, found) };
    } catch (error) {
      const { name, message, code } = error as Error & { code?: string };
      log.warn({ issuer: key, name, code, error: message }, 'what an issuer sent is not taken');
      return { fault: isAway(error) ? 'unreachable' : 'refused' };
    }
  }

  return {
    list: settings.map(({ key, name, issuer }) => ({ key, name, issuer })),
    begin: (key, callback) => answer(key, (_one, { config }) => begin(config, callback)),
    finish: (key, url, flow) => answer(key, (_one, { config }) => finish(config, url, flow)),
    readLogoutToken: (key, token) => answer(key, (one, { keys }) => readLogoutToken(one, keys, token)),
  };
}

async function discover({ issuer, clientId, clientSecret }: IssuerSettings): Promise<Known> {
  const address = new URL(issuer);
  const config = await client.discovery(
    address,
    clientId,
    { [client.clockTolerance]: TOLERANCE, ...(clientSecret ? { client_secret: clientSecret } : {}) },
    clientSecret ? client.ClientSecretBasic(clientSecret) : client.None(),
    {
      timeout: TIMEOUT,
      [client.customFetch]: boundedFetch,
      // The settings take such an address on the own machine only.
      execute: address.protocol === 'http:' ? [client.allowInsecureRequests] : [],
    },
  );
  // The signature is checked too, not only the line that the token came on.
  client.enableNonRepudiationChecks(config);
  const jwks = new URL(config.serverMetadata().jwks_uri ?? '');
  return { config, keys: createRemoteJWKSet(jwks, { timeoutDuration: TIMEOUT * 1000 }) };
}

async function boundedFetch(...[url, options]: Parameters<client.CustomFetch>): Promise<Response> {
  const response = await fetch(url, options as RequestInit);
  if (!response.body) return response;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > LARGEST_ANSWER) throw new TypeError('the answer is too large');
    chunks.push(chunk);
  }
  const { status, statusText, headers } = response;
  return new Response(Buffer.concat(chunks), { status, statusText, headers });
}

async function begin(config: client.Configuration, callback: string): Promise<Begun> {
  const codeVerifier = client.randomPKCECodeVerifier();
  const [state, nonce] = [client.randomState(), client.randomNonce()];
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope: 'openid',
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, state, nonce, codeVerifier };
}

/** A name that an issuer gives: at most 255 signs of ASCII, as the standard has it. @throws otherwise */
function named(value: unknown): string {
  if (typeof value !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(value)) throw new Error('a name that is none');
  return value;
}

/** Trades the code for an ID token whose signature, issuer, audience, time and nonce are right. @throws otherwise */
async function finish(config: client.Configuration, url: URL, flow: Omit<Begun, 'url'>): Promise<Identified> {
  const tokens = await client.authorizationCodeGrant(config, url, {
    pkceCodeVerifier: flow.codeVerifier,
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    idTokenExpected: true,
  });
  const { iss, sub, sid } = tokens.claims()!;
  return { issuer: iss, subject: named(sub), providerSession: sid === undefined ? null : named(sid) };
}

/** OpenID Connect Back-Channel Logout 1.0, 2.6. @throws when anything of it does not hold */
async function readLogoutToken(one: IssuerSettings, keys: JWTVerifyGetKey, token: string): Promise<LogoutNotice> {
  const { payload, protectedHeader } = await jwtVerify(token, keys, {
    issuer: one.issuer,
    audience: one.clientId,
    clockTolerance: TOLERANCE,
    maxTokenAge: 300,
    requiredClaims: ['iat', 'jti', 'events'],
    algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
  });
  // Issuers from before the type had a name write "JWT", or nothing; a token of another kind names another.
  const type = (protectedHeader.typ ?? 'JWT').toLowerCase().replace(/^application\//, '');
  if (type !== 'logout+jwt' && type !== 'jwt') throw new Error('a token of another kind');
  const { events, nonce, sid, sub, jti } = payload;
  const event = typeof events === 'object' && events !== null && (events as Record<string, unknown>)[LOGOUT_EVENT];
  if (typeof event !== 'object' || event === null) throw new Error('no logout event');
  if (nonce !== undefined) throw new Error('a logout token has no nonce');
  const subject = sub === undefined ? null : named(sub);
  const providerSession = sid === undefined ? null : named(sid);
  if (subject === null && providerSession === null) throw new Error('nobody is named');
  return { subject, providerSession, issuer: one.issuer, tokenId: named(jti) };
}

/** Whether the line broke or the issuer failed, and not that it said something wrong. */
function isAway(error: unknown): boolean {
  const { code, status, name } = error as { code?: string; status?: number; name?: string };
  return (
    code === 'OAUTH_TIMEOUT' ||
    code === 'ERR_JWKS_TIMEOUT' ||
    name === 'TimeoutError' ||
    (status ?? 0) >= 500 ||
    (error instanceof TypeError && error.message === 'fetch failed')
  );
}
