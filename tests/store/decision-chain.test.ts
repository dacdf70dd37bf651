import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { verifyChain, type ChainReport } from '~/platform/decision-chain';
import { migrate } from '~db/migrate';
import { openDatabase, type Database } from '~db/open';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';
import { administer, type Connection } from '../support/postgres';
import { insertCooperation, insertProjectRow } from '../support/rows';

const NOT_ALLOWED = '42501';
/** what the triggers refuse with */
const KEPT = '23001';

const run = promisify(execFile);

/** Runs `npm run verify-log` without its build step. */
async function verifyLog({
  host,
  port,
  user,
  password,
  database,
}: Connection): Promise<{ code: number; said: string }> {
  const who = encodeURIComponent(user) + (password ? `:${encodeURIComponent(password)}` : '');
  const address = `postgres://${who}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
  const root = join(import.meta.dirname, '../..');
  const command = ['--import', 'tsx', join(root, 'app/platform/verify-log.ts')];
  const answer = run(process.execPath, command, { cwd: root, env: { ...process.env, DATABASE_URL: address } });
  return answer.then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, said: stdout + stderr }),
  );
}

describe('the chain of decisions', () => {
  let db: Database;
  let connection: Connection;
  const decisions = 2 + 15 + 12;

  beforeAll(async () => {
    ({ db, connection } = await freshDatabase());
    await loadSample(db, { passwordHash: 'a hash' });
  });

  /** What the check finds when those statements have run; they are then undone. */
  async function afterwards(statements: readonly string[], triggers: boolean): Promise<ChainReport> {
    const done = new Error('undone');
    let report: ChainReport | undefined;
    await db
      .transaction()
      .execute(async (trx) => {
        if (!triggers) await sql`set local session_replication_role = replica`.execute(trx);
        for (const statement of statements) await sql.raw(statement).execute(trx);
        report = await verifyChain(trx);
        throw done;
      })
      .catch((error: unknown) => expect(error).toBe(done));
    return report!;
  }

  /** After somebody who may do anything has switched the triggers off and changed what is kept. */
  const tampered = (...statements: string[]) => afterwards(statements, false);
  /** After what anybody may do. */
  const changed = (...statements: string[]) => afterwards(statements, true);

  test('of the sample is whole, and ends with the hash of its last row', async () => {
    const { rows } = await sql<{ hash: string }>`
      select encode(hash, 'hex') as hash from decision order by number desc limit 1`.execute(db);
    expect(await changed()).toEqual({ whole: true, decisions, lastHash: rows[0]!.hash });
  });

  test('that is empty is whole', async () => {
    const { db: empty } = await freshDatabase();
    expect(await empty.transaction().execute(verifyChain)).toEqual({ whole: true, decisions: 0, lastHash: null });
  });

  test('holds what the database may write otherwise: letters of several bytes, empty texts, microseconds', async () => {
    const { id } = await db.selectFrom('project').select('id').limit(1).executeTakeFirstOrThrow();
    const report = await changed(`
      insert into decision (project_id, forum, subject, motivation, diary_number, decided_on, recorded_at) values
      (${id}, 'Styrgrupp 🏫', 'Åtta, 3:ja,', '', 'KS 2020/1', '2020-12-17', '2020-12-18 09:30:00.123456+01'),
      (${id}, 'Styrgrupp', '-,', E'rad\nrad', null, null, '2020-06-18 00:00:00.5+02')`);
    expect(report).toMatchObject({ whole: true, decisions: decisions + 2 });
  });

  test('is broken where a text was changed', async () => {
    expect(await tampered(`update decision set subject = subject || '.' where number = 7`)).toEqual({
      whole: false,
      fault: 'Beslut 7: innehållet stämmer inte med kontrollsumman. Raden är ändrad.',
    });
  });

  test.each([
    ['forum', `'Kommundirektör, Orsa'`],
    ['outcome', `'avslag'`],
    ['motivation', `'Nej'`],
    ['diary_number', `'KS 1'`],
    ['decided_on', `'2020-12-01'`],
    ['recorded_at', `recorded_at + interval '1 microsecond'`],
    ['recorded_by', '1'],
    ['corrects', '1'],
    ['project_id', 'project_id + 1'],
    ['amount_ore', 'amount_ore + 1'],
    ['deciders', `'Ordföranden'`],
    ['report_id', '1'],
  ])('is broken where %s was changed', async (column, value) => {
    expect(
      await tampered(
        `alter table decision drop constraint motivated`,
        `update decision set ${column} = ${value} where number = 9`,
      ),
    ).toMatchObject({ whole: false, fault: expect.stringMatching(/^Beslut 9: innehållet/) });
  });

  test('is broken after a row whose hash was made to fit', async () => {
    expect(
      await tampered(
        `update decision set subject = subject || '.' where number = 7`,
        `update decision d set hash = sha256(convert_to(encode(previous_hash, 'hex') || decision_content(d), 'UTF8'))
        where number = 7`,
      ),
    ).toEqual({
      whole: false,
      fault: 'Beslut 8: kontrollsumman av raden före är inte den som raden före har.',
    });
  });

  test('is broken where a row was taken away', async () => {
    expect(await tampered(`delete from decision where number = 12`)).toEqual({
      whole: false,
      fault: 'Beslut 12: raden saknas, nästa rad i registret har nummer 13.',
    });
  });

  test('is broken where the first row was taken away', async () => {
    expect(await tampered(`delete from decision where number = 1`)).toMatchObject({
      whole: false,
      fault: expect.stringMatching(/^Beslut 1: raden saknas/),
    });
  });

  test('is broken where two rows were swapped', async () => {
    expect(
      await tampered(
        `update decision set number = -1 where number = 5`,
        `update decision set number = 5 where number = 6`,
        `update decision set number = 6 where number = -1`,
      ),
    ).toMatchObject({ whole: false, fault: expect.stringMatching(/^Beslut 5: kontrollsumman/) });
  });

  test('is broken where the frozen share was changed afterwards', async () => {
    expect(
      await tampered(`update cost_share set amount_ore = amount_ore + 100 where component_position = 1
      and (budget_version_id, party_id) = (select budget_version_id, party_id from decision where number = 10)`),
    ).toMatchObject({
      whole: false,
      fault: expect.stringMatching(/^Beslut 10: beloppet är \d+ öre, men partens sparade andel är \d+ öre\.$/),
    });
  });

  test('is broken where the last rows were cut off that the audit rows know of', async () => {
    const known = `insert into audit_entry (at, action, entity, entity_id) values (now(), 'decision.create', 'decision', 29)`;
    expect(await tampered(known)).toMatchObject({ whole: true });
    expect(await tampered(known, `delete from decision where number > 27`)).toEqual({
      whole: false,
      fault: 'Beslut 28: raden saknas, men händelseloggen känner till beslut 29.',
    });
  });

  test.each([
    ['inskickad', 'godkänd', 2],
    ['inskickad', 'avslagen', 2],
    ['godkänd', 'inskickad', 1],
  ])('is broken where a budget went from %s to %s without the decisions for it', async (from, to, phase) => {
    expect(await tampered(`update budget_version set state = '${to}' where state = '${from}'`)).toMatchObject({
      whole: false,
      fault: expect.stringContaining(`(Min skolskjuts, fas ${phase}, version 1): läget är ”${to}”`),
    });
  });

  describe('by the command', () => {
    test('is told whole with the number of its rows, and ends with 0', async () => {
      const { code, said } = await verifyLog(connection);
      expect(said).toMatch(new RegExp(`^${decisions} beslut, kedjan är hel\\.\nSista kontrollsumman: [0-9a-f]{64}\n$`));
      expect(code).toBe(0);
    });

    test('is told broken with the first wrong row, and ends with 1', async () => {
      const { db: broken, connection: where } = await freshDatabase();
      await loadSample(broken, { passwordHash: 'a hash' });
      await broken.transaction().execute(async (trx) => {
        await sql`set local session_replication_role = replica`.execute(trx);
        await sql`update decision set motivation = 'Nej' where number in (4, 20)`.execute(trx);
      });
      expect(await verifyLog(where)).toEqual({
        code: 1,
        said: 'Kedjan är bruten. Beslut 4: innehållet stämmer inte med kontrollsumman. Raden är ändrad.\n',
      });
    });
  });

  test('stays whole when an approved budget is replaced, and an open one is taken back', async () => {
    expect(
      await changed(
        `update budget_version set state = 'ersatt' where state = 'godkänd'`,
        `update budget_version set state = 'återtagen' where state = 'inskickad'`,
      ),
    ).toMatchObject({ whole: true });
  });
});

describe('a role that owns the database and is no superuser', () => {
  const role = `owner_${randomBytes(6).toString('hex')}`;
  let db: Database;

  beforeAll(async () => {
    const server = inject('postgres');
    const password = randomBytes(12).toString('hex');
    await administer(
      server,
      `create role ${role} login password '${password}'`,
      `create database ${role} owner ${role}`,
    );
    const own: Connection = { ...server, database: role };
    db = openDatabase({ connection: { ...own, user: role, password }, onIdleError: () => undefined });
    await migrate(db);
    const project = await insertProjectRow(db, await insertCooperation(db));
    for (const subject of ['Ett', 'Två', 'Tre']) {
      await db
        .insertInto('decision')
        .values({
          projectId: project,
          forum: 'Styrgrupp',
          subject,
          decidedOn: null,
          recordedAt: '2020-12-18T11:00:00Z',
        })
        .execute();
    }
  });

  afterAll(async () => {
    await db.destroy();
    await administer(inject('postgres'), `drop database ${role} with (force)`, `drop role ${role}`);
  });

  const refusal = (statement: string) =>
    sql
      .raw(statement)
      .execute(db)
      .then(
        () => 'done',
        (error: { code: string }) => error.code,
      );

  test('is not one', async () => {
    const { rows } = await sql<{ user: string; super: boolean }>`
      select current_user as "user", rolsuper as super from pg_roles where rolname = current_user`.execute(db);
    expect(rows).toEqual([{ user: role, super: false }]);
  });

  test('may add and read decisions, in a whole chain', async () => {
    expect(await db.transaction().execute(verifyChain)).toMatchObject({ whole: true, decisions: 3 });
  });

  test.each([`update decision set subject = 'Nej'`, 'delete from decision', 'truncate decision'])(
    'lacks the privilege to: %s',
    async (statement) => {
      expect(await refusal(statement)).toBe(NOT_ALLOWED);
    },
  );

  test.each([`update decision set subject = 'Nej'`, 'delete from decision', 'truncate decision'])(
    'is stopped by the trigger where it takes the privilege back: %s',
    async (statement) => {
      await sql`grant update, delete, truncate on decision to current_user`.execute(db);
      try {
        expect(await refusal(statement)).toBe(KEPT);
      } finally {
        await sql`revoke update, delete, truncate on decision from current_user`.execute(db);
      }
    },
  );

  test('has all its decisions left', async () => {
    expect(await db.transaction().execute(verifyChain)).toMatchObject({ whole: true, decisions: 3 });
  });
});
