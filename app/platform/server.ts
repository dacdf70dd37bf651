import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

import type { ServerBuild } from '@remix-run/node';
import type { Logger } from 'pino';

import { readInstallation } from '~/store/installation';
import { startEmbedded, type EmbeddedPostgres } from '~db/embedded';
import { migrate } from '~db/migrate';
import { openDatabase, type Database } from '~db/open';
import { demoAccounts, demoPassword } from '~db/samples/accounts';
import { loadSample } from '~db/samples/load';

import { findChromium } from './chromium';
import { createClock } from './clock';
import type { Environment } from './env';
import { createExpress } from './express-app';
import { createLog } from './log';
import type { MailSettings } from './mail/smtp';
import { reminders } from './mail/tasks';
import { startWorker, type Worker } from './mail/worker';
import { createIdentityProviders } from './oidc';
import { hashPassword } from './password';
import { createPdfPrinter, type PdfPrinter } from './pdf';
import { createSealer } from './sealing';
import { settle } from './settle';

export interface RunningServer {
  readonly address: string;
  /** Stops taking requests, lets those under way finish, ends the pool and the embedded database. Idempotent. */
  stop(): Promise<void>;
  /** resolves when the embedded database is gone, asked for or not; never where the database is another's */
  readonly databaseEnded: Promise<void>;
}

export interface StartOptions {
  readonly environment: Environment;
  /** the Remix server build, and the folder of its client files */
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  readonly clientDirectory: string;
  /** counts queries (the benchmark) */
  readonly onQuery?: () => void;
}

/** Requests still running this long after a stop was asked for are cut off, in milliseconds. */
const GRACE = 1_000;

/** Starts everything a process needs, in order: database, schema, sample, web server, queue. */
export async function startServer({
  environment,
  build,
  clientDirectory,
  onQuery,
}: StartOptions): Promise<RunningServer> {
  const log = createLog(environment.LOG_LEVEL);
  const chromium = findChromium(environment.CHROMIUM_PATH);
  const embedded = environment.DATABASE_URL ? null : await startEmbedded({ dataDirectory: environment.SAMPLAN_DATA });
  const connection = environment.DATABASE_URL ?? embedded!.connection;
  const db = openDatabase({
    connection,
    onIdleError: (error) => log.warn({ error: error.message }, 'an idle database connection broke'),
    ...(onQuery ? { onQuery } : {}),
  });
  try {
    await migrate(db);
    if (embedded || environment.SAMPLAN_SAMPLE) {
      await loadSample(db, { passwordHash: await hashPassword(demoPassword) });
    }
    const installation = await readInstallation(db);
    const clock = createClock(environment.SAMPLAN_TODAY ?? installation.sampleClock);
    const sealer = createSealer(environment.SAMPLAN_SECRET);
    await settle(db, clock, environment, sealer);
    const mail = mailSettings(environment);
    const assetDirectory = path.join(clientDirectory, 'assets');
    const printer = chromium === null ? null : createPdfPrinter({ executablePath: chromium, assetDirectory, log });
    let publicAddress = environment.SAMPLAN_ADDRESS ?? '';
    const app = createExpress({
      db,
      clock,
      log,
      demo: installation.hasSample,
      address: () => publicAddress,
      sendsMail: mail !== null,
      printer,
      providers: createIdentityProviders(environment.OIDC_ISSUERS ?? [], log),
      sealer,
      build,
      clientDirectory,
      proxies: environment.SAMPLAN_PROXIES,
    });
    const server = await listen(createServer(app), environment);
    const address = `http://${environment.HOST}:${(server.address() as AddressInfo).port}`;
    publicAddress ||= address;
    const worker = startWorker({ db, connection, clock, log, address: publicAddress, mail, reminders });
    announce(address, installation.hasSample);
    return {
      address,
      stop: once(() => stopAll({ server, worker, printer, db, embedded, log })),
      databaseEnded: embedded?.ended ?? new Promise(() => undefined),
    };
  } catch (error) {
    await db.destroy();
    await embedded?.stop();
    throw error;
  }
}

function listen(server: Server, { HOST, PORT }: Environment): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(PORT, HOST, () => resolve(server));
  });
}

/** Without a mail server mails are kept and not sent. */
function mailSettings({ SMTP_URL, MAIL_FROM }: Environment): MailSettings | null {
  return SMTP_URL && MAIL_FROM ? { url: SMTP_URL, from: MAIL_FROM } : null;
}

interface Running {
  readonly server: Server;
  readonly worker: Worker;
  readonly printer: PdfPrinter | null;
  readonly db: Database;
  readonly embedded: EmbeddedPostgres | null;
  readonly log: Logger;
}

async function stopAll({ server, worker, printer, db, embedded, log }: Running): Promise<void> {
  log.info('stopping');
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const cutOff = setTimeout(() => server.closeAllConnections(), GRACE);
  await Promise.all([closed, worker.stop(), printer?.stop()]);
  clearTimeout(cutOff);
  await db.destroy();
  await embedded?.stop();
}

/** What the person who typed `npm start` needs to read. */
function announce(address: string, demo: boolean): void {
  const lines = [`Samplan: ${address}`];
  if (demo) {
    lines.push(`Demokonton (lösenord ${demoPassword}):`);
    lines.push(...demoAccounts.map(({ email, description }) => `  ${email.padEnd(34)} ${description}`));
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

function once<T>(action: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => (running ??= action());
}
