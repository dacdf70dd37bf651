import { ORE_FORMAT, WHOLE_FORMAT, xlsxResponse } from '~/platform/xlsx';
import { guardedLoader } from '~/policy/guard';

import { scenarioSheetOf } from './scenario-sheet';
import { cooperation } from './subjects';

/** The comparison of a what-if as a workbook: the same rows as the CSV file, with headings for people. */
export const loader = guardedLoader(cooperation, 'cooperation.read', async (asked) => {
  const { name, rows } = await scenarioSheetOf(asked);
  const withOre = rows.some(({ cells }) => cells.slice(1, 4).some((cell) => cell !== null && !Number.isInteger(cell)));
  const kronor = withOre ? ORE_FORMAT : WHOLE_FORMAT;
  const columns = [
    { header: 'Part', width: 28 },
    { header: 'I dag, kr', width: 16, format: kronor },
    { header: 'Scenario, kr', width: 16, format: kronor },
    { header: 'Ändring, kr', width: 16, format: kronor },
    { header: 'Ändring, %', width: 14 },
    { header: 'Utfall', width: 18 },
    { header: 'Anmärkning', width: 48 },
  ];
  return xlsxResponse(name, [{ title: 'Scenario', columns, rows }]);
});
