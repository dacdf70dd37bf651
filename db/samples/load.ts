import { sql } from 'kysely';

import type { Database } from '../open';
import type { Writer } from './writer';
import { loadBasis } from './basis';
import { loadBudgets } from './budgets';
import { sampleClock } from './clock';
import { loadCooperations } from './cooperations';
import { loadActuals, loadFollowUp } from './follow-up';
import { loadGateModels, loadGates } from './gates';
import { loadHours } from './hours';
import { loadKeys } from './keys';
import { loadParties } from './parties';
import { loadPlan } from './plan';
import { projects } from './portfolio/projects';
import { loadProject } from './projects';
import { loadReports } from './reports';
import { loadRisks } from './risks';
import { loadScenarios } from './scenarios';
import { loadTemplates } from './templates';
import { loadUsers } from './users';

/**
 * Loads the sample portfolio in one transaction and records it in `installation` (sampleLoadedAt, sampleClock).
 * Does nothing and answers false when it was loaded before or when the database already holds a party.
 *
 * @param options.passwordHash the argon2id hash of the demo accounts' password
 */
export async function loadSample(db: Database, options: { passwordHash: string }): Promise<boolean> {
  return db.transaction().execute(async (writer) => {
    // Two processes that start at once take turns; the second then finds the sample in place.
    await sql`lock table installation in share row exclusive mode`.execute(writer);
    if (await isInUse(writer)) return false;
    await loadPortfolio(writer, options.passwordHash);
    await recordInstallation(writer);
    return true;
  });
}

async function isInUse(writer: Writer): Promise<boolean> {
  const installation = await writer.selectFrom('installation').select('sampleLoadedAt').executeTakeFirst();
  const party = await writer.selectFrom('party').select('id').limit(1).executeTakeFirst();
  return installation?.sampleLoadedAt != null || party !== undefined;
}

async function loadPortfolio(writer: Writer, passwordHash: string): Promise<void> {
  const { parties, units } = await loadParties(writer);
  const cooperations = await loadCooperations(writer, parties);
  const basis = await loadBasis(writer, { parties, units, cooperations });
  const keys = await loadKeys(writer, { cooperations, basis });
  await loadGateModels(writer, cooperations);
  const projectIds = new Map<string, number>();

  for (const sample of projects) {
    const projectId = await loadProject(writer, sample, { parties, cooperations, keys });
    projectIds.set(sample.slug, projectId);
    const phases = await loadPlan(writer, sample, { projectId, parties });
    await loadGates(writer, sample, { projectId, phases });
    await loadRisks(writer, sample, { projectId, cooperations });
    await loadHours(writer, sample, { projectId, parties });
    await loadBudgets(writer, sample, { projectId, phases, parties, keys });
    await loadFollowUp(writer, sample, projectId);
    await loadActuals(writer, sample, { projectId, phases });
    await loadReports(writer, sample, projectId);
  }
  await loadUsers(writer, { parties, cooperations, projects: projectIds, passwordHash });
  await loadScenarios(writer, { parties, cooperations, keys });
  await loadTemplates(writer, { cooperations, projects: projectIds });
}

async function recordInstallation(writer: Writer): Promise<void> {
  const record = { sampleLoadedAt: sql<string>`now()`, sampleClock };
  await writer
    .insertInto('installation')
    .values(record)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(record))
    .execute();
}
