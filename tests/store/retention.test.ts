import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';

import { goesBefore, RETENTION_RULES } from '~/domain/retention';
import { createClock } from '~/platform/clock';
import { retain } from '~/platform/retention';
import { insertAudit } from '~/store/audit';

import { freshDatabase } from '../support/database';
import { insertActor, insertCooperation, insertUser } from '../support/rows';

const { db } = await freshDatabase();
const clock = createClock('2026-06-01');

/** One row of each kind that has to go, and beside it one that stays. */
async function insertOldAndNew() {
  const actor = await insertActor(db);
  const userId = await insertUser(db);
  const cooperationId = await insertCooperation(db);
  await sql`insert into session (token_hash, user_id, created_at, expires_at) values
    (decode(repeat('01', 32), 'hex'), ${userId}, '2020-01-01', '2020-01-02'),
    (decode(repeat('02', 32), 'hex'), ${userId}, now(), now() + interval '1 hour')`.execute(db);
  const [old, fresh] = [`decode(repeat('01', 32), 'hex')`, `decode(repeat('02', 32), 'hex')`].map((hash) =>
    sql.raw(hash),
  );
  await sql`insert into oidc_flow (state_hash, browser_hash, provider, nonce, code_verifier, purpose, return_to,
    created_at, expires_at) values
    (${old}, ${old}, 'kommun', 'n', 'v', 'inloggning', '/', '2026-05-31', '2026-05-31 00:10'),
    (${fresh}, ${fresh}, 'kommun', 'n', 'v', 'inloggning', '/', now(), now() + interval '10 minutes')`.execute(db);
  await sql`insert into sign_in_attempt (kind, subject_hash, failures, last_at) values
    ('konto', ${old}, 7, '2026-05-20'), ('konto', ${fresh}, 7, now())`.execute(db);
  await sql`insert into spent_logout_token (issuer, token_id, spent_at) values
    ('https://id.test', 'old', '2026-05-20'), ('https://id.test', 'new', now())`.execute(db);
  await sql`insert into one_time_link (token_hash, user_id, purpose, created_at, expires_at, used_at) values
    (${old}, ${userId}, 'inbjudan', '2026-04-01', '2026-04-08', '2026-04-02'),
    (${fresh}, ${userId}, 'inbjudan', now(), now() + interval '7 days', null)`.execute(db);
  await sql`insert into known_browser (token_hash, user_id, seen_at) values
    (${old}, ${userId}, '2025-11-01'), (${fresh}, ${userId}, now())`.execute(db);
  await sql`insert into email (key, address, subject, body, state, attempts, last_error, created_at, queued_at) values
    ('old', 'a@samplan.test', 'Gammalt', 'x', 'sparad', 0, 'kom aldrig iväg', '2024-05-31', '2024-05-31'),
    ('waits', 'a@samplan.test', 'Väntar', 'x', 'väntar', 0, null, '2020-01-01', '2020-01-01'),
    ('new', 'a@samplan.test', 'Nytt', 'x', 'sparad', 0, 'kom aldrig iväg', '2025-01-01', '2025-01-01')`.execute(db);
  await sql`insert into scenario (cooperation_id, name, assumptions, created_at, created_by, removed_at) values
    (${cooperationId}, 'Borttaget', '{}', '2020-01-01', ${userId}, '2025-05-31'),
    (${cooperationId}, 'Nyss borttaget', '{}', '2020-01-01', ${userId}, '2026-05-31'),
    (${cooperationId}, 'Kvar', '{}', '2020-01-01', ${userId}, null)`.execute(db);
  const entry = { action: 'risk.update', entity: 'risk', entityId: 1 };
  await db.transaction().execute(async (trx) => {
    await insertAudit(trx, { ...actor, from: '192.0.2.1', at: '2025-05-31T10:00:00Z' }, entry);
    await insertAudit(trx, { ...actor, from: '192.0.2.2', at: '2025-06-02T10:00:00Z' }, entry);
  });
}

const count = async (table: string) =>
  (await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(db)).rows[0]!.count;
const addresses = async () =>
  (
    await sql<{ address: string | null }>`select host(from_address) as address from audit_entry
      where action = 'risk.update' order by at`.execute(db)
  ).rows.map(({ address }) => address);

describe('gallring', () => {
  test('tried first says what would go and takes nothing; then takes that, once, and says so in the log', async () => {
    await insertOldAndNew();
    const tables = [
      ...['session', 'oidc_flow', 'sign_in_attempt', 'spent_logout_token', 'one_time_link', 'known_browser'],
      ...['email', 'scenario', 'audit_entry'],
    ];
    const before = await Promise.all(tables.map(count));

    const tried = await retain(db, clock, true);
    expect(tried).toContain('Inget är borttaget');
    expect(await Promise.all(tables.map(count))).toEqual(before);
    expect(await addresses()).toEqual(['192.0.2.1', '192.0.2.2']);

    const done = await retain(db, clock, false);
    expect(done.split('\n').slice(1)).toEqual(tried.split('\n').slice(1));
    expect(await Promise.all(tables.slice(0, 8).map(count))).toEqual([1, 1, 1, 1, 1, 1, 2, 2]);
    expect(await addresses(), 'the rows stay, the old address is gone').toEqual([null, '192.0.2.2']);
    const swept = await db.selectFrom('auditEntry').select('after').where('action', '=', 'retention.sweep').execute();
    expect(swept.map(({ after }) => after)).toEqual([
      { kind: 'session', before: '2026-06-01', count: 1 },
      { kind: 'oidc-flow', before: '2026-06-01', count: 1 },
      { kind: 'sign-in-attempt', before: '2026-05-30', count: 1 },
      { kind: 'logout-token', before: '2026-05-30', count: 1 },
      { kind: 'one-time-link', before: '2026-05-02', count: 1 },
      { kind: 'known-browser', before: '2025-12-03', count: 1 },
      { kind: 'email', before: '2024-06-01', count: 1 },
      { kind: 'scenario', before: '2025-06-01', count: 1 },
      { kind: 'audit-address', before: '2025-06-01', count: 1 },
    ]);

    const again = await retain(db, clock, false);
    expect(again.match(/^ +0 /gm)).toHaveLength(RETENTION_RULES.length);
  });

  test('gives every rule its ground and its day', () => {
    for (const rule of RETENTION_RULES) expect(rule.ground.length, rule.kind).toBeGreaterThan(30);
    expect(
      goesBefore(
        RETENTION_RULES.find(({ kind }) => kind === 'email')!,
        clock.today(),
      ),
    ).toBe('2024-06-01');
  });
});

describe('the log', () => {
  test.each([
    ['changed', sql`update audit_entry set action = 'x' where action = 'risk.update'`],
    ['moved to another address', sql`update audit_entry set from_address = '192.0.2.9' where action = 'risk.update'`],
    ['changed while its address is forgotten', sql`update audit_entry set from_address = null, user_id = null`],
    ['deleted', sql`delete from audit_entry`],
    ['emptied', sql`truncate audit_entry`],
  ])('is not %s, not even by the owner of the database', async (_what, statement) => {
    await expect(statement.execute(db)).rejects.toThrow();
  });
});
