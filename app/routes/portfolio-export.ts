import { csvResponse } from '~/platform/csv';
import { guardedLoader } from '~/policy/guard';
import { listPortfolio } from '~/store/portfolio';

import { portfolioFilterOf } from './portfolio-filter';
import { anyone } from './subjects';

const header = [
  'projekt',
  'samverkan',
  'huvudansvarig',
  'parter',
  'start',
  'slut',
  'budget_kr',
  'forsenade',
  'beslutspunkter_utan_beslut',
  'nasta_milstolpe',
  'nasta_datum',
];

/** More projects than any region has; a file without an end would hold a connection for ever. */
const MOST_ROWS = 10_000;

/** Every project of the chosen filter as CSV. */
export const loader = guardedLoader(anyone, null, async ({ viewer, context, url }) => {
  const { rows } = await listPortfolio(context.db, viewer, portfolioFilterOf(url), context.clock.today(), {
    page: 1,
    size: MOST_ROWS,
  });
  return csvResponse(
    'portfolj',
    header,
    rows.map((row) => [
      row.name,
      row.cooperationName,
      row.leadName,
      row.parties,
      row.start,
      row.end,
      row.budget === null ? null : row.budget / 100,
      row.late,
      row.passedGates,
      row.next && `${row.next.label} ${row.next.title}`.trim(),
      row.next?.date ?? null,
    ]),
  );
});
