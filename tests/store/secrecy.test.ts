import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import { hashSecret } from '~/platform/secret';
import { listActivities, lockActivity } from '~/store/activity';
import { listBaselineItems, listBaselines } from '~/store/baseline';
import { listDocuments, lockDocument } from '~/store/budget-document';
import { readCalendarFeed } from '~/store/calendar-feed';
import { insertNextVersion } from '~/store/draft';
import { findMilestone, listMilestones, lockMilestone } from '~/store/milestone';
import { findTrendHistory } from '~/store/milestone-trend';
import { listHeld } from '~/store/personal-data';
import { findAssessment, listAssessments, lockAssessment } from '~/store/new-member';
import { listPartyMilestones } from '~/store/party-head';
import { lockConstraint } from '~/store/plan-constraint';
import { findStandingPlan, lockStandingPlan } from '~/store/plan-exchange';
import { findPlanLinks } from '~/store/plan-links';
import { lockLastMove } from '~/store/plan-move';
import { listPortfolio } from '~/store/portfolio';
import { findProjectFacts } from '~/store/project-facts';
import { countDecisions, findDecision, listDecisions } from '~/store/register';
import { listRegisterChoices } from '~/store/register-filter';
import { findReport, findReportBefore } from '~/store/report';
import { listForecastMoves } from '~/store/report-ground';
import { listReportStandings } from '~/store/report-portfolio';
import { findRisk, listRiskDetails, listRisks, lockRisk } from '~/store/risk';
import { listWaitingRisks } from '~/store/risk-escalation';
import { listFollowUpYears, listPortfolioFollowUps, listRiskFollowUps, lockFollowUp } from '~/store/risk-follow-up';
import { listRemovedNumbers, lockRegister } from '~/store/risk-import';
import { listMeasures, listRemovedMeasures, lockMeasure } from '~/store/risk-measure';
import { findPortfolioRiskCounts, listPortfolioRisks, listUsedScales } from '~/store/risk-portfolio';
import { listRiskScales, lockRiskScale } from '~/store/risk-scale';
import { findRolloutCreation } from '~/store/rollout';
import { deleteSecrecy, setSecrecy } from '~/store/secrecy';
import { findStart } from '~/store/start';
import { comingRows } from '~/views/overview/overview-content';
import type { Database, Transaction } from '~db/open';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';
import { FEED_SECRET, layMarkedGround, plantMarked, WORD, type Marked, type MarkedGround } from '../support/marked';
import { insertActor, insertReportOf, insertUser, viewerOf } from '../support/rows';

const TODAY = '2020-12-18' as CalendarDate;
const RISKS = { cooperation: null, colour: null, mandate: null, waiting: false, cell: null } as const;
const DECISIONS = { search: '', project: null, party: null, outcome: null, year: null, kind: null } as const;

const { db } = await freshDatabase();
let ground: MarkedGround;
let marked: Marked;
/** In the cooperation, as läsare; and with a role in it. */
let reader: Viewer;
let trusted: Viewer;
let before: Record<string, unknown>;

const inTransaction = <T>(work: (trx: Transaction) => Promise<T>) => db.transaction().execute(work);

/** Of what stands on the marked things: every read, by name, as it is asked by a viewer. */
const reads: Record<string, (viewer: Viewer) => Promise<unknown>> = {
  listRisks: (viewer) => listRisks(db, viewer, ground.project),
  listRiskDetails: (viewer) => listRiskDetails(db, viewer, ground.project),
  findRisk: (viewer) => findRisk(db, viewer, ground.project, marked?.risk ?? 0),
  lockRisk: (viewer) => inTransaction((trx) => lockRisk(trx, viewer, ground.project, marked?.risk ?? 0)),
  lockRegister: (viewer) => inTransaction((trx) => lockRegister(trx, viewer, ground.project)),
  listWaitingRisks: (viewer) => listWaitingRisks(db, viewer, [ground.project]),
  listRiskFollowUps: (viewer) => listRiskFollowUps(db, viewer, ground.project, 2020),
  listPortfolioFollowUps: (viewer) => listPortfolioFollowUps(db, viewer, null, 2020),
  listFollowUpYears: (viewer) => listFollowUpYears(db, viewer, null),
  lockFollowUp: (viewer) => inTransaction((trx) => lockFollowUp(trx, viewer, marked?.risk ?? 0, 2020)),
  listMeasures: (viewer) => listMeasures(db, viewer, ground.project),
  lockMeasure: (viewer) => inTransaction((trx) => lockMeasure(trx, viewer, ground.project, marked?.measure ?? 0)),
  listPortfolioRisks: (viewer) => listPortfolioRisks(db, viewer, RISKS, null),
  findPortfolioRiskCounts: (viewer) => findPortfolioRiskCounts(db, viewer, RISKS),
  listUsedScales: (viewer) => listUsedScales(db, viewer),
  listRiskScales: (viewer) => listRiskScales(db, viewer, ground.cooperation),
  lockRiskScale: (viewer) => inTransaction((trx) => lockRiskScale(trx, viewer, ground.cooperation, ground.scale)),
  listAssessments: (viewer) => listAssessments(db, viewer, ground.project),
  findAssessment: (viewer) => findAssessment(db, viewer, ground.project, ground.assessment),
  lockAssessment: (viewer) => inTransaction((trx) => lockAssessment(trx, viewer, ground.project, ground.assessment)),
  listDecisions: (viewer) => listDecisions(db, viewer, DECISIONS, null),
  countDecisions: (viewer) => countDecisions(db, viewer, { ...DECISIONS, search: WORD }),
  findDecision: (viewer) => findDecision(db, viewer, marked?.decision ?? 0),
  listRegisterChoices: (viewer) => listRegisterChoices(db, viewer),
  findProjectFacts: (viewer) => findProjectFacts(db, viewer, ground.project),
  listMilestones: (viewer) => listMilestones(db, viewer, ground.project),
  findMilestone: (viewer) => findMilestone(db, viewer, ground.project, marked?.milestone ?? 0),
  lockMilestone: (viewer) => inTransaction((trx) => lockMilestone(trx, viewer, ground.project, marked?.milestone ?? 0)),
  listPartyMilestones: (viewer) => listPartyMilestones(db, viewer, ground.party),
  findTrendHistory: (viewer) => findTrendHistory(db, viewer, ground.project),
  listForecastMoves: (viewer) =>
    listForecastMoves(db, viewer, ground.project, { start: '2020-12-01' as CalendarDate, end: TODAY }),
  listActivities: (viewer) => listActivities(db, viewer, ground.project),
  lockActivity: (viewer) => inTransaction((trx) => lockActivity(trx, viewer, ground.project, marked?.activity ?? 0)),
  findPlanLinks: (viewer) => findPlanLinks(db, viewer, ground.project),
  lockConstraint: (viewer) =>
    inTransaction((trx) => lockConstraint(trx, viewer, ground.project, marked?.activity ?? 0)),
  lockLastMove: (viewer) => inTransaction((trx) => lockLastMove(trx, viewer, ground.project, marked?.move ?? 0)),
  findStandingPlan: (viewer) => findStandingPlan(db, viewer, ground.project),
  lockStandingPlan: (viewer) => inTransaction((trx) => lockStandingPlan(trx, viewer, ground.project)),
  listBaselines: (viewer) => listBaselines(db, viewer, ground.project),
  listBaselineItems: (viewer) => listBaselineItems(db, viewer, ground.project, ground.baseline),
  findRolloutCreation: (viewer) => findRolloutCreation(db, viewer, ground.project),
  listPortfolio: (viewer) =>
    listPortfolio(db, viewer, { cooperation: null, party: null, year: null }, TODAY, { page: 1, size: 50 }),
  findStart: (viewer) => findStart(db, { ...viewer, grants: [] }, TODAY),
  listDocuments: (viewer) => listDocuments(db, viewer, ground.version),
  lockDocument: (viewer) => inTransaction((trx) => lockDocument(trx, viewer, ground.budgeted, marked?.document ?? 0)),
};

/** Exported reads of the modules that know of sekretess, of which another test here tells, or which show nothing of it. */
const elsewhere: Record<string, string> = {
  readCalendarFeed: 'no viewer; nothing that is marked is in it',
  findPhaseBaseline: 'the phase alone, which cannot be marked',
  findReport: 'a published report, below',
  findReportBefore: 'a published report, below',
  listReportStandings: 'a published report, below',
  listReports: 'lights without their texts',
  listWaitingReports: 'number and day',
  listMonthlyReports: 'lights without their texts',
  lockReport: 'for those who write and decide on it',
  listReportAreas: 'what lights judge',
  listCalendarFeeds: 'the addresses, not what they show',
  findParty: 'a public organisation',
  listRolloutGroups: 'months and kommuner',
  lockRolloutGroup: 'months and kommuner',
  findRiskScale: 'a scale, not what is rated on it',
  listPortfolioChoices: 'cooperations and parties',
  lockPlan: 'gives nothing back',
  listRemovedNumbers: 'removed risks, below',
  listRemovedMeasures: 'removed measures, below',
  readWaitingBody: 'of a risk that is locked for the viewer',
};

beforeAll(async () => {
  await loadSample(db, { passwordHash: 'a hash' });
  ground = await layMarkedGround(db);
  reader = viewerOf([ground.cooperation]);
  trusted = viewerOf([ground.cooperation], { trustedCooperationIds: [ground.cooperation] });
  before = await readAll(reader);
  marked = await plantMarked(db, ground);
});

async function readAll(viewer: Viewer): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const [name, read] of Object.entries(reads)) all[name] = await read(viewer);
  return all;
}

describe.each(Object.keys(reads))('%s', (name) => {
  test('shows a läsare what it showed before there was anything marked, counts and all', async () => {
    expect(await reads[name]!(reader)).toEqual(before[name]);
  });

  test('shows more to one with the right, and to the samordnare', async () => {
    const seen = await reads[name]!(trusted);
    expect(seen).not.toEqual(before[name]);
    expect(await reads[name]!(viewerOf([], { seesAll: true }))).not.toEqual(before[name]);
  });

  test('shows one whose right is in another cooperation no more than a läsare', async () => {
    const other = ground.cooperation + 1_000_000;
    const stranger = viewerOf([ground.cooperation, other], { trustedCooperationIds: [other] });
    expect(await reads[name]!(stranger)).toEqual(before[name]);
  });
});

describe('every read of what can be marked', () => {
  const TABLES = [
    ...['risk', 'riskValuation', 'riskMeasure', 'riskEscalation', 'riskFollowUp', 'decision', 'statusReport'],
    ...['milestone', 'milestoneChange', 'activity', 'dependency', 'planItem', 'planMove', 'planMoveItem'],
    ...['baselineItem', 'planOutline', 'budgetDocument', 'rolloutCreation', 'rolloutCreationMilestone'],
  ];
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const asks = new RegExp(
    `(?:selectFrom|Join)\\('(?:${TABLES.join('|')})\\b|\\b(?:from|join) (?:${TABLES.map(snake).join('|')})\\b`,
  );
  const carries = /[oO]penTo\(|withheldFrom\(/;

  /** Functions of the store that ask those tables without the condition, and why nobody sees more by it. */
  const without: Record<string, string> = {
    answers: 'decisions on shares, which cannot be marked',
    baselineAfter: 'writes',
    checkNotWaiting: 'writes',
    copyDocuments: 'writes',
    escalate: 'writes',
    escalation: 'a part of selectRisks, which carries it',
    explainMove: 'writes',
    findAnswered: 'by a secret of the form it came from',
    findGate: 'decisions on a gate, which cannot be marked',
    findMilestone: 'stands on selectMilestones, which carries it',
    findPhaseBaseline: 'the phase alone, which cannot be marked',
    findRisk: 'stands on selectRisks, which carries it',
    FROM: 'a part of listPortfolioRisks, whose conditions carry it',
    importNewRows: 'writes',
    insertBaseline: 'writes',
    insertEdition: 'writes',
    insertMilestone: 'writes',
    insertReport: 'writes',
    isTaken: 'writes',
    latestValuation: 'a part of selectRisks, which carries it',
    listMonthlyReports: 'lights without their texts',
    listReportDecisions: 'decisions on a report, which cannot be marked',
    listUndecidable: 'decisions on shares, which cannot be marked',
    listWaitingReports: 'number and day',
    lockNumbers: 'writes',
    lockRegister: 'locks, and reads by listRiskDetails, which carries it',
    lockRisk: 'locks, and reads by selectRisks, which carries it',
    readCalendarFeed: 'shows nothing that is marked to anybody',
    readDecidedVersions: 'for the command of whoever runs the installation',
    readLinks: 'for the command of whoever runs the installation',
    readLastNumber: 'writes',
    readLatestValuation: 'writes',
    readRiskIds: 'writes',
    readWaitingBody: 'of a risk that is locked for the viewer',
    reportNumber: 'a part of selectDecisions, which carries it',
    risk: 'a part of selectDecisions, which carries it',
    selectDelegations: 'decisions on shares, which cannot be marked',
    selectReports: 'the start of the reads of reports, each of which is named here or carries it',
    TELLS: 'conditions of heldOpenTo, which withholds by them',
    standing: 'decisions on a gate, which cannot be marked',
    undoRolloutCreation: 'writes',
    upsertDependency: 'writes',
  };

  const sources = import.meta.glob<string>('/app/store/*.ts', { eager: true, query: '?raw', import: 'default' });
  const functions = Object.values(sources).flatMap((source) =>
    source.split(/^(?=(?:export )?(?:async )?(?:function|const) )/m).flatMap((part) => {
      const [, name] = /^(?:export )?(?:async )?(?:function|const) (\w+)/.exec(part) ?? [];
      return name ? [{ name, text: part.replace(/\/\*\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '') }] : [];
    }),
  );

  test('carries the condition, or says why not', () => {
    const asking = functions.filter(({ text }) => asks.test(text));
    expect(asking.length).toBeGreaterThan(40);
    const bare = asking.filter(({ text }) => !carries.test(text)).map(({ name }) => name);
    expect(bare.filter((name) => !(name in without)).toSorted()).toEqual([]);
  });

  test('is tried here, if it is exported by a module that knows of sekretess', () => {
    const exported = Object.values(sources)
      .filter((source) => /from '\.\/(report-)?secrecy'/.test(source))
      .flatMap((source) => [
        ...source.matchAll(/^export (?:async )?function ((?:find|list|lock|count|read)[A-Z]\w*)/gm),
      ])
      .map(([, name]) => name!);
    expect(exported.length).toBeGreaterThan(30);
    expect(exported.filter((name) => !(name in reads) && !(name in elsewhere)).toSorted()).toEqual([]);
  });
});

test('is not handed out to the person who wrote it and has lost the right', async () => {
  const userId = await insertUser(db);
  await sql`insert into risk_valuation (risk_id, scale_id, stage, probability, consequence, at, valued_on, user_id, note)
    select risk_id, scale_id, 'after', probability, consequence, at, valued_on, ${userId}, ${WORD} from risk_valuation
    where risk_id = ${marked.risk} limit 1`.execute(db);
  await sql`insert into audit_entry (at, user_id, action, entity, entity_id, project_id, after)
    values ('2020-12-18T20:00:00Z', ${userId}, 'risk.update', 'risk', ${marked.risk}, ${ground.project},
      ${JSON.stringify({ title: WORD })})`.execute(db);
  expect(JSON.stringify(await listHeld(db, { ...trusted, userId }, userId))).toContain(WORD);
  expect(JSON.stringify(await listHeld(db, { ...reader, userId }, userId))).not.toContain(WORD);
});

test('nothing that is marked is in a calendar', async () => {
  const feed = await readCalendarFeed(db, hashSecret(FEED_SECRET));
  expect(feed!.milestones.length).toBeGreaterThan(10);
  expect(JSON.stringify(feed)).not.toContain(WORD);
});

test('what comes next has its mark, in the portfolio, at the start and in the overview', async () => {
  const all = { cooperation: null, party: null, year: null };
  const { rows } = await listPortfolio(db, trusted, all, TODAY, { page: 1, size: 50 });
  const { waiting } = await findStart(db, { ...trusted, grants: [] }, '2030-01-01' as CalendarDate);
  const coming = comingRows(await listMilestones(db, trusted, ground.project), [], TODAY);
  const marks = [
    rows.find(({ next }) => next?.title === WORD)?.next?.secrecy?.ground,
    waiting.find(({ title }) => title === WORD)?.secrecy?.ground,
    coming.find(({ title }) => title.endsWith(WORD))?.secrecy?.ground,
  ];
  expect(marks).toEqual([expect.any(String), marks[0], marks[0]]);
  const open = [...rows.map(({ next }) => next), ...waiting].filter((each) => each && each.title !== WORD);
  expect(open.length).toBeGreaterThan(3);
  expect(open.filter((each) => each!.secrecy !== null)).toEqual([]);
});

test('the number of a removed risk that is marked is not told, nor that of its measure', async () => {
  await sql`update risk set removed_at = now() where id = ${marked.risk}`.execute(db);
  expect(await listRemovedNumbers(db, reader, ground.project)).not.toContain(977);
  expect(await listRemovedNumbers(db, trusted, ground.project)).toContain(977);
  await sql`update risk set removed_at = null where id = ${marked.risk}`.execute(db);
  await sql`update risk_measure set removed_at = now() where id = ${marked.measure}`.execute(db);
  expect(await listRemovedMeasures(db, reader, ground.project)).toEqual([]);
  expect(await listRemovedMeasures(db, trusted, ground.project)).toMatchObject([{ riskNumber: 977 }]);
  await sql`update risk_measure set removed_at = null where id = ${marked.measure}`.execute(db);
});

describe('a report that was published', () => {
  const draft = {
    lights: [
      {
        area: 'Tid',
        level: 'komplikationer',
        text: `Sent för ${WORD} nu`,
        deviation: '',
        measure: 'Möte',
        done: false,
      },
    ],
    results: `Vi har talat om ${WORD.toLowerCase()}.`,
    coming: 'Utbildning',
    parts: {},
  };
  const facts = {
    milestones: {
      reached: [],
      moved: [{ label: 'KB1', title: WORD, kommun: 'Mora', date: null, from: null, to: null, reason: 'Leverantören' }],
      late: [{ label: 'KB1', title: WORD, kommun: 'Mora', date: null }],
      next: [{ label: 'M2', title: 'Öppen', kommun: null, date: null }],
    },
    risks: {
      top: [
        { number: 977, title: 'Vad den hette', colour: 'röd', mandate: null },
        { number: 1, title: 'Öppen risk', colour: 'gul', mandate: null },
      ],
      count: { grön: 1, gul: 2, röd: 3, unrated: 0 },
    },
    escalations: [{ number: 977, title: 'Vad den hette', colour: 'röd', mandate: 'styrgrupp' }],
  };

  beforeAll(async () => {
    await insertReportOf(db, ground.project, { number: 800, draft, facts, publishedAt: '2020-12-18T20:30:00Z' });
  });

  test('is the record that it was for one with the right, and keeps what is marked now from a läsare', async () => {
    const [whole, masked] = [
      (await findReport(db, trusted, ground.project, 800))!.snapshot!,
      (await findReport(db, reader, ground.project, 800))!.snapshot!,
    ];
    expect(whole.draft).toEqual(draft);
    expect(whole.facts).toEqual(facts);
    expect(whole.withheld).toBeUndefined();
    expect(JSON.stringify(masked).toLowerCase()).not.toContain(WORD.toLowerCase());
    expect(JSON.stringify(masked)).not.toContain('Vad den hette');
    expect(masked.withheld).toBe(true);
    expect(masked.facts.risks).toEqual({ top: [facts.risks.top[1]], count: null });
    expect(masked.facts.milestones!.next).toEqual(facts.milestones.next);
    expect(masked.draft.coming).toBe('Utbildning');
    expect(await findReportBefore(db, reader, ground.project, 801)).toEqual(masked);
  });

  test('is as kept beside others', async () => {
    const text = async (viewer: Viewer) => JSON.stringify(await listReportStandings(db, viewer, null));
    expect(await text(trusted)).toContain(WORD);
    expect(await text(reader)).not.toContain(WORD);
  });

  test.each([
    ['what is marked was so before it was published', 801, '2020-12-19T09:00:00Z'],
    ['the risk that is marked came after it', 802, '2020-12-18T07:00:00Z'],
  ])('keeps its counts where %s', async (_when, number, publishedAt) => {
    await insertReportOf(db, ground.project, {
      number,
      draft: { ...draft, results: 'Klart', lights: [] },
      facts: { risks: { top: [facts.risks.top[1]], count: facts.risks.count } },
      publishedAt,
    });
    const { snapshot } = (await findReport(db, reader, ground.project, number))!;
    expect(snapshot!.facts.risks!.count).toEqual(facts.risks.count);
    expect(snapshot!.withheld).toBeUndefined();
  });
});

describe('marking', () => {
  const things = [
    ['risk', () => marked.risk],
    ['milestone', () => marked.milestone],
    ['activity', () => marked.activity],
    ['document', () => marked.document],
  ] as const;
  let actor: Actor;

  beforeAll(async () => {
    actor = await insertActor(db);
  });

  test.each(things)('a %s has its ground in the log, and is open again when it is lifted', async (what, id) => {
    const thing = { projectId: ground.project, what, id: id() };
    const kept = { ground: 'x', on: TODAY, by: null, version: 1 };
    await inTransaction((trx) => deleteSecrecy(trx, actor, { ...thing, before: kept }));
    const count = () => sql<{ n: number }>`select count(*)::int as n from secrecy_mark`.execute(db);
    expect((await count()).rows[0]!.n).toBe(3);
    await inTransaction((trx) => setSecrecy(trx, actor, { ...thing, before: null }, `${WORD} 19 kap. 3 § OSL`));
    await inTransaction((trx) => setSecrecy(trx, actor, { ...thing, before: kept }, `${WORD} 18 kap. 8 § OSL`));
    expect((await count()).rows[0]!.n).toBe(4);
    const rows = await db
      .selectFrom('auditEntry')
      .select(['action', 'after'])
      .where('entityId', '=', id())
      .where(sql<boolean>`action ~ '[.](classify|disclose)$'`)
      .orderBy('id')
      .execute();
    expect(rows.map(({ action, after }) => [action.split('.')[1], after])).toEqual([
      ['disclose', { ground: null }],
      ['classify', { ground: `${WORD} 19 kap. 3 § OSL` }],
      ['classify', { ground: `${WORD} 18 kap. 8 § OSL` }],
    ]);
  });

  test('follows a document into the next version of its budget', async () => {
    const made = await inTransaction((trx) => insertNextVersion(trx, actor, ground.project, ground.budgeted));
    expect(made).toBe(true);
    const next = await db
      .selectFrom('budgetVersion')
      .where('phaseId', '=', ground.budgeted)
      .select((eb) => eb.fn.max('id').as('id'))
      .executeTakeFirstOrThrow();
    expect(await listDocuments(db, reader, next.id)).toEqual(before.listDocuments);
    const copied = (await listDocuments(db, trusted, next.id)).find(({ title }) => title === WORD);
    expect(copied?.secrecy).toMatchObject({ ground: `${WORD} 18 kap. 8 § OSL`, on: TODAY });
  });

  test.each<[string, (db: Database) => Promise<unknown>]>([
    ['an empty ground', (on) => sql`update secrecy_mark set ground = ''`.execute(on)],
    ['no thing', (on) => sql`update secrecy_mark set risk_id = null`.execute(on)],
    [
      'two things',
      (on) => sql`update secrecy_mark set risk_id = ${marked.risk}, item_id = 1, item_kind = 'milestone'`.execute(on),
    ],
    [
      'a thing of another kind',
      (on) => sql`update secrecy_mark set item_kind = 'activity' where item_id = ${marked.milestone}`.execute(on),
    ],
    [
      'a thing of another project',
      (on) => sql`update secrecy_mark set project_id = (select max(id) from project)`.execute(on),
    ],
  ])('is never of %s', async (_what, attempt) => {
    await expect(attempt(db)).rejects.toThrow();
  });
});
