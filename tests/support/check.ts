import { CHECKS, runSideBySide } from './step';

/** Everything `npm run check` runs. */

const { failed } = await runSideBySide(CHECKS);
process.exitCode = failed > 0 ? 1 : 0;
