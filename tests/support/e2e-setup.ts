import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { hashPassword } from '~/platform/password';
import { migrate } from '~db/migrate';
import { openDatabase } from '~db/open';
import { demoPassword } from '~db/samples/accounts';
import { loadSample } from '~db/samples/load';

import { tellWorkers } from './e2e-site';
import { administer, startTestPostgres, type Connection } from './postgres';

const root = join(import.meta.dirname, '../..');
const program = join(root, 'tests/.output/build');

/** The database with the sample that every worker's database is copied from. */
const SAMPLE = 'samplan_sample';

/** Once a run: the built product, one Postgres, and the sample in a database to copy. */
export default async function setup(): Promise<() => Promise<void>> {
  buildProgram();
  const postgres = await startTestPostgres();
  try {
    await createSample(postgres.adminConnection);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  tellWorkers({ connection: postgres.adminConnection, template: SAMPLE, program });
  return () => postgres.stop();
}

/** Builds, and takes a copy: a build that somebody starts meanwhile does not pull the files from under the servers. */
function buildProgram(): void {
  const built = spawnSync(process.execPath, [join(root, 'app/platform/build.mjs')], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.status !== 0) throw new Error(`The product does not build.\n${built.stdout}${built.stderr}`);
  rmSync(program, { recursive: true, force: true });
  cpSync(join(root, 'build'), program, { recursive: true });
}

async function createSample(server: Connection): Promise<void> {
  await administer(server, `drop database if exists ${SAMPLE} with (force)`, `create database ${SAMPLE}`);
  const db = openDatabase({ connection: { ...server, database: SAMPLE }, onIdleError: () => undefined });
  await migrate(db);
  await loadSample(db, { passwordHash: await hashPassword(demoPassword) });
  await db.destroy();
}
