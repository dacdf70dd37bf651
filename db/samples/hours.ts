import { inHundredths, inOre } from './amounts';
import { known, type Ids } from './ids';
import type { PartySlug } from './portfolio/parties';
import type { SampleHourBudget, SampleHourRow, SampleProject } from './shape';
import type { Writer } from './writer';

interface Known {
  readonly projectId: number;
  readonly parties: Ids<PartySlug>;
}

/** The hour budget by role and year, and the totals its source prints. */
export async function loadHours(writer: Writer, { hourBudget }: SampleProject, ids: Known): Promise<void> {
  for (const [index, row] of (hourBudget?.rows ?? []).entries()) await loadRow(writer, row, index + 1, ids);
  if (hourBudget) await loadStatedTotals(writer, hourBudget.statedTotals, ids.projectId);
}

/** The cells are years: the source has no months. A year of 0 hours is said and so is a cell. */
async function loadRow(
  writer: Writer,
  sample: SampleHourRow,
  position: number,
  { projectId, parties }: Known,
): Promise<void> {
  const { category, role, party, percent, years } = sample;
  const { id: rowId } = await writer
    .insertInto('hourBudgetRow')
    .values({ projectId, category, role, percent, position, partyId: party && known(parties, party) })
    .returning('id')
    .executeTakeFirstOrThrow();
  await writer
    .insertInto('hourBudgetCell')
    .values(years.map(({ year, ...figures }) => ({ rowId, year, ...inSmallUnits(figures) })))
    .execute();
}

async function loadStatedTotals(
  writer: Writer,
  totals: SampleHourBudget['statedTotals'],
  projectId: number,
): Promise<void> {
  await writer
    .insertInto('hourBudgetStatedTotal')
    .values(totals.map(({ category, year, ...figures }) => ({ projectId, category, year, ...inSmallUnits(figures) })))
    .execute();
}

function inSmallUnits({ hours, cost }: { readonly hours: number; readonly cost?: number }) {
  return { hoursHundredths: inHundredths(hours), costOre: cost === undefined ? null : inOre(cost) };
}
