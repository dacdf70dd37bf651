import { sql, type RawBuilder } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';

import type { Database } from '~db/open';

import { freshDatabase } from '../support/database';
import {
  insertCooperation,
  insertEqualKey,
  insertMilestoneRow,
  insertParty,
  insertPhaseRow,
  insertProjectRow,
  insertUser,
} from '../support/rows';

/** What Postgres answers, by its code. */
const CHECK = '23514';
const EXCLUSION = '23P01';
const FOREIGN_KEY = '23503';
const KEPT = '23001';
const UNIQUE = '23505';

let db: Database;
let party: number;
let otherParty: number;
let cooperation: number;
let otherCooperation: number;
let project: number;
let otherProject: number;
let phase: number;
let milestone: number;
let user: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  party = await insertParty(db);
  otherParty = await insertParty(db);
  cooperation = await insertCooperation(db, [party]);
  otherCooperation = await insertCooperation(db, [otherParty]);
  project = await insertProjectRow(db, cooperation);
  otherProject = await insertProjectRow(db, otherCooperation);
  phase = await insertPhaseRow(db, project);
  milestone = await insertMilestoneRow(db, { projectId: project, phaseId: phase });
  user = await insertUser(db);
});

/** Runs a statement and asks that the database answers with that code; nothing of it stays. */
async function refuses(statement: RawBuilder<unknown>, code: string, about?: string): Promise<void> {
  await expect(statement.execute(db)).rejects.toMatchObject({
    code,
    ...(about ? { constraint: expect.stringContaining(about) as string } : {}),
  });
}

describe('a party', () => {
  test('has a code when it is a kommun, and only four digits', async () => {
    await refuses(sql`insert into party (slug, name, kind) values ('x', 'X', 'kommun')`, CHECK);
    await refuses(sql`insert into party (slug, name, kind, code) values ('x', 'X', 'kommun', '20a1')`, CHECK, 'code');
    await refuses(
      sql`insert into party (slug, name, kind, organisation_number) values ('x', 'X', 'bolag', '2120002148')`,
      CHECK,
      'organisation_number',
    );
    await refuses(sql`insert into party (slug, name, kind) values ('x', 'X', 'stat')`, CHECK, 'kind');
  });

  test('has an address that fits a URL, once', async () => {
    for (const slug of ['', 'Å', 'a b', 'A', 'x'.repeat(81)]) {
      await refuses(sql`insert into party (slug, name, kind) values (${slug}, 'X', 'bolag')`, CHECK, 'slug');
    }
    const { slug } = await db.selectFrom('party').select('slug').where('id', '=', party).executeTakeFirstOrThrow();
    await refuses(sql`insert into party (slug, name, kind) values (${slug}, 'X', 'bolag')`, UNIQUE, 'slug');
  });
});

describe('a membership', () => {
  const member = (joined: string | null, left: string | null) =>
    sql`insert into cooperation_member values (${cooperation}, ${otherParty}, ${joined}, ${left})`;

  test('does not overlap another of the same party', async () => {
    await member('2019-01-01', '2020-01-01').execute(db);
    await refuses(member('2019-12-31', null), EXCLUSION);
    await refuses(member(null, '2019-01-02'), EXCLUSION);
    await refuses(member(null, null), EXCLUSION);
    await refuses(member('2019-03-01', '2019-04-01'), EXCLUSION);
  });

  test('may begin again on the day it ended', async () => {
    await member('2020-01-01', null).execute(db);
    const rows = await db
      .selectFrom('cooperationMember')
      .select(['joinedOn', 'leftOn'])
      .where('partyId', '=', otherParty)
      .where('cooperationId', '=', cooperation)
      .orderBy('joinedOn')
      .execute();
    expect(rows).toEqual([
      { joinedOn: '2019-01-01', leftOn: '2020-01-01' },
      { joinedOn: '2020-01-01', leftOn: null },
    ]);
  });

  test('ends after it began', async () => {
    const third = await insertParty(db);
    await refuses(
      sql`insert into cooperation_member values (${cooperation}, ${third}, '2020-01-01', '2020-01-01')`,
      CHECK,
    );
  });

  test('in a project follows the same rules', async () => {
    await sql`insert into project_participant values (${project}, ${party}, '2019-01-01', '2020-01-01')`.execute(db);
    await refuses(sql`insert into project_participant values (${project}, ${party}, '2019-06-01', null)`, EXCLUSION);
    await sql`insert into project_participant values (${project}, ${party}, '2020-01-01', null)`.execute(db);
    await refuses(
      sql`insert into project_participant values (${project}, ${otherParty}, '2020-02-01', '2020-01-01')`,
      CHECK,
    );
  });
});

describe('a cooperation', () => {
  test('has a number with the rule n of m, and only then', async () => {
    const insert = (rule: string | null, count: number | null) =>
      sql`insert into cooperation (slug, name, approval_rule, approval_count) values ('regel', 'R', ${rule}, ${count})`;
    await refuses(insert('n_of_m', null), CHECK);
    await refuses(insert('all', 3), CHECK);
    await refuses(insert('n_of_m', 0), CHECK);
    await insert('n_of_m', 3).execute(db);
  });

  test('rounds to one of the four units', async () => {
    await refuses(sql`update cooperation set rounding_unit_ore = 50 where id = ${cooperation}`, CHECK, 'rounding_unit');
    await refuses(sql`update cooperation set rounding_mode = 'up' where id = ${cooperation}`, CHECK, 'rounding_mode');
  });
});

describe('a basis figure', () => {
  let series: number;
  let unit: number;
  const figure = (partyId: number, unitId: number | null, value: number, date = '2018-12-31') =>
    sql`insert into basis_figure (series_id, party_id, unit_id, reference_date, value, source)
        values (${series}, ${partyId}, ${unitId}, ${date}, ${value}, 'SCB')`;

  beforeAll(async () => {
    const { id } = await db
      .insertInto('basisSeries')
      .values({ slug: 'folkmangd', name: 'Folkmängd', kind: 'population' })
      .returning('id')
      .executeTakeFirstOrThrow();
    series = id;
    ({ id: unit } = await db
      .insertInto('partyUnit')
      .values({ partyId: party, name: 'Skola', position: 0 })
      .returning('id')
      .executeTakeFirstOrThrow());
    await figure(party, null, 100).execute(db);
  });

  test('is of a unit of its own party', async () => {
    await figure(party, unit, 5).execute(db);
    await refuses(figure(otherParty, unit, 5), FOREIGN_KEY);
  });

  test('is never negative, and one a day', async () => {
    await refuses(figure(party, null, -1, '2019-12-31'), CHECK, 'value');
    await refuses(figure(party, null, 101), UNIQUE);
    await refuses(figure(party, unit, 6), UNIQUE);
  });

  test('is never changed or removed: another date is another figure', async () => {
    await refuses(sql`update basis_figure set value = 101`, KEPT);
    await refuses(sql`delete from basis_figure`, KEPT);
    await figure(party, null, 101, '2019-12-31').execute(db);
  });

  test('that is counted by a driver belongs to a cooperation', async () => {
    await refuses(sql`insert into basis_series (slug, name, kind) values ('elever', 'Elever', 'driver')`, CHECK);
  });
});

describe('the weights of a key', () => {
  const component = (version: number, position: number, numerator: number, denominator: number) => ({
    keyVersionId: version,
    position,
    kind: 'equal' as const,
    weightNumerator: numerator,
    weightDenominator: denominator,
  });

  async function version(): Promise<number> {
    const { keyId } = await insertEqualKey(db, cooperation);
    const { id } = await db
      .insertInto('keyVersion')
      .values({ keyId, version: 2 })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  async function insert(...weights: readonly (readonly [number, number])[]): Promise<void> {
    const id = await version();
    const rows = weights.map(([n, d], at) => component(id, at + 1, n, d));
    await db.transaction().execute((trx) => trx.insertInto('keyComponent').values(rows).execute());
  }

  test.each([
    [
      'three thirds',
      [
        [1, 3],
        [1, 3],
        [1, 3],
      ],
    ],
    [
      'a half, a third and a sixth',
      [
        [1, 2],
        [1, 3],
        [1, 6],
      ],
    ],
    [
      '0,3333 and 0,6667',
      [
        [3333, 10_000],
        [6667, 10_000],
      ],
    ],
    ['seven sevenths', [1, 2, 3, 4, 5, 6, 7].map(() => [1, 7])],
  ] as [string, [number, number][]][])('%s are one', async (_, weights) => {
    await expect(insert(...weights)).resolves.toBeUndefined();
  });

  test.each([
    [
      'two thirds',
      [
        [1, 3],
        [1, 3],
      ],
    ],
    [
      '0,3333 three times',
      [
        [3333, 10_000],
        [3333, 10_000],
        [3333, 10_000],
      ],
    ],
    [
      'four thirds',
      [
        [1, 3],
        [1, 3],
        [1, 3],
        [1, 3],
      ],
    ],
    [
      'a hair more than one',
      [
        [1, 1],
        [1, 1_000_000_000],
      ],
    ],
  ] as [string, [number, number][]][])('%s are refused at commit', async (_, weights) => {
    await expect(insert(...weights)).rejects.toMatchObject({ code: CHECK });
  });

  test('are positive, and only what counts has a series', async () => {
    const id = await version();
    await expect(
      db
        .insertInto('keyComponent')
        .values(component(id, 1, 0, 1))
        .execute(),
    ).rejects.toMatchObject({
      code: CHECK,
    });
    await expect(
      db
        .insertInto('keyComponent')
        .values({ ...component(id, 1, 1, 1), kind: 'population' })
        .execute(),
    ).rejects.toMatchObject({ code: CHECK });
  });

  test('stay one when a component is changed, taken away or moved', async () => {
    const { keyVersionId } = await insertEqualKey(db, cooperation);
    const { keyVersionId: another } = await insertEqualKey(db, cooperation);
    await refuses(sql`update key_component set weight_denominator = 2 where key_version_id = ${keyVersionId}`, CHECK);
    await refuses(sql`delete from key_component where key_version_id = ${keyVersionId}`, CHECK);
    const empty = await version();
    await refuses(sql`update key_component set key_version_id = ${empty} where key_version_id = ${another}`, CHECK);
  });
});

describe('a plan', () => {
  test('has no phase, activity or project that ends before it starts', async () => {
    const backwards = { startDate: '2020-02-01', endDate: '2020-01-31' };
    await expect(insertPhaseRow(db, project, { number: 2, ...backwards })).rejects.toMatchObject({ code: CHECK });
    await expect(insertProjectRow(db, cooperation, backwards)).rejects.toMatchObject({ code: CHECK });
    await sql`insert into plan_item (project_id, kind) values (${project}, 'activity')`.execute(db);
    await refuses(
      sql`insert into activity (id, project_id, phase_id, name, start_date, end_date)
          select max(id), ${project}, ${phase}, 'Arbete', '2020-02-01', '2020-01-31' from plan_item where kind = 'activity'`,
      CHECK,
    );
    await refuses(
      sql`insert into activity (id, project_id, phase_id, name, percent_complete)
          select max(id), ${project}, ${phase}, 'Arbete', 101 from plan_item where kind = 'activity'`,
      CHECK,
      'percent_complete',
    );
  });

  test('has a phase number once, and again after the phase is removed', async () => {
    const first = await insertPhaseRow(db, project, { number: 7 });
    await expect(insertPhaseRow(db, project, { number: 7 })).rejects.toMatchObject({
      code: UNIQUE,
      constraint: 'phase_number',
    });
    await sql`update phase set removed_at = now() where id = ${first}`.execute(db);
    await insertPhaseRow(db, project, { number: 7 });
    await insertPhaseRow(db, otherProject, { number: 7 });
    await refuses(sql`update phase set removed_at = null where id = ${first}`, UNIQUE, 'phase_number');
  });

  test('may have two milestones of the same label, but not one in a phase of another project', async () => {
    await insertMilestoneRow(db, { projectId: project, phaseId: phase }, { label: 'MS11' });
    await insertMilestoneRow(db, { projectId: project, phaseId: phase }, { label: 'MS11' });
    const foreign = await insertPhaseRow(db, otherProject, { number: 8 });
    await expect(insertMilestoneRow(db, { projectId: project, phaseId: foreign })).rejects.toMatchObject({
      code: FOREIGN_KEY,
    });
  });

  test('has no milestone with an actual day that is not done', async () => {
    const dated = { actualDate: '2020-01-01' };
    for (const status of ['ej påbörjad', 'pågår'] as const) {
      await expect(
        insertMilestoneRow(db, { projectId: project, phaseId: phase }, { ...dated, status }),
      ).rejects.toMatchObject({ code: CHECK });
    }
    await insertMilestoneRow(db, { projectId: project, phaseId: phase }, { ...dated, status: 'klar' });
    await insertMilestoneRow(db, { projectId: project, phaseId: phase }, { status: 'klar' });
  });

  test('has an interval with both ends in order', async () => {
    const at = { projectId: project, phaseId: phase };
    await expect(insertMilestoneRow(db, at, { windowStart: '2020-01-01' })).rejects.toMatchObject({ code: CHECK });
    await expect(insertMilestoneRow(db, at, { windowEnd: '2020-01-01' })).rejects.toMatchObject({ code: CHECK });
    await expect(
      insertMilestoneRow(db, at, { windowStart: '2020-01-02', windowEnd: '2020-01-01' }),
    ).rejects.toMatchObject({ code: CHECK });
  });

  test('has no item of another kind than its table', async () => {
    const { id } = await db
      .insertInto('planItem')
      .values({ projectId: project, kind: 'activity' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await refuses(
      sql`insert into phase (id, project_id, number, name, kind) values (${id}, ${project}, 50, 'F', 'förstudie')`,
      FOREIGN_KEY,
    );
    await refuses(
      sql`insert into phase (id, project_id, item_kind, number, name, kind) values (${id}, ${project}, 'activity', 50, 'F', 'förstudie')`,
      CHECK,
    );
  });

  test('has a key of the own cooperation only', async () => {
    const { keyId } = await insertEqualKey(db, otherCooperation);
    await refuses(sql`update project set key_id = ${keyId} where id = ${project}`, FOREIGN_KEY);
    await sql`update project set key_id = ${keyId} where id = ${otherProject}`.execute(db);
    await refuses(sql`update phase set key_id = ${keyId} where id = ${phase}`, FOREIGN_KEY);
    const { keyId: own } = await insertEqualKey(db, cooperation);
    await sql`update phase set key_id = ${own} where id = ${phase}`.execute(db);
  });

  test('has a milestone in a group of its own phase only', async () => {
    const elsewhere = await insertPhaseRow(db, project, { number: 60 });
    const group = { name: 'Grupp 1', fromMonth: '2020-10-01', toMonth: '2020-11-01' };
    const [own, foreign] = await db
      .insertInto('rolloutGroup')
      .values([phase, elsewhere].map((phaseId) => ({ ...group, phaseId })))
      .returning('id')
      .execute();
    await refuses(sql`update milestone set rollout_group_id = ${foreign!.id} where id = ${milestone}`, FOREIGN_KEY);
    await sql`update milestone set rollout_group_id = ${own!.id} where id = ${milestone}`.execute(db);
    await refuses(
      sql`insert into rollout_group (phase_id, name, from_month, to_month)
      values (${phase}, 'G', '2020-10-02', '2020-11-01')`,
      CHECK,
    );
    await refuses(
      sql`insert into rollout_group (phase_id, name, from_month, to_month)
      values (${phase}, 'G', '2020-12-01', '2020-11-01')`,
      CHECK,
    );
  });
});

describe('a dependency', () => {
  const join = (projectId: number, from: number, to: number, lag = 0) =>
    sql`insert into dependency (project_id, predecessor_id, successor_id, lag_days) values (${projectId}, ${from}, ${to}, ${lag})`;

  test('joins two things of one project', async () => {
    const foreign = await insertPhaseRow(db, otherProject, { number: 20 });
    await refuses(join(project, phase, foreign), FOREIGN_KEY, 'successor');
    await refuses(join(project, foreign, phase), FOREIGN_KEY, 'predecessor');
    await refuses(join(otherProject, phase, milestone), FOREIGN_KEY);
    await join(project, phase, milestone).execute(db);
    await refuses(join(project, phase, milestone), UNIQUE);
  });

  test('never joins a thing to itself, nor over ten years', async () => {
    await refuses(join(project, phase, phase), CHECK);
    await refuses(join(project, phase, milestone, 3651), CHECK, 'lag_days');
  });
});

describe('a role', () => {
  type Scope = 'cooperation' | 'project' | 'party';
  const scopeOf: Record<string, readonly Scope[]> = {
    samordnare: [],
    projektledare: ['project'],
    delprojektledare: ['project', 'party'],
    styrgrupp: ['project'],
    kommundirektör: ['party'],
    ersättare: ['party'],
    ekonom: ['party'],
    läsare: ['cooperation'],
  };
  const everyScope: readonly (readonly Scope[])[] = [
    [],
    ['cooperation'],
    ['project'],
    ['party'],
    ['cooperation', 'project'],
    ['cooperation', 'party'],
    ['project', 'party'],
    ['cooperation', 'project', 'party'],
  ];

  test.each(Object.entries(scopeOf))('%s has the scope %j and no other', async (role, own) => {
    for (const scope of everyScope) {
      const statement = sql`insert into user_role (user_id, role, cooperation_id, project_id, party_id) values (${user}, ${role},
        ${scope.includes('cooperation') ? cooperation : null},
        ${scope.includes('project') ? project : null},
        ${scope.includes('party') ? party : null})`;
      if (scope.join() === own.join()) {
        await statement.execute(db);
        await refuses(statement, UNIQUE);
      } else await refuses(statement, CHECK, 'role_has_its_scope');
    }
  });

  test('that nobody knows is refused', async () => {
    await refuses(sql`insert into user_role (user_id, role) values (${user}, 'kung')`, CHECK, 'role_has_its_scope');
  });
});

describe('an account', () => {
  test('has an address in lower case, once', async () => {
    await refuses(sql`insert into app_user (email, name) values ('A@samplan.test', 'A')`, CHECK, 'email');
    await sql`insert into app_user (email, name) values ('a@samplan.test', 'A')`.execute(db);
    await refuses(sql`insert into app_user (email, name) values ('a@samplan.test', 'A')`, UNIQUE, 'email');
  });

  test('has sessions under a hash of 32 bytes, that end after they begin', async () => {
    const session = (bytes: number, ends: string) =>
      sql`insert into session (token_hash, user_id, expires_at) values (${Buffer.alloc(bytes)}, ${user}, now() + ${ends}::interval)`;
    await refuses(session(31, '1 hour'), CHECK, 'token_hash');
    await refuses(session(32, '-1 hour'), CHECK);
    await session(32, '1 hour').execute(db);
  });
});

describe('what is kept', () => {
  test('is the audit rows: never changed, removed or emptied', async () => {
    await sql`insert into audit_entry (at, user_id, action, entity, entity_id) values (now(), ${user}, 'a', 'b', 1)`.execute(
      db,
    );
    await refuses(sql`update audit_entry set action = 'x'`, KEPT);
    await refuses(sql`delete from audit_entry`, KEPT);
    await refuses(sql`truncate audit_entry`, KEPT);
  });

  test('is the decisions', async () => {
    await sql`
      insert into decision (project_id, decided_on, forum, subject, recorded_at)
      values (${project}, '2020-01-01', 'Styrgrupp', 'Ja', now())`.execute(db);
    await refuses(sql`update decision set subject = 'Nej'`, KEPT);
    await refuses(sql`delete from decision`, KEPT);
  });

  test('is the changes of milestones, but for a reason that is missing, once', async () => {
    const { rows } = await sql<{ id: number }>`
      insert into milestone_change (milestone_id, at, on_date, field, from_value, to_value)
      values (${milestone}, now(), '2020-12-18', 'forecast', '2020-01-01', '2020-02-01') returning id`.execute(db);
    const change = rows[0]!.id;
    await refuses(sql`update milestone_change set to_value = '2020-03-01' where id = ${change}`, KEPT);
    await refuses(sql`update milestone_change set reason = 'x', to_value = '2020-03-01' where id = ${change}`, KEPT);
    await refuses(sql`delete from milestone_change where id = ${change}`, KEPT);
    await sql`update milestone_change set reason = 'Sen leverans' where id = ${change}`.execute(db);
    await refuses(sql`update milestone_change set reason = 'Något annat' where id = ${change}`, KEPT);
    await refuses(sql`update milestone_change set reason = null where id = ${change}`, KEPT);
  });

  test.each(['basis_figure', 'decision', 'milestone_change', 'risk_valuation', 'cost_share', 'audit_entry'])(
    'is never emptied: %s',
    async (table) => {
      await refuses(sql`truncate ${sql.table(table)} cascade`, KEPT);
    },
  );

  test('is no change that changes nothing', async () => {
    await refuses(
      sql`insert into milestone_change (milestone_id, at, on_date, field, from_value, to_value)
          values (${milestone}, now(), '2020-12-18', 'status', 'klar', 'klar')`,
      CHECK,
    );
  });
});

describe('a risk', () => {
  let scale: number;
  let risk: number;

  beforeAll(async () => {
    ({ id: scale } = await db
      .insertInto('riskScale')
      .values({ cooperationId: cooperation, name: 'Skala', rule: 'cells' })
      .returning('id')
      .executeTakeFirstOrThrow());
    await sql`insert into risk_scale_cell (scale_id, probability, consequence, colour) values (${scale}, 1, 1, 'gul')`.execute(
      db,
    );
    ({ id: risk } = await db
      .insertInto('risk')
      .values({ projectId: project, scaleId: scale, number: 1, title: 'Risk' })
      .returning('id')
      .executeTakeFirstOrThrow());
  });

  const valuation = (probability: number | null, consequence: number | null, onScale = scale) =>
    sql`insert into risk_valuation (risk_id, scale_id, probability, consequence, at, valued_on)
        values (${risk}, ${onScale}, ${probability}, ${consequence}, now(), '2020-12-18')`;

  test('is rated in a cell of its own scale, or not at all', async () => {
    await valuation(1, 1).execute(db);
    await valuation(null, null).execute(db);
    await refuses(valuation(1, null), CHECK);
    await refuses(valuation(1, 2), FOREIGN_KEY);
    const { id: another } = await db
      .insertInto('riskScale')
      .values({ cooperationId: cooperation, name: 'Skala', version: 2, rule: 'cells' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await refuses(valuation(null, null, another), FOREIGN_KEY);
  });

  test('is on a scale of its own cooperation', async () => {
    await refuses(
      sql`insert into risk (project_id, scale_id, number, title) values (${otherProject}, ${scale}, 1, 'R')`,
      FOREIGN_KEY,
    );
  });

  test('keeps every valuation', async () => {
    await refuses(sql`update risk_valuation set probability = null, consequence = null`, KEPT);
    await refuses(sql`delete from risk_valuation`, KEPT);
  });

  test('has its number for good, also when it is removed', async () => {
    await sql`update risk set removed_at = now() where id = ${risk}`.execute(db);
    await refuses(
      sql`insert into risk (project_id, scale_id, number, title) values (${project}, ${scale}, 1, 'R')`,
      UNIQUE,
    );
  });
});
