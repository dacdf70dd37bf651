import type { Request } from 'autocannon';

import type { Database } from '~db/open';

import { accounts, LED_PROJECTS } from './generate';
import { patternSlug } from './pattern';
import { signIn, type Site } from './site';

/** Something a person asks of the product, as requests that can be sent again and again. */
export interface Task {
  readonly name: string;
  readonly expectedStatus: number;
  /** Starts a run, which gives each of its connections its next request whenever it is asked. */
  readonly begin: () => (connection: number) => Request;
}

/** As many as a run may have. */
export const MAX_CONNECTIONS = 16;

/** The pages of the main job, each as somebody who works with it sees it, and the update of a milestone. */
export async function createTasks(site: Site, db: Database): Promise<Task[]> {
  const coordinator = await signIn(site, accounts.coordinator);
  const lead = await signIn(site, accounts.projectLead);
  const project = `/projekt/${patternSlug}`;
  const page = (name: string, path: string, headers: Record<string, string>): Task => ({
    name,
    expectedStatus: 200,
    begin: () => () => ({ method: 'GET', path, headers }),
  });
  return [
    page('portfolio', '/portfolj', coordinator),
    page('project overview', project, lead),
    page('plan', `${project}/plan`, lead),
    page('phase', `${project}/faser/1`, lead),
    milestoneUpdate(await listOpenMilestones(db), lead),
  ];
}

type OpenMilestone = Awaited<ReturnType<typeof listOpenMilestones>>[number];

/**
 * Moves the forecast of a milestone back and forth with a reason, each connection its own, so that every update is
 * a real one: it has the version that the last one made, a row of history and an audit row. Each run takes other
 * milestones: a request that the end of a run broke off may still be carried out.
 */
function milestoneUpdate(milestones: OpenMilestone[], headers: Record<string, string>): Task {
  return {
    name: 'milestone update',
    expectedStatus: 303,
    begin: () => {
      const own = milestones.splice(0, MAX_CONNECTIONS);
      return (connection) => {
        const { slug, id, ...milestone } = own[connection]!;
        const version = own[connection]!.version++;
        const form = {
          ...milestone,
          intent: 'update',
          id: String(id),
          version: String(version),
          forecast: version % 2 === 0 ? '2021-09-01' : '2021-10-01',
          actual: '',
          status: 'pågår',
          reason: 'Leveransen från leverantören blev flyttad.',
          // Without an answer it would be shown what follows, and nothing be saved.
          cascade: 'only',
        };
        return {
          method: 'POST',
          path: `/projekt/${slug}/milstolpar`,
          headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(form).toString(),
        };
      };
    },
  };
}

/** The milestones that are not done of the projects that the lead may change, those of one project far apart. */
function listOpenMilestones(db: Database) {
  return db
    .selectFrom('milestone')
    .innerJoin('project', 'project.id', 'milestone.projectId')
    .where('milestone.status', '<>', 'klar')
    .where('project.id', 'in', (eb) => eb.selectFrom('project').select('id').orderBy('id').limit(LED_PROJECTS))
    .orderBy('milestone.position')
    .orderBy('project.id')
    .select([
      'project.slug',
      'milestone.id',
      'milestone.version',
      'milestone.label',
      'milestone.title',
      'milestone.criteria',
      'milestone.responsible',
    ])
    .execute();
}
