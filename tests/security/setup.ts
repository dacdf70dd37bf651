import type { TestProject } from 'vitest/node';

import { startTestPostgres } from '../support/postgres';
import { buildProgram } from '../support/program';
import { createSample } from '../support/sample-database';

/** Once a run: the built product, one Postgres, and the sample in a database to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('program', buildProgram('build-for-security'));
  const postgres = await startTestPostgres();
  try {
    await createSample(postgres.adminConnection);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  project.provide('postgres', postgres.adminConnection);
  return () => postgres.stop();
}
