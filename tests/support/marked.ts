import { createHash } from 'node:crypto';

import { sql } from 'kysely';

import type { Database, Transaction } from '~db/open';

/** Stands in everything that is marked, and nowhere else. */
export const WORD = 'Kvittenblom';

/** Of a calendar address of the project's milestones. */
export const FEED_SECRET = 'k'.repeat(43);

/** What there is before anything is marked: a scale that nothing is rated on, a newcomer, a calendar address. */
export interface MarkedGround {
  readonly project: number;
  readonly cooperation: number;
  readonly phase: number;
  readonly party: number;
  readonly scale: number;
  readonly assessment: number;
  /** a version of a phase budget, and its phase */
  readonly version: number;
  readonly budgeted: number;
  readonly baseline: number;
}

/** What was planted, each of it marked. */
export interface Marked {
  readonly risk: number;
  readonly measure: number;
  readonly milestone: number;
  readonly activity: number;
  readonly document: number;
  readonly decision: number;
  readonly move: number;
}

type Query = ReturnType<typeof sql<{ id: number }>>;

async function one(db: Database | Transaction, query: Query): Promise<number> {
  const { rows } = await query.execute(db);
  if (!rows[0]) throw new Error('The sample has nothing to plant this on.');
  return rows[0].id;
}

/** Lays what the marked things stand on, in the sample project of a slug. */
export async function layMarkedGround(db: Database, slug = 'min-skolskjuts'): Promise<MarkedGround> {
  const project = await one(db, sql`select id from project where slug = ${slug}`);
  const cooperation = await one(db, sql`select cooperation_id as id from project where id = ${project}`);
  const from = await one(db, sql`select min(scale_id) as id from risk where project_id = ${project}`);
  const scale = await one(
    db,
    sql`insert into risk_scale (cooperation_id, name, version, rule)
      select cooperation_id, 'Ännu en skala', 1, rule from risk_scale where id = ${from} returning id`,
  );
  await sql`insert into risk_scale_level (scale_id, axis, value, name)
    select ${scale}, axis, value, name from risk_scale_level where scale_id = ${from}`.execute(db);
  await sql`insert into risk_scale_cell (scale_id, probability, consequence, colour, level_name, mandate)
    select ${scale}, probability, consequence, colour, level_name, 'styrgrupp'
    from risk_scale_cell where scale_id = ${from}`.execute(db);
  const party = await one(db, sql`select id from party where slug = 'mora'`);
  const phase = await one(db, sql`select id from phase where project_id = ${project} and number = 3`);
  await sql`insert into calendar_feed (project_id, secret_hash, created_at, created_on)
    values (${project}, ${createHash('sha256').update(FEED_SECRET).digest()}, '2020-12-01T08:00:00Z', '2020-12-01')`.execute(
    db,
  );
  const version = await one(
    db,
    sql`select max(version.id) as id from budget_version version join phase on phase.id = version.phase_id
      where phase.project_id = ${project} and version.state <> 'utkast' having count(*) > 0`,
  );
  return {
    ...{ project, cooperation, phase, party, scale, version },
    budgeted: await one(db, sql`select phase_id as id from budget_version where id = ${version}`),
    assessment: await one(
      db,
      sql`insert into new_member_assessment (project_id, newcomer, scale_id, assessed_on)
        values (${project}, 'Tänkt kommun', ${scale}, '2020-12-01') returning id`,
    ),
    baseline: await one(
      db,
      sql`insert into baseline (project_id, taken_on, reason) values (${project}, '2020-11-01', 'Prov') returning id`,
    ),
  };
}

/**
 * Plants one of everything that can be marked, as grave, late and joined to the rest as it can be, and marks it.
 * Triggers that freeze documents of a submitted budget are off meanwhile: it could have been attached before.
 */
export async function plantMarked(db: Database, ground: MarkedGround): Promise<Marked> {
  const { project, phase, party, scale, assessment, version, baseline } = ground;
  return db.transaction().execute(async (trx) => {
    const insert = (query: Query) => one(trx, query);
    const item = (kind: string) =>
      insert(sql`insert into plan_item (project_id, kind, constraint_kind, constraint_date)
        values (${project}, ${kind}, 'notBefore', '2020-02-01') returning id`);
    const risk = await insert(sql`
      insert into risk (project_id, scale_id, number, title, threat, vulnerability, consequence_text, category, owner,
        assessment_id)
      values (${project}, ${scale}, 977, ${WORD}, ${WORD}, ${WORD}, ${WORD}, ${WORD}, ${WORD}, ${assessment}) returning id`);
    await sql`insert into audit_entry (at, action, entity, entity_id, project_id)
      values ('2020-12-18T20:00:00Z', 'risk.create', 'risk', ${risk}, ${project})`.execute(trx);
    const valuation = await insert(sql`
      insert into risk_valuation (risk_id, scale_id, stage, probability, consequence, at, valued_on, note)
      select ${risk}, ${scale}, 'before', max(probability), max(consequence), '2019-12-01T10:00:00Z', '2019-12-01', ${WORD}
      from risk_scale_cell where scale_id = ${scale} returning id`);
    const decision = await insert(sql`
      insert into decision (project_id, forum, subject, motivation, outcome, decided_on, recorded_at)
      values (${project}, 'Styrgruppen', ${WORD}, ${WORD}, 'godkänd', '1999-12-02', now()) returning number as id`);
    const raised = (number: number | null, on: string, valued: number) => sql`
      insert into risk_escalation (project_id, risk_id, valuation_id, to_mandate, raised_on, raised_at, decision_number, answer)
      values (${project}, ${risk}, ${valued}, 'styrgrupp', ${on}, now(), ${number}, ${number && 'acceptera'})`;
    await raised(decision, '2019-12-01', valuation).execute(trx);
    const later = await insert(sql`
      insert into risk_valuation (risk_id, scale_id, stage, probability, consequence, at, valued_on)
      select risk_id, scale_id, stage, probability, consequence, at, valued_on from risk_valuation
      where id = ${valuation} returning id`);
    await raised(null, '2019-12-02', later).execute(trx);
    const measure = await insert(sql`
      insert into risk_measure (risk_id, number, text, owner, due_date)
        values (${risk}, 1, ${WORD}, ${WORD}, '2020-01-01') returning id`);
    await sql`insert into risk_follow_up (risk_id, year, follows_plan, comment, recorded_on)
      values (${risk}, 2003, false, ${WORD}, '2019-12-01'), (${risk}, 2020, false, ${WORD}, '2019-12-01')`.execute(trx);

    const milestone = await item('milestone');
    await sql`insert into milestone (id, project_id, phase_id, label, title, kind, party_id, criteria, responsible,
        baseline_date, forecast_date)
      values (${milestone}, ${project}, ${phase}, 'KB1', ${WORD}, 'lansering', ${party}, ${WORD}, ${WORD},
        '2019-01-10', '2019-02-10')`.execute(trx);
    await sql`insert into milestone_change (milestone_id, at, on_date, field, from_value, to_value)
      values (${milestone}, '2020-12-10T09:00:00Z', '2020-12-10', 'forecast', '2019-01-10', '2019-02-10')`.execute(trx);
    const activity = await item('activity');
    await sql`insert into activity (id, project_id, phase_id, name, start_date, end_date, responsible)
      values (${activity}, ${project}, ${phase}, ${WORD}, '2019-01-01', '2029-12-31', ${WORD})`.execute(trx);
    const neighbour = await insert(sql`
      select min(id) as id from milestone where project_id = ${project} and phase_id <> ${phase} and removed_at is null`);
    await sql`insert into dependency (project_id, predecessor_id, successor_id, type)
      values (${project}, ${activity}, ${milestone}, 'FS'), (${project}, ${milestone}, ${neighbour}, 'SS')`.execute(
      trx,
    );
    await sql`insert into baseline_item (baseline_id, project_id, item_id, name, start_date, end_date)
      values (${baseline}, ${project}, ${activity}, ${WORD}, '2019-01-01', '2019-02-01'),
        (${baseline}, ${project}, ${milestone}, ${WORD}, '2019-01-10', '2019-01-10')`.execute(trx);
    await sql`insert into plan_outline (item_id, project_id, position)
      values (${activity}, ${project}, 9001), (${milestone}, ${project}, 9002)`.execute(trx);
    const move = await insert(sql`
      insert into plan_move (project_id, at) values (${project}, '2020-12-17T09:00:00Z') returning id`);
    await sql`insert into plan_move_item (move_id, project_id, item_id, to_start, to_end)
      values (${move}, ${project}, ${activity}, '2020-12-18', '2020-12-18')`.execute(trx);
    const creation = await insert(sql`
      insert into rollout_creation (project_id, at, on_date, title)
      values (${project}, '2020-12-17T09:00:00Z', '2020-12-17', ${WORD}) returning id`);
    await sql`insert into rollout_creation_milestone (creation_id, project_id, milestone_id)
      values (${creation}, ${project}, ${milestone})`.execute(trx);

    await sql`alter table budget_document disable trigger budget_document_is_frozen`.execute(trx);
    const document = await insert(sql`insert into budget_document (budget_version_id, title, url)
      values (${version}, ${WORD}, 'https://exempel.test/kalkyl') returning id`);
    await sql`alter table budget_document enable trigger budget_document_is_frozen`.execute(trx);

    const mark = (column: string, id: number, kind: string | null) => sql`
      insert into secrecy_mark (project_id, ${sql.ref(column)}, item_kind, ground, marked_at, marked_on)
      values (${project}, ${id}, ${kind}, ${`${WORD} 18 kap. 8 § OSL`}, '2020-12-18T21:00:00Z', '2020-12-18')`;
    await mark('risk_id', risk, null).execute(trx);
    await mark('item_id', milestone, 'milestone').execute(trx);
    await mark('item_id', activity, 'activity').execute(trx);
    await mark('document_id', document, null).execute(trx);
    return { risk, measure, milestone, activity, document, decision, move };
  });
}
