import { defineConfig } from 'vite';
export default defineConfig({
  root: import.meta.dirname,
  esbuild: { jsx: 'automatic' },
  resolve: { alias: { '~': '/work/main/app' } },
  build: { outDir: '/tmp/gantt-play', emptyOutDir: true, target: 'es2022', minify: false },
  server: { fs: { strict: false } },
});
