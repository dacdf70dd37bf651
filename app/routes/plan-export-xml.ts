import { mspdiOfPlan } from '~/domain/mspdi-write';
import { writeMspdi } from '~/platform/mspdi-write';
import { guardedLoader } from '~/policy/guard';
import { findStandingPlan } from '~/store/plan-exchange';

import { project } from './subjects';

/** The plan of a project as XML for Microsoft Project. */
export const loader = guardedLoader(project, 'project.read', async ({ viewer, found, context }) => {
  const plan = await findStandingPlan(context.db, viewer, found.id);
  return new Response(writeMspdi(mspdiOfPlan(plan, found), context.clock.now()), {
    headers: {
      'Content-Type': 'application/xml; charset=utf-8',
      'Content-Disposition': `attachment; filename="${found.slug}-plan.xml"`,
      'Cache-Control': 'private, no-store',
    },
  });
});
