import type { CalendarDate } from '~/domain/calendar';
import { expectedDate } from '~/domain/milestone';
import { networkOf, type Network, type ScheduleItem } from '~/domain/schedule';
import { workCalendar, type WorkCalendar } from '~/domain/working-days';
import { swedishHolidays, type Holiday } from '~/platform/holidays';
import type { Viewer } from '~/domain/viewer';
import { listActivities, type Activity } from '~/store/activity';
import { listMilestones, type Milestone } from '~/store/milestone';
import { listPhases, type Phase } from '~/store/phase';
import { findPlanLinks, type PlanLinks } from '~/store/plan-links';
import type { Database } from '~db/open';

/** The rows of a plan with what joins them. */
export interface Plan {
  readonly phases: readonly Phase[];
  readonly activities: readonly Activity[];
  readonly milestones: readonly Milestone[];
  readonly links: PlanLinks;
}

export async function readPlan(db: Database, viewer: Viewer, projectId: number): Promise<Plan> {
  const [phases, activities, milestones, links] = await Promise.all([
    listPhases(db, viewer, projectId),
    listActivities(db, viewer, projectId),
    listMilestones(db, viewer, projectId),
    findPlanLinks(db, viewer, projectId),
  ]);
  return { phases, activities, milestones, links };
}

/** What a milestone is called where others are named. */
export function milestoneName({ label, title }: Pick<Milestone, 'label' | 'title'>): string {
  return `${label} ${title}`.trim();
}

/** The plan as the schedule reckons with it. */
export function planNetwork({ phases, activities, milestones, links }: Plan): Network {
  const constraints = new Map(links.constraints.map((each) => [each.itemId, each]));
  const constraint = (id: number): ScheduleItem['constraint'] => {
    const { kind, date } = constraints.get(id) ?? {};
    if (kind === 'notBefore' && date) return { kind, date };
    return kind === 'fixed' ? { kind } : null;
  };
  const span = ({ id, name, startDate, endDate }: Phase | Activity) => ({
    ...{ id, name, start: startDate, end: endDate, constraint: constraint(id) },
  });
  const items: ScheduleItem[] = [
    ...phases.map((phase) => ({ ...span(phase), kind: 'phase' as const, phaseId: null, done: false })),
    ...activities.map((activity) => ({
      ...span(activity),
      ...{ kind: 'activity' as const, phaseId: activity.phaseId, done: activity.percentComplete === 100 },
    })),
    ...milestones.map((milestone) => {
      const date = expectedDate(milestone);
      return {
        ...{ id: milestone.id, name: milestoneName(milestone), kind: 'milestone' as const, start: date, end: date },
        ...{ phaseId: milestone.phaseId, done: milestone.status === 'klar', constraint: constraint(milestone.id) },
      };
    }),
  ];
  return networkOf(items, links.dependencies);
}

/** How far past the last date of a plan its holidays reach, in years: beyond that only weekends are off. */
const YEARS_AFTER = 3;

/** The working days, and the days off by name, of the years that a plan lies in. */
export function planCalendar(
  { items }: Network,
  others: readonly (CalendarDate | null)[],
): { readonly calendar: WorkCalendar; readonly holidays: readonly Holiday[] } {
  const dates = [...items.flatMap(({ start, end }) => [start, end]), ...others].filter((date) => date !== null);
  const years = dates.map((date) => Number(date.slice(0, 4)));
  const from = years.reduce((a, b) => Math.min(a, b), Infinity);
  const to = years.reduce((a, b) => Math.max(a, b), -Infinity);
  const holidays = years.length > 0 ? swedishHolidays(from, to + YEARS_AFTER) : [];
  return { calendar: workCalendar(holidays.map(({ date }) => date)), holidays };
}
