import { beforeAll, describe, expect, test } from 'vitest';

import { AS_TODAY } from '~/domain/assumptions';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import { listActivities, lockActivity } from '~/store/activity';
import { findAgreement, lockAgreement } from '~/store/agreement';
import { listBasisMembers, listBasisSeries, lockFigure } from '~/store/basis';
import { listInhabitants } from '~/store/inhabitants';
import { emptyDraft } from '~/domain/report';
import { listApprovals, listUnaskedPhases, lockApproval } from '~/store/approval';
import { findPhaseBaseline, listBaselineItems, listBaselines } from '~/store/baseline';
import { listUndecidable } from '~/store/recipient';
import { listDocuments, lockDocument } from '~/store/budget-document';
import { listVersions } from '~/store/budget-version';
import { findReport, findReportBefore, listReports, listWaitingReports, lockReport } from '~/store/report';
import { listForecastMoves } from '~/store/report-ground';
import { listMonthlyReports, listReportStandings } from '~/store/report-portfolio';
import { lockVersion } from '~/store/submission';
import { findBudget } from '~/store/budget';
import { findCooperationParts, listCooperations, listCooperationSummaries, listKeyChoices } from '~/store/cooperation';
import { listDelegations, listSubstitutes, lockDelegation, lockSubstitute } from '~/store/delegation';
import { findGate, listGates, listWaitingGates, lockGate } from '~/store/gate';
import { findGateModel } from '~/store/gate-model';
import { findHourRowParty, listHourRows, listStatedTotals, lockHourRow } from '~/store/hours';
import { listInKind } from '~/store/in-kind';
import { listKeyParties, listKeys, listKeySeries, lockKey, lockKeyVersion } from '~/store/key';
import { findMilestone, listMilestones, lockMilestone } from '~/store/milestone';
import { findPhase, findPhaseDetail, listPhases, lockPhase } from '~/store/phase';
import { listPhaseBudgets } from '~/store/phase-budget';
import { lockConstraint } from '~/store/plan-constraint';
import { findPlanLinks } from '~/store/plan-links';
import { findTemplate, insertTemplate, listTemplates, lockTemplate } from '~/store/plan-template';
import { findTrendHistory } from '~/store/milestone-trend';
import { lockLastMove, lockPlan } from '~/store/plan-move';
import { listDraftPhases, listPartyPhases, listPartySums } from '~/store/party-economy';
import { findParty, listPartyMilestones } from '~/store/party-head';
import { listPortfolio, listPortfolioChoices } from '~/store/portfolio';
import { listCalendarFeeds } from '~/store/calendar-feed';
import { findRolloutCreation, listRolloutGroups, lockRolloutGroup } from '~/store/rollout';
import { findStandingPlan, lockStandingPlan } from '~/store/plan-exchange';
import { findProject } from '~/store/project';
import { findProjectDetail, lockProject } from '~/store/project-detail';
import { findProjectFacts } from '~/store/project-facts';
import { findDecision, listDecisions } from '~/store/register';
import { listRegisterChoices } from '~/store/register-filter';
import { findAssessment, listAssessments, lockAssessment } from '~/store/new-member';
import { findRisk, listRiskDetails, listRisks, lockRisk } from '~/store/risk';
import { listWaitingRisks } from '~/store/risk-escalation';
import { listFollowUpYears, listPortfolioFollowUps, listRiskFollowUps, lockFollowUp } from '~/store/risk-follow-up';
import { listRemovedNumbers, lockRegister } from '~/store/risk-import';
import { listMeasures, listRemovedMeasures, lockMeasure } from '~/store/risk-measure';
import { findPortfolioRiskCounts, listPortfolioRisks, listUsedScales } from '~/store/risk-portfolio';
import { findRiskScale, listRiskScales, lockRiskScale } from '~/store/risk-scale';
import { findCooperationKey, findPhaseKey } from '~/store/phase-key';
import { findPhasePresence } from '~/store/presence';
import { findScenario, listScenarios, lockScenario } from '~/store/scenario';
import {
  findFigures,
  listCooperationPhases,
  listPayingParties,
  listReferenceDates,
  listScenarioParties,
} from '~/store/scenario-ground';
import { lockRemovableScenario } from '~/store/scenario-removal';
import { findBasisOf, findShareBasis, findStoredShares, listPresentParties } from '~/store/share-basis';
import { listActuals, lockActual } from '~/store/actual';
import { listFollowedPhases, listForecasts, lockForecasts } from '~/store/follow-up';
import { listFollowUpPosts, listPostSums, lockFollowUpPost, lockFollowUpPosts } from '~/store/follow-up-post';
import { listCapacities, listLoadSources, listLoadYears, listProjectCooperations, lockCapacity } from '~/store/load';
import { findLeadParty, listPeriodLocks } from '~/store/period-lock';
import { listEntriesToCompare, listProjectEntries, listWaitingTime, lockWaitingEntries } from '~/store/time-entry';
import { listDayTotals, listReportablePhases, listTimePeople } from '~/store/time-ground';
import { findOwnWeek, lockOwnWeek } from '~/store/time-week';
import { findStart } from '~/store/start';
import { findReportWriter } from '~/store/report-writer';
import { listReportDecisions, listSteeringMembers } from '~/store/steering-decision';
import type { Database, Transaction } from '~db/open';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';
import { insertParty, viewerOf } from '../support/rows';

const TODAY = '2020-12-18' as CalendarDate;
let db: Database;
/** Of the project that the reads are about. */
let ids: {
  readonly project: number;
  readonly cooperation: number;
  readonly phase: number;
  readonly milestone: number;
  readonly activity: number;
  readonly template: number;
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
/** Somebody's hours and costs in the project. */
let time: { readonly userId: number; readonly entry: number; readonly actual: number; readonly post: number };
let stranger: Viewer;
/** What is done and said of the risk. */
let said: { readonly measure: number; readonly assessment: number; readonly scale: number };
/** a party that the cooperation asks nothing of */
let outsider: number;

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
  outsider = await insertParty(db, { name: 'Utomstående' });

  const phase = await firstId('phase', 1);
  const activity = await insertActivity(project, phase);
  const draft = await insertDraftRow(await firstId('phase', 3));
  ids = {
    project,
    cooperation,
    phase,
    milestone: await firstId('milestone'),
    activity,
    template: await insertTemplateRow(cooperation, project),
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
  time = await insertTimeRows(project, phase, cooperation);
  await insertReportDecision(project, ids.report.id);
  said = await insertRiskRows(project, ids.risk);
  await db
    .insertInto('rolloutCreation')
    .values({ projectId: project, at: '2020-12-18T09:00:00Z', onDate: TODAY, userId: null, title: 'Lanserad' })
    .execute();
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
  const stretch = { budgetVersionId: id, position: 1, amountOre: 100 };
  await db
    .insertInto('budgetStretch')
    .values({ ...stretch, firstDay: '2020-01-01', lastDay: '2020-03-31' })
    .execute();
  const { id: partyId } = await db.selectFrom('party').select('id').limit(1).executeTakeFirstOrThrow();
  const share = { ...stretch, partyId, unitId: null, componentPosition: 1 };
  await db.insertInto('stretchShare').values(share).execute();
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

/** Hours that wait and a locked month, a cost and a forecast in a year of their own, and a capacity. */
async function insertTimeRows(projectId: number, phaseId: number, cooperationId: number) {
  const { id: userId } = await db
    .selectFrom('appUser')
    .select('id')
    .where('email', '=', 'projektledare@samplan.test')
    .executeTakeFirstOrThrow();
  const place = { projectId, phaseId };
  const { id: entry } = await db
    .insertInto('timeEntry')
    .values({ ...place, userId, role: 'Utvecklare', onDate: '2031-01-15', hoursHundredths: 400, state: 'inskickad' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('phaseForecast')
    .values({
      ...place,
      year: 2031,
      amountOre: 100,
      note: '',
      madeAt: '2020-12-18T09:00:00Z',
      madeOn: TODAY,
      madeBy: null,
    })
    .execute();
  await db
    .insertInto('periodLock')
    .values({ projectId, phaseId: null, month: '2031-02-01', lockedOn: TODAY, lockedBy: null })
    .execute();
  await db.insertInto('capacity').values({ cooperationId, hoursHundredths: 150_00 }).execute();
  const actual = await db
    .selectFrom('costActual')
    .select('id')
    .where('projectId', '=', projectId)
    .executeTakeFirstOrThrow();
  const post = await db
    .insertInto('followUpRow')
    .values({
      projectId,
      period: '2031',
      section: 'A',
      position: 1,
      name: 'B',
      kind: 'kostnad',
      budgetOre: 1,
      forecastOre: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { userId, entry, actual: actual.id, post: post.id };
}

/** A measure, a follow-up, a new member, a raised risk and one that is removed. */
async function insertRiskRows(projectId: number, riskId: number): Promise<typeof said> {
  const { scaleId } = await db.selectFrom('risk').select('scaleId').where('id', '=', riskId).executeTakeFirstOrThrow();
  const valuation = await db
    .selectFrom('riskValuation')
    .select('id')
    .where('riskId', '=', riskId)
    .executeTakeFirstOrThrow();
  const raised = { projectId, riskId, valuationId: valuation.id, fromMandate: null, toMandate: 'styrgrupp' as const };
  await db
    .insertInto('riskEscalation')
    .values({ ...raised, raisedOn: TODAY, raisedAt: '2020-12-18T09:00:00Z' })
    .execute();
  const removedMeasure = { riskId, number: 2, text: 'Gör inte', removedAt: '2020-12-18T09:00:00Z' };
  await db.insertInto('riskMeasure').values(removedMeasure).execute();
  await db.insertInto('riskFollowUp').values({ riskId, year: 2020, followsPlan: true, recordedOn: TODAY }).execute();
  await db
    .insertInto('risk')
    .values({ projectId, scaleId, number: 900, title: 'Borttagen', removedAt: '2020-12-18T09:00:00Z' })
    .execute();
  const [measure, assessment] = [
    await db
      .insertInto('riskMeasure')
      .values({ riskId, number: 1, text: 'Gör' })
      .returning('id')
      .executeTakeFirstOrThrow(),
    await db
      .insertInto('newMemberAssessment')
      .values({ projectId, scaleId, newcomer: 'Ny', assessedOn: TODAY })
      .returning('id')
      .executeTakeFirstOrThrow(),
  ];
  return { measure: measure.id, assessment: assessment.id, scale: scaleId };
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

async function insertTemplateRow(cooperationId: number, projectId: number): Promise<number> {
  const actor = { userId: null, requestId: null, from: null, at: '2020-12-18T09:00:00Z', today: TODAY };
  const head = { cooperationId, projectId, kind: 'milestones', name: 'Uppstart', description: '' } as const;
  return inTransaction((trx) => insertTemplate(trx, actor, head, { items: [], dependencies: [] }));
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

const RISKS_OF_DALARNA = { cooperation: 'dalarna', colour: null, mandate: null, waiting: false, cell: null };
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
  listInhabitants: (viewer) => listInhabitants(db, viewer, ids.phase, { partyIds: [ids.borlange], day: TODAY }),
  lockFigure: async (viewer) => {
    const { id } = await db
      .selectFrom('basisFigure')
      .select('id')
      .where('partyId', '=', ids.borlange)
      .where('unitId', 'is', null)
      .executeTakeFirstOrThrow();
    return inTransaction((trx) => lockFigure(trx, viewer, ids.cooperation, id, TODAY));
  },
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
  findHourRowParty: async (viewer) => (await findHourRowParty(db, viewer, ids.project, ids.hourRow)) ?? null,
  listHourRows: (viewer) => listHourRows(db, viewer, ids.project),
  listStatedTotals: (viewer) => listStatedTotals(db, viewer, ids.project),
  lockHourRow: (viewer) => inTransaction((trx) => lockHourRow(trx, viewer, ids.project, ids.hourRow)),
  findMilestone: (viewer) => findMilestone(db, viewer, ids.project, ids.milestone),
  listMilestones: (viewer) => listMilestones(db, viewer, ids.project),
  findTrendHistory: async (viewer) => (await findTrendHistory(db, viewer, ids.project)).changes,
  listTemplates: async (viewer) =>
    (await listTemplates(db, viewer, null)).filter(({ projectId }) => projectId === ids.project),
  findTemplate: (viewer) => findTemplate(db, viewer, ids.template),
  lockTemplate: (viewer) => inTransaction((trx) => lockTemplate(trx, viewer, ids.template)),
  lockMilestone: (viewer) => inTransaction((trx) => lockMilestone(trx, viewer, ids.project, ids.milestone)),
  listGates: (viewer) => listGates(db, viewer, ids.project),
  findGate: async (viewer) => findGate(db, viewer, ids.project, (await listGates(db, member, ids.project))[0]!.id),
  lockGate: async (viewer) => {
    const [gate] = await listGates(db, member, ids.project);
    return inTransaction((trx) => lockGate(trx, viewer, ids.project, gate!.id));
  },
  listWaitingGates: (viewer) => listWaitingGates(db, viewer, [ids.project], TODAY),
  findGateModel: (viewer) => findGateModel(db, viewer, ids.cooperation),
  listRolloutGroups: (viewer) => listRolloutGroups(db, viewer, ids.project),
  lockRolloutGroup: async (viewer) => {
    const [group] = await listRolloutGroups(db, member, ids.project);
    return inTransaction((trx) => lockRolloutGroup(trx, viewer, ids.project, group!.id));
  },
  findRolloutCreation: (viewer) => findRolloutCreation(db, viewer, ids.project),
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
  listRiskDetails: (viewer) => listRiskDetails(db, viewer, ids.project),
  listRiskScales: (viewer) => listRiskScales(db, viewer, ids.cooperation),
  lockRiskScale: (viewer) => inTransaction((trx) => lockRiskScale(trx, viewer, ids.cooperation, said.scale)),
  listWaitingRisks: (viewer) => listWaitingRisks(db, viewer, [ids.project]),
  listRiskFollowUps: (viewer) => listRiskFollowUps(db, viewer, ids.project, 2020),
  listPortfolioFollowUps: (viewer) => listPortfolioFollowUps(db, viewer, 'dalarna', 2020),
  listFollowUpYears: (viewer) => listFollowUpYears(db, viewer, ids.project),
  lockFollowUp: (viewer) => inTransaction((trx) => lockFollowUp(trx, viewer, ids.risk, 2020)),
  listMeasures: (viewer) => listMeasures(db, viewer, ids.project),
  listRemovedMeasures: (viewer) => listRemovedMeasures(db, viewer, ids.project),
  lockMeasure: (viewer) => inTransaction((trx) => lockMeasure(trx, viewer, ids.project, said.measure)),
  listAssessments: (viewer) => listAssessments(db, viewer, ids.project),
  findAssessment: (viewer) => findAssessment(db, viewer, ids.project, said.assessment),
  lockAssessment: (viewer) => inTransaction((trx) => lockAssessment(trx, viewer, ids.project, said.assessment)),
  listRemovedNumbers: (viewer) => listRemovedNumbers(db, viewer, ids.project),
  lockRegister: (viewer) => inTransaction((trx) => lockRegister(trx, viewer, ids.project)),
  listPortfolioRisks: (viewer) => listPortfolioRisks(db, viewer, RISKS_OF_DALARNA, null),
  findPortfolioRiskCounts: async (viewer) => (await findPortfolioRiskCounts(db, viewer, RISKS_OF_DALARNA)).cells,
  listUsedScales: async (viewer) => (await listUsedScales(db, viewer)).filter(({ scale }) => scale.id === said.scale),
  findPhaseKey: (viewer) => findPhaseKey(db, viewer, ids.phase, { today: TODAY, keyId: null }),
  findShareBasis: async (viewer) => {
    const key = await findPhaseKey(db, member, ids.phase, { today: TODAY, keyId: null });
    const asked = { assumptions: AS_TODAY, today: TODAY };
    const { claimants, figures } = await findShareBasis(db, viewer, ids.phase, key!, asked);
    return { claimants, figures };
  },
  findBasisOf: async (viewer) => {
    const key = await findPhaseKey(db, member, ids.phase, { today: TODAY, keyId: null });
    const participantIds = await listPayingParties(db, member, ids.cooperation, TODAY);
    const asked = { assumptions: { ...AS_TODAY, participantIds }, today: TODAY };
    const { claimants, figures } = await findBasisOf(db, viewer, ids.cooperation, key!, asked);
    return { claimants, figures };
  },
  listPresentParties: (viewer) => listPresentParties(db, viewer, ids.phase, TODAY),
  findCooperationKey: (viewer) => findCooperationKey(db, viewer, ids.cooperation, { today: TODAY, keyId: null }),
  listCooperationPhases: (viewer) => listCooperationPhases(db, viewer, ids.cooperation),
  listScenarioParties: (viewer) => listScenarioParties(db, viewer, ids.cooperation, TODAY),
  listPayingParties: (viewer) => listPayingParties(db, viewer, ids.cooperation, TODAY),
  listReferenceDates: (viewer) => listReferenceDates(db, viewer, ids.cooperation),
  findFigures: async (viewer) => {
    const [series] = await listKeySeries(db, member, ids.cooperation);
    const partyIds = await listPayingParties(db, member, ids.cooperation, TODAY);
    const asked = { cooperationId: ids.cooperation, seriesId: series!.id, partyIds, upTo: null, today: TODAY };
    return findFigures(db, viewer, asked);
  },
  listScenarios: (viewer) => listScenarios(db, viewer, ids.cooperation, { page: 1, size: 10 }),
  findScenario: (viewer) => findScenario(db, viewer, ids.cooperation, ids.scenario),
  lockScenario: (viewer) => inTransaction((trx) => lockScenario(trx, viewer, ids.cooperation, ids.scenario)),
  lockRemovableScenario: (viewer) =>
    inTransaction((trx) => lockRemovableScenario(trx, viewer, ids.cooperation, ids.scenario)),
  findStoredShares: async (viewer) => {
    const key = await findPhaseKey(db, member, ids.phase, { today: TODAY, keyId: null });
    const { rows } = await findStoredShares(db, viewer, ids.budget, key!.components);
    const { stretches } = await findStoredShares(db, viewer, ids.draft, key!.components);
    return { rows, stretches };
  },
  findPhasePresence: (viewer) => findPhasePresence(db, viewer, ids.phase),
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
  lockDocument: async (viewer) => {
    const [document] = await listDocuments(db, member, ids.draft);
    return inTransaction((trx) => lockDocument(trx, viewer, ids.drafted, document!.id));
  },
  listInKind: (viewer) => listInKind(db, viewer, ids.budget),
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
  listActuals: (viewer) => listActuals(db, viewer, ids.project),
  lockActual: (viewer) => inTransaction((trx) => lockActual(trx, viewer, ids.project, time.actual)),
  listFollowedPhases: async (viewer) =>
    (await listFollowedPhases(db, viewer, { projectId: null, cooperation: null, shares: true })).filter(
      ({ projectId }) => projectId === ids.project,
    ),
  lockFollowUpPost: (viewer) => inTransaction((trx) => lockFollowUpPost(trx, viewer, ids.project, time.post)),
  listPostSums: (viewer) => listPostSums(db, viewer, 'dalarna'),
  lockFollowUpPosts: (viewer) => inTransaction((trx) => lockFollowUpPosts(trx, viewer, ids.project)),
  listFollowUpPosts: (viewer) => listFollowUpPosts(db, viewer, ids.project),
  listForecasts: (viewer) => listForecasts(db, viewer, ids.project),
  lockForecasts: (viewer) => inTransaction((trx) => lockForecasts(trx, viewer, ids.project, ids.phase, 2031)),
  listPeriodLocks: (viewer) => listPeriodLocks(db, viewer, ids.project),
  findLeadParty: (viewer) => findLeadParty(db, viewer, ids.project),
  listLoadSources: async (viewer) =>
    (await listLoadSources(db, viewer, { year: 2031, cooperation: null })).filter(
      ({ projectId }) => projectId === ids.project,
    ),
  listLoadYears: async (viewer) => (await listLoadYears(db, viewer)).filter((year) => year === 2031),
  listCapacities: (viewer) => listCapacities(db, viewer),
  listProjectCooperations: (viewer) => listProjectCooperations(db, viewer, [ids.project]),
  lockCapacity: (viewer) => {
    const place = { cooperationId: ids.cooperation, role: null, partyId: null, userId: null, month: null };
    return inTransaction((trx) => lockCapacity(trx, viewer, place));
  },
  findOwnWeek: async (viewer) =>
    (await findOwnWeek(db, { ...viewer, userId: time.userId }, '2031-01-13' as CalendarDate)).entries,
  lockOwnWeek: async (viewer) => {
    const own = { ...viewer, userId: time.userId };
    return (await inTransaction((trx) => lockOwnWeek(trx, own, '2031-01-13' as CalendarDate))).entries;
  },
  listProjectEntries: (viewer) => listProjectEntries(db, viewer, ids.project, { month: null, phaseNumber: null }),
  listEntriesToCompare: (viewer) => listEntriesToCompare(db, viewer, ids.project),
  listWaitingTime: (viewer) => listWaitingTime(db, viewer, [ids.project]),
  lockWaitingEntries: (viewer) => inTransaction((trx) => lockWaitingEntries(trx, viewer, ids.project, [time.entry])),
  listReportablePhases: (viewer) => listReportablePhases(db, viewer, [ids.project], TODAY, TODAY),
  listTimePeople: (viewer) => listTimePeople(db, viewer, ids.project),
  listDayTotals: (viewer) => listDayTotals(db, viewer, ids.project, TODAY, '2031-12-31' as CalendarDate),
  findStart: async (viewer) => {
    const { waiting, projects } = await findStart(db, viewer, '2030-01-01' as CalendarDate);
    // The list has a most: what others have in it takes the place of the last of these.
    return [waiting.filter(({ projectSlug }) => projectSlug === 'min-skolskjuts').slice(0, 5), ofDalarna(projects)];
  },
};

/** Reads that show nothing of a cooperation, or start from something that was found for the viewer before. */
const withoutTenancy: Record<string, string> = {
  findCredentials: 'before anybody is signed in',
  findAwaitingFactor: 'before anybody is signed in',
  findLink: 'before anybody is signed in, by a secret',
  findIdentity: 'before anybody is signed in',
  findAccount: 'the own account',
  findOwnPassword: 'the own account',
  listFactorRules: 'the own account; required-factor.test.ts',
  findSecondFactor: 'the own account',
  lockSecondFactor: 'the own account',
  listUsers: 'for the samordnare alone; user.test.ts tries it with everybody else',
  findUser: 'for the samordnare alone; user.test.ts tries it with everybody else',
  lockUser: 'for the samordnare alone; user.test.ts tries it with everybody else',
  listScopeChoices: 'for the samordnare alone; user.test.ts tries it with everybody else',
  findViewer: 'tells who the viewer is',
  listParties: 'public organisations, for the samordnare who puts cooperations together',
  lockParty: 'a public organisation, for the samordnare alone',
  lockDraft: 'of a phase that was found for the viewer; writes',
  findDraftLine: 'of a draft that is locked',
  findDraftInKind: 'of a draft that is locked',
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
  findPerson: 'the person alone and the samordnare; personal-data.test.ts tries it with everybody else',
  listHeld: 'the person alone and the samordnare; personal-data.test.ts tries it with everybody else',
  listLog: 'for the samordnare alone; audit-log.test.ts tries it with everybody else',
  listLogChoices: 'for the samordnare alone; audit-log.test.ts tries it with everybody else',
  findEmail: 'for the samordnare alone; email.test.ts tries it with everybody else',
};

/**
 * What asks the database and is called neither find, list nor lock: why no viewer could see more by it. A write is known
 * by its verb; whatever else takes a handle has to stand here.
 */
const otherwiseRead: Record<string, string> = {
  beginSecondFactor: 'of the own account; gives nothing back',
  checkDaysOf24Hours: 'gives nothing back',
  confirmSecondFactor: 'of the own account; gives nothing back',
  countDecisions: 'carries the viewer; register.test.ts counts for a stranger',
  countLog: 'for the samordnare alone; audit-log.test.ts tries it with everybody else',
  holdKeyVersion: 'gives nothing back',
  isFreshSession: 'the session that asks, by the hash of its own token',
  isKnownBrowser: 'a yes or no of an account and a secret that its browser brings',
  isLastCoordinator: 'for the samordnare alone; user.test.ts',
  isMemberOn: 'a yes or no of a party and a cooperation that were found for the viewer',
  isNumberTaken: 'a yes or no of a project that was found for the viewer',
  phaseHindrance: 'of a phase that is locked for the viewer',
  phaseReturnHindrance: 'of a phase that is locked for the viewer',
  readCalendarFeed: 'the secret is the right to read; calendar-feed.test.ts',
  readDecidedVersions: 'for the command of whoever runs the installation',
  readInstallation: 'says whether the sample is loaded',
  readLastAudited: 'for the command of whoever runs the installation',
  readLinks: 'for the command of whoever runs the installation',
  readWaitingBody: 'of a risk that is locked for the viewer',
  rememberBrowser: 'gives nothing back',
  reserveAttempt: 'seconds to wait, of a name that whoever asks brings; known as a hash only',
  sealSecrets: 'every one, by the program at its start; no secret leaves it',
  selectEntries: 'carries the viewer; the start of the lists above',
  selectPhases: 'carries the viewer; the start of the lists above',
  selectRisks: 'carries the viewer; the start of the lists above',
  spendLink: 'the secret is the right to it; identity-routes.test.ts',
  spendRecoveryCode: 'a yes or no of the own account; identity-routes.test.ts',
  spendStep: 'of the own account; gives nothing back',
};

/** Verbs of functions that write; what they give back is of what they wrote. */
const WRITES =
  /^(claim|close|copy|correct|decide|delete|draft|end|escalate|explain|forget|import|insert|mark|open|publish|remove|replace|resend|revoke|save|set|settle|spread|submit|sweep|take|tick|touch|undo|update|upsert|withdraw|write)([A-Z]|$)/;

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

  test('whatever its verb', () => {
    const sources = import.meta.glob<string>('/app/store/*.ts', { eager: true, query: '?raw', import: 'default' });
    // A function, or one that is kept in a constant, whose first argument is a handle to the database.
    const asking = /export (?:async )?(?:function|const) (\w+)[^(;]*\(\s*(?:db|trx|handle)\b/g;
    const found = Object.values(sources).flatMap((source) => [...source.matchAll(asking)].map(([, name]) => name!));
    const others = found.filter((name) => !WRITES.test(name) && !/^(find|list|lock)[A-Z]/.test(name));
    expect(others.length).toBeGreaterThan(5);
    expect(others.toSorted()).toEqual(Object.keys(otherwiseRead).toSorted());
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
      grants: [{ role: 'kommundirektör', cooperationId: null, projectId: null, partyId: outsider }],
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
