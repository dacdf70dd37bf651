import { isIP } from 'node:net';

import type { AppLoadContext } from '@remix-run/node';
import type { Request as ExpressRequest } from 'express';
import type { Logger } from 'pino';

import { findViewer } from '~/store/session';
import type { Database } from '~db/open';

import type { Clock } from './clock';
import type {} from './context';
import type { IdentityProviders } from './oidc';
import type { PdfPrinter } from './pdf';
import type { Sealer } from './sealing';
import { hashSessionToken, readSessionToken } from './session-cookie';

interface Parts {
  readonly db: Database;
  readonly clock: Clock;
  readonly demo: boolean;
  readonly address: string;
  readonly sendsMail: boolean;
  readonly printer: PdfPrinter | null;
  readonly providers: IdentityProviders;
  readonly sealer: Sealer;
  readonly log: Logger;
  readonly requestId: string;
  readonly nonce: string;
  readonly tooLarge: boolean;
  readonly request: ExpressRequest;
}

/** Makes the context of one request; answers are remembered for that request only. */
export function createRequestContext({ request, ...given }: Parts): AppLoadContext {
  const { db, clock } = given;
  const made = new Map<string, Promise<unknown>>();

  function once<T>(key: string, make: () => Promise<T>): Promise<T> {
    const known = made.get(key) as Promise<T> | undefined;
    if (known) return known;
    const promise = make();
    made.set(key, promise);
    return promise;
  }

  async function sessionHash() {
    const url = `${request.protocol}://${request.headers.host ?? 'localhost'}/`;
    const token = await readSessionToken(new Request(url, { headers: { Cookie: request.headers.cookie ?? '' } }));
    return token === null ? null : hashSessionToken(token);
  }

  async function viewer() {
    const hash = await sessionHash();
    return hash && findViewer(db, hash, clock.today());
  }

  return { ...given, from: addressOf(request), once, sessionHash, viewer: () => once('viewer', viewer) };
}

/** What a proxy that is trusted says of the sender, else the other end of the line; what is no address is left out. */
function addressOf({ ip }: ExpressRequest): string | null {
  const address = (ip ?? '').replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(address) === 0 ? null : address;
}
