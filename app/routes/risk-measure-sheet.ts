import { MEASURE_COLUMNS, measureTable } from '~/domain/risk-measure-table';
import type { Guarded } from '~/policy/guard';
import type { Project } from '~/store/project';
import { listMeasures, type ListedMeasure } from '~/store/risk-measure';

import type { Sheet } from './sheet';

/** The number of a risk is what is read back, so that its name has room for the mark. */
const marked = ({ riskTitle, secrecy, ...measure }: ListedMeasure) => ({
  ...measure,
  riskTitle: secrecy ? `${riskTitle} (sekretess: ${secrecy.ground})` : riskTitle,
});

/** The measures of a project's risks. */
export async function riskMeasureSheet({ viewer, found, context }: Guarded<Project>): Promise<Sheet> {
  const measures = await listMeasures(context.db, viewer, found.id);
  return {
    name: `${found.slug}-riskatgarder`,
    columns: Object.entries(MEASURE_COLUMNS).map(([name, { code, label, width }]) => ({
      code,
      label,
      width,
      content: name === 'risk' || name === 'number' ? 'count' : 'text',
    })),
    rows: measureTable(measures.map(marked)).map((cells) => ({ cells, strong: false })),
  };
}
