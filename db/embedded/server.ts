import { execFile, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

import pg from 'pg';

import { giveTo, serverEnvironment } from './account';
import type { RunAs } from './account';
import { clusterName } from './ownership';

const run = promisify(execFile);

/** Role that owns every database of an embedded server. */
export const serverUser = 'samplan';
/** Part of the socket's file name only: nothing listens on the network. */
export const serverPort = 5432;

/** Milliseconds: crash recovery may take long, but a server that says nothing for this long is stuck. */
const startLimit = 60_000;
/** Milliseconds before a fast shutdown is turned into an immediate one; the next start then recovers. */
const fastShutdownLimit = 1000;

/** What the server is started with. */
export interface ServerSettings {
  /** Folder with `bin`, `lib` and `share`. */
  readonly binaries: string;
  /** PostgreSQL's data directory. */
  readonly cluster: string;
  readonly socketDirectory: string;
  readonly logFile: string;
  readonly account: RunAs;
  /** False trades safety at a crash for speed: for tests only. */
  readonly durable: boolean;
}

/**
 * Creates the cluster in `home` when there is none: UTF-8, sorted as Swedish is. It is made under
 * another name and then renamed, so that a first start that was cut short leaves no half cluster.
 */
export async function ensureCluster(home: string, settings: ServerSettings): Promise<void> {
  const { binaries, cluster, account, durable } = settings;
  const found = await stat(cluster).catch(() => null);
  if (found !== null) {
    // A copied directory may belong to root and be open to all, which PostgreSQL refuses.
    if (account.uid !== undefined && found.uid !== account.uid) await giveTo(cluster, account);
    await chmod(cluster, 0o700);
    return;
  }
  for (const name of await readdir(home)) {
    if (name.startsWith('cluster-new-')) await rm(join(home, name), { recursive: true, force: true }).catch(() => null);
  }
  const unfinished = await mkdtemp(join(home, 'cluster-new-'));
  await giveTo(unfinished, account);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=sv-SE'];
  const access = [`--username=${serverUser}`, '--auth-local=trust', '--auth-host=reject', '--no-instructions'];
  await run(join(binaries, 'bin/initdb'), ['-D', unfinished, ...locale, ...access, ...(durable ? [] : ['--no-sync'])], {
    cwd: '/',
    env: serverEnvironment,
    ...account,
  });
  await rename(unfinished, cluster);
}

/**
 * Starts the server in a session of its own, so that Ctrl-C reaches only Node, which stops things
 * in order; where there is `setpriv` the system stops it when Node is killed. The signal is tied to
 * the thread that starts the server: start it from the main thread. Resolves before it is ready.
 */
export async function spawnServer(settings: ServerSettings): Promise<ChildProcess> {
  const { binaries, cluster, socketDirectory, logFile, account, durable } = settings;
  const values = {
    listen_addresses: '',
    unix_socket_directories: socketDirectory,
    unix_socket_permissions: '0700',
    port: serverPort,
    max_connections: 100,
    cluster_name: clusterName(cluster),
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const server = [join(binaries, 'bin/postgres'), '-D', cluster];
  for (const [name, value] of Object.entries(values)) server.push('-c', `${name}=${value}`);
  // Node changes the user first: a later change would clear the parent-death signal.
  const guarded = diesWithParent() ? ['setpriv', '--pdeathsig', 'INT', '--', ...server] : server;
  await rm(logFile, { force: true });
  const log = await open(logFile, 'wx', 0o600);
  try {
    const [command = '', ...words] = guarded;
    const stdio: ['ignore', number, number] = ['ignore', log.fd, log.fd];
    return spawn(command, words, { cwd: '/', env: serverEnvironment, detached: true, stdio, ...account });
  } finally {
    await log.close();
  }
}

function diesWithParent(): boolean {
  if (process.platform !== 'linux') return false;
  return spawnSync('setpriv', ['--pdeathsig', 'INT', '--', 'true'], { env: serverEnvironment }).status === 0;
}

/**
 * Waits until the server answers and creates the database when it is missing.
 *
 * @throws Error with the server's own last words when it ends, or does not answer in a minute.
 */
export async function prepareDatabase(server: ChildProcess, settings: ServerSettings, database: string): Promise<void> {
  const started = Date.now();
  for (;;) {
    const client = await connect(settings.socketDirectory);
    if (client !== null) {
      try {
        const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
        if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
        return;
      } finally {
        await client.end();
      }
    }
    if (hasEnded(server) || Date.now() - started > startLimit) throw new Error(await lastWords(settings.logFile));
    await delay(15);
  }
}

/** Null while the server is not up yet; a refusal of another kind will not pass with time and is thrown. */
async function connect(socketDirectory: string): Promise<pg.Client | null> {
  const place = { host: socketDirectory, port: serverPort, user: serverUser, database: 'postgres' };
  const client = new pg.Client({ ...place, ssl: false, connectionTimeoutMillis: 5000 });
  // Without a listener a connection that breaks would end the process.
  client.on('error', () => null);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => null);
    if (error instanceof pg.DatabaseError && error.code !== '57P03') throw error;
    return null;
  }
}

/** True when the process is gone, or never came to be. */
function hasEnded(server: ChildProcess): boolean {
  return server.pid === undefined || server.exitCode !== null || server.signalCode !== null;
}

async function lastWords(logFile: string): Promise<string> {
  const lines = (await readFile(logFile, 'utf8').catch(() => '')).trim().split('\n');
  const line = lines.findLast((text) => /FATAL|PANIC/.test(text)) ?? lines.at(-1) ?? '';
  return `${line.replace(/^.*?(FATAL|PANIC):\s*/, '')} (se ${logFile})`;
}

/** Fast shutdown, turned into an immediate one after a second. Resolves when the process is gone. */
export async function stopServer(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  server.kill('SIGINT');
  const impatience = setTimeout(() => server.kill('SIGQUIT'), fastShutdownLimit);
  await ended;
  clearTimeout(impatience);
}
