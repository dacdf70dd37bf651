import { execFile } from 'node:child_process';
import { readFile, readdir, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Linux tells about processes in files; elsewhere (macOS) `ps` is asked. */
export const hasProc = process.platform === 'linux';

/** Empty when no process matches. Zone and language are fixed, because start times are compared. */
async function ps(...options: string[]): Promise<string> {
  const environment = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  return run('ps', options, { env: environment, maxBuffer: 2 ** 24 }).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
}

/** The fields of /proc/<pid>/stat after the name, which may hold anything; null when it is gone or a zombie. */
async function statusFields(pid: number): Promise<string[] | null> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  const fields = line?.slice(line.lastIndexOf(')') + 2).split(' ') ?? ['X'];
  return fields[0] === 'Z' || fields[0] === 'X' ? null : fields;
}

/**
 * What tells a process from a later one with the same id: when it started, and in which boot.
 * Null when no such process runs; a zombie does not run.
 */
export async function startOf(pid: number): Promise<string | null> {
  if (!hasProc) return (await ps('-o', 'lstart=', '-p', String(pid))) || null;
  const fields = await statusFields(pid);
  if (fields === null) return null;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${boot.trim()} ${fields[19]}`;
}

/** The id of the process's parent; 1 when that is gone. */
export async function parentOf(pid: number): Promise<number> {
  return Number(hasProc ? (await statusFields(pid))?.[1] : await ps('-o', 'ppid=', '-p', String(pid))) || 1;
}

/** The process's command line with spaces between the words; empty when it is gone or a zombie. */
export async function commandOf(pid: number): Promise<string> {
  if (!hasProc) return ps('-o', 'command=', '-p', String(pid));
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
}

/** A process and its command line. */
export interface Process {
  readonly pid: number;
  readonly command: string;
}

/** Every process that this one may see. */
export async function allProcesses(): Promise<Process[]> {
  if (hasProc) {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
    return Promise.all(pids.map(async (pid) => ({ pid, command: await commandOf(pid) })));
  }
  const lines = (await ps('-axo', 'pid=,command=')).split('\n').map((line) => line.trim());
  return lines.map((line) => ({ pid: parseInt(line, 10), command: line.replace(/^\d+\s+/, '') }));
}

/**
 * Whether a process works in the directory (Linux only). Compared as files, not as paths: a moved
 * directory is the same, and an equal path inside a container is another.
 */
export async function worksIn(pid: number, directory: string): Promise<boolean> {
  const [own, given] = await Promise.all([`/proc/${pid}/cwd`, directory].map((path) => stat(path).catch(() => null)));
  return own != null && given != null && own.dev === given.dev && own.ino === given.ino;
}

/** Sends a signal, or with 0 only asks; false when the process is gone or another user's. */
export function signalProcess(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
