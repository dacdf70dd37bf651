import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { openDatabase, type Database } from '~db/open';

import { administer, type Connection } from './postgres';

/** What the start of the run prepared for the workers. */
interface Prepared {
  readonly connection: Connection;
  /** the database to copy */
  readonly template: string;
  /** the folder of the built product */
  readonly program: string;
}

const VARIABLE = 'SAMPLAN_TEST_RUN';

/** Workers are processes of their own and inherit the environment. */
export function tellWorkers(prepared: Prepared): void {
  process.env[VARIABLE] = JSON.stringify(prepared);
}

/** The running product with a database of its own. */
export interface Site {
  readonly address: string;
  readonly db: Database;
  /** what the server has logged as an error, or written to its error output, since it was last asked */
  readonly takeErrors: () => string[];
  readonly stop: () => Promise<void>;
}

/** Copies the sample database and starts the built server on it, on a port that the system chooses. */
export async function startSite(): Promise<Site> {
  const { connection, template, program } = JSON.parse(process.env[VARIABLE]!) as Prepared;
  const name = `site_${randomBytes(6).toString('hex')}`;
  await administer(connection, `create database ${name} template ${template}`);
  const own = { ...connection, database: name };
  const server = spawn(process.execPath, [join(program, 'server.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: addressOf(own),
      LOG_LEVEL: 'warn',
    },
  });
  // A worker that is ended in the middle of a test takes its server with it.
  const end = () => void server.kill('SIGKILL');
  process.once('exit', end);
  const errors: string[] = [];
  createInterface(server.stderr).on('line', (line) => errors.push(line));
  const address = await listening(server, errors);
  const db = openDatabase({ connection: own, poolSize: 2, onIdleError: () => undefined });
  return {
    address,
    db,
    takeErrors: () => errors.splice(0),
    stop: async () => {
      process.off('exit', end);
      await db.destroy();
      server.kill('SIGTERM');
      if (server.exitCode === null) await once(server, 'exit');
      await administer(connection, `drop database ${name} with (force)`);
    },
  };
}

/** `pg` takes the directory of a unix socket as a parameter; as the host of an address it would not be one. */
function addressOf({ host, port, user, password, database }: Connection): string {
  const who = encodeURIComponent(user) + (password ? `:${encodeURIComponent(password)}` : '');
  return `postgres://${who}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
}

/** Waits for the line with the address, and from then on keeps what is logged as an error. */
function listening(server: ChildProcess, errors: string[]): Promise<string> {
  const lines = createInterface(server.stdout!);
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`The server ended (${code}).\n${errors.join('\n')}`)));
    lines.on('line', (line) => {
      const address = /^Samplan: (\S+)$/.exec(line)?.[1];
      if (address) resolve(address);
      if (/^\{"level":[56]0,/.test(line)) errors.push(line);
    });
  });
}
