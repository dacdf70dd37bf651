import type { CalendarDate } from '~/domain/calendar';
import type { ReportFacts, ReportSnapshot } from '~/domain/report';
import { factsOf } from '~/domain/report-facts';
import { asReaderOf, type Viewer } from '~/domain/viewer';
import { listApprovals } from '~/store/approval';
import { listGates } from '~/store/gate';
import { listHourRows } from '~/store/hours';
import { listMilestones } from '~/store/milestone';
import { listPhaseBudgets } from '~/store/phase-budget';
import type { Project } from '~/store/project';
import { findProjectFacts, type FollowUpRow } from '~/store/project-facts';
import { listForecastMoves } from '~/store/report-ground';
import { listRisks } from '~/store/risk';
import { unaskedPhases, waitingApprovals } from '~/views/approval/approval-content';
import type { Database } from '~db/open';

interface Asked {
  /** in a transaction that freezes a report, the transaction's own handle */
  readonly context: { readonly db: Database; readonly clock: { today(): CalendarDate } };
  readonly viewer: Viewer;
  readonly project: Project;
}

interface Period {
  readonly periodStart: CalendarDate;
  readonly periodEnd: CalendarDate;
}

/** What the system knows of a project for a period, beside the report before. */
export async function gatherFacts(
  { context: { db, clock }, viewer: writer, project }: Asked,
  { periodStart, periodEnd }: Period,
  before: ReportSnapshot | null,
): Promise<ReportFacts> {
  const today = clock.today();
  // Every member reads a report: what is marked sekretess is in none, whoever writes it.
  const viewer = asReaderOf(writer, project.cooperationId);
  const [milestones, gates, moves, phases, facts, hourRows, risks, approvals] = await Promise.all([
    listMilestones(db, viewer, project.id),
    listGates(db, viewer, project.id),
    listForecastMoves(db, viewer, project.id, { start: periodStart, end: periodEnd }),
    listPhaseBudgets(db, viewer, project.id),
    findProjectFacts(db, viewer, project.id),
    listHourRows(db, viewer, project.id),
    listRisks(db, viewer, project.id),
    listApprovals(db, viewer, { projectIds: [project.id] }),
  ]);
  return factsOf({
    periodStart,
    periodEnd,
    today,
    milestones,
    gates,
    moves,
    phases,
    followUp: newestFollowUp(facts?.followUp ?? []),
    hourRows,
    risks,
    approvals: waitingApprovals(approvals, unaskedPhases(project, phases, today), today).map(
      ({ phaseNumber, phaseName, text, running }) => ({
        phaseNumber,
        phaseName,
        text,
        running,
      }),
    ),
    goals: facts?.effectGoals ?? [],
    before,
  });
}

/** The rows of the newest follow-up: those of several periods must not be summed. A row says its section where there are several. */
function newestFollowUp(rows: readonly FollowUpRow[]): ReportFacts['followUp'] {
  const newest = rows.filter(({ period }) => period === rows[0]?.period);
  const several = new Set(newest.map(({ section }) => section)).size > 1;
  return newest.map(({ section, name, kind, budget, forecast }) => ({
    name: several ? `${section}: ${name}` : name,
    kind,
    budget,
    forecast,
  }));
}
