import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A running issuer, and what a test tells it. */
export interface Issuer {
  readonly address: string;
  /** who signs in from now on */
  readonly setPerson: (subject: string) => Promise<void>;
  /** what is wrong with every ID token from now on; null: nothing */
  readonly setFault: (fault: { claims?: object; foreignKey?: boolean } | null) => Promise<void>;
  readonly logoutToken: (claims: object, how?: { foreignKey?: boolean; typ?: string }) => Promise<string>;
  readonly stop: () => Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts an issuer as a process of its own, for those addresses of ours. */
export async function startIssuer(callbacks: readonly string[]): Promise<Issuer> {
  const options = JSON.stringify({ port: await freePort(), callbacks });
  const script = join(import.meta.dirname, 'identity-provider.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, options], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('the issuer does not start'))),
  ])) as [Buffer];
  const address = String(line).trim();
  const tell = async (path: string, body: unknown) => {
    const answer = await fetch(`${address}/test/${path}`, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.text();
  };
  return {
    address,
    setPerson: async (subject) => void (await tell('person', subject)),
    setFault: async (fault) => void (await tell('fault', fault)),
    logoutToken: (claims, how = {}) => tell('logout-token', { claims, ...how }),
    stop: async () => {
      if (child.exitCode !== null) return;
      const dead = once(child, 'exit');
      child.kill('SIGKILL');
      await dead;
    },
  };
}

/** Follows the issuer's own pages as a browser does. @returns the address of ours that it leads back to */
export async function signInAt(url: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = url;
  for (let steps = 0; steps < 10; steps++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(next, { redirect: 'manual', headers: { Cookie: cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(';');
      cookies.set(pair!.slice(0, pair!.indexOf('=')), pair!.slice(pair!.indexOf('=') + 1));
    }
    const location = answer.headers.get('Location');
    if (!location) throw new Error(`${answer.status} at ${next}: ${(await answer.text()).slice(0, 300)}`);
    next = new URL(location, next).href;
    if (next.startsWith('https://samplan.test/')) return next;
  }
  throw new Error('the issuer never leads back');
}
