import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Where the steps leave their reports. */
export const OUTPUT = join(root, 'tests/.output');

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** A program that is run to judge the project. */
export interface Step {
  readonly name: string;
  readonly command: readonly [program: string, ...options: string[]];
  /** reads what the step's own report counted; without it the step counts as one */
  readonly count?: () => Count;
}

/** What finds faults without running the product, the longest first; each keeps one processor busy. */
export const CHECKS: readonly Step[] = [
  { name: 'eslint', command: ['npx', 'eslint', '.', '--max-warnings', '0'] },
  { name: 'tsc', command: ['npx', 'tsc'] },
  { name: 'prettier', command: ['npx', 'prettier', '--check', '.', '--log-level', 'warn'] },
  {
    name: 'depcruise',
    command: ['npx', 'depcruise', '--config', 'tests/support/import-rules.cjs', 'app', 'db'],
  },
];

/** Runs one step, which talks as it goes. */
export async function runStep(step: Step): Promise<Count> {
  process.stdout.write(`\n== ${step.name}\n`);
  return outcomeOf(step, await ended(step, 'inherit'));
}

/**
 * Runs the steps in order, as many at once as there are processors; each tells what it said when it is done, so that
 * two do not talk at once. One that fails does not keep the others from telling what they know.
 */
export async function runSideBySide(steps: readonly Step[]): Promise<Count> {
  const waiting = [...steps];
  const counts: Count[] = [];
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const started = performance.now();
      const said: Buffer[] = [];
      const status = await ended(step, said);
      const count = outcomeOf(step, status);
      const seconds = Math.round((performance.now() - started) / 1000);
      const verdict = `${step.name}: ${count.failed === 0 ? 'passed' : 'FAILED'}, ${seconds} s`;
      process.stdout.write(`${Buffer.concat(said).toString()}${verdict}\n`);
      counts.push(count);
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), steps.length) }, work));
  return sumOf(counts);
}

export function sumOf(counts: readonly Count[]): Count {
  return counts.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  });
}

/** @returns the status that the step ended with; 1 where it could not be started or was stopped */
function ended({ command: [program, ...options] }: Step, said: Buffer[] | 'inherit'): Promise<number> {
  return new Promise((resolve) => {
    const child =
      said === 'inherit'
        ? spawn(program, options, { cwd: root, stdio: 'inherit' })
        : spawn(program, options, { cwd: root, env: { ...process.env, FORCE_COLOR: '0' } });
    // Asked to stop from outside: the step stops its servers, and the run ends with what it knows.
    const stop = () => child.kill('SIGINT');
    process.once('SIGTERM', stop);
    const done = (status: number) => {
      process.off('SIGTERM', stop);
      resolve(status);
    };
    if (said !== 'inherit') {
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => said.push(piece));
      child.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)));
    }
    child.on('error', () => done(1));
    child.on('close', (code) => done(code ?? 1));
  });
}

function outcomeOf({ count }: Step, status: number): Count {
  const outcome = { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  if (!count) return outcome;
  try {
    const { passed, failed } = count();
    // No report of a failure, yet the step failed: its start or its end did.
    return { passed, failed: status !== 0 && failed === 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** Tests of vitest, with a report to count by. */
export function vitest(name: string, configuration: string): Step {
  const report = `${configuration}.json`;
  return {
    name,
    command: [
      ...(['npx', 'vitest', 'run', '--config', `tests/${configuration}.ts`] as const),
      ...['--reporter=dot', '--reporter=json', `--outputFile.json=${join(OUTPUT, report)}`],
    ],
    count: () => countVitest(report),
  };
}

function countVitest(file: string): Count {
  const report = readReport(file) as {
    numPassedTests: number;
    numFailedTests: number;
    testResults: readonly { status: string; assertionResults: readonly unknown[] }[];
  };
  // A file that cannot even be loaded has no tests in it and would otherwise count as nothing.
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** Tests of Playwright, whose configuration says where the report is. */
export function playwright(name: string): Step {
  return {
    name,
    command: ['npx', 'playwright', 'test', '--config', 'tests/playwright.config.ts'],
    count: () => {
      const { stats } = readReport('e2e.json') as { stats: { expected: number; unexpected: number; flaky: number } };
      return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
    },
  };
}

function readReport(file: string): unknown {
  return JSON.parse(readFileSync(join(OUTPUT, file), 'utf8'));
}
