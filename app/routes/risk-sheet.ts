import { RISK_COLUMNS, riskTable, type RiskColumnName } from '~/domain/risk-table';
import type { Guarded } from '~/policy/guard';
import type { Project } from '~/store/project';
import { listRiskDetails } from '~/store/risk';
import { listRiskScales } from '~/store/risk-scale';

import type { Sheet } from './sheet';

const COUNTS: ReadonlySet<string> = new Set<RiskColumnName>([
  'number',
  'value',
  'afterValue',
  'decision',
  'openMeasures',
]);

/** The risks of a project as a table that can be read in again. */
export async function riskSheet({ viewer, found, context }: Guarded<Project>): Promise<Sheet> {
  const [risks, scales] = await Promise.all([
    listRiskDetails(context.db, viewer, found.id),
    listRiskScales(context.db, viewer, found.cooperationId),
  ]);
  return {
    name: `${found.slug}-risker`,
    columns: Object.entries(RISK_COLUMNS).map(([name, { code, label, width }]) => ({
      code,
      label,
      width,
      content: COUNTS.has(name) ? 'count' : 'text',
    })),
    rows: riskTable(risks, scales).map((cells) => ({ cells, strong: false })),
  };
}
