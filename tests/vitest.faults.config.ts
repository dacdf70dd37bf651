import tsconfigPaths from 'vite-tsconfig-paths';
import { defineConfig } from 'vitest/config';

/** Apart from the other tests: each file loads both processors with servers of its own and takes them away. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [tsconfigPaths()],
  test: {
    include: ['tests/faults/*.test.ts'],
    globalSetup: 'tests/faults/setup.ts',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
