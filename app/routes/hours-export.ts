import { csvResponse } from '~/platform/csv';
import { guardedLoader } from '~/policy/guard';
import { listHourRows } from '~/store/hours';
import { EVERY_PARTY } from '~/views/economy/hours/hour-words';

import { project } from './subjects';

const header = ['kategori', 'roll', 'kommun', 'fas', 'procent', 'ar', 'manad', 'timmar', 'kostnad_kr'];

/** The hour budget of a project as CSV, one row a cell, as a pivot table reads it. */
export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context }) => {
  const rows = (await listHourRows(context.db, viewer, found.id)).flatMap((row) =>
    row.cells.map((cell) => [
      row.category,
      row.role,
      row.partyName ?? EVERY_PARTY,
      row.phaseNumber,
      row.percent,
      cell.year,
      cell.month,
      cell.hours / 100,
      cell.cost === null ? null : cell.cost / 100,
    ]),
  );
  return csvResponse(`${found.slug}-timmar`, header, rows);
});
