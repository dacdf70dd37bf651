import tsconfigPaths from 'vite-tsconfig-paths';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [tsconfigPaths()],
  test: {
    include: ['tests/{domain,store}/**/*.test.ts'],
    globalSetup: 'tests/support/global-setup.ts',
    // Left to itself a run keeps a processor free for watching.
    maxWorkers: '100%',
    // Each file has a database of its own and changes nothing that others load: they load it once for all.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
