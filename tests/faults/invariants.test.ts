import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { approvalRule } from '~/domain/approval';
import { openDatabase, type Database, type Transaction } from '~db/open';

import { insertDecision } from '../support/asked-phase';

import { insertAsked } from './asked';
import { sharesOf } from './attempts';
import { checkInvariants } from './invariants';
import { startFragilePostgres, type FragilePostgres } from './postgres';

/** What the other files check with: it must see each thing that could be wrong. */

let postgres: FragilePostgres;
let db: Database;

beforeAll(async () => {
  postgres = await startFragilePostgres();
  db = openDatabase({ connection: await postgres.createDatabase(), onIdleError: () => undefined });
  const { parties, phases } = await insertAsked(db, 3, [approvalRule('all', null)]);
  const share = await sharesOf(db, phases[0]!.budgetVersionId);
  for (const at of [0, 1]) await insertDecision(db, phases[0]!, at, { amount: share(parties[at]!) });
  await sql`insert into email (key, user_id, address, subject, body)
    select 'decided ' || number || ' ' || user_id, user_id, 'a@samplan.test', 'Beslut', 'Text'
    from decision join user_role on user_role.project_id = decision.project_id`.execute(db);
});

afterAll(async () => {
  await db.destroy();
  await postgres.remove();
});

/** What the check makes of those statements, run by somebody who can switch the triggers off; they are then undone. */
async function after(...statements: readonly string[]): Promise<unknown> {
  const undone = new Error('undone');
  let outcome: unknown;
  const attempt = async (trx: Transaction) => {
    await sql`set local session_replication_role = replica`.execute(trx);
    for (const statement of statements) await sql.raw(statement).execute(trx);
    outcome = await checkInvariants(trx).catch((error: unknown) => error);
    throw undone;
  };
  await expect(db.transaction().execute(attempt)).rejects.toBe(undone);
  return outcome;
}

test('finds nothing wrong where nothing is', async () => {
  expect(await after()).toEqual({ decisions: 2, states: { inskickad: 1 } });
});

test.each([
  ['a changed text', `update decision set subject = subject || '.' where number = 2`],
  ['a changed moment', `update decision set recorded_at = recorded_at + interval '1 microsecond' where number = 1`],
  ['a lost decision', `delete from decision where number = 1`],
  ['a lost last decision', `delete from decision where number = 2`],
  ['another share than was decided on', `update cost_share set amount_ore = amount_ore + 100`],
  ['a state that does not follow', `update budget_version set state = 'godkänd'`],
  [
    'a baseline of what is not approved',
    `insert into baseline (project_id, budget_version_id, taken_on, reason)
      select project_id, budget_version_id, '2020-12-18', 'Fel' from decision where number = 1`,
  ],
  ['a lost mail', `delete from email where key like 'decided 1 %'`],
  ['a mail about what did not happen', `update email set key = replace(key, 'decided 1 ', 'decided 9 ')`],
  ['a lost audit row', `delete from audit_entry where action = 'decision.create' and entity_id = 1`],
])('finds %s', async (_what, statement) => {
  expect(await after(statement)).toMatchObject({ name: 'AssertionError' });
});

test('finds two standing decisions of one party, in a chain that is whole', async () => {
  const error = await after(
    `drop index decision_once_for_a_party`,
    `alter table decision enable always trigger decision_is_chained`,
    `insert into decision (project_id, forum, subject, outcome, motivation, decided_on, recorded_at, budget_version_id,
        party_id, amount_ore)
      select project_id, forum, subject, outcome, motivation, decided_on, recorded_at, budget_version_id, party_id,
        amount_ore from decision where number = 1`,
  );
  expect(String(error)).toMatch(/parties with a standing decision/);
});
