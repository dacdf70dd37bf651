import { PLAN_COLUMNS, type PlanColumnName } from '~/domain/plan-table';
import { planTable } from '~/domain/plan-table-write';
import type { Guarded } from '~/policy/guard';
import { findStandingPlan } from '~/store/plan-exchange';
import type { Project } from '~/store/project';

import type { Sheet } from './sheet';

const COUNTS: ReadonlySet<string> = new Set<PlanColumnName>(['row', 'heading', 'percent']);

/** The plan of a project as a table that can be read in again. */
export async function planSheet({ viewer, found, context }: Guarded<Project>): Promise<Sheet> {
  const plan = await findStandingPlan(context.db, viewer, found.id);
  return {
    name: `${found.slug}-plan`,
    columns: Object.entries(PLAN_COLUMNS).map(([name, { code, label, width }]) => ({
      code,
      label,
      width,
      content: COUNTS.has(name) ? 'count' : 'text',
    })),
    rows: planTable(plan, found.id).map((cells) => ({ cells, strong: false })),
  };
}
