import { sql } from 'kysely';

import type { Database } from '~db/open';

/** One thing of each kind that addresses and forms name, all of the project that everything is tried on. */
export interface Ground {
  readonly project: number;
  readonly phase: number;
  readonly milestone: number;
  readonly activity: number;
  readonly gate: number;
  readonly risk: number;
  readonly hourRow: number;
  readonly assessment: number;
  readonly scenario: number;
  readonly template: number;
  readonly budgetVersion: number;
  readonly decision: number;
  readonly report: number;
  readonly cooperation: number;
  readonly actual: number;
  /** an account that is none of those who try */
  readonly person: number;
  readonly party: Readonly<Record<'mora' | 'ludvika' | 'borlange', number>>;
}

export const PROJECT = 'min-skolskjuts';
export const COOPERATION = 'dalarna';

/** Number of the published report. */
export const REPORT = 7;

/** Adds what the sample project lacks: a published report, an assessment of a newcomer, a scenario. */
export async function layGround(db: Database): Promise<Ground> {
  const one = async (query: ReturnType<typeof sql<{ id: number }>>) => {
    const { rows } = await query.execute(db);
    if (!rows[0]) throw new Error('The sample has nothing to try this on.');
    return rows[0].id;
  };
  const project = await one(sql`select id from project where slug = ${PROJECT}`);
  const cooperation = await one(sql`select id from cooperation where slug = ${COOPERATION}`);
  const first = (table: string) =>
    one(sql`select min(id) as id from ${sql.table(table)} where project_id = ${project} having count(*) > 0`);
  const party = async (slug: string) => one(sql`select id from party where slug = ${slug}`);
  const mora = await party('mora');
  return {
    project,
    cooperation,
    phase: await one(sql`select id from phase where project_id = ${project} and number = 3`),
    milestone: await one(sql`
      update milestone set party_id = ${mora}
      where id = (select min(id) from milestone where project_id = ${project} and removed_at is null) returning id`),
    activity: await one(sql`select coalesce(min(id), 0) as id from activity where project_id = ${project}`),
    gate: await first('gate'),
    risk: await first('risk'),
    hourRow: await one(sql`
      update hour_budget_row set party_id = ${mora}
      where id = (select min(id) from hour_budget_row where project_id = ${project}) returning id`),
    assessment: await one(sql`
      insert into new_member_assessment (project_id, newcomer, scale_id, assessed_on)
      select ${project}, 'Ny kommun', min(scale_id), '2020-12-01' from risk where project_id = ${project} returning id`),
    scenario: await one(sql`
      insert into scenario (cooperation_id, name, assumptions, outcome, created_at, created_by)
      select ${cooperation}, 'Prövat', assumptions, outcome, created_at, created_by from scenario limit 1 returning id`),
    template: await one(
      sql`select min(id) as id from plan_template where cooperation_id = ${cooperation} having count(*) > 0`,
    ),
    budgetVersion: await one(sql`
      select max(id) as id from budget_version where state = 'inskickad'
        and phase_id in (select id from phase where project_id = ${project}) having count(*) > 0`),
    decision: await one(sql`select max(number) as id from decision where project_id = ${project} having count(*) > 0`),
    report: await one(sql`
      insert into status_report (project_id, number, state, period_start, period_end, draft, snapshot, published_on, published_at)
      select ${project}, ${REPORT}, state, period_start, period_end, draft, snapshot, published_on, published_at
      from status_report where state = 'publicerad' limit 1 returning id`),
    actual: await one(sql`select coalesce(min(id), 0) as id from cost_actual where project_id = ${project}`),
    person: await one(sql`select id from app_user where email = 'ekonom@samplan.test'`),
    party: { mora, ludvika: await party('ludvika'), borlange: await party('borlange') },
  };
}

/** The published report, the draft where one is written, a phase with shares, a phase that is planned. */
function numberIn(pattern: string): number {
  if (pattern.includes('rapporter')) return pattern.endsWith('skriv') ? 1 : REPORT;
  return pattern.includes('andelar') ? 2 : 3;
}

/** The address of the product that a pattern stands for, with the things of the ground in it. */
export function addressOf(pattern: string, ground: Ground): string {
  const ids: readonly (readonly [start: string, id: string | number])[] = [
    ['projekt/:slug/beslutspunkter/', ground.gate],
    ['projekt/:slug/risker/ny-medlem/', ground.assessment],
    ['samverkan/:slug/scenarier/', ground.scenario],
    ['mallar/', ground.template],
  ];
  const id = ids.find(([start]) => pattern.startsWith(`${start}:id`))?.[1];
  const values: Record<string, string | number | undefined> = {
    slug: pattern.startsWith('samverkan') ? COOPERATION : PROJECT,
    nr: numberIn(pattern),
    id,
    kod: '2085',
    version: ground.budgetVersion,
    part: '2085',
    nummer: ground.decision,
    file: `${'x'.repeat(43)}.ics`,
    konto: ground.person,
    key: 'kommunen',
    token: 'x'.repeat(43),
    '*': 'finns-inte',
  };
  const parts = pattern.split('/').map((part) => {
    const name = part === '*' ? part : /^:(\w+)$/.exec(part)?.[1];
    if (name === undefined) return part;
    const value = values[name];
    if (value === undefined) throw new Error(`Nothing is known to put in the place of ${part} in ${pattern}.`);
    return String(value);
  });
  // A comparison is of what its address asks for.
  const question = pattern.includes('jamforelse') ? `?projekt=${PROJECT}&fas=2&summa=3000000` : '';
  return `/${parts.join('/')}${question}`;
}
