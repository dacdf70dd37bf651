import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';

import type { Database } from '~db/open';

import { freshDatabase } from '../support/database';
import { insertUser } from '../support/rows';

let db: Database;
let user: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  user = await insertUser(db);
});

const hash = (byte: number, length = 32) => Buffer.alloc(length, byte);

describe('the database refuses', () => {
  test('limits of sessions that are none, and a second row of them', async () => {
    for (const change of [
      'idle_seconds = 59',
      'absolute_seconds = 43201',
      'idle_seconds = 7200, absolute_seconds = 3600',
    ]) {
      await expect(sql`update session_limits set ${sql.raw(change)}`.execute(db)).rejects.toThrow(/check constraint/);
    }
    await expect(sql`insert into session_limits (id) values (2)`.execute(db)).rejects.toThrow(/check constraint/);
    await expect(sql`insert into session_limits default values`.execute(db)).rejects.toThrow(/duplicate key/);
  });

  test('one person at an issuer for two accounts', async () => {
    const other = await insertUser(db);
    const link = (userId: number, subject: string) =>
      db.insertInto('userIdentity').values({ userId, issuer: 'https://login.example', subject }).execute();
    await link(user, 'one');
    await expect(link(other, 'one')).rejects.toThrow(/duplicate key/);
    await expect(link(other, '')).rejects.toThrow(/check constraint/);
    await expect(link(other, 'x'.repeat(256))).rejects.toThrow(/check constraint/);
  });

  test('two open links for the same, one that ends before it begins, and a hash of another length', async () => {
    const link = (tokenHash: Buffer, ends = '1 hour') =>
      sql`insert into one_time_link (token_hash, user_id, purpose, expires_at)
        values (${tokenHash}, ${user}, 'inbjudan', now() + ${ends}::interval)`.execute(db);
    await link(hash(1));
    await expect(link(hash(2))).rejects.toThrow(/one_open_link/);
    await expect(link(hash(3, 31))).rejects.toThrow(/check constraint/);
    await expect(link(hash(4), '-1 hour')).rejects.toThrow(/check constraint/);
    await sql`update one_time_link set used_at = now()`.execute(db);
    await link(hash(5));
  });

  test('a secret that no app reads, and a recovery code without a second factor', async () => {
    const begin = (secret: string) => db.insertInto('secondFactor').values({ userId: user, secret }).execute();
    await expect(begin('kort')).rejects.toThrow(/check constraint/);
    await expect(begin('0'.repeat(32))).rejects.toThrow(/check constraint/);
    const code = db.insertInto('recoveryCode').values({ codeHash: hash(6), userId: user });
    await expect(code.execute()).rejects.toThrow(/foreign key/);
    await begin('A'.repeat(32));
    await code.execute();
    await db.deleteFrom('secondFactor').where('userId', '=', user).execute();
    expect(await db.selectFrom('recoveryCode').select('userId').execute()).toEqual([]);
  });

  test('a flow whose aim lacks what it is about', async () => {
    const flow = (purpose: string, userId: number | null, linkHash: Buffer | null) =>
      sql`insert into oidc_flow (state_hash, browser_hash, provider, nonce, code_verifier, purpose, user_id, link_hash,
        return_to, expires_at) values (${hash(7)}, ${hash(8)}, 'p', 'n', 'c', ${purpose}, ${userId}, ${linkHash}, '/',
        now() + interval '1 minute')`.execute(db);
    await expect(flow('koppling', null, null)).rejects.toThrow(/check constraint/);
    await expect(flow('inloggning', user, null)).rejects.toThrow(/check constraint/);
    await expect(flow('inbjudan', null, null)).rejects.toThrow(/check constraint/);
    await expect(flow('annat', null, null)).rejects.toThrow(/check constraint/);
    await flow('inbjudan', null, hash(9));
  });

  test('an attempt that is counted for something unknown', async () => {
    const attempt = sql`insert into sign_in_attempt values ('annat', ${hash(10)}, 0, now())`;
    await expect(attempt.execute(db)).rejects.toThrow(/check constraint/);
  });
});
