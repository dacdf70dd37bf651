import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import type { Connection } from './postgres';

const root = join(import.meta.dirname, '../..');

/**
 * Builds the product and takes a copy below tests/.output: a build that somebody starts meanwhile does not pull the
 * files from under the servers.
 * @returns the folder of the copy
 */
export function buildProgram(name: string): string {
  const built = spawnSync(process.execPath, [join(root, 'app/platform/build.mjs')], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.status !== 0) throw new Error(`The product does not build.\n${built.stdout}${built.stderr}`);
  const program = join(root, 'tests/.output', name);
  rmSync(program, { recursive: true, force: true });
  cpSync(join(root, 'build'), program, { recursive: true });
  return program;
}

/** A process of the built product. */
export interface RunningProgram {
  readonly address: string;
  /** what it has logged as an error, or written to its error output, since it was last asked */
  readonly takeErrors: () => string[];
  readonly isRunning: () => boolean;
  /** Lets it end as the system does. */
  readonly stop: () => Promise<void>;
  /** Ends it in the middle of whatever it does; resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

/**
 * Starts a built server on a database, on a port that the system chooses.
 * @param environment what it is told besides
 */
export async function startProgram(
  program: string,
  connection: Connection,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningProgram> {
  const server = spawn(process.execPath, [join(program, 'server.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: addressOf(connection),
      LOG_LEVEL: 'warn',
      SMTP_URL: '',
      ...environment,
    },
  });
  // A worker that is ended in the middle of a test takes its server with it.
  const end = () => void server.kill('SIGKILL');
  process.once('exit', end);
  const errors: string[] = [];
  createInterface(server.stderr).on('line', (line) => errors.push(line));
  const isRunning = () => server.exitCode === null && server.signalCode === null;
  const endBy = async (signal: NodeJS.Signals) => {
    process.off('exit', end);
    if (!isRunning()) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  };
  return {
    address: await listening(server, errors),
    takeErrors: () => errors.splice(0),
    isRunning,
    stop: () => endBy('SIGTERM'),
    kill: () => endBy('SIGKILL'),
  };
}

/** `pg` takes the directory of a unix socket as a parameter; as the host of an address it would not be one. */
export function addressOf({ host, port, user, password, database }: Connection): string {
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
