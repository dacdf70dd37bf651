import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import { insertAudit } from '~/store/audit';
import { updateUser } from '~/store/user';
import { lockUser } from '~/store/user-list';
import { heldWord } from '~/views/person/held-words';
import { findPerson, forgetPerson, listHeld } from '~/store/personal-data';

import { freshDatabase } from '../support/database';
import { insertActor, insertCooperation, insertParty, insertProjectRow, insertUser, viewerOf } from '../support/rows';

const { db } = await freshDatabase();
const coordinator = viewerOf([], { seesAll: true });

let actor: Actor;
let userId: number;
let cooperationId: number;
let projectId: number;

beforeAll(async () => {
  actor = await insertActor(db);
  const partyId = await insertParty(db, { name: 'Mora' });
  userId = await insertUser(db, {
    name: 'Ada Nordin',
    email: 'ada@samplan.test',
    title: 'Chef',
    passwordHash: 'argon',
    partyId,
  });
  cooperationId = await insertCooperation(db, [partyId]);
  projectId = await insertProjectRow(db, cooperationId);
  await db.insertInto('userRole').values({ userId, role: 'styrgrupp', projectId }).execute();
  await sql`insert into session (token_hash, user_id, expires_at)
    values (decode(repeat('0a', 32), 'hex'), ${userId}, now() + interval '1 hour')`.execute(db);
  await sql`insert into user_identity (user_id, issuer, subject) values (${userId}, 'https://id.test', '19121212-1212')`.execute(
    db,
  );
  await sql`insert into second_factor (user_id, secret) values (${userId}, repeat('A', 32))`.execute(db);
  await sql`insert into one_time_link (token_hash, user_id, purpose, expires_at)
    values (decode(repeat('0b', 32), 'hex'), ${userId}, 'återställning', now() + interval '1 hour')`.execute(db);
  await sql`insert into known_browser (token_hash, user_id) values (decode(repeat('0c', 32), 'hex'), ${userId})`.execute(
    db,
  );
  await sql`insert into email (key, user_id, address, subject, body)
    values ('k', ${userId}, 'ada@samplan.test', 'Att besluta', 'Till Ada Nordin')`.execute(db);
  await sql`insert into decision (project_id, forum, subject, decided_on, recorded_at, recorded_by)
    values (${projectId}, 'Styrgruppen', 'Godkänner planen', '2020-12-01', now(), ${userId})`.execute(db);
  await db
    .transaction()
    .execute((trx) =>
      insertAudit(trx, { ...actor, userId, from: '192.0.2.3' }, { action: 'risk.update', entity: 'risk', entityId: 1 }),
    );
});

describe('what is held about a person', () => {
  test('is every row that points at the account, by what the database says, and no secret', async () => {
    const held = await listHeld(db, coordinator, userId);
    expect(held.map(({ table, column, rows }) => `${table}.${column} ${rows.length}`)).toEqual([
      'app_user.id 1',
      'audit_entry.user_id 1',
      'decision.recorded_by 1',
      'email.user_id 1',
      'known_browser.user_id 1',
      'one_time_link.user_id 1',
      'second_factor.user_id 1',
      'session.user_id 1',
      'user_identity.user_id 1',
      'user_role.user_id 1',
    ]);
    const text = JSON.stringify(held);
    for (const known of ['Ada Nordin', 'ada@samplan.test', 'Chef', 'styrgrupp', 'Godkänner planen', '192.0.2.3']) {
      expect(text).toContain(known);
    }
    expect(text).not.toMatch(/argon|0a0a|0b0b|0c0c|AAAA/);
  });

  test('has a word of ours for every table of the database that can name a person', async () => {
    const { rows } = await sql<{ table: string }>`
      select distinct conrelid::regclass::text as table from pg_constraint
      where contype = 'f' and confrelid = 'app_user'::regclass`.execute(db);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.map(({ table }) => table).filter((table) => heldWord(table).startsWith('Övrigt'))).toEqual([]);
  });

  test('is the person’s own and the samordnare’s to read', async () => {
    expect(await findPerson(db, viewerOf([cooperationId], { userId }), userId)).toMatchObject({ name: 'Ada Nordin' });
    expect(await listHeld(db, viewerOf([], { userId }), userId)).toEqual(await listHeld(db, coordinator, userId));
    for (const viewer of [viewerOf([cooperationId], { userId: actor.userId! }), viewerOf([])]) {
      expect(await findPerson(db, viewer, userId)).toBeNull();
      expect(await listHeld(db, viewer, userId)).toEqual([]);
    }
    expect(await findPerson(db, coordinator, 999_999)).toBeNull();
  });
});

describe('a name that is taken away', () => {
  test('is nowhere any more, ends the sessions, and leaves what was decided with its role', async () => {
    await db.transaction().execute(async (trx) => {
      const seen = (await lockUser(trx, coordinator, userId))!;
      await updateUser(trx, actor, seen, { name: 'Ada Nordin-Ek', title: 'Chef', partyId: seen.partyId });
    });
    const forget = () => db.transaction().execute((trx) => forgetPerson(trx, actor, userId));
    expect(await forget()).toBe(true);
    expect(await findPerson(db, coordinator, userId)).toEqual({
      id: userId,
      name: `Tidigare rollinnehavare ${userId}`,
      email: `borttagen-${userId}@samplan.invalid`,
      title: null,
      partyName: 'Mora',
      forgotten: true,
    });
    const held = await listHeld(db, coordinator, userId);
    expect(held.map(({ table, column }) => `${table}.${column}`)).toEqual([
      'app_user.id',
      'audit_entry.user_id',
      'decision.recorded_by',
      'user_role.user_id',
      'audit_entry.entity_id',
    ]);
    expect(held.at(-1)!.rows.map(({ action }) => action)).toEqual(['user.update', 'user.forget']);
    expect(JSON.stringify(held)).not.toMatch(/Ada|Nordin|ada@|Chef/);
    const everything = await sql<{ row: string }>`select to_jsonb(entry)::text as row from audit_entry entry
      union all select to_jsonb(mail)::text from email mail`.execute(db);
    expect(JSON.stringify(everything.rows)).not.toMatch(/Ada|Nordin|ada@|Chef|1212/);
    const account = await db.selectFrom('appUser').selectAll().where('id', '=', userId).executeTakeFirstOrThrow();
    expect([account.passwordHash, account.disabledAt === null]).toEqual([null, false]);
    const decision = await db.selectFrom('decision').select(['forum', 'recordedBy']).executeTakeFirstOrThrow();
    expect(decision).toEqual({ forum: 'Styrgruppen', recordedBy: userId });
    const logged = await db.selectFrom('auditEntry').selectAll().where('action', '=', 'user.forget').execute();
    expect(logged).toMatchObject([{ userId: actor.userId, entityId: userId, before: null, after: null }]);

    expect(await forget(), 'a second time').toBe(false);
    expect(await db.transaction().execute((trx) => forgetPerson(trx, actor, 999_999))).toBe(false);
  });
});
