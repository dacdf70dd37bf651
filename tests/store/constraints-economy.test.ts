import { sql, type RawBuilder } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';

import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import { insertCooperation, insertEqualKey, insertParty, insertPhaseRow, insertProjectRow } from '../support/rows';

/** What Postgres answers, by its code. */
const CHECK = '23514';
const FOREIGN_KEY = '23503';
const KEPT = '23001';
const UNIQUE = '23505';

let db: Database;
let party: number;
let other: number;
let keyVersion: number;
let project: number;
let phases = 0;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  party = await insertParty(db);
  other = await insertParty(db);
  const cooperation = await insertCooperation(db, [party, other]);
  ({ keyVersionId: keyVersion } = await insertEqualKey(db, cooperation));
  project = await insertProjectRow(db, cooperation);
});

async function refuses(statement: RawBuilder<unknown>, code: string): Promise<void> {
  await expect(statement.execute(db)).rejects.toMatchObject({ code });
}

/** A draft with one line of 100 öre in a phase of its own. */
async function draft(): Promise<{ version: number; line: number; phase: number }> {
  const phase = await insertPhaseRow(db, project, { number: ++phases });
  const { id: version } = await db
    .insertInto('budgetVersion')
    .values({ phaseId: phase, version: 1 })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: line } = await db
    .insertInto('budgetLine')
    .values({ budgetVersionId: version, name: 'Rad', kind: 'extern', amountOre: 100 })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { version, line, phase };
}

/** Shares a version between the two parties and submits it, in one transaction. */
function submit(version: number, shares: readonly [number, number], mode: 'exact' | 'plain' = 'exact', total = 100) {
  return db.transaction().execute(async (trx: Transaction) => {
    await trx
      .insertInto('costShare')
      .values(
        [party, other].map((partyId, at) => ({
          budgetVersionId: version,
          partyId,
          unitId: null,
          componentPosition: 1,
          basisFigureId: null,
          amountOre: shares[at]!,
        })),
      )
      .execute();
    await trx
      .updateTable('budgetVersion')
      .set({ state: 'inskickad', keyVersionId: keyVersion, roundingUnitOre: 1, roundingMode: mode, totalOre: total })
      .where('id', '=', version)
      .execute();
  });
}

describe('an hour budget', () => {
  let row: number;
  const cell = (hours: number, cost: number | null = null, year = 2020, month: number | null = null) =>
    sql`insert into hour_budget_cell values (${row}, ${year}, ${month}, ${hours}, ${cost})`;

  beforeAll(async () => {
    ({ id: row } = await db
      .insertInto('hourBudgetRow')
      .values({ projectId: project, category: 'extern', role: 'Konsult' })
      .returning('id')
      .executeTakeFirstOrThrow());
  });

  test('has no negative hours or costs', async () => {
    await refuses(cell(-1), CHECK);
    await refuses(cell(1, -1), CHECK);
    await cell(0, 0).execute(db);
  });

  test('has one cell a year and month, in a year that there is', async () => {
    await refuses(cell(5), UNIQUE);
    await cell(5, null, 2020, 1).execute(db);
    await refuses(cell(5, null, 2020, 1), UNIQUE);
    await refuses(cell(5, null, 2020, 13), CHECK);
    await refuses(cell(5, null, 1999), CHECK);
  });

  test('has a phase of its own project', async () => {
    const elsewhere = await insertProjectRow(db, await insertCooperation(db));
    const phase = await insertPhaseRow(db, elsewhere);
    await refuses(sql`update hour_budget_row set phase_id = ${phase} where id = ${row}`, FOREIGN_KEY);
    await refuses(sql`update hour_budget_row set percent = 1001 where id = ${row}`, CHECK);
  });
});

describe('in-kind hours', () => {
  const hours = (version: number, worked: number, handling: string, rate: number | null) =>
    sql`insert into in_kind_hours (budget_version_id, party_id, hours_hundredths, handling, rate_ore)
        values (${version}, ${party}, ${worked}, ${handling}, ${rate})`;

  test('are more than none, and have a rate when they are debited', async () => {
    const { version } = await draft();
    await refuses(hours(version, 0, 'unbilled', null), CHECK);
    await refuses(hours(version, -1, 'unbilled', null), CHECK);
    await refuses(hours(version, 100, 'debited', null), CHECK);
    await refuses(hours(version, 100, 'debited', -1), CHECK);
    await refuses(hours(version, 100, 'given', 1), CHECK);
    await refuses(hours(version, 200, 'unbilled', 1_000_000_000_000), CHECK);
    await hours(version, 100, 'unbilled', null).execute(db);
    await refuses(hours(version, 100, 'debited', 40_000), UNIQUE);
    await sql`update in_kind_hours set removed_at = now() where budget_version_id = ${version}`.execute(db);
    await hours(version, 100, 'debited', 40_000).execute(db);
  });

  test('of a submitted budget stay as they are', async () => {
    const { version } = await draft();
    await hours(version, 100, 'debited', 40_000).execute(db);
    await submit(version, [50, 50]);
    await refuses(sql`update in_kind_hours set rate_ore = 1 where budget_version_id = ${version}`, KEPT);
    await refuses(sql`update in_kind_hours set removed_at = now() where budget_version_id = ${version}`, KEPT);
    await refuses(sql`delete from in_kind_hours where budget_version_id = ${version}`, KEPT);
    await refuses(
      sql`insert into in_kind_hours (budget_version_id, party_id, hours_hundredths, handling)
          values (${version}, ${other}, 100, 'unbilled')`,
      KEPT,
    );
  });
});

describe('a budget line', () => {
  test('costs exactly hours times rate, and has both or none', async () => {
    const { version } = await draft();
    const line = (hours: number | null, rate: number | null, amount: number) =>
      sql`insert into budget_line (budget_version_id, name, kind, hours_hundredths, rate_ore, amount_ore)
          values (${version}, 'Tid', 'intern tid', ${hours}, ${rate}, ${amount})`;
    await line(185_000, 40_000, 74_000_000).execute(db);
    await line(null, null, -500).execute(db);
    await refuses(line(185_000, 40_000, 74_000_001), CHECK);
    await refuses(line(33, 1, 0), CHECK);
    await refuses(line(100, null, 100), CHECK);
    await refuses(line(null, 100, 100), CHECK);
    await refuses(line(-100, 100, -100), CHECK);
    await refuses(line(100, -100, -100), CHECK);
  });

  test('of a submitted version is never added, changed, removed or moved', async () => {
    const { version, line } = await draft();
    const { version: open, line: openLine } = await draft();
    await submit(version, [50, 50]);
    await refuses(sql`update budget_line set amount_ore = 200 where id = ${line}`, KEPT);
    await refuses(sql`update budget_line set removed_at = now() where id = ${line}`, KEPT);
    await refuses(sql`delete from budget_line where id = ${line}`, KEPT);
    await refuses(
      sql`insert into budget_line (budget_version_id, name, kind, amount_ore) values (${version}, 'Ny', 'extern', 0)`,
      KEPT,
    );
    await refuses(sql`update budget_line set budget_version_id = ${open} where id = ${line}`, KEPT);
    await refuses(sql`update budget_line set budget_version_id = ${version} where id = ${openLine}`, KEPT);
    await sql`update budget_line set amount_ore = 200 where id = ${openLine}`.execute(db);
  });
});

describe('a budget version', () => {
  test('is one draft a phase at a time', async () => {
    const { phase, version } = await draft();
    const second = sql`insert into budget_version (phase_id, version) values (${phase}, 2)`;
    await refuses(second, UNIQUE);
    await submit(version, [50, 50]);
    await second.execute(db);
  });

  test('that is submitted has all that it stands on', async () => {
    const { version } = await draft();
    await refuses(sql`update budget_version set state = 'inskickad' where id = ${version}`, CHECK);
    for (const state of ['godkänd', 'avslagen', 'ersatt']) {
      await refuses(sql`update budget_version set state = ${state} where id = ${version}`, KEPT);
    }
    await refuses(sql`update budget_version set state = 'klar' where id = ${version}`, KEPT);
  });

  test('that is submitted never becomes a draft again or stands on something else', async () => {
    const { version } = await draft();
    await submit(version, [50, 50]);
    for (const change of [
      sql`state = 'utkast'`,
      sql`total_ore = 101`,
      sql`key_version_id = null`,
      sql`rounding_mode = 'plain'`,
      sql`rounding_unit_ore = 100`,
      sql`submitted_on = '2020-01-01'`,
      sql`version = 9`,
    ]) {
      await refuses(sql`update budget_version set ${change} where id = ${version}`, KEPT);
    }
    await refuses(sql`delete from budget_version where id = ${version}`, KEPT);
    await sql`update budget_version set state = 'godkänd' where id = ${version}`.execute(db);
  });
});

describe('stored shares', () => {
  test.each([
    ['less', [50, 49]],
    ['more', [50, 51]],
  ] as const)('in mode exact that sum to %s than the total are refused at commit', async (_, shares) => {
    const { version } = await draft();
    await expect(submit(version, shares)).rejects.toMatchObject({ code: CHECK });
    const state = db.selectFrom('budgetVersion').select('state').where('id', '=', version);
    expect(await state.executeTakeFirst()).toEqual({ state: 'utkast' });
    expect(await db.selectFrom('costShare').selectAll().where('budgetVersionId', '=', version).execute()).toEqual([]);
    await submit(version, [50, 50]);
    expect(await state.executeTakeFirst()).toEqual({ state: 'inskickad' });
  });

  test('in mode plain may differ from the total by their rounding', async () => {
    const { version } = await draft();
    await expect(submit(version, [50, 51], 'plain')).resolves.toBeUndefined();
  });

  test('are of a total that the lines sum to', async () => {
    const { version } = await draft();
    await expect(submit(version, [50, 51], 'exact', 101)).rejects.toMatchObject({ code: CHECK });
    await expect(submit(version, [50, 51], 'plain', 101)).rejects.toMatchObject({ code: CHECK });
  });

  test('are there when a version in mode exact is submitted', async () => {
    const { version } = await draft();
    await refuses(
      sql`update budget_version set state = 'inskickad', key_version_id = ${keyVersion}, rounding_unit_ore = 1,
          rounding_mode = 'exact', total_ore = 100 where id = ${version}`,
      CHECK,
    );
  });

  test('are never changed, removed or added afterwards', async () => {
    const { version } = await draft();
    await submit(version, [50, 50]);
    await refuses(sql`update cost_share set amount_ore = amount_ore where budget_version_id = ${version}`, KEPT);
    await refuses(sql`delete from cost_share where budget_version_id = ${version}`, KEPT);
    await refuses(
      sql`insert into cost_share (budget_version_id, party_id, component_position, amount_ore) values (${version}, ${party}, 0, 1)`,
      CHECK,
    );
  });

  test('are one a party, unit and component, of units of that party', async () => {
    const { version } = await draft();
    const { id: unit } = await db
      .insertInto('partyUnit')
      .values({ partyId: party, name: `Enhet ${version}`, position: 0 })
      .returning('id')
      .executeTakeFirstOrThrow();
    const share = (partyId: number, unitId: number | null, position: number) =>
      sql`insert into cost_share (budget_version_id, party_id, unit_id, component_position, amount_ore)
          values (${version}, ${partyId}, ${unitId}, ${position}, 1)`;
    await share(party, null, 1).execute(db);
    await refuses(share(party, null, 1), UNIQUE);
    await refuses(share(other, unit, 1), FOREIGN_KEY);
    await refuses(share(party, null, -1), CHECK);
  });
});
