import { z } from 'zod';

import type { ReportSnapshot } from '~/domain/report';
import type { Subject } from '~/policy/guard';
import type { Project } from '~/store/project';
import { findReport, type Report } from '~/store/report';

import { numberParam, slugParam } from './route-params';
import { project } from './subjects';

export type PublishedReport = Report & { readonly snapshot: ReportSnapshot };

/** A report with the project it belongs to. */
export interface FoundReport {
  readonly project: Project;
  /** the edition in force */
  readonly report: PublishedReport;
}

/** A published report in the edition that is in force, whatever is being written. */
export const publishedReport: Subject<{ slug: string; nr: number }, FoundReport> = {
  params: z.object({
    slug: slugParam,
    nr: numberParam,
  }),
  find: async ({ viewer, params, context }) => {
    const owner = await project.find({ viewer, params, context });
    if (!owner) return null;
    const newest = await findReport(context.db, viewer, owner.id, params.nr);
    const report =
      newest?.state === 'utkast' && newest.edition > 1
        ? await findReport(context.db, viewer, owner.id, params.nr, newest.edition - 1)
        : newest;
    return isPublished(report) ? { project: owner, report } : null;
  },
  target: (found) => project.target(found.project),
};

/** Whether there is a report here for others than its writers. */
export function isPublished(report: Report | null): report is PublishedReport {
  return report !== null && report.snapshot !== null;
}
