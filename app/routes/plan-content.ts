import { scheduleState } from '~/domain/schedule-slack';
import type { Guarded } from '~/policy/guard';
import type { Project } from '~/store/project';
import type { PlanContent } from '~/views/plan/plan-rows';

import { planCalendar, planNetwork, readPlan } from './plan-schedule';

/** The plan of a project with its slack and critical path, as its pages show it. */
export async function planContent({ viewer, found, context, may }: Guarded<Project>): Promise<PlanContent> {
  const mayEdit = may('plan.edit');
  const plan = await readPlan(context.db, viewer, found.id);
  const { links, ...rows } = plan;
  const network = planNetwork(plan);
  const { calendar, holidays } = planCalendar(network, []);
  const { slack, critical, broken, cycle, end } = scheduleState(network, calendar);
  return {
    ...rows,
    unexplained: mayEdit ? links.unexplained : [],
    gates: links.gates,
    dependencies: links.dependencies.filter(
      ({ predecessorId, successorId }) => network.at.has(predecessorId) && network.at.has(successorId),
    ),
    constraints: links.constraints,
    baselines: links.baselines,
    lastChange: links.lastChange,
    schedule: { slack: [...slack], critical: [...critical], broken, cycle, end },
    holidays,
    today: context.clock.today(),
    mayEdit,
    /** the kommuner whose own milestones the viewer may move */
    movableParties: found.participants
      .filter((party) => may('milestone.update', { projectId: found.id, partyId: party.id }))
      .map((party) => party.id),
  };
}
