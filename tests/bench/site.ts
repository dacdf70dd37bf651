import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { demoPassword } from '~db/samples/accounts';

import type { Connection } from '../support/postgres';
import { patternDay } from './pattern';

export interface Usage {
  readonly queries: number;
  /** milliseconds of processor time, which other programs on the machine disturb less than the time on the clock */
  readonly cpu: number;
}

/** A running product to measure. */
export interface Site {
  readonly address: string;
  /** What its process has used so far. */
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** Starts the production build on a generated portfolio, on a free port of 127.0.0.1. */
export async function startSite(database: Connection): Promise<Site> {
  const child = fork(fileURLToPath(new URL('server.ts', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: addressOf(database),
      SAMPLAN_TODAY: patternDay,
    },
  });
  const { address } = await nextMessage<{ address: string }>(child);
  return {
    address,
    usage: async () => {
      child.send('usage');
      return nextMessage<Usage>(child);
    },
    stop: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

/** Waits until nothing is under way: a request that the end of a load broke off is still carried out. */
export async function settle(site: Site): Promise<Usage> {
  let before = await site.usage();
  for (;;) {
    await delay(100);
    const now = await site.usage();
    if (now.queries === before.queries) return now;
    before = now;
  }
}

/** Signs in and answers the headers that a browser would send from then on. */
export async function signIn(site: Site, email: string): Promise<Record<string, string>> {
  const response = await fetch(`${site.address}/logga-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ epost: email, losenord: demoPassword, till: '/' }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (response.status !== 303 || !cookie) throw new Error(`${email} could not sign in: ${response.status}`);
  return { cookie, accept: 'text/html', 'accept-encoding': 'gzip', 'user-agent': 'Mozilla/5.0 (bench)' };
}

async function nextMessage<Message>(child: ChildProcess): Promise<Message> {
  const gone = new AbortController();
  const message = once(child, 'message', { signal: gone.signal });
  const end = once(child, 'exit', { signal: gone.signal }).then(() => Promise.reject(new Error('the server ended')));
  try {
    return ((await Promise.race([message, end])) as [Message])[0];
  } finally {
    gone.abort();
    await Promise.allSettled([message, end]);
  }
}

/** As a query parameter the host may be a folder of sockets too. */
function addressOf({ host, port, user, password, database }: Connection): string {
  const account = [user, ...(password === undefined ? [] : [password])].map(encodeURIComponent).join(':');
  return `postgres://${account}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
}
