import { CamelCasePlugin, Kysely, PostgresDialect, type LogEvent, type Transaction as KyselyTransaction } from 'kysely';
import pg from 'pg';

import { PreparedClient } from './prepared-client';
import type { Tables } from './tables/index';

export type Database = Kysely<Tables>;

/** A handle inside a transaction: what every function that writes or locks asks for. */
export type Transaction = KyselyTransaction<Tables>;

export interface OpenOptions {
  /** A `postgres://` address, or the settings of the embedded server. */
  readonly connection: string | { host: string; port: number; user: string; password?: string; database: string };
  readonly poolSize?: number;
  /** Called when an idle connection breaks; without a listener that would end the process. */
  readonly onIdleError: (error: Error) => void;
  /** Called after each query (the benchmark counts them). */
  readonly onQuery?: (event: LogEvent) => void;
}

const DATE = 1082;
const TIMESTAMPTZ = 1184;
const INT8 = 20;

/** DATE stays an ISO text (the driver's default gives the wrong day east of Greenwich); int8 becomes a number or fails loudly. */
const parsers = new Map<number, (text: string) => unknown>([
  [DATE, (text) => text],
  [TIMESTAMPTZ, (text) => new Date(text).toISOString()],
  [INT8, safeInteger],
]);

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} is outside the safe integers`);
  return value;
}

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: string) =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig;

const pools = new WeakMap<Database, pg.Pool>();

/** The pool under a handle, for what does not speak Kysely. */
export function poolOf(db: Database): pg.Pool {
  return pools.get(db)!;
}

/** Opens a pool. The caller owns it and ends it with `destroy()`. */
export function openDatabase(options: OpenOptions): Database {
  const pool = new pg.Pool({
    ...(typeof options.connection === 'string' ? { connectionString: options.connection } : options.connection),
    Client: PreparedClient,
    max: options.poolSize ?? 10,
    types,
    options: '-c TimeZone=UTC -c statement_timeout=15000 -c idle_in_transaction_session_timeout=15000',
  });
  pool.on('error', options.onIdleError);
  // One that breaks while it is in use fails its query; without a listener of its own it would also end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin()],
    ...(options.onQuery ? { log: options.onQuery } : {}),
  });
  pools.set(db, pool);
  return db;
}
