import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, symlink, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startEmbedded, type EmbeddedPostgres } from '~db/embedded';

import {
  administer,
  createDataDirectory,
  createTemplate,
  removeDataDirectory,
  TEMPLATE,
  type Connection,
} from '../support/postgres';

/** How a server goes down: "fast" breaks what is under way and writes all down, "immediate" is as a crash. */
export type Shutdown = 'fast' | 'immediate';

/** A PostgreSQL of the test file's own that goes away and comes back on the same data and address. */
export interface FragilePostgres {
  /** a migrated, empty database on it */
  readonly createDatabase: () => Promise<Connection>;
  readonly shutDown: (how: Shutdown) => Promise<void>;
  /** Does nothing where it is there. */
  readonly comeBack: () => Promise<void>;
  /** Ends it for good and removes its data. */
  readonly remove: () => Promise<void>;
}

/**
 * Starts it durably: what was answered must be there after a crash. Each start has a socket directory of its own, so
 * the address is a link that is pointed at the directory of the running one.
 */
export async function startFragilePostgres(): Promise<FragilePostgres> {
  const dataDirectory = await createDataDirectory();
  const place = await mkdtemp(join(tmpdir(), 'samplan-link-'));
  const host = join(place, 'socket');
  let server: EmbeddedPostgres;
  let running = false;

  const comeBack = async () => {
    if (running) return;
    server = await startEmbedded({ dataDirectory });
    await rm(host, { force: true });
    await symlink(server.connection.host, host);
    running = true;
  };
  const admin = () => ({ ...server.connection, host });
  await comeBack();
  await createTemplate(admin());

  return {
    createDatabase: async () => {
      const database = `faults_${randomBytes(6).toString('hex')}`;
      await administer(admin(), `create database ${database} template ${TEMPLATE}`);
      return { ...admin(), database };
    },
    shutDown: async (how) => {
      running = false;
      if (how === 'fast') return server.stop();
      const [pid] = (await readFile(join(dataDirectory, 'cluster/postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGQUIT');
      await server.ended;
    },
    comeBack,
    remove: async () => {
      await server.stop();
      await unlink(host);
      await rm(place, { recursive: true });
      await removeDataDirectory(dataDirectory);
    },
  };
}
