import { milestoneState, slipInDays } from '~/domain/milestone';
import { csvResponse } from '~/platform/csv';
import { guardedLoader } from '~/policy/guard';
import { listMilestones } from '~/store/milestone';

import { project } from './subjects';

const header = [
  'nr',
  'milstolpe',
  'fas',
  'kommun',
  'baslinje',
  'prognos',
  'tidigast',
  'senast',
  'utfall',
  'avvikelse_dagar',
  'lage',
  'ansvarig',
];

/** The milestones of a project as CSV, one row each. */
export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context }) => {
  const today = context.clock.today();
  const rows = (await listMilestones(context.db, viewer, found.id)).map((milestone) => [
    milestone.label,
    milestone.title,
    milestone.phaseNumber,
    milestone.partyName,
    milestone.baseline,
    milestone.forecast,
    milestone.windowStart,
    milestone.windowEnd,
    milestone.actual,
    slipInDays(milestone),
    milestoneState(milestone, today),
    milestone.responsible,
  ]);
  return csvResponse(`${found.slug}-milstolpar`, header, rows);
});
