import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { canEnter, chooseAccount, copyPlace, createSocketDirectory, findHome, isRoot } from './embedded/account';
import { findPackage, packageName, usableBinaries } from './embedded/binaries';
import { clearOrphans, removeSocketDirectory, takeOwnership } from './embedded/ownership';
import { ensureCluster, prepareDatabase, serverPort, serverUser, spawnServer, stopServer } from './embedded/server';
import type { ServerSettings } from './embedded/server';

/** A running PostgreSQL server that belongs to this process. */
export interface EmbeddedPostgres {
  /** Connection settings for `pg`: unix socket directory as host, port, user, database. */
  readonly connection: { host: string; port: number; user: string; database: string };
  /** Resolves when the server is gone, asked to or not: whoever needs it should then end too. */
  readonly ended: Promise<void>;
  /** Stops the server (fast shutdown); resolves when its process is gone. Idempotent. */
  stop(): Promise<void>;
}

/** The server cannot be started. The message is one line in Swedish that says what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

/** What to start. */
export interface EmbeddedOptions {
  /** Made when missing. Holds `cluster`, `postgres.log` and the lock of the process that uses it. */
  readonly dataDirectory: string;
  /** Created when missing; `samplan` unless told. */
  readonly database?: string;
  /** False gives up safety at a crash for speed: for tests only. True unless told. */
  readonly durable?: boolean;
}

/**
 * Starts the PostgreSQL that npm installed, on a unix socket that only this account can reach, and
 * creates cluster and database the first time. One process at a time has the data; what a killed
 * one left running is stopped first. Start it from the main thread.
 *
 * @throws EmbeddedPostgresError when the data is in use, the programs are missing or do not start.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDirectory = resolve(options.dataDirectory);
  try {
    return await start(dataDirectory, options.database ?? 'samplan', options.durable ?? true);
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    const reason = (error instanceof Error ? error.message : String(error)).trim().replaceAll(/\s*\n\s*/g, ' ');
    throw new EmbeddedPostgresError(`Databasen i ${dataDirectory} kunde inte startas: ${reason}`, { cause: error });
  }
}

async function start(dataDirectory: string, database: string, durable: boolean): Promise<EmbeddedPostgres> {
  const packageFolder = requirePackage();
  const home = await findHome(dataDirectory);
  const cluster = join(home, 'cluster');
  await requireOwnCluster(dataDirectory, cluster);
  const account = await chooseAccount(home);
  if (!canEnter(home, account)) {
    throw new EmbeddedPostgresError(
      `Databasen i ${home} ägs av en användare (${account.uid}) som inte når katalogen. Ge den rätt att läsa sökvägen, eller sätt DATABASE_URL.`,
    );
  }
  const socketDirectory = await createSocketDirectory(account);
  const ownership = await takeOwnership(home, socketDirectory);
  if (typeof ownership === 'number') {
    await removeSocketDirectory(socketDirectory);
    throw inUse(dataDirectory, ownership);
  }
  const giveUp = async () => {
    await removeSocketDirectory(socketDirectory);
    await ownership.release();
  };
  try {
    const holder = await clearOrphans(cluster);
    if (holder !== null) throw inUse(dataDirectory, holder);
    const binaries = await usableBinaries(packageFolder, account, () => copyPlace(home));
    const logFile = join(dataDirectory, 'postgres.log');
    const settings: ServerSettings = { binaries, cluster, socketDirectory, logFile, account, durable };
    await ensureCluster(home, settings);
    return await serve(settings, database, giveUp);
  } catch (error) {
    await giveUp();
    throw error;
  }
}

async function serve(
  settings: ServerSettings,
  database: string,
  giveUp: () => Promise<void>,
): Promise<EmbeddedPostgres> {
  const server = await spawnServer(settings);
  // Where the system does not stop the server with us, an ordinary exit still must.
  const stopWithNode = () => server.kill('SIGINT');
  process.once('exit', stopWithNode);
  const gone = new Promise<void>((resolve) => server.on('exit', () => resolve()).on('error', () => resolve()));
  const ended = gone.then(async () => {
    process.off('exit', stopWithNode);
    // A claim that cannot be removed is known as void when this process is gone.
    await giveUp().catch(() => null);
  });
  const stop = async () => {
    await stopServer(server);
    await ended;
  };
  try {
    await prepareDatabase(server, settings, database);
  } catch (error) {
    await stop();
    throw error;
  }
  return { connection: { host: settings.socketDirectory, port: serverPort, user: serverUser, database }, ended, stop };
}

function requirePackage(): string {
  if (process.platform === 'win32') {
    throw new EmbeddedPostgresError(
      'Den inbyggda databasen finns inte för Windows. Sätt DATABASE_URL till en PostgreSQL-server, eller kör Samplan i WSL.',
    );
  }
  const folder = findPackage();
  if (folder !== null) return folder;
  throw new EmbeddedPostgresError(
    `Den inbyggda databasen (${packageName}) är inte installerad. Sätt DATABASE_URL till en PostgreSQL-server, eller kör npm ci med valfria paket (utan --omit=optional).`,
  );
}

/** PostgreSQL opens only data that its own account owns; better said before anything is touched. */
async function requireOwnCluster(dataDirectory: string, cluster: string): Promise<void> {
  const owner = await stat(cluster).catch(() => null);
  if (owner === null || isRoot() || owner.uid === process.getuid?.()) return;
  throw new EmbeddedPostgresError(
    `Databasen i ${dataDirectory} ägs av en annan användare (${owner.uid}). Starta Samplan som den användaren, eller sätt DATABASE_URL.`,
  );
}

function inUse(dataDirectory: string, processId: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `Databasen i ${dataDirectory} används redan av process ${processId}. Stäng den, eller sätt DATABASE_URL.`,
  );
}
