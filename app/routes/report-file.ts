import type { ReportSnapshot } from '~/domain/report';
import { compareReports, type ReportDifference } from '~/domain/report-difference';
import { denied } from '~/policy/denial';
import type { Guarded } from '~/policy/guard';
import { findReport, findReportBefore } from '~/store/report';

import { isPublished, type FoundReport, type PublishedReport } from './report-subject';

/** The edition that `?utgava=` asks for, else the one in force; 404 when there is none. */
export async function askedEdition({ viewer, found, context, url }: Guarded<FoundReport>): Promise<PublishedReport> {
  const { project, report: newest } = found;
  const asked = url.searchParams.get('utgava');
  if (asked === null || asked === String(newest.edition)) return newest;
  const report = /^[1-9]\d{0,5}$/.test(asked)
    ? await findReport(context.db, viewer, project.id, newest.number, Number(asked))
    : null;
  if (!isPublished(report)) throw denied(404);
  return report;
}

/** A report as a file holds it. */
export interface ReportFile {
  /** of the file, ASCII, without ending */
  readonly name: string;
  readonly snapshot: ReportSnapshot;
  readonly difference: ReportDifference | null;
  /** the edition that is in force instead; null: this one is */
  readonly replacedBy: number | null;
}

/** What the address of a file asks for, with the same marks of what differs as the page has. */
export async function reportFileOf(asked: Guarded<FoundReport>): Promise<ReportFile> {
  const { viewer, found, context } = asked;
  const { project, report: newest } = found;
  const { edition, snapshot } = await askedEdition(asked);
  const before = await findReportBefore(context.db, viewer, project.id, newest.number);
  return {
    name: `${project.slug}-statusrapport-${newest.number}${edition === 1 ? '' : `-utgava-${edition}`}`,
    snapshot,
    difference: before && compareReports(before, snapshot),
    replacedBy: edition < newest.edition ? newest.edition : null,
  };
}
