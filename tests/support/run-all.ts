import { mkdirSync, rmSync } from 'node:fs';

import { CHECKS, OUTPUT, playwright, runSideBySide, runStep, sumOf, vitest } from './step';

/** Everything `npm test` runs; a step that fails does not keep the next from telling what it knows. */

rmSync(OUTPUT, { recursive: true, force: true });
mkdirSync(OUTPUT, { recursive: true });

const counts = [
  await runSideBySide(CHECKS),
  await runStep(vitest('domain and store', 'vitest.config')),
  await runStep(vitest('load and faults', 'vitest.faults.config')),
  await runStep(vitest('security', 'vitest.security.config')),
  await runStep(playwright('browser')),
];
const { passed, failed } = sumOf(counts);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
