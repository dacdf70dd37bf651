import { mspdiOfPlan } from '~/domain/mspdi-write';
import { writeMspdi } from '~/platform/mspdi-write';
import { guardedLoader } from '~/policy/guard';
import { findStandingPlan } from '~/store/plan-exchange';
import { findPlanLinks } from '~/store/plan-links';
import { gateName } from '~/views/plan/plan-rows';

import { project } from './subjects';

/** The plan of a project as XML for Microsoft Project. */
export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context }) => {
  const [plan, links] = await Promise.all([
    findStandingPlan(context.db, viewer, found.id),
    findPlanLinks(context.db, viewer, found.id),
  ]);
  const gates = links.gates.map((gate) => ({
    ...{ id: gate.id, phaseId: gate.phaseId, name: gateName(gate), date: gate.decidedOn ?? gate.plannedOn },
    isDecided: gate.outcome !== null,
  }));
  return new Response(writeMspdi(mspdiOfPlan(plan, found, gates), context.clock.now()), {
    headers: {
      'Content-Type': 'application/xml; charset=utf-8',
      'Content-Disposition': `attachment; filename="${found.slug}-plan.xml"`,
      'Cache-Control': 'private, no-store',
    },
  });
});
