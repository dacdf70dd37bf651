import type { Database } from '~db/open';

/** What is known of the installation as a whole: whether the sample is in it and on what day it stands. */
export async function readInstallation(db: Database): Promise<{ hasSample: boolean; sampleClock: string | null }> {
  const row = await db.selectFrom('installation').select(['sampleLoadedAt', 'sampleClock']).executeTakeFirst();
  return { hasSample: row?.sampleLoadedAt != null, sampleClock: row?.sampleClock ?? null };
}
