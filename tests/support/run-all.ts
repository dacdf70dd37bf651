import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Everything `npm test` runs, in order; a step that fails does not keep the next from telling what it knows. */

const root = join(import.meta.dirname, '../..');
const output = join(root, 'tests/.output');

interface Count {
  readonly passed: number;
  readonly failed: number;
}

interface Step {
  readonly name: string;
  readonly command: readonly [program: string, ...options: string[]];
  /** reads what the step's own report counted; without it the step counts as one */
  readonly count?: () => Count;
}

const steps: readonly Step[] = [
  { name: 'check', command: ['npm', 'run', '--silent', 'check'] },
  {
    name: 'domain and store',
    command: [
      ...(['npx', 'vitest', 'run', '--config', 'tests/vitest.config.ts'] as const),
      ...['--reporter=dot', '--reporter=json', '--outputFile.json=tests/.output/vitest.json'],
    ],
    count: () => countVitest('vitest.json'),
  },
  {
    name: 'load and faults',
    command: [
      ...(['npx', 'vitest', 'run', '--config', 'tests/vitest.faults.config.ts'] as const),
      ...['--reporter=dot', '--reporter=json', '--outputFile.json=tests/.output/faults.json'],
    ],
    count: () => countVitest('faults.json'),
  },
  {
    name: 'security',
    command: [
      ...(['npx', 'vitest', 'run', '--config', 'tests/vitest.security.config.ts'] as const),
      ...['--reporter=dot', '--reporter=json', '--outputFile.json=tests/.output/security.json'],
    ],
    count: () => countVitest('security.json'),
  },
  {
    name: 'browser',
    command: ['npx', 'playwright', 'test', '--config', 'tests/playwright.config.ts'],
    count: countPlaywright,
  },
];

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

function countPlaywright(): Count {
  const { stats } = readReport('e2e.json') as { stats: { expected: number; unexpected: number; flaky: number } };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

function readReport(file: string): unknown {
  return JSON.parse(readFileSync(join(output, file), 'utf8'));
}

async function run({ name, command: [program, ...options], count }: Step): Promise<Count> {
  process.stdout.write(`\n== ${name}\n`);
  const status = await new Promise<number>((resolve) => {
    const child = spawn(program, options, { cwd: root, stdio: 'inherit' });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
    // Asked to stop from outside: the step stops its servers, and the run ends with what it knows.
    process.once('SIGTERM', () => child.kill('SIGINT'));
  });
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

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
let passed = 0;
let failed = 0;
for (const step of steps) {
  const count = await run(step);
  passed += count.passed;
  failed += count.failed;
}
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
