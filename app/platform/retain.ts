import { existsSync } from 'node:fs';

import { readInstallation } from '~/store/installation';
import { startEmbedded } from '~db/embedded';
import { openDatabase } from '~db/open';

import { createClock } from './clock';
import { readEnvironment } from './env';
import { retain } from './retention';

/** `npm run gallra`, or `npm run gallra -- --dry-run` to see first what it would take. */
async function main(): Promise<void> {
  const { DATABASE_URL, SAMPLAN_DATA, SAMPLAN_TODAY } = readEnvironment(process.env);
  const options = process.argv.slice(2);
  const unknown = options.filter((option) => option !== '--dry-run');
  if (unknown.length > 0) throw new Error(`Okänt val: ${unknown.join(' ')}. Kommandot tar bara --dry-run.`);
  if (!DATABASE_URL && !existsSync(SAMPLAN_DATA)) {
    throw new Error(`Det finns ingen databas i ${SAMPLAN_DATA}. Sätt SAMPLAN_DATA eller DATABASE_URL.`);
  }
  const embedded = DATABASE_URL ? null : await startEmbedded({ dataDirectory: SAMPLAN_DATA });
  const db = openDatabase({ connection: DATABASE_URL ?? embedded!.connection, onIdleError: () => undefined });
  try {
    const { sampleClock } = await readInstallation(db);
    const clock = createClock(SAMPLAN_TODAY ?? sampleClock);
    process.stdout.write(`${await retain(db, clock, options.includes('--dry-run'))}\n`);
  } finally {
    await db.destroy();
    await embedded?.stop();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
