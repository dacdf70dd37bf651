import { defineConfig } from '@playwright/test';

import { browserArguments, findBrowser } from './support/browser';

// Looked for once: the workers read this file again and find it named.
const executablePath = findBrowser();
process.env['CHROMIUM_PATH'] = executablePath;

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: '.output/e2e',
  globalSetup: './support/e2e-setup.ts',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 30_000,
  expect: { timeout: 7_000 },
  reporter: [['line'], ['json', { outputFile: '.output/e2e.json' }]],
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions: { executablePath, args: [...browserArguments] },
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    trace: 'off',
  },
});
