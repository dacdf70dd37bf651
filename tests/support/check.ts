import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/**
 * Everything `npm run check` runs, the longest first, as many at once as there are processors: each keeps one busy. One
 * that fails does not keep the others from telling what they know.
 */

const root = join(import.meta.dirname, '../..');

const steps: readonly (readonly [program: string, ...options: string[]])[] = [
  ['eslint', '.', '--max-warnings', '0'],
  ['tsc'],
  ['prettier', '--check', '.', '--log-level', 'warn'],
  ['depcruise', '--config', 'tests/support/import-rules.cjs', 'app', 'db'],
];

/** Runs a step and tells what it said when it is done, so that two do not talk at once. @returns whether it passed */
async function run([program, ...options]: (typeof steps)[number]): Promise<boolean> {
  const started = performance.now();
  const said: Buffer[] = [];
  const status = await new Promise<number>((resolve) => {
    const child = spawn(program, options, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => said.push(piece));
    child.on('error', (error) => {
      said.push(Buffer.from(`${error.message}\n`));
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(
    `${Buffer.concat(said).toString()}${program}: ${status === 0 ? 'passed' : 'FAILED'}, ${seconds} s\n`,
  );
  return status === 0;
}

const waiting = [...steps];
let passed = true;
async function work(): Promise<void> {
  for (let step = waiting.shift(); step; step = waiting.shift()) passed = (await run(step)) && passed;
}
await Promise.all(Array.from({ length: Math.min(availableParallelism(), steps.length) }, work));
process.exitCode = passed ? 0 : 1;
