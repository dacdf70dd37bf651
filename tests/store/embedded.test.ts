import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { access, chmod, cp, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { EmbeddedPostgresError, startEmbedded } from '~db/embedded';
import type { EmbeddedPostgres } from '~db/embedded';
import { findPackage, usableBinaries } from '~db/embedded/binaries';
import { startOf } from '~db/embedded/processes';

import { createDataDirectory, removeDataDirectory } from '../support/postgres';

const asRoot = process.getuid?.() === 0;
const linux = process.platform === 'linux';
const entry = new URL('../../db/embedded.ts', import.meta.url).href;
const project = fileURLToPath(new URL('../..', import.meta.url));
const nobody = 65534;

let template: string;
let directory: string;
let servers: EmbeddedPostgres[];
let owners: ChildProcess[];

// Creating a cluster takes most of a first start: tests of later starts get a copy of this one.
beforeAll(async () => {
  template = await createDataDirectory();
  await (await startEmbedded({ dataDirectory: template, durable: false })).stop();
});

afterAll(() => removeDataDirectory(template));

beforeEach(async () => {
  directory = await createDataDirectory();
  execFileSync('cp', ['-a', join(template, 'cluster'), directory]);
  servers = [];
  owners = [];
});

afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  for (const owner of owners) owner.kill('SIGKILL');
  // What a killed owner left is stopped by the next start.
  if (owners.length > 0) await (await start()).stop();
  await removeDataDirectory(directory);
});

async function forgetCluster(): Promise<void> {
  await rm(join(directory, 'cluster'), { recursive: true });
}

async function start(dataDirectory = directory, durable = false): Promise<EmbeddedPostgres> {
  const server = await startEmbedded({ dataDirectory, durable });
  servers.push(server);
  return server;
}

async function query(server: Pick<EmbeddedPostgres, 'connection'>, text: string): Promise<unknown[]> {
  const client = new pg.Client(server.connection);
  client.on('error', () => null);
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text, rowMode: 'array' });
    return rows.map(([value]) => value);
  } finally {
    await client.end().catch(() => null);
  }
}

interface Owner {
  readonly process: ChildProcess;
  readonly connection: EmbeddedPostgres['connection'];
  /** Process id of the server. */
  readonly server: number;
}

/** Another Node process, which starts the server on the directory and then does nothing. */
async function startOwner(options: { path?: string; uid?: number } = {}): Promise<Owner> {
  const code = `const { startEmbedded } = await import(${JSON.stringify(entry)})
    const server = await startEmbedded({ dataDirectory: ${JSON.stringify(directory)}, durable: false })
    console.log(JSON.stringify(server.connection))
    setInterval(() => {}, 1000)`;
  const { line, child } = await answer(code, options);
  owners.push(child);
  const server = await serverProcess();
  return { process: child, connection: JSON.parse(line) as Owner['connection'], server };
}

/** The first line that a Node process with this code prints, or what it says when it fails. */
async function answer(code: string, { path, uid }: { path?: string; uid?: number } = {}) {
  const PATH = [path, process.env['PATH']].filter(Boolean).join(':');
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    cwd: project,
    env: { ...process.env, PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('close', () => reject(new Error(complaint)));
  });
  return { line, child };
}

async function serverProcess(): Promise<number> {
  return parseInt(await readFile(join(directory, 'cluster/postmaster.pid'), 'utf8'), 10);
}

async function isRunning(pid: number): Promise<boolean> {
  return (await startOf(pid)) !== null;
}

describe('startEmbedded', () => {
  it('creates a cluster that sorts as Swedish does, reachable through its own socket only', async () => {
    await forgetCluster();
    const server = await start();
    expect(await query(server, `select x from unnest(array['ö', 'a', 'z', 'å', 'ä']) x order by x`)).toEqual([
      'a',
      'z',
      'å',
      'ä',
      'ö',
    ]);
    expect(await query(server, 'select current_database()')).toEqual(['samplan']);
    expect(await query(server, 'show listen_addresses')).toEqual(['']);
    expect(await query(server, 'show max_connections')).toEqual(['100']);
    expect(server.connection.host.length).toBeLessThan(90);
    expect((await stat(server.connection.host)).mode & 0o777).toBe(0o700);
    expect(await readFile(join(directory, 'postgres.log'), 'utf8')).toContain('ready to accept connections');
  });

  it('keeps the data between starts and leaves nothing behind', async () => {
    const first = await start();
    await query(first, 'create table kept as select 7 as number');
    await first.stop();
    await first.stop();
    await expect(access(first.connection.host)).rejects.toThrow();
    expect((await readdir(directory)).sort()).toEqual(['cluster', 'postgres.log']);
    expect(await query(await start(), 'select number from kept')).toEqual([7]);
  });

  it('creates the database that is asked for, whatever its name', async () => {
    const server = await startEmbedded({ dataDirectory: directory, database: 'åtgärd "1"', durable: false });
    servers.push(server);
    expect(await query(server, 'select current_database()')).toEqual(['åtgärd "1"']);
  });

  it('is durable unless told otherwise', async () => {
    const server = await start(directory, true);
    expect(
      await query(
        server,
        `select string_agg(setting, ' ') from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`,
      ),
    ).toEqual(['on on on']);
  });

  it('stops in time while a connection is busy', async () => {
    const server = await start();
    const refused = expect(query(server, 'select pg_sleep(60)')).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const before = performance.now();
    await server.stop();
    expect(performance.now() - before).toBeLessThan(1500);
    await refused;
  });
});

describe('one owner at a time', () => {
  it('names the process that has the data', async () => {
    const owner = await startOwner();
    const error = await startEmbedded({ dataDirectory: directory }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EmbeddedPostgresError);
    expect((error as Error).message).toBe(
      `Databasen i ${directory} används redan av process ${owner.process.pid}. Stäng den, eller sätt DATABASE_URL.`,
    );
    expect(await query(owner, 'select 1')).toEqual([1]);
  });

  it('lets at most one of several simultaneous starts through', async () => {
    const starts = await Promise.allSettled([start(), start(), start()]);
    expect(starts.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    for (const outcome of starts) {
      if (outcome.status === 'rejected') expect(String(outcome.reason)).toMatch(/används redan av process/);
    }
  });

  it('is not fooled by a claim whose process id was reused, or that a power cut left empty', async () => {
    await writeFile(
      join(directory, 'owner-1-a.lock'),
      JSON.stringify({ pid: process.pid, start: 'another', socketDirectory: '/nowhere' }),
    );
    await writeFile(join(directory, 'owner-2-b.lock'), '');
    expect(await query(await start(), 'select 1')).toEqual([1]);
  });

  it('takes over a cluster that was copied, with another owner and open to all', async () => {
    execFileSync('chmod', ['755', join(directory, 'cluster')]);
    if (asRoot) execFileSync('chown', ['-R', '0:0', join(directory, 'cluster')]);
    expect(await query(await start(), 'select 1')).toEqual([1]);
  });

  it('is not fooled by a process file whose id was reused', async () => {
    await writeFile(join(directory, 'cluster/postmaster.pid'), `${process.pid}\n${join(directory, 'cluster')}\n`);
    if (asRoot) await chmod(join(directory, 'cluster/postmaster.pid'), 0o666);
    expect(await query(await start(), 'select 1')).toEqual([1]);
  });
});

describe('after a crash', () => {
  it.runIf(linux)('the server dies by itself with a killed owner', async () => {
    const owner = await startOwner();
    owner.process.kill('SIGKILL');
    await expect.poll(() => isRunning(owner.server), { timeout: 2000 }).toBe(false);
  });

  it('a start at once after the owner was killed finds the data', async () => {
    const owner = await startOwner();
    await query(owner, 'create table kept as select 7 as number');
    owner.process.kill('SIGKILL');
    expect(await query(await start(), 'select number from kept')).toEqual([7]);
    expect(await isRunning(owner.server)).toBe(false);
    await expect(access(owner.connection.host)).rejects.toThrow();
  });

  it('an orphan is stopped where the system does not do it', async () => {
    const path = join(directory, 'no-setpriv');
    await mkdir(path);
    await writeFile(join(path, 'setpriv'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const owner = await startOwner({ path });
    await query(owner, 'create table kept as select 7 as number');
    owner.process.kill('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await isRunning(owner.server)).toBe(true);
    expect(await query(await start(), 'select number from kept')).toEqual([7]);
    expect(await isRunning(owner.server)).toBe(false);
  });

  it('a killed server is reported and can be started again without loss', async () => {
    const server = await start(directory, true);
    await query(server, 'create table kept as select 7 as number');
    process.kill(await serverProcess(), 'SIGKILL');
    await server.ended;
    expect(await query(await start(), 'select number from kept')).toEqual([7]);
  });

  it('a busy child that outlived its server is stopped', async () => {
    const server = await start();
    const broken = query(
      server,
      'select count(*) from generate_series(1, 100000) a, generate_series(1, 100000) b',
    ).catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, 200));
    process.kill(await serverProcess(), 'SIGKILL');
    await server.ended;
    expect(await query(await start(), 'select 1')).toEqual([1]);
    await broken;
  });
});

describe('the programs', () => {
  it('get back the links and the rights that an installation without scripts leaves out', async () => {
    const copy = join(directory, 'package');
    await cp(findPackage() ?? '', copy, { recursive: true, verbatimSymlinks: true });
    const links = JSON.parse(await readFile(join(copy, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')) as {
      target: string;
    }[];
    for (const { target } of links) await rm(join(copy, target));
    await chmod(join(copy, 'native/bin/postgres'), 0o644);
    await chmod(join(copy, 'native/bin/initdb'), 0o600);
    const account = asRoot ? { uid: nobody, gid: nobody } : {};
    expect(await usableBinaries(copy, account, () => Promise.reject(new Error('no copy needed')))).toBe(
      join(copy, 'native'),
    );
  });

  it.runIf(asRoot)('are copied where the account cannot reach them', async () => {
    const closed = join(directory, 'closed');
    await mkdir(closed, { mode: 0o700 });
    await cp(findPackage() ?? '', closed, { recursive: true, verbatimSymlinks: true });
    await chmod(closed, 0o700);
    const used = await usableBinaries(closed, { uid: nobody, gid: nobody }, () => Promise.resolve(directory));
    expect(used).toMatch(/postgresql-[^/]+\/native$/);
    expect(execFileSync(join(used, 'bin/postgres'), ['--version'], { uid: nobody }).toString()).toContain('PostgreSQL');
  });

  it.each([
    ['arch', 'mips', /är inte installerad.*DATABASE_URL.*npm ci/],
    ['platform', 'win32', /inte för Windows.*DATABASE_URL/],
  ])('are missed in one line that says what to do (%s %s)', async (property, value, line) => {
    const { line: message } = await answer(`Object.defineProperty(process, '${property}', { value: '${value}' })
      const { startEmbedded } = await import(${JSON.stringify(entry)})
      await startEmbedded({ dataDirectory: ${JSON.stringify(directory)} }).catch((error) => console.log(error.name + ': ' + error.message))`);
    expect(message).toMatch(/^EmbeddedPostgresError: /);
    expect(message).toMatch(line);
  });
});

describe.runIf(asRoot)('as root', () => {
  it('never runs the server as root', async () => {
    await start();
    expect((await stat(`/proc/${await serverProcess()}`)).uid).not.toBe(0);
  });

  it('keeps the data elsewhere when the server cannot reach it, and finds it again', async () => {
    const closed = join(directory, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const data = join(closed, 'data');
    try {
      const first = await start(data);
      await query(first, 'create table kept as select 7 as number');
      await first.stop();
      expect(await query(await start(data), 'select number from kept')).toEqual([7]);
      await Promise.all(servers.map((server) => server.stop()));
    } finally {
      await removeDataDirectory(data);
    }
  });

  it('and an ordinary user can take turns with the data', async () => {
    await forgetCluster();
    await chmod(directory, 0o777);
    const owner = await startOwner({ uid: nobody });
    await query(owner, 'create table kept as select 7 as number');
    owner.process.kill('SIGKILL');
    expect(await query(await start(), 'select number from kept')).toEqual([7]);
    await Promise.all(servers.map((server) => server.stop()));
    expect(await query(await startOwner({ uid: nobody }), 'select number from kept')).toEqual([7]);
  });
});
