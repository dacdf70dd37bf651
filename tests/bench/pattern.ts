import { loadBasis } from '~db/samples/basis';
import { loadBudgets } from '~db/samples/budgets';
import { loadCooperations } from '~db/samples/cooperations';
import { loadHours } from '~db/samples/hours';
import { loadKeys } from '~db/samples/keys';
import { loadParties } from '~db/samples/parties';
import { loadPlan } from '~db/samples/plan';
import { minSkolskjuts } from '~db/samples/portfolio/min-skolskjuts/project';
import { loadProject } from '~db/samples/projects';
import { loadRisks } from '~db/samples/risks';
import type { Writer } from '~db/samples/writer';

/** The slug of the one project that the others are copies of. */
export const patternSlug = minSkolskjuts.slug;

/** The day that the sample stands on, and so a generated portfolio too. */
export const patternDay = '2020-12-18';

/** Loads Min skolskjuts as the sample does, with the parties and cooperations of the sample but no other project. */
export async function loadPattern(writer: Writer): Promise<void> {
  const { parties, units } = await loadParties(writer);
  const cooperations = await loadCooperations(writer, parties);
  const basis = await loadBasis(writer, { parties, units, cooperations });
  const keys = await loadKeys(writer, { cooperations, basis });

  const projectId = await loadProject(writer, minSkolskjuts, { parties, cooperations, keys });
  const phases = await loadPlan(writer, minSkolskjuts, { projectId, parties });
  await loadRisks(writer, minSkolskjuts, { projectId, cooperations });
  await loadHours(writer, minSkolskjuts, { projectId, parties });
  await loadBudgets(writer, minSkolskjuts, { projectId, phases, parties, keys });
}
