import { existsSync } from 'node:fs';

import { startEmbedded } from '~db/embedded';
import { openDatabase } from '~db/open';

import { verifyChain } from './decision-chain';
import { readEnvironment } from './env';

/**
 * `npm run verify-log`: verifies the register of decisions in the database of DATABASE_URL, or in the embedded one
 * while the product is stopped. Ends with 0 when the chain is whole, else with 1 and the first row that is wrong.
 */
async function main(): Promise<number> {
  const { DATABASE_URL, SAMPLAN_DATA } = readEnvironment(process.env);
  if (!DATABASE_URL && !existsSync(SAMPLAN_DATA)) {
    throw new Error(`Det finns ingen databas i ${SAMPLAN_DATA}. Sätt SAMPLAN_DATA eller DATABASE_URL.`);
  }
  const embedded = DATABASE_URL ? null : await startEmbedded({ dataDirectory: SAMPLAN_DATA });
  const db = openDatabase({ connection: DATABASE_URL ?? embedded!.connection, onIdleError: () => undefined });
  try {
    const report = await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(verifyChain);
    if (!report.whole) {
      process.stdout.write(`Kedjan är bruten. ${report.fault}\n`);
      return 1;
    }
    process.stdout.write(`${report.decisions} beslut, kedjan är hel.\n`);
    if (report.lastHash) process.stdout.write(`Sista kontrollsumman: ${report.lastHash}\n`);
    return 0;
  } finally {
    await db.destroy();
    await embedded?.stop();
  }
}

main()
  .then((code) => process.exit(code))
  .catch((error: unknown) => {
    process.stderr.write(`${said(error)}\n`);
    process.exit(1);
  });

function said(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === '42P01' || code === '42703') {
    return 'Databasen har inget beslutsregister i den här utgåvan. Starta Samplan en gång, så uppdateras den.';
  }
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return 'Databasen i DATABASE_URL svarar inte.';
  return message ?? String(error);
}
