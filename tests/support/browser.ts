import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { chromium } from '@playwright/test';

import { SYSTEM_BROWSERS } from '~/platform/chromium';

/** What the browser is started with: no sandbox only where it cannot have one, nothing that asks the network. */
export const browserArguments: readonly string[] = [
  ...(process.getuid?.() === 0 || process.env['CI'] ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // One is kept ready for every page that may come, and each test opens few.
  '--disable-features=SpareRendererForSitePerProcess',
];

/**
 * The browser for the tests: the one CHROMIUM_PATH names, else Playwright's own, else the system's, else one that
 * Playwright fetches now.
 * @throws Error of one line that says what to install
 */
export function findBrowser(): string {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH pekar på ${named}, som inte finns (no browser there).`);
  }
  const own = chromium.executablePath();
  const found = [own, ...SYSTEM_BROWSERS].find((path) => existsSync(path));
  if (found) return found;
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', timeout: 180_000 });
  if (existsSync(own)) return own;
  throw new Error(
    'Ingen webbläsare för testerna: kör "npx playwright install chromium" eller "apt-get install -y chromium" ' +
      '(no browser found; CHROMIUM_PATH may name one).',
  );
}
