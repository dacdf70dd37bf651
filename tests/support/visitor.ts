import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import pino from 'pino';

import type { CalendarDate } from '~/domain/calendar';
import { createIdentityProviders, type IdentityProviders } from '~/platform/oidc';
import { createRequestContext } from '~/platform/request-context';
import { createSealer } from '~/platform/sealing';
import type { Database } from '~db/open';

type Route = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;

/** What a route answered: thrown or returned, as a response or as data. */
export interface RouteAnswer {
  readonly status: number;
  readonly location: string | null;
  readonly body: unknown;
}

interface Installation {
  readonly db: Database;
  readonly providers?: IdentityProviders;
  readonly remoteAddress?: string;
  /** of the installation */
  readonly secret?: string;
}

const ADDRESS = 'https://samplan.test';

/** A browser that keeps its cookies and asks routes directly, without a page between. */
export function visitor({ db, providers, remoteAddress = '192.0.2.1', secret }: Installation) {
  const log = pino({ level: 'silent' });
  const kept = new Map<string, string>();

  async function ask(
    route: Route,
    path: string,
    { form, params = {}, headers = {} }: { form?: Record<string, string>; params?: object; headers?: HeadersInit } = {},
  ): Promise<RouteAnswer> {
    const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
    const request = new Request(`${ADDRESS}${path}`, {
      method: form ? 'POST' : 'GET',
      headers: { 'User-Agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/130.0', Cookie: cookie, ...headers },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    const context = createRequestContext({
      db,
      clock: { fixed: true, today: () => '2020-12-18' as CalendarDate, now: () => '2020-12-18T10:00:00.000Z' },
      demo: false,
      address: ADDRESS,
      sendsMail: false,
      printer: null,
      providers: providers ?? createIdentityProviders([], log),
      sealer: createSealer(secret),
      log,
      tooLarge: false,
      requestId: 'test',
      nonce: '',
      request: { protocol: 'https', headers: { host: 'samplan.test', cookie }, ip: remoteAddress } as never,
    });
    const answer = await Promise.resolve()
      .then(() => route({ request, context, params } as never))
      .catch((thrown: unknown) => {
        if (thrown instanceof Response) return thrown;
        throw thrown;
      });
    return answer instanceof Response ? readResponse(answer) : readData(answer);
  }

  function keep(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair] = line.split(';');
      const name = pair!.slice(0, pair!.indexOf('='));
      if (/Max-Age=0/i.test(line)) kept.delete(name);
      else kept.set(name, pair!.slice(pair!.indexOf('=') + 1));
    }
  }

  async function readResponse(response: Response): Promise<RouteAnswer> {
    keep(response.headers);
    return { status: response.status, location: response.headers.get('Location'), body: await response.text() };
  }

  function readData(answer: unknown): RouteAnswer {
    const wrapped = answer as { type?: string; data?: unknown; init?: ResponseInit | null } | null;
    if (wrapped?.type !== 'DataWithResponseInit') return { status: 200, location: null, body: answer };
    keep(new Headers(wrapped.init?.headers));
    return { status: wrapped.init?.status ?? 200, location: null, body: wrapped.data };
  }

  return { ask, cookies: kept };
}

export type Visitor = ReturnType<typeof visitor>;
