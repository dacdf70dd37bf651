import { defineConfig } from 'vitest/config';
export default defineConfig({ root: '/work/main', resolve: { alias: { '~': '/work/main/app' } }, test: { include: ['tests/domain/gantt.test.ts'] } });
