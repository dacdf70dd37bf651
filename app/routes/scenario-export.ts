import { csvResponse } from '~/platform/csv';
import { guardedLoader } from '~/policy/guard';

import { scenarioSheetOf } from './scenario-sheet';
import { cooperation } from './subjects';

/** The comparison of a what-if as CSV, in the order of its page and last the sum. */
export const loader = guardedLoader(cooperation, 'cooperation.read', async (asked) => {
  const { name, rows } = await scenarioSheetOf(asked);
  const header = ['part', 'i_dag', 'scenario', 'andring', 'andring_procent', 'utfall', 'anmarkning'];
  return csvResponse(
    name,
    header,
    rows.map(({ cells }) => cells),
  );
});
