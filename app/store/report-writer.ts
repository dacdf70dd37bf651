import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { visibleTo } from './visible';

/** Who wrote last in a report, and when. */
export interface ReportWriter {
  /** null: an account that is no more */
  readonly by: string | null;
  /** ISO */
  readonly at: string;
}

/** The last who wrote in a report of a project, from its audit rows; null when there is none in sight. */
export async function findReportWriter(
  db: Database,
  viewer: Viewer,
  projectId: number,
  reportId: number,
): Promise<ReportWriter | null> {
  const row = await db
    .selectFrom('auditEntry')
    .innerJoin('project', 'project.id', 'auditEntry.projectId')
    .leftJoin('appUser', 'appUser.id', 'auditEntry.userId')
    .where(visibleTo(viewer))
    .where('auditEntry.projectId', '=', projectId)
    .where('auditEntry.entity', '=', 'statusReport')
    .where('auditEntry.entityId', '=', reportId)
    .orderBy('auditEntry.id', 'desc')
    .limit(1)
    .select(['appUser.name as by', 'auditEntry.at'])
    .executeTakeFirst();
  return row ?? null;
}
