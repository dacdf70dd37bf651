import { rolloutTable, type RolloutMilestone, type RolloutTable } from '~/domain/rollout';
import { workCalendar, type WorkCalendar } from '~/domain/working-days';
import { swedishHolidays } from '~/platform/holidays';
import type { Guarded } from '~/policy/guard';
import { listMilestones } from '~/store/milestone';
import type { Project } from '~/store/project';
import { listRolloutGroups, type RolloutGroup } from '~/store/rollout';
import type { Database } from '~db/open';

/** The rollout of a project as it stands. */
export interface Rollout {
  readonly groups: readonly RolloutGroup[];
  readonly table: RolloutTable<RolloutGroup>;
}

/** @param db the transaction, where it is read to be changed */
export async function readRollout(
  { viewer, found, context }: Guarded<Project>,
  db: Database = context.db,
): Promise<Rollout> {
  const [groups, milestones] = await Promise.all([
    listRolloutGroups(db, viewer, found.id),
    listMilestones(db, viewer, found.id),
  ]);
  const own = milestones.flatMap((milestone): RolloutMilestone[] => {
    const { id, label, title, kind, partyId, partyName, baseline, forecast, actual, status } = milestone;
    const { windowStart, windowEnd, secrecy } = milestone;
    if (partyId === null || partyName === null) return [];
    const dates = { baseline, forecast, actual, windowStart, windowEnd, status };
    return [{ id, label, title, kind, partyId, partyName, secrecy, ...dates }];
  });
  return { groups, table: rolloutTable(found.participants, groups, own) };
}

/** How far past the dates that it begins with a spread can reach, in years: beyond that only weekends are off. */
const YEARS_AFTER = 3;

/** The working days of the years that milestones can be spread over. */
export function rolloutCalendar(dates: readonly (string | null)[]): WorkCalendar {
  const years = dates.filter((date) => date !== null).map((date) => Number(date.slice(0, 4)));
  if (years.length === 0) return workCalendar([]);
  const holidays = swedishHolidays(Math.min(...years), Math.max(...years) + YEARS_AFTER);
  return workCalendar(holidays.map(({ date }) => date));
}
