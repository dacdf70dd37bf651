import { existsSync } from 'node:fs';

import { EnvironmentError } from './env';

/**
 * Where systems put the browser; first the one without windows, which does the same for half the work. Debian's own
 * command for it stays between as a shell that does not die with what it started, so it is named where it lies.
 */
export const SYSTEM_BROWSERS = [
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The browser that makes PDFs: the one that is named, else the system's; null where there is none or "off" is said.
 * @throws EnvironmentError when what is named is not there: who names one wants PDFs
 */
export function findChromium(named: string | undefined): string | null {
  if (named === 'off') return null;
  if (named === undefined) return SYSTEM_BROWSERS.find((path) => existsSync(path)) ?? null;
  if (existsSync(named)) return named;
  throw new EnvironmentError(`CHROMIUM_PATH: ${named} finns inte (off gör inga PDF-filer)`);
}
