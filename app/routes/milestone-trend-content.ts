import { isChosen } from '~/domain/milestone-filter';
import { chosenLines, trendDays, trendLine, type TrendLine } from '~/domain/milestone-trend';
import type { Guarded } from '~/policy/guard';
import { listMilestones } from '~/store/milestone';
import { findTrendHistory } from '~/store/milestone-trend';
import type { Project } from '~/store/project';
import { readMilestoneFilter } from '~/views/plan/milestone-address';
import { readChosen } from '~/views/trend/trend-address';

/** The milestone trend of a project, in the choice that the address makes. */
export async function trendContent({ viewer, found, context, url }: Guarded<Project>) {
  const today = context.clock.today();
  const [all, history] = await Promise.all([
    listMilestones(context.db, viewer, found.id),
    findTrendHistory(context.db, viewer, found.id),
  ]);
  const filter = readMilestoneFilter(url.searchParams);
  const chosen = readChosen(url.searchParams);
  const known = new Map(history.milestones.map((each) => [each.id, each]));
  const added = history.milestones.flatMap(({ addedOn }) => addedOn ?? []);
  const days = trendDays(
    {
      reports: history.reports.map(({ on }) => on),
      known: [...history.baselines, ...added],
      ...{ start: found.startDate, today },
    },
    history.changes,
  );
  const milestones = all.filter((milestone) => isChosen(milestone, filter, today));
  const asked = milestones.map((milestone) => {
    const { addedOn = null, doneOn = null } = known.get(milestone.id) ?? {};
    return { ...milestone, addedOn, doneOn };
  });
  const lines: TrendLine[] = asked.map((milestone) => trendLine(milestone, history.changes, days));
  return {
    ...{ today, filter, chosen, all, milestones, days, lines },
    reports: history.reports,
    drawn: chosenLines(lines, asked, new Set(chosen)).map(({ id }) => id),
  };
}
