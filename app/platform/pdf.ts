import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Browser, Page, Route } from 'playwright-core';
import type { Logger } from 'pino';

/** A page to be put on paper; what is in it was escaped by who made it. */
export interface PrintDocument {
  /** a whole HTML document that needs nothing but files below /assets */
  readonly html: string;
  /** the margin at the top and at the foot of each sheet, as HTML with its own style attributes */
  readonly header: string;
  readonly footer: string;
}

/** Makes PDFs with a browser of its own, one at a time. */
export interface PdfPrinter {
  /** The file; `busy` when too many wait for theirs, `failed` when the browser broke or took too long. */
  print(document: PrintDocument): Promise<Uint8Array<ArrayBuffer> | 'busy' | 'failed'>;
  /** Ends the browser and makes no more. */
  stop(): Promise<void>;
}

export interface PdfOptions {
  readonly executablePath: string;
  /** with the built fonts */
  readonly assetDirectory: string;
  readonly log: Logger;
  /** how many are taken at once, the one that is made among them */
  readonly most?: number;
  /** how long one may take and how long the browser is kept without work, in milliseconds */
  readonly timeLimit?: number;
  readonly keptFor?: number;
}

/** Nobody can reach it: all that a page asks for is answered here, and no name leads anywhere. */
const ORIGIN = 'http://samplan.invalid';
/** No sandbox only where the browser cannot have one, nothing that asks the network. */
const ARGUMENTS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND',
];
/** How long a stop waits for the browser, in milliseconds; what is left then ends with the process. */
const GRACE = 1_000;

/** The browser is started with the first PDF, and ended when there has been none for a while. */
export function createPdfPrinter(options: PdfOptions): PdfPrinter {
  const { executablePath, assetDirectory, log, most = 8, timeLimit = 20_000, keptFor = 60_000 } = options;
  let browser: Promise<Browser> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let taken = 0;
  let unused: NodeJS.Timeout | undefined;
  let stopped = false;

  function openBrowser(): Promise<Browser> {
    if (browser) return browser;
    const opened = launch(executablePath, timeLimit);
    browser = opened;
    const forget = () => {
      if (browser === opened) browser = null;
    };
    opened.then((found) => found.on('disconnected', forget), forget);
    return opened;
  }

  async function closeBrowser(): Promise<void> {
    clearTimeout(unused);
    const closing = browser;
    browser = null;
    await closing?.then((found) => found.close()).catch(() => undefined);
  }

  async function attempt(document: PrintDocument): Promise<Uint8Array<ArrayBuffer> | 'failed'> {
    if (stopped) return 'failed';
    clearTimeout(unused);
    try {
      return await within(timeLimit, draw(openBrowser(), document, assetDirectory));
    } catch (error) {
      log.warn({ error: String(error).split('\n')[0] }, 'a PDF was not made');
      // Not waited for: a browser that hangs is left to the one who ends it, and the next try has one of its own.
      void closeBrowser();
      return 'failed';
    } finally {
      unused = setTimeout(() => void closeBrowser(), keptFor).unref();
    }
  }

  return {
    async print(document) {
      if (taken >= most) return 'busy';
      taken += 1;
      const turn = last.then(() => attempt(document));
      last = turn;
      return turn.finally(() => (taken -= 1));
    },
    async stop() {
      stopped = true;
      await within(GRACE, closeBrowser()).catch(() => undefined);
    },
  };
}

async function launch(executablePath: string, timeout: number): Promise<Browser> {
  // Loaded when the first PDF is asked for: a start does not wait for it.
  const { chromium } = await import('playwright-core');
  // The process ends the browser when it is told to stop, not the library.
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  return chromium.launch({ executablePath, args: ARGUMENTS, timeout, ...signals });
}

async function draw(
  opening: Promise<Browser>,
  { html, header, footer }: PrintDocument,
  assetDirectory: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const context = await (
    await opening
  ).newContext({ javaScriptEnabled: false, serviceWorkers: 'block', locale: 'sv-SE' });
  try {
    const page = await context.newPage();
    await answerRequests(page, html, assetDirectory);
    await page.goto(`${ORIGIN}/`, { waitUntil: 'load' });
    const pdf = await page.pdf({
      format: 'A4',
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: header,
      footerTemplate: footer,
      tagged: true,
      outline: true,
    });
    return new Uint8Array(pdf);
  } finally {
    await context.close().catch(() => undefined);
  }
}

/** The document itself and the built files are all there is. */
async function answerRequests(page: Page, html: string, assetDirectory: string): Promise<void> {
  await page.route('**/*', async (route: Route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin === ORIGIN && pathname === '/') {
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    }
    const [, name] = /^\/assets\/([\w.-]+)$/.exec(pathname) ?? [];
    const body = origin === ORIGIN && name ? await readFile(path.join(assetDirectory, name)).catch(() => null) : null;
    return body ? route.fulfill({ body }) : route.abort();
  });
}

/** @throws Error when it takes longer, in milliseconds */
async function within<T>(limit: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${limit} ms`)), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
