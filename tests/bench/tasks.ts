import type { Request } from 'autocannon';

import type { Database } from '~db/open';

import { accounts, LED_PROJECTS } from './generate';
import { patternSlug } from './pattern';
import { signIn, type Site } from './site';

/** Something a person asks of the product, as requests that can be sent again and again. */
export interface Task {
  readonly name: string;
  readonly expectedStatus: number;
  /** Looks at where things stand; then gives the next request of a connection each time it is asked. */
  readonly begin: () => Promise<(connection: number) => Request>;
}

/** The pages of the main job, each as somebody who works with it sees it, and the update of a milestone. */
export async function createTasks(site: Site, db: Database): Promise<Task[]> {
  const coordinator = await signIn(site, accounts.coordinator);
  const lead = await signIn(site, accounts.projectLead);
  const project = `/projekt/${patternSlug}`;
  const page = (name: string, path: string, headers: Record<string, string>): Task => ({
    name,
    expectedStatus: 200,
    begin: async () => () => ({ method: 'GET', path, headers }),
  });
  return [
    page('portfolio', '/portfolj', coordinator),
    page('project overview', project, lead),
    page('plan', `${project}/plan`, lead),
    page('phase', `${project}/faser/1`, lead),
    milestoneUpdate(db, lead),
  ];
}

/**
 * Moves the forecast of a milestone back and forth with a reason, each connection in a project of its own, so that
 * every update is a real one: it has the version that the last one made, a row of history and an audit row.
 */
function milestoneUpdate(db: Database, headers: Record<string, string>): Task {
  return {
    name: 'milestone update',
    expectedStatus: 303,
    begin: async () => {
      const milestones = await oneMilestoneOfEachProject(db);
      return (connection) => {
        const { slug, id, ...milestone } = milestones[connection]!;
        const version = milestone.version++;
        const form = {
          ...milestone,
          intent: 'update',
          id: String(id),
          version: String(version),
          forecast: version % 2 === 0 ? '2021-09-01' : '2021-10-01',
          actual: '',
          status: 'pågår',
          reason: 'Leveransen från leverantören blev flyttad.',
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

function oneMilestoneOfEachProject(db: Database) {
  return db
    .selectFrom('milestone')
    .innerJoin('project', 'project.id', 'milestone.projectId')
    .distinctOn('project.id')
    .where('milestone.forecastDate', 'is not', null)
    .where('milestone.status', '<>', 'klar')
    .orderBy('project.id')
    .orderBy('milestone.id')
    .limit(LED_PROJECTS)
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
