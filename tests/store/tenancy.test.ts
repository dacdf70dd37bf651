import { beforeAll, describe, expect, test } from 'vitest';

import { AS_TODAY } from '~/domain/assumptions';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import { listActivities, lockActivity } from '~/store/activity';
import { findAgreement, lockAgreement } from '~/store/agreement';
import { listBasisMembers, listBasisSeries } from '~/store/basis';
import { emptyDraft } from '~/domain/report';
import { listApprovals, listUnaskedPhases, lockApproval } from '~/store/approval';
import { findPhaseBaseline, listBaselineItems, listBaselines } from '~/store/baseline';
import { listUndecidable } from '~/store/recipient';
import { listDocuments } from '~/store/budget-document';
import { listVersions } from '~/store/budget-version';
import {
  findReport,
  findReportBefore,
  listForecastMoves,
  listReports,
  listWaitingReports,
  lockReport,
} from '~/store/report';
import { listMonthlyReports, listReportStandings } from '~/store/report-portfolio';
import { lockVersion } from '~/store/submission';
import { findBudget } from '~/store/budget';
import { findCooperationParts, listCooperations, listCooperationSummaries, listKeyChoices } from '~/store/cooperation';
import { listDelegations, listSubstitutes, lockDelegation, lockSubstitute } from '~/store/delegation';
import { listHourRows, listStatedTotals, lockHourRow } from '~/store/hours';
import { listKeyParties, listKeys, listKeySeries, lockKey, lockKeyVersion } from '~/store/key';
import { findMilestone, listMilestones, listUnexplainedMoves, lockMilestone } from '~/store/milestone';
import { findPhase, findPhaseDetail, listPhases, lockPhase } from '~/store/phase';
import { listPhaseBudgets } from '~/store/phase-budget';
import { lockConstraint } from '~/store/plan-constraint';
import { findPlanLinks } from '~/store/plan-links';
import { lockLastMove, lockPlan } from '~/store/plan-move';
import { listDraftPhases, listPartyPhases, listPartySums } from '~/store/party-economy';
import { findParty, listPartyMilestones } from '~/store/party-head';
import { listPortfolio, listPortfolioChoices } from '~/store/portfolio';
import { listCalendarFeeds } from '~/store/calendar-feed';
import { findStandingPlan, lockStandingPlan } from '~/store/plan-exchange';
import { findProject } from '~/store/project';
import { findProjectDetail, lockProject } from '~/store/project-detail';
import { findProjectFacts } from '~/store/project-facts';
import { findDecision, listDecisions } from '~/store/register';
import { listRegisterChoices } from '~/store/register-filter';
import { findRisk, listRisks, lockRisk } from '~/store/risk';
import { findRiskScale } from '~/store/risk-scale';
import { findCooperationKey, findPhaseKey } from '~/store/phase-key';
import { findScenario, listScenarios, lockScenario } from '~/store/scenario';
import {
  findFigureSum,
  listCooperationPhases,
  listPayingParties,
  listReferenceDates,
  listScenarioParties,
} from '~/store/scenario-ground';
import { lockRemovableScenario } from '~/store/scenario-removal';
import { findBasisOf, findShareBasis, listPresentParties, listStoredShares } from '~/store/share-basis';
import { findStart } from '~/store/start';
import { findReportWriter } from '~/store/report-writer';
import { listReportDecisions, listSteeringMembers } from '~/store/steering-decision';
import type { Database, Transaction } from '~db/open';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';
import { viewerOf } from '../support/rows';

const TODAY = '2020-12-18' as CalendarDate;
let db: Database;
/** Of the project that the reads are about. */
let ids: {
  readonly project: number;
  readonly cooperation: number;
  readonly phase: number;
  readonly milestone: number;
  readonly activity: number;
  readonly move: number;
  readonly risk: number;
  readonly hourRow: number;
  readonly budget: number;
  /** a kommun that is in no other cooperation */
  readonly borlange: number;
  /** a phase whose only budget is a draft */
  readonly drafted: number;
  readonly scenario: number;
  /** a version with a document */
  readonly draft: number;
  readonly report: { readonly id: number; readonly number: number };
  /** of Borlänge */
  readonly delegation: { readonly id: number; readonly userId: number };
};
let member: Viewer;
let stranger: Viewer;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  await loadSample(db, { passwordHash: 'a hash' });
  const { id: project, cooperationId: cooperation } = await db
    .selectFrom('project')
    .select(['id', 'cooperationId'])
    .where('slug', '=', 'min-skolskjuts')
    .executeTakeFirstOrThrow();
  const others = await db.selectFrom('cooperation').select('id').where('id', '<>', cooperation).execute();
  expect(others).toHaveLength(4);
  member = viewerOf([cooperation]);
  stranger = viewerOf(others.map((other) => other.id));

  const phase = await firstId('phase', 1);
  const activity = await insertActivity(project, phase);
  const draft = await insertDraftRow(await firstId('phase', 3));
  ids = {
    project,
    cooperation,
    phase,
    milestone: await firstId('milestone'),
    activity,
    move: await insertMoveRow(project, activity),
    risk: await firstId('risk'),
    hourRow: await firstId('hourBudgetRow'),
    budget: (await db.selectFrom('budgetVersion').select('id').where('phaseId', '=', phase).executeTakeFirstOrThrow())
      .id,
    borlange: (await db.selectFrom('party').select('id').where('slug', '=', 'borlange').executeTakeFirstOrThrow()).id,
    drafted: await firstId('phase', 3),
    scenario: await insertScenarioRow(cooperation, phase),
    delegation: await insertDelegationRow(),
    draft,
    report: await insertReportRow(project),
  };
  await insertAuditRow(project, ids.report.id);
  await insertReportDecision(project, ids.report.id);
  await db
    .insertInto('calendarFeed')
    .values({ projectId: project, secretHash: Buffer.alloc(32), createdAt: '2020-12-18T09:00:00Z', createdOn: TODAY })
    .execute();
  await db
    .insertInto('milestoneChange')
    .values({
      milestoneId: ids.milestone,
      at: '2020-12-18T09:00:00Z',
      onDate: '2020-12-18',
      field: 'forecast',
      fromValue: '2020-01-10',
      toValue: '2020-01-11',
      userId: null,
    })
    .execute();

  async function firstId(table: 'phase' | 'milestone' | 'risk' | 'hourBudgetRow', number?: number): Promise<number> {
    const row = await db
      .selectFrom(table as 'phase')
      .select('id')
      .where('projectId', '=', project)
      .$if(number !== undefined, (query) => query.where('number', '=', number!))
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow();
    return row.id;
  }
});

async function insertDraftRow(phaseId: number): Promise<number> {
  const { id } = await db
    .insertInto('budgetVersion')
    .values({ phaseId, version: 1 })
    .returning('id')
    .executeTakeFirstOrThrow();
  const document = { budgetVersionId: id, title: 'Kalkyl', url: 'https://exempel.test/kalkyl' };
  await db.insertInto('budgetDocument').values(document).execute();
  return id;
}

/** A published report that nobody has answered. */
async function insertReportRow(projectId: number): Promise<{ id: number; number: number }> {
  const draft = emptyDraft(['Tid']);
  return db
    .insertInto('statusReport')
    .values({
      projectId,
      number: 900,
      state: 'publicerad',
      periodStart: '2020-12-01',
      periodEnd: '2020-12-18',
      draft: JSON.stringify(draft),
      snapshot: JSON.stringify({ view: 1, draft, facts: {} }),
      publishedOn: '2020-12-18',
      publishedAt: '2020-12-18T09:00:00Z',
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow();
}

/** The styrgrupp has decided on the report. */
async function insertReportDecision(projectId: number, reportId: number): Promise<void> {
  await db
    .insertInto('decision')
    .values({
      projectId,
      reportId,
      forum: 'Styrgrupp',
      subject: 'Projektet fortsätter',
      decidedOn: '2020-12-18',
      recordedAt: '2020-12-18T09:00:00Z',
    })
    .execute();
}

/** Somebody has written in the report. */
async function insertAuditRow(projectId: number, entityId: number): Promise<void> {
  await db
    .insertInto('auditEntry')
    .values({
      at: '2020-12-18T09:00:00Z',
      userId: null,
      requestId: null,
      action: 'statusReport.update',
      entity: 'statusReport',
      entityId,
      projectId,
      before: null,
      after: null,
    })
    .execute();
}

async function insertDelegationRow(): Promise<{ id: number; userId: number }> {
  const person = await db
    .selectFrom('appUser')
    .select(['id as userId', 'partyId'])
    .where('email', '=', 'ekonom@samplan.test')
    .executeTakeFirstOrThrow();
  const days = { validFrom: '2020-12-01', validUntil: '2020-12-31', recordedAt: '2020-12-18T09:00:00Z' };
  return db
    .insertInto('delegation')
    .values({ userId: person.userId, partyId: person.partyId!, reference: 'KS 2020/1', ...days })
    .returning(['id', 'userId'])
    .executeTakeFirstOrThrow();
}

async function insertScenarioRow(cooperationId: number, phaseId: number): Promise<number> {
  const { id: createdBy } = await db.selectFrom('appUser').select('id').limit(1).executeTakeFirstOrThrow();
  const saved = { name: 'En till', assumptions: '{}', createdAt: '2020-12-18T09:00:00Z', createdBy };
  const { id } = await db
    .insertInto('scenario')
    .values({ ...saved, cooperationId, phaseId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function insertActivity(projectId: number, phaseId: number): Promise<number> {
  const { id } = await db
    .insertInto('planItem')
    .values({ projectId, kind: 'activity' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('activity').values({ id, projectId, phaseId, name: 'Utbildning' }).execute();
  return id;
}

async function insertMoveRow(projectId: number, itemId: number): Promise<number> {
  const { id: moveId } = await db
    .insertInto('planMove')
    .values({ projectId, at: '2020-12-18T09:00:00Z', userId: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  const dates = { fromStart: null, fromEnd: null, toStart: '2020-12-18', toEnd: '2020-12-18' };
  await db
    .insertInto('planMoveItem')
    .values({ moveId, projectId, itemId, causeId: null, ...dates })
    .execute();
  return moveId;
}

function inTransaction<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

const ofDalarna = <Row extends { readonly slug: string }>(rows: readonly Row[]) =>
  rows.filter(({ slug }) => ['dalarna', 'min-skolskjuts'].includes(slug));

const EVERY_DECISION = { search: '', project: null, party: null, outcome: null, year: null, kind: null };

/** What each read shows a viewer of Min skolskjuts and of its cooperation, Dalarna. */
const reads: Record<string, (viewer: Viewer) => Promise<unknown>> = {
  listActivities: (viewer) => listActivities(db, viewer, ids.project),
  lockActivity: (viewer) => inTransaction((trx) => lockActivity(trx, viewer, ids.project, ids.activity)),
  findBudget: (viewer) => findBudget(db, viewer, ids.phase),
  listCooperations: async (viewer) => ofDalarna(await listCooperations(db, viewer)),
  findCooperationParts: (viewer) => findCooperationParts(db, viewer, 'dalarna', '2020-12-18' as CalendarDate),
  listKeyChoices: (viewer) => listKeyChoices(db, viewer, ids.cooperation),
  listCooperationSummaries: async (viewer) =>
    ofDalarna(await listCooperationSummaries(db, viewer, '2020-12-18' as CalendarDate)),
  listBasisMembers: (viewer) => listBasisMembers(db, viewer, ids.cooperation, '2020-12-18' as CalendarDate),
  listBasisSeries: (viewer) => listBasisSeries(db, viewer, ids.cooperation, '2020-12-18' as CalendarDate),
  findAgreement: (viewer) => findAgreement(db, viewer, 'dalarna'),
  lockAgreement: (viewer) => inTransaction((trx) => lockAgreement(trx, viewer, ids.cooperation)),
  listKeys: (viewer) => listKeys(db, viewer, ids.cooperation),
  listKeySeries: (viewer) => listKeySeries(db, viewer, ids.cooperation),
  listKeyParties: (viewer) => listKeyParties(db, viewer, ids.cooperation, '2020-12-18' as CalendarDate),
  lockKey: async (viewer) => {
    const [key] = await listKeys(db, member, ids.cooperation);
    return inTransaction((trx) => lockKey(trx, viewer, ids.cooperation, key!.id));
  },
  lockKeyVersion: async (viewer) => {
    const [key] = await listKeys(db, member, ids.cooperation);
    return inTransaction((trx) => lockKeyVersion(trx, viewer, ids.cooperation, key!.versions[0]!.id));
  },
  listHourRows: (viewer) => listHourRows(db, viewer, ids.project),
  listStatedTotals: (viewer) => listStatedTotals(db, viewer, ids.project),
  lockHourRow: (viewer) => inTransaction((trx) => lockHourRow(trx, viewer, ids.project, ids.hourRow)),
  findMilestone: (viewer) => findMilestone(db, viewer, ids.project, ids.milestone),
  listMilestones: (viewer) => listMilestones(db, viewer, ids.project),
  listUnexplainedMoves: (viewer) => listUnexplainedMoves(db, viewer, ids.project),
  lockMilestone: (viewer) => inTransaction((trx) => lockMilestone(trx, viewer, ids.project, ids.milestone)),
  findPhase: (viewer) => findPhase(db, viewer, ids.project, 1),
  findPhaseDetail: (viewer) => findPhaseDetail(db, viewer, ids.project, 1),
  listPhases: (viewer) => listPhases(db, viewer, ids.project),
  lockPhase: (viewer) => inTransaction((trx) => lockPhase(trx, viewer, ids.project, ids.phase)),
  findPlanLinks: (viewer) => findPlanLinks(db, viewer, ids.project),
  lockPlan: async (viewer) => (await inTransaction((trx) => lockPlan(trx, viewer, ids.project))) || null,
  lockConstraint: (viewer) => inTransaction((trx) => lockConstraint(trx, viewer, ids.project, ids.activity)),
  lockLastMove: (viewer) => inTransaction((trx) => lockLastMove(trx, viewer, ids.project, ids.move)),
  listBaselines: (viewer) => listBaselines(db, viewer, ids.project),
  listBaselineItems: async (viewer) => {
    const [baseline] = await listBaselines(db, member, ids.project);
    return listBaselineItems(db, viewer, ids.project, baseline!.id);
  },
  listPhaseBudgets: (viewer) => listPhaseBudgets(db, viewer, ids.project),
  listPortfolio: async (viewer) => {
    const all = { cooperation: null, party: null, year: null };
    const { rows, count } = await listPortfolio(db, viewer, all, '2020-12-18', { page: 1, size: 50 });
    const filtered = await listPortfolio(db, viewer, { ...all, cooperation: 'dalarna' }, '2020-12-18', {
      page: 1,
      size: 50,
    });
    expect(count).toBe(rows.length);
    return [ofDalarna(rows), filtered];
  },
  listPortfolioChoices: async (viewer) => {
    const { cooperations, parties } = await listPortfolioChoices(db, viewer);
    // Borlänge is in no other cooperation of the sample
    return [ofDalarna(cooperations), parties.filter((party) => party.slug === 'borlange')];
  },
  findParty: (viewer) => findParty(db, viewer, '2081'),
  listPartyMilestones: (viewer) => listPartyMilestones(db, viewer, ids.borlange),
  listPartyPhases: (viewer) => listPartyPhases(db, viewer, ids.borlange),
  listPartySums: async (viewer) => (await listPartySums(db, viewer)).filter(({ id }) => id === ids.borlange),
  listDraftPhases: async (viewer) => (await listDraftPhases(db, viewer, 50)).filter((id) => id === ids.drafted),
  findProject: (viewer) => findProject(db, viewer, 'min-skolskjuts', '2020-12-18' as CalendarDate),
  findProjectDetail: (viewer) => findProjectDetail(db, viewer, ids.project),
  lockProject: (viewer) => inTransaction((trx) => lockProject(trx, viewer, ids.project)),
  findProjectFacts: (viewer) => findProjectFacts(db, viewer, ids.project),
  findRisk: (viewer) => findRisk(db, viewer, ids.project, ids.risk),
  listRisks: (viewer) => listRisks(db, viewer, ids.project),
  lockRisk: (viewer) => inTransaction((trx) => lockRisk(trx, viewer, ids.project, ids.risk)),
  findRiskScale: (viewer) => findRiskScale(db, viewer, ids.cooperation),
  findPhaseKey: (viewer) => findPhaseKey(db, viewer, ids.phase, null),
  findShareBasis: async (viewer) => {
    const key = await findPhaseKey(db, member, ids.phase, null);
    const asked = { assumptions: AS_TODAY, today: TODAY };
    const { claimants, figures } = await findShareBasis(db, viewer, ids.phase, key!, asked);
    return { claimants, figures };
  },
  findBasisOf: async (viewer) => {
    const key = await findPhaseKey(db, member, ids.phase, null);
    const participantIds = await listPayingParties(db, member, ids.cooperation, TODAY);
    const asked = { ...AS_TODAY, participantIds };
    const { claimants, figures } = await findBasisOf(db, viewer, ids.cooperation, key!, asked);
    return { claimants, figures };
  },
  listPresentParties: (viewer) => listPresentParties(db, viewer, ids.phase, TODAY),
  findCooperationKey: (viewer) => findCooperationKey(db, viewer, ids.cooperation, null),
  listCooperationPhases: (viewer) => listCooperationPhases(db, viewer, ids.cooperation),
  listScenarioParties: (viewer) => listScenarioParties(db, viewer, ids.cooperation, TODAY),
  listPayingParties: (viewer) => listPayingParties(db, viewer, ids.cooperation, TODAY),
  listReferenceDates: (viewer) => listReferenceDates(db, viewer, ids.cooperation),
  findFigureSum: async (viewer) => {
    const [series] = await listKeySeries(db, member, ids.cooperation);
    const partyIds = await listPayingParties(db, member, ids.cooperation, TODAY);
    const asked = { cooperationId: ids.cooperation, seriesId: series!.id, partyIds, upTo: null };
    return findFigureSum(db, viewer, asked);
  },
  listScenarios: (viewer) => listScenarios(db, viewer, ids.cooperation, { page: 1, size: 10 }),
  findScenario: (viewer) => findScenario(db, viewer, ids.cooperation, ids.scenario),
  lockScenario: (viewer) => inTransaction((trx) => lockScenario(trx, viewer, ids.cooperation, ids.scenario)),
  lockRemovableScenario: (viewer) =>
    inTransaction((trx) => lockRemovableScenario(trx, viewer, ids.cooperation, ids.scenario)),
  listStoredShares: async (viewer) => {
    const key = await findPhaseKey(db, member, ids.phase, null);
    return listStoredShares(db, viewer, ids.budget, key!.components);
  },
  listDecisions: (viewer) => listDecisions(db, viewer, EVERY_DECISION, null),
  findDecision: (viewer) => findDecision(db, viewer, 1),
  listRegisterChoices: (viewer) => listRegisterChoices(db, viewer),
  listDelegations: async (viewer) => [
    await listDelegations(db, viewer, [ids.borlange]),
    (await listDelegations(db, viewer, null)).filter(({ partyId }) => partyId === ids.borlange),
  ],
  lockDelegation: (viewer) => inTransaction((trx) => lockDelegation(trx, viewer, ids.borlange, ids.delegation.id)),
  listSubstitutes: (viewer) => listSubstitutes(db, viewer, ids.borlange),
  lockSubstitute: (viewer) => inTransaction((trx) => lockSubstitute(trx, viewer, ids.borlange, ids.delegation.userId)),
  listApprovals: (viewer) => listApprovals(db, viewer, { projectIds: [ids.project] }),
  listUnaskedPhases: (viewer) => listUnaskedPhases(db, viewer, '2030-01-01' as CalendarDate, [ids.project]),
  lockApproval: (viewer) => inTransaction((trx) => lockApproval(trx, viewer, ids.budget)),
  lockVersion: (viewer) => inTransaction((trx) => lockVersion(trx, viewer, ids.phase, ids.budget)),
  findStandingPlan: (viewer) => findStandingPlan(db, viewer, ids.project),
  lockStandingPlan: (viewer) => inTransaction((trx) => lockStandingPlan(trx, viewer, ids.project)),
  listCalendarFeeds: (viewer) => listCalendarFeeds(db, viewer, ids.project),
  findPhaseBaseline: (viewer) => findPhaseBaseline(db, viewer, ids.phase),
  listUndecidable: async (viewer) => {
    const { id } = await db
      .selectFrom('budgetVersion')
      .innerJoin('phase', 'phase.id', 'budgetVersion.phaseId')
      .where('phase.projectId', '=', ids.project)
      .where('budgetVersion.state', '=', 'inskickad')
      .select('budgetVersion.id')
      .executeTakeFirstOrThrow();
    return listUndecidable(db, viewer, id, TODAY);
  },
  listDocuments: (viewer) => listDocuments(db, viewer, ids.draft),
  listVersions: (viewer) => listVersions(db, viewer, ids.phase),
  listReports: (viewer) => listReports(db, viewer, ids.project, true),
  findReport: (viewer) => findReport(db, viewer, ids.project, ids.report.number),
  findReportBefore: (viewer) => findReportBefore(db, viewer, ids.project, ids.report.number + 1),
  lockReport: (viewer) => inTransaction((trx) => lockReport(trx, viewer, ids.project, ids.report.id)),
  listReportStandings: async (viewer) =>
    (await listReportStandings(db, viewer, null)).filter(({ projectId }) => projectId === ids.project),
  listMonthlyReports: (viewer) => listMonthlyReports(db, viewer, [ids.project], '2020-01'),
  listWaitingReports: (viewer) => listWaitingReports(db, viewer, [ids.project]),
  listReportDecisions: (viewer) => listReportDecisions(db, viewer, ids.project, ids.report.number),
  listSteeringMembers: (viewer) => listSteeringMembers(db, viewer, ids.project),
  findReportWriter: (viewer) => findReportWriter(db, viewer, ids.project, ids.report.id),
  listForecastMoves: (viewer) => listForecastMoves(db, viewer, ids.project, { start: TODAY, end: TODAY }),
  findStart: async (viewer) => {
    const { waiting, projects } = await findStart(db, viewer, '2030-01-01' as CalendarDate);
    // The list has a most: what others have in it takes the place of the last of these.
    return [waiting.filter(({ projectSlug }) => projectSlug === 'min-skolskjuts').slice(0, 5), ofDalarna(projects)];
  },
};

/** Reads that show nothing of a cooperation, or start from something that was found for the viewer before. */
const withoutTenancy: Record<string, string> = {
  findCredentials: 'before anybody is signed in',
  findViewer: 'tells who the viewer is',
  listParties: 'public organisations, for the samordnare who puts cooperations together',
  lockDraft: 'of a phase that was found for the viewer; writes',
  findDraftLine: 'of a draft that is locked',
  findApprovalRule: 'says what holds where nothing is agreed to whoever cannot see the agreement',
  listReportAreas: 'says what is usual to whoever cannot see the cooperation',
  findDecider: 'the capacity of one person for one party',
  findAnswered: 'by a secret of the form it came from',
  listDueApprovals: 'for the product itself, which reminds',
  listDeciders: 'for the product itself, which mails them',
  listProjectLeads: 'for the product itself, which mails them',
  listSteeringGroup: 'for the product itself, which mails them',
  findSentAnswer: 'of a form that is sent again',
  listEmails: 'for the samordnare alone; email.test.ts tries it with everybody else',
  findEmail: 'for the samordnare alone; email.test.ts tries it with everybody else',
};

/** Nothing at all: null, nothing counted, or a structure that holds nothing. */
function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === 0) return true;
  return typeof value === 'object' && Object.values(value).every(isNothing);
}

describe('every read of the store', () => {
  const modules = import.meta.glob<Record<string, unknown>>('/app/store/*.ts', { eager: true });
  const exported = Object.values(modules)
    .flatMap((module) => Object.keys(module))
    .filter((name) => /^(find|list|lock)[A-Z]/.test(name));

  test('has an entry in this file', () => {
    expect(exported.length).toBeGreaterThan(25);
    expect(exported.toSorted()).toEqual([...Object.keys(reads), ...Object.keys(withoutTenancy)].toSorted());
  });
});

describe.each(Object.keys(reads))('%s', (name) => {
  const read = (viewer: Viewer) => reads[name]!(viewer);

  test('shows a member what there is', async () => {
    expect(isNothing(await read(member))).toBe(false);
  });

  test('shows nothing to one of every other cooperation, nor to one of none', async () => {
    expect(await read(stranger)).toSatisfy(isNothing);
    expect(await read(viewerOf([]))).toSatisfy(isNothing);
  });

  test('shows nothing more to one who has a role elsewhere', async () => {
    const elsewhere = viewerOf(stranger.cooperationIds, {
      grants: [{ role: 'kommundirektör', cooperationId: null, projectId: null, partyId: 1 }],
    });
    expect(await read(elsewhere)).toSatisfy(isNothing);
  });

  test('shows the samordnare what a member sees', async () => {
    expect(await read(viewerOf([], { seesAll: true }))).toEqual(await read(member));
  });
});

describe('a row of another project of the same cooperation', () => {
  test('is not found by the address of this one', async () => {
    const { id: elsewhere } = await db
      .insertInto('project')
      .values({ slug: 'grannprojekt', name: 'Grannprojekt', cooperationId: ids.cooperation })
      .returning('id')
      .executeTakeFirstOrThrow();
    expect(await findMilestone(db, member, elsewhere, ids.milestone)).toBeNull();
    expect(await findRisk(db, member, elsewhere, ids.risk)).toBeNull();
    expect(await findPhase(db, member, elsewhere, 1)).toBeNull();
    await inTransaction(async (trx) => {
      expect(await lockMilestone(trx, member, elsewhere, ids.milestone)).toBeNull();
      expect(await lockRisk(trx, member, elsewhere, ids.risk)).toBeNull();
      expect(await lockPhase(trx, member, elsewhere, ids.phase)).toBeNull();
      expect(await lockActivity(trx, member, elsewhere, ids.activity)).toBeNull();
      expect(await lockHourRow(trx, member, elsewhere, ids.hourRow)).toBeNull();
    });
  });
});
