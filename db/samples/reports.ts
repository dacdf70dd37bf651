import type { CalendarDate } from '~/domain/calendar';
import { AREAS, emptyDraft, snapshotOf, type ReportDraft, type ReportSnapshot } from '~/domain/report';
import { factsOf } from '~/domain/report-facts';
import type { Viewer } from '~/domain/viewer';
import { listMilestones } from '~/store/milestone';
import { listPhaseBudgets } from '~/store/phase-budget';
import { findProject } from '~/store/project';
import { findProjectFacts } from '~/store/project-facts';
import { listRisks } from '~/store/risk';

import { sampleClock } from './clock';
import type { SampleProject, SampleReport } from './shape';
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

/** The status reports of a project, in their order; one that was published is frozen with what the sample knows. */
export async function loadReports(writer: Writer, sample: SampleProject, projectId: number): Promise<void> {
  for (const [index, report] of (sample.reports ?? []).entries()) {
    const { start: periodStart, end: periodEnd, publishedOn } = report;
    const draft = draftOf(report);
    const head = { number: index + 1, edition: 1, periodStart, periodEnd };
    const published = publishedOn && {
      state: 'publicerad' as const,
      snapshot: JSON.stringify(await snapshotIn(writer, sample, projectId, { ...report, publishedOn }, draft)),
      publishedOn,
      publishedAt: `${publishedOn}T11:00:00.000Z`,
    };
    await writer
      .insertInto('statusReport')
      .values({ projectId, ...head, draft: JSON.stringify(draft), ...published })
      .execute();
  }
}

function draftOf({ lights, results = [], coming = [], leftOut = [] }: SampleReport): ReportDraft {
  const empty = emptyDraft(AREAS);
  return {
    lights: empty.lights.map((light) => ({ ...light, ...lights[light.area as (typeof AREAS)[number]] })),
    results: results.join('\n'),
    coming: coming.join('\n'),
    parts: { ...empty.parts, ...Object.fromEntries(leftOut.map((part) => [part, { comment: '', leftOut: true }])) },
  };
}

async function snapshotIn(
  writer: Writer,
  { slug }: SampleProject,
  projectId: number,
  { start, end, publishedOn }: SampleReport & { readonly publishedOn: string },
  draft: ReportDraft,
): Promise<ReportSnapshot> {
  const today = publishedOn as CalendarDate;
  const project = await findProject(writer, loader, slug, sampleClock as CalendarDate);
  const known = await findProjectFacts(writer, loader, projectId);
  const period = { periodStart: start as CalendarDate, periodEnd: end as CalendarDate };
  const facts = factsOf({
    ...period,
    today,
    milestones: await listMilestones(writer, loader, projectId),
    gates: [],
    phases: await listPhaseBudgets(writer, loader, projectId),
    risks: await listRisks(writer, loader, projectId),
    followUp: known?.followUp ?? [],
    goals: known?.effectGoals ?? [],
    moves: [],
    hourRows: [],
    approvals: [],
    before: null,
  });
  const head = {
    ...period,
    projectName: project!.name,
    cooperationName: project!.cooperationName,
    leadName: project!.leadName,
    number: 1,
    edition: 1,
    publishedOn: today,
    publishedBy: 'Projektledare',
  };
  return snapshotOf(head, draft, facts);
}
