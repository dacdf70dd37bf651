import type { TestProject } from 'vitest/node';

import { createTemplate, startTestPostgres } from './postgres';

/** One Postgres for the whole run; each test file has a database of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres();
  await createTemplate(postgres.adminConnection);
  project.provide('postgres', postgres.adminConnection);
  return () => postgres.stop();
}
