import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';

import { emptyDraft, snapshotOf, type ReportFacts } from '~/domain/report';
import { gatherFacts } from '~/routes/report-facts';
import { insertGate } from '~/store/gate-change';
import { findProject, type Project } from '~/store/project';
import { findReport, findReportBefore } from '~/store/report';
import { publishReport } from '~/store/report-change';
import type { Database } from '~db/open';
import { loadSample } from '~db/samples/load';

import { day } from '../domain/report-samples';
import { freshDatabase } from '../support/database';
import { insertActor, viewerOf } from '../support/rows';

/** The draft of the sample, published with what the sample knows of its project. */
let db: Database;
let project: Project;

const today = day('2020-12-18');
const viewer = viewerOf([], { seesAll: true });
const period = { periodStart: day('2020-12-01'), periodEnd: today };
const draft = { ...emptyDraft(['Tid']), results: 'Klart' };

const gather = () => gatherFacts({ context: { db, clock: { today: () => today } }, viewer, project }, period, null);
const read = async () => [
  await findReport(db, viewer, project.id, 1),
  await findReportBefore(db, viewer, project.id, 2),
];

beforeAll(async () => {
  ({ db } = await freshDatabase());
  await loadSample(db, { passwordHash: 'a hash' });
  project = (await findProject(db, viewer, 'min-skolskjuts', today))!;
});

test('facts are gathered of every part of a project', async () => {
  const facts = await gather();
  expect(facts.milestones.next[0]).toMatchObject({ label: 'MS14', kommun: 'Hedemora', date: '2021-04-01' });
  expect(facts.money).toContainEqual({
    phaseNumber: 2,
    phaseName: 'Fas 2: vidareutveckling och breddinförande',
    state: 'inskickad',
    budget: 246_000_000,
  });
  expect(facts.hours).toContainEqual({ category: 'extern', year: 2020, budget: 100_000 });
  expect(facts.risks.count).toEqual({ röd: 11, gul: 15, grön: 11, unrated: 4 });
  expect(facts.approvals).toMatchObject([{ phaseNumber: 2, running: true, text: expect.stringContaining('12 av 15') }]);
  expect(facts.goals).toHaveLength(8);
});

test('a follow-up is of its newest period, and a row says its section where there are several', async () => {
  const other = (await findProject(db, viewer, 'it-vaxel-telefoni', today))!;
  const older = { projectId: other.id, period: '2018-01', section: 'Drift', position: 1, name: 'Personal' };
  await db
    .insertInto('followUpRow')
    .values({ ...older, kind: 'kostnad', budgetOre: 100, forecastOre: 900 })
    .execute();
  const { followUp } = await gatherFacts(
    { context: { db, clock: { today: () => today } }, viewer, project: other },
    period,
    null,
  );
  expect(followUp).toHaveLength(9);
  expect(followUp).toContainEqual({
    name: 'IT, växel och telefoni: Intäkter',
    kind: 'intäkt',
    budget: -241_300_000,
    forecast: -441_300_000,
  });
});

test('what changes after a report was published alters nothing in it', async () => {
  const actor = await insertActor(db);
  const before = await gather();
  const report = (await findReport(db, viewer, project.id, 1))!;
  const head = {
    ...period,
    projectName: project.name,
    cooperationName: project.cooperationName,
    leadName: project.leadName,
    number: 1,
    edition: 1,
    publishedOn: today,
    publishedBy: 'Projektledare',
  };
  await db
    .transaction()
    .execute((trx) => publishReport(trx, actor, project.id, report, snapshotOf(head, draft, before)));
  const published = await read();

  await db
    .updateTable('milestone')
    .set({ title: 'Något annat', forecastDate: '2020-12-02', actualDate: null, status: 'pågår' })
    .where('projectId', '=', project.id)
    .execute();
  await sql`insert into milestone_change (milestone_id, at, on_date, field, from_value, to_value, reason)
    select id, now(), ${today}, 'forecast', '2020-01-01', '2020-12-02', 'Sen' from milestone
    where project_id = ${project.id}`.execute(db);
  await db
    .updateTable('risk')
    .set({ title: 'Annan risk', status: 'stängd' })
    .where('projectId', '=', project.id)
    .execute();
  await sql`update risk set status = 'öppen' where project_id = ${project.id} and number = 3`.execute(db);
  await sql`insert into risk_escalation (project_id, risk_id, valuation_id, to_mandate, raised_on, raised_at)
    select risk.project_id, risk.id, max(v.id), 'styrgrupp', ${today}, now()
    from risk join risk_valuation v on v.risk_id = risk.id
    where risk.project_id = ${project.id} and risk.number = 3 group by risk.id`.execute(db);
  const { id: phaseId } = await db
    .selectFrom('phase')
    .select('id')
    .where('projectId', '=', project.id)
    .where('number', '=', 2)
    .executeTakeFirstOrThrow();
  await db.updateTable('phase').set({ name: 'Annan fas' }).where('id', '=', phaseId).execute();
  await sql`update budget_version set state = 'avslagen', closed_reason = 'Nej' where phase_id = ${phaseId}`.execute(
    db,
  );
  await sql`update hour_budget_cell set hours_hundredths = 1`.execute(db);
  await db.updateTable('effectGoal').set({ text: 'Annat mål' }).where('projectId', '=', project.id).execute();
  const row = { projectId: project.id, period: '2020-12', section: 'Drift', position: 1, name: 'Personal' };
  await db
    .insertInto('followUpRow')
    .values({ ...row, kind: 'kostnad', budgetOre: 100, forecastOre: 900 })
    .execute();
  const gate = { label: 'BP1', title: 'Start', decides: '', criteria: [], papers: '', phaseId: null };
  await db
    .transaction()
    .execute((trx) => insertGate(trx, actor, project.id, { ...gate, plannedOn: day('2020-12-01') }));
  await db.updateTable('project').set({ name: 'Annat namn', leadPartyId: null }).where('id', '=', project.id).execute();
  await db
    .updateTable('cooperation')
    .set({ name: 'Annan samverkan' })
    .where('id', '=', project.cooperationId)
    .execute();

  const after = await gather();
  const same = (Object.keys(before) as (keyof ReportFacts)[]).filter(
    (part) => JSON.stringify(after[part]) === JSON.stringify(before[part]),
  );
  expect(same, 'every part of what is known has changed').toEqual([]);
  expect(await read()).toEqual(published);
});
