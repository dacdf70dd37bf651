import { tellWorkers } from './e2e-site';
import { startTestPostgres } from './postgres';
import { buildProgram } from './program';
import { createSample, SAMPLE } from './sample-database';

/** Once a run: the built product, one Postgres, and the sample in a database to copy. */
export default async function setup(): Promise<() => Promise<void>> {
  const program = buildProgram('build');
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
