import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import { sql } from 'kysely';

import { openDatabase, type Database } from '~db/open';

import { administer, type Connection } from './postgres';
import { startProgram } from './program';
import { startMailServer, type ReceivedMail } from './smtp';

/** What the start of the run prepared for the workers. */
interface Prepared {
  readonly connection: Connection;
  /** the database to copy */
  readonly template: string;
  /** the folder of the built product */
  readonly program: string;
}

const VARIABLE = 'SAMPLAN_TEST_RUN';

/** Workers are processes of their own and inherit the environment. */
export function tellWorkers(prepared: Prepared): void {
  process.env[VARIABLE] = JSON.stringify(prepared);
}

/** Waits, at most two seconds, until the server has taken up its queue in the database. */
async function isListened(db: Database): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    const { rows } = await sql`select from pg_stat_activity
      where datname = current_database() and query ilike 'listen %'`.execute(db);
    if (rows.length > 0) return;
    await delay(50);
  }
}

/** The running product with a database of its own. */
export interface Site {
  readonly address: string;
  readonly db: Database;
  /** what the mail server of the site has got; nothing where mail is off */
  readonly mails: readonly ReceivedMail[];
  /** what the server has logged as an error, or written to its error output, since it was last asked */
  readonly takeErrors: () => string[];
  /** Puts the sample back in the place of all that has been changed; who was signed in no longer is. */
  readonly beginAnew: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * Copies the sample database and starts the built server on it, on a port that the system chooses.
 * @param options sendsMail: beside a mail server of its own; makesPdf: with the browser that runs the tests
 */
export async function startSite({ sendsMail = false, makesPdf = true } = {}): Promise<Site> {
  const { connection, template, program } = JSON.parse(process.env[VARIABLE]!) as Prepared;
  const name = `site_${randomBytes(6).toString('hex')}`;
  const create = (database: string) => `create database ${database} template ${template}`;
  const drop = `drop database ${name} with (force)`;
  await administer(connection, create(name));
  const own = { ...connection, database: name };
  const mail = sendsMail ? await startMailServer() : null;
  const server = await startProgram(program, own, {
    SMTP_URL: mail?.url ?? '',
    ...(makesPdf ? {} : { CHROMIUM_PATH: 'off' }),
    MAIL_FROM: 'samplan@samplan.test',
    SAMPLAN_ADDRESS: 'https://samplan.test',
  });
  const db = openDatabase({ connection: own, poolSize: 2, onIdleError: () => undefined });
  return {
    address: server.address,
    db,
    mails: mail?.received ?? [],
    takeErrors: server.takeErrors,
    // The server loses its connections as where a database goes away, and makes new ones: what it says of that is no
    // fault of the tests that follow. The new database waits ready, so that there is none for an instant only.
    beginAnew: async () => {
      await administer(connection, create(`${name}_next`), drop, `alter database ${name}_next rename to ${name}`);
      await isListened(db);
      server.takeErrors();
    },
    stop: async () => {
      await db.destroy();
      await server.stop();
      await mail?.stop();
      await administer(connection, drop);
    },
  };
}
