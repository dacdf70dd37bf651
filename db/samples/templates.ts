import type { CalendarDate } from '~/domain/calendar';
import { templateOf } from '~/domain/plan-template';
import type { Viewer } from '~/domain/viewer';
import { workCalendar } from '~/domain/working-days';
import { swedishHolidays } from '~/platform/holidays';
import { listActivities } from '~/store/activity';
import { listMilestones } from '~/store/milestone';
import { listPhases } from '~/store/phase';
import { findPlanLinks } from '~/store/plan-links';
import { insertTemplate } from '~/store/plan-template';

import { sampleClock, sampleMoment } from './clock';
import { known, type Ids } from './ids';
import type { CooperationSlug } from './portfolio/cooperations';
import type { Writer } from './writer';

/** Sees the whole sample while it is laid down. */
const loader: Viewer = {
  userId: 0,
  name: '',
  party: null,
  grants: [],
  cooperationIds: [],
  trustedCooperationIds: [],
  seesAll: true,
};

interface Known {
  readonly cooperations: Ids<CooperationSlug>;
  readonly projects: Ids<string>;
}

/** The plan of Min skolskjuts as a template, without the launches that are each kommun's own. */
export async function loadTemplates(writer: Writer, { cooperations, projects }: Known): Promise<void> {
  const projectId = known(projects, 'min-skolskjuts');
  const [phases, activities, milestones, links] = await Promise.all([
    listPhases(writer, loader, projectId),
    listActivities(writer, loader, projectId),
    listMilestones(writer, loader, projectId),
    findPlanLinks(writer, loader, projectId),
  ]);
  const calendar = workCalendar(swedishHolidays(2018, 2022).map(({ date }) => date));
  const content = templateOf(
    { phases, activities, milestones, dependencies: links.dependencies },
    { kind: 'project', phaseIds: [], ofParties: false },
    calendar,
  );
  const actor = { userId: null, requestId: null, from: null, at: sampleMoment, today: sampleClock as CalendarDate };
  const head = {
    ...{ cooperationId: known(cooperations, 'dalarna'), projectId, kind: 'project' as const },
    name: 'Gemensam e-tjänst: piloter och breddinförande',
    description: 'Planen för Min skolskjuts, utan datum och utan kommunernas egna lanseringar.',
  };
  await insertTemplate(writer, actor, head, content);
}
