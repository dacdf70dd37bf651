import { createHash, randomBytes } from 'node:crypto';
import { readFile, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { allProcesses, commandOf, hasProc, parentOf, signalProcess, startOf, worksIn } from './processes';
import type { Process } from './processes';

/** The right to use the data, held until `release`. */
export interface Ownership {
  release(): Promise<void>;
}

interface Claim {
  readonly pid: number;
  /** See {@link startOf}. */
  readonly start: string | null;
  readonly socketDirectory: string;
}

/**
 * Claims the data in `home` for this process. Each process first puts down its own claim (a file
 * with its id and start time, renamed into place) and then looks for others: of two that start at
 * once, at least one sees the other, so they can never both go on. Claims of processes that are
 * gone are removed, with the socket directories they left.
 *
 * @returns the ownership, or the id of the living process that has the data.
 */
export async function takeOwnership(home: string, socketDirectory: string): Promise<Ownership | number> {
  const name = `owner-${process.pid}-${randomBytes(6).toString('hex')}`;
  const file = join(home, `${name}.lock`);
  const claim: Claim = { pid: process.pid, start: await startOf(process.pid), socketDirectory };
  for (let attempt = 1; ; attempt += 1) {
    await writeFile(join(home, `${name}.new`), JSON.stringify(claim));
    await rename(join(home, `${name}.new`), file);
    const other = await otherOwner(home, file);
    if (other === null) return { release: () => rm(file, { force: true }) };
    await rm(file, { force: true });
    if (attempt === 4) return other;
    // Two that start at once both step back; the one with the shorter pause gets it.
    await delay(10 + Math.random() * 90);
  }
}

async function otherOwner(home: string, own: string): Promise<number | null> {
  for (const name of await readdir(home)) {
    const file = join(home, name);
    if (!/^owner-.*\.lock$/.test(name) || file === own) continue;
    const claim = await readClaim(file);
    if (claim !== null && claim.start !== null && (await startOf(claim.pid)) === claim.start) return claim.pid;
    if (claim !== null) await removeSocketDirectory(claim.socketDirectory);
    await rm(file, { force: true });
  }
  return null;
}

/** Null when it was just released, or when a power cut left it empty: then nobody lives who wrote it. */
async function readClaim(file: string): Promise<Claim | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Claim;
  } catch {
    return null;
  }
}

/** Removes a socket directory of ours, and nothing else, whatever path a claim may name. */
export async function removeSocketDirectory(directory: string): Promise<void> {
  if (!/^samplan-\w{6}$/.test(basename(directory))) return;
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) {
    await rm(join(directory, name), { force: true }).catch(() => null);
  }
  await rmdir(directory).catch(() => null);
}

/** The server's `cluster_name`, which stands in the command line of each of its processes. */
export function clusterName(cluster: string): string {
  return `samplan-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`;
}

/** Milliseconds an orphan gets for a fast shutdown, then for an immediate one, then to be killed. */
const patience = { fast: 3000, immediate: 6000, killed: 10_000 };

/**
 * Stops what a killed owner left running on the cluster; call it only as the owner.
 *
 * @returns the id of a living process that has the data all the same (a server that somebody
 *   started by hand, or the owner of one in a container that sees other process ids), else null.
 * @throws Error when an orphan cannot be stopped.
 */
export async function clearOrphans(cluster: string): Promise<number | null> {
  const started = Date.now();
  for (;;) {
    const family = await processesOf(cluster);
    if (family.length === 0) break;
    const servers = family.filter(({ command }) => !command.startsWith('postgres: '));
    for (const server of servers) {
      const holder = await holderOf(server);
      if (holder !== null) return holder;
    }
    const waited = Date.now() - started;
    if (waited > patience.killed)
      throw new Error(`process ${family[0]?.pid} från en tidigare körning går inte att stoppa.`);
    const kill = waited > patience.immediate;
    // Children that outlived their server only have to go; a server sees to its own.
    const gentle = servers.length > 0 && waited < patience.fast ? 'SIGINT' : 'SIGQUIT';
    for (const { pid } of kill || servers.length === 0 ? family : servers)
      signalProcess(pid, kill ? 'SIGKILL' : gentle);
    await delay(50);
  }
  await clearProcessFile(cluster);
  return null;
}

async function processesOf(cluster: string): Promise<Process[]> {
  const every = (await allProcesses()).filter(({ command }) => command.includes('postgres'));
  if (!hasProc) {
    const childTitle = `postgres: ${clusterName(cluster)}:`;
    return every.filter(({ command }) => command.includes(` -D ${cluster} `) || command.startsWith(childTitle));
  }
  const here = await Promise.all(every.map(({ pid }) => worksIn(pid, cluster)));
  return every.filter(({ command }, index) => here[index] && /^\S*postgres:? /.test(command));
}

/** Who uses a server that is no orphan: the server itself when it is not ours, or its living parent. */
async function holderOf(server: Process): Promise<number | null> {
  if (!server.command.includes('cluster_name=samplan-')) return server.pid;
  const parent = await parentOf(server.pid);
  return parent !== 1 && /^\S*node\b/.test(await commandOf(parent)) ? parent : null;
}

/**
 * PostgreSQL trusts the id in postmaster.pid as long as any process of the same user has it, and
 * refuses to start when that id was reused, or is a zombie that nobody reaps. Only then is the file
 * removed; in all other cases PostgreSQL's own check, which also looks at shared memory, is better.
 */
async function clearProcessFile(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  const pid = parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  if (!(pid > 0) || !signalProcess(pid, 0)) return;
  // Without /proc a PostgreSQL on this data may go unrecognised: leave that one its file.
  if (!hasProc && (await commandOf(pid)).includes('postgres')) return;
  await rm(file, { force: true });
}
