import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, mkdtemp, realpath, rmdir, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where root keeps what the server's account cannot reach in the project. */
const systemDirectory = '/var/lib/samplan';

/** Accounts that may run the server for root, in order of preference. `_postgres` is macOS's own. */
const candidates = ['samplan', 'postgres', '_postgres', 'nobody'];

/** Spawn options: whom a child process runs as. Empty means "as this process does". */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/** Environment of every server program: none of the caller's PG* settings may leak in. */
export const serverEnvironment: NodeJS.ProcessEnv = {
  PATH: `${process.env['PATH'] ?? ''}:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin`,
  LC_ALL: 'C',
  TZ: 'UTC',
  NODE_ENV: process.env.NODE_ENV,
};

/** True when this process is root, which PostgreSQL refuses to run as. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The account that runs the server. An ordinary user runs it as itself. Root uses the owner of the
 * data when that is an ordinary user, so that the user can start it too; otherwise a system user
 * `samplan`, created when that is possible, or an existing unprivileged one.
 *
 * @throws Error when root finds no unprivileged account.
 */
export async function chooseAccount(home: string): Promise<RunAs> {
  if (!isRoot()) return {};
  const owner = await stat(join(home, 'cluster')).catch(() => null);
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  if ((await accountNamed('samplan')) === null) {
    const options = [
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
    ];
    await run('useradd', [...options, 'samplan'], { env: serverEnvironment }).catch(() => null);
  }
  for (const name of candidates) {
    const account = await accountNamed(name);
    if (account !== null) return account;
  }
  throw new Error(
    'PostgreSQL får inte köras som root, och det finns ingen användare "samplan", "postgres" eller "nobody".',
  );
}

async function accountNamed(name: string): Promise<RunAs | null> {
  const numbers = await Promise.all(['-u', '-g'].map((option) => run('id', [option, name]))).catch(() => null);
  // macOS prints "nobody" as an unsigned number; spawn takes a signed one.
  const [uid, gid] = numbers?.map(({ stdout }) => Number(stdout) | 0) ?? [];
  return uid === undefined || gid === undefined || uid === 0 ? null : { uid, gid };
}

/** Whether the account can enter the directory, tried for real: modes, parents and ACLs all count. */
export function canEnter(directory: string, account: RunAs): boolean {
  return spawnSync('sh', ['-c', 'cd -- "$0"', directory], { cwd: '/', ...account }).status === 0;
}

/**
 * The directory that holds `cluster` and its lock: the data directory itself, or, where root's
 * account cannot enter that, one under /var/lib/samplan that the link `relocated` points to. The
 * link decides from then on, so that data never seems lost because a mode or a path was changed.
 */
export async function findHome(dataDirectory: string): Promise<string> {
  await mkdir(dataDirectory, { recursive: true });
  const link = join(dataDirectory, 'relocated');
  if ((await lstat(link).catch(() => null)) !== null) return relocatedHome(link);
  const home = await realpath(dataDirectory);
  if (!isRoot() || (await stat(join(home, 'cluster')).catch(() => null)) !== null) return home;
  // The data directory itself may be passed through; the cluster in it is closed to all others.
  await chmod(home, ((await stat(home)).mode & 0o7777) | 0o011);
  const account = await chooseAccount(home);
  return canEnter(home, account) ? home : relocate(home);
}

async function relocate(dataDirectory: string): Promise<string> {
  const parent = await systemPlace();
  const hash = createHash('sha256').update(dataDirectory).digest('hex').slice(0, 12);
  const home = await mkdtemp(join(parent, `${hash}-`));
  await chmod(home, 0o711);
  try {
    await symlink(home, join(dataDirectory, 'relocated'));
    return home;
  } catch {
    // Another process got there first: its directory is the one.
    await rmdir(home);
    return relocatedHome(join(dataDirectory, 'relocated'));
  }
}

/** A link to nothing is an error: to begin anew there would look like lost data. */
async function relocatedHome(link: string): Promise<string> {
  return realpath(link).catch(() => {
    throw new Error(`${link} pekar på en katalog som saknas.`);
  });
}

async function systemPlace(): Promise<string> {
  await mkdir(systemDirectory, { recursive: true });
  await chmod(systemDirectory, 0o755);
  return systemDirectory;
}

/** Where a copy of the programs may be kept: out of the project for root, in the data otherwise. */
export async function copyPlace(home: string): Promise<string> {
  return isRoot() ? systemPlace() : home;
}

/** Gives a path, and all below it, to the account. Does nothing when that is this process's own. */
export async function giveTo(path: string, account: RunAs): Promise<void> {
  if (account.uid === undefined || account.gid === undefined) return;
  await run('chown', ['-R', `${account.uid}:${account.gid}`, path]);
}

/**
 * A new directory of mode 700 for the server's socket, so that nobody else can connect. Its path is
 * short, because a socket path longer than about 100 bytes is refused by the system.
 */
export async function createSocketDirectory(account: RunAs): Promise<string> {
  const places = [tmpdir(), '/tmp'].filter((place) => Buffer.byteLength(place) < 70 && canEnter(place, account));
  const directory = await mkdtemp(join(places[0] ?? (await systemPlace()), 'samplan-'));
  if (account.uid !== undefined && account.gid !== undefined) await chown(directory, account.uid, account.gid);
  return directory;
}
