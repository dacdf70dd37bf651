import {
  expect,
  test as base,
  type BrowserContext,
  type BrowserContextOptions,
  type ConsoleMessage,
  type Page,
  type Response,
  type WebError,
} from '@playwright/test';

import type { Database } from '~db/open';
import { demoPassword } from '~db/samples/accounts';

import { startSite, type Site } from '../support/e2e-site';

export { expect };

/** The demo accounts by the name before the @. */
export type DemoRole =
  | 'samordnare'
  | 'projektledare'
  | 'styrgrupp'
  | 'direktor.ludvika'
  | 'ersattare.ludvika'
  | 'direktor.borlange'
  | 'delprojektledare.mora'
  | 'ekonom'
  | 'projektledare.herrljunga'
  | 'lasare';

type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>;

interface WorkerFixtures {
  /** The product sends its mails, to a mail server that `site.mails` shows; for a spec with a portfolio of its own. */
  readonly sendsMail: boolean;
  /** False where the product finds no browser to make PDFs with; for a spec with a portfolio of its own. */
  readonly makesPdf: boolean;
  readonly server: {
    /** Starting one is dear, so the specs that follow each other share it, each portfolio on the sample anew. */
    readonly open: (portfolio: string) => Promise<Site>;
    /** who has signed in since then */
    readonly signedIn: Map<DemoRole, SignedIn>;
    /** browsers of people, by role and settings: what each has fetched and compiled serves the tests that follow */
    readonly browsers: Map<string, BrowserContext>;
  };
}

interface TestFixtures {
  /** Name it in a spec that changes rows: the specs of one name may see each other's, and no others do. */
  readonly portfolio: string;
  readonly site: Site;
  readonly signIn: (role: DemoRole) => Promise<SignedIn>;
  readonly db: Database;
  /** Says that an answer of this status is what the test is about; any other of 400 and above fails it. */
  readonly expectStatus: (...statuses: number[]) => void;
  /** A page of somebody who has signed in. */
  readonly asRole: (role: DemoRole, options?: BrowserContextOptions) => Promise<Page>;
  /** A page of somebody who has not. */
  readonly asVisitor: (options?: BrowserContextOptions) => Promise<Page>;
  readonly watch: { readonly expected: Set<number>; readonly faults: string[] };
}

/**
 * The product as people use it. A test fails on an error in the console, an exception in the page, a breach of
 * the content security policy, an unexpected status and on whatever the server logs as an error.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  portfolio: ['sample', { option: true }],
  sendsMail: [false, { scope: 'worker', option: true }],
  makesPdf: [true, { scope: 'worker', option: true }],

  server: [
    async ({ sendsMail, makesPdf }, use) => {
      const site = await startSite({ sendsMail, makesPdf });
      const signedIn = new Map<DemoRole, SignedIn>();
      let opened: string | null = null;
      await use({
        signedIn,
        browsers: new Map(),
        open: async (portfolio) => {
          if (opened !== null && opened !== portfolio) {
            await site.beginAnew();
            signedIn.clear();
          }
          opened = portfolio;
          return site;
        },
      });
      await site.stop();
    },
    { scope: 'worker' },
  ],

  site: async ({ server, portfolio }, use) => use(await server.open(portfolio)),

  signIn: async ({ site, server: { signedIn }, playwright }, use) => {
    await use(async (role) => {
      const before = signedIn.get(role);
      if (before) return before;
      const request = await playwright.request.newContext({ baseURL: site.address });
      const form = { epost: `${role}@samplan.test`, losenord: demoPassword, till: '/' };
      const answer = await request.post('/logga-in', { form, maxRedirects: 0 });
      expect(answer.status(), `${role} signs in`).toBe(303);
      const state = await request.storageState();
      await request.dispose();
      signedIn.set(role, state);
      return state;
    });
  },

  db: async ({ site }, use) => use(site.db),

  watch: [
    async ({ site }, use) => {
      const watch = { expected: new Set<number>(), faults: [] as string[] };
      site.takeErrors();
      await use(watch);
      expect([...watch.faults, ...site.takeErrors()]).toEqual([]);
    },
    { auto: true },
  ],

  expectStatus: async ({ watch }, use) =>
    use((...statuses) => statuses.forEach((status) => watch.expected.add(status))),

  asVisitor: async ({ browser, contextOptions, site, watch }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ ...contextOptions, baseURL: site.address, ...options });
      opened.push(context);
      report(context, watch);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },

  asRole: async ({ browser, contextOptions, site, server: { browsers }, signIn, watch }, use) => {
    const used = new Map<BrowserContext, () => void>();
    await use(async (role, options) => {
      const { cookies } = await signIn(role);
      const key = JSON.stringify([role, contextOptions, options]);
      const context =
        browsers.get(key) ?? (await browser.newContext({ ...contextOptions, baseURL: site.address, ...options }));
      browsers.set(key, context);
      if (!used.has(context)) {
        used.set(context, report(context, watch));
        await context.clearCookies();
        await context.addCookies(cookies);
      }
      return context.newPage();
    });
    for (const [context, endReport] of used) {
      await Promise.all(context.pages().map((page) => page.close()));
      endReport();
    }
  },
});

/** @returns what ends the watching, for a context that outlives its test */
function report(context: BrowserContext, { expected, faults }: TestFixtures['watch']): () => void {
  const onError = (error: WebError) => {
    faults.push(`exception: ${error.error().stack ?? String(error.error())}`);
  };
  const onConsole = (message: ConsoleMessage) => {
    // An answer with an error status is told by itself, below.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    faults.push(`console: ${message.text()} (${message.location().url})`);
  };
  const onResponse = (response: Response) => {
    const status = response.status();
    if (status >= 400 && !expected.has(status)) {
      faults.push(`answer: ${status} ${response.request().method()} ${response.url()}`);
    }
  };
  context.on('weberror', onError).on('console', onConsole).on('response', onResponse);
  return () => context.off('weberror', onError).off('console', onConsole).off('response', onResponse);
}

/** Opens a page and waits until its script has taken over, so that what follows is what a person meets. */
export async function visit(page: Page, path: string): Promise<Response> {
  const response = await page.goto(path);
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__reactFiber')),
  );
  return response!;
}
