import tsconfigPaths from 'vite-tsconfig-paths';
import { defineConfig } from 'vitest/config';

/** Apart from the other tests: these ask a running product, of every address it has. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [tsconfigPaths()],
  test: {
    include: ['tests/security/*.test.ts'],
    globalSetup: 'tests/security/setup.ts',
    fileParallelism: false,
    // All files ask of every address: the routes are loaded once for all of them.
    isolate: false,
    testTimeout: 300_000,
    hookTimeout: 60_000,
  },
});
