import { beforeAll, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import { insertRole, insertUser as addUser } from '~/store/user';
import { findUser, listScopeChoices, listUsers, lockUser } from '~/store/user-list';
import type { Database } from '~db/open';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';
import { insertActor, insertUser, viewerOf } from '../support/rows';

let db: Database;
let actor: Actor;
const coordinator = viewerOf([], { seesAll: true });
const everything = { search: '', role: null, page: 1, size: 50 };

beforeAll(async () => {
  ({ db } = await freshDatabase());
  await loadSample(db, { passwordHash: 'a hash' });
  actor = await insertActor(db);
});

const names = async (known: Partial<Parameters<typeof listUsers>[2]>) =>
  (await listUsers(db, coordinator, { ...everything, ...known })).rows.map(({ email }) => email.split('@')[0]);

describe('the list of accounts', () => {
  test('is for the samordnare, and nothing to anybody else', async () => {
    const { rows, count } = await listUsers(db, coordinator, everything);
    expect(rows).toHaveLength(count);
    const other = viewerOf([1, 2, 3], {
      grants: [{ role: 'projektledare', cooperationId: null, projectId: 1, partyId: null }],
    });
    expect(await listUsers(db, other, everything)).toEqual({ rows: [], count: 0 });
    expect(await findUser(db, other, rows[0]!.id)).toBeNull();
    expect(await db.transaction().execute((trx) => lockUser(trx, other, rows[0]!.id))).toBeNull();
    expect(await listScopeChoices(db, other)).toEqual({ cooperations: [], projects: [], parties: [] });
    expect(await findUser(db, coordinator, rows[0]!.id)).toMatchObject({ id: rows[0]!.id });
  });

  test('is searched by name, address and party, and by role', async () => {
    expect(await names({ search: 'LUDVIKA' })).toEqual(['ersattare.ludvika', 'direktor.ludvika']);
    expect(await names({ search: 'ekonom@' })).toEqual(['ekonom']);
    expect(await names({ role: 'styrgrupp' })).toEqual(['styrgrupp']);
    expect(await names({ search: 'ludvika', role: 'kommundirektör' })).toEqual(['direktor.ludvika']);
    for (const search of ['%', '_', '\\', "' or 1=1 --"]) expect(await names({ search })).toEqual([]);
  });

  test('is narrowed to how accounts stand', async () => {
    await insertUser(db, { email: 'stangd@samplan.test', passwordHash: 'x', disabledAt: '2020-01-01T00:00:00Z' });
    await insertUser(db, { email: 'inbjuden@samplan.test', passwordHash: null });
    const all = await names({});
    expect(await names({ standing: 'stängt' })).toEqual(['stangd']);
    const invited = await names({ standing: 'inbjudan' });
    expect(invited).toContain('inbjuden');
    expect(await names({ standing: 'öppet' })).toEqual(all.filter((each) => ![...invited, 'stangd'].includes(each)));
    const { rows, count } = await listUsers(db, coordinator, { ...everything, standing: 'stängt' });
    expect([rows.length, count]).toEqual([1, 1]);
  });

  test('comes in pages', async () => {
    const all = await names({});
    expect([...(await names({ page: 1, size: 4 })), ...(await names({ page: 2, size: 4 }))]).toEqual(all.slice(0, 8));
  });

  test('tells what each role is for', async () => {
    const [role] = (await listUsers(db, coordinator, { ...everything, search: 'delprojektledare.mora' })).rows[0]!
      .roles;
    expect(role).toMatchObject({ role: 'delprojektledare', scope: 'Min skolskjuts, Mora' });
  });
});

describe('an account', () => {
  const add = (email: string) =>
    db.transaction().execute((trx) => addUser(trx, actor, { email, name: 'Ekonom', title: null, partyId: null }));

  test('is made once for an address, and its audit row names no address', async () => {
    const id = await add('en.gang@samplan.test');
    expect(await add('en.gang@samplan.test')).toBeNull();
    expect(await findUser(db, coordinator, id!)).toMatchObject({ activated: false, disabled: false, roles: [] });
    const audit = await db
      .selectFrom('auditEntry')
      .selectAll()
      .where('entity', '=', 'appUser')
      .where('entityId', '=', id)
      .execute();
    expect(audit).toMatchObject([{ action: 'user.create', userId: actor.userId }]);
    expect(JSON.stringify(audit)).not.toContain('en.gang');
  });

  test('has a role once', async () => {
    const id = (await add('en.roll@samplan.test'))!;
    const grant = { role: 'samordnare', cooperationId: null, projectId: null, partyId: null } as const;
    const give = (version: number) => db.transaction().execute((trx) => insertRole(trx, actor, { id, version }, grant));
    expect([await give(1), await give(2)]).toEqual([true, false]);
    expect(await findUser(db, coordinator, id)).toMatchObject({
      version: 2,
      roles: [{ role: 'samordnare', scope: '' }],
    });
  });
});
