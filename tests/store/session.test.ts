import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import type { Role } from '~/domain/viewer';
import { hashSessionToken, newSessionToken } from '~/platform/session-cookie';
import { deleteSession, findCredentials, findViewer, insertSession } from '~/store/session';
import { insertCoordinator } from '~/store/user';
import type { Database } from '~db/open';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';
import { insertActor, insertCooperation, insertParty, insertProjectRow, insertUser } from '../support/rows';

const today = '2020-12-18' as CalendarDate;

let db: Database;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  await loadSample(db, { passwordHash: 'a hash' });
});

/** Signs somebody in. @returns the hash that the session is kept under */
async function signIn(userId: number, seconds = 3600): Promise<Buffer> {
  const tokenHash = hashSessionToken(newSessionToken());
  await insertSession(db, { tokenHash, userId, seconds });
  return tokenHash;
}

async function viewerOfUser(userId: number, day = today) {
  return findViewer(db, await signIn(userId), day);
}

async function grant(
  userId: number,
  role: Role,
  scope: { cooperationId?: number; projectId?: number; partyId?: number } = {},
): Promise<void> {
  await db
    .insertInto('userRole')
    .values({ userId, role, ...scope })
    .execute();
}

describe('credentials', () => {
  test('are found by the address, in any case', async () => {
    const userId = await insertUser(db, { email: 'asa@samplan.test', passwordHash: 'hash' });
    expect(await findCredentials(db, 'Asa@SAMPLAN.test')).toEqual({
      userId,
      passwordHash: 'hash',
      secondFactor: false,
    });
  });

  test('are none for a stranger and for an account that is closed', async () => {
    await insertUser(db, { email: 'stangd@samplan.test', passwordHash: 'hash', disabledAt: '2020-01-01T00:00:00Z' });
    expect(await findCredentials(db, 'stangd@samplan.test')).toBeNull();
    expect(await findCredentials(db, 'ingen@samplan.test')).toBeNull();
    expect(await findCredentials(db, "' or 1=1 --")).toBeNull();
  });

  test('have no hash where the account has no password', async () => {
    const userId = await insertUser(db, { email: 'utan@samplan.test' });
    expect(await findCredentials(db, 'utan@samplan.test')).toEqual({ userId, passwordHash: null, secondFactor: false });
  });
});

describe('a session', () => {
  test('is kept under the hash of its token, and the token nowhere', async () => {
    const token = newSessionToken();
    await insertSession(db, { tokenHash: hashSessionToken(token), userId: await insertUser(db), seconds: 60 });
    const rows = await db.selectFrom('session').selectAll().execute();
    expect(rows.some((row) => row.tokenHash.equals(hashSessionToken(token)))).toBe(true);
    expect(JSON.stringify(rows.map((row) => row.tokenHash.toString('latin1')))).not.toContain(token);
  });

  test('opens for its own token only', async () => {
    const userId = await insertUser(db, { name: 'Åsa' });
    expect(await viewerOfUser(userId)).toMatchObject({ userId, name: 'Åsa' });
    expect(await findViewer(db, hashSessionToken(newSessionToken()), today)).toBeNull();
    expect(await findViewer(db, Buffer.alloc(0), today)).toBeNull();
  });

  test('that has ended opens nothing, and is swept away by the next', async () => {
    const userId = await insertUser(db);
    const ended = await signIn(userId);
    await sql`update session set created_at = now() - interval '2 hours', expires_at = now() - interval '1 hour'
      where token_hash = ${ended}`.execute(db);
    expect(await findViewer(db, ended, today)).toBeNull();
    const living = await signIn(userId);
    const hashes = await db.selectFrom('session').select('tokenHash').where('userId', '=', userId).execute();
    expect(hashes.map((row) => row.tokenHash)).toEqual([living]);
  });

  test('lives for the seconds it was given', async () => {
    const tokenHash = await signIn(await insertUser(db), 120);
    const { rows } = await sql<{ seconds: number }>`
      select extract(epoch from expires_at - created_at)::int as seconds from session where token_hash = ${tokenHash}`.execute(
      db,
    );
    expect(rows).toEqual([{ seconds: 120 }]);
  });

  test('of an account that is closed opens nothing', async () => {
    const userId = await insertUser(db);
    const tokenHash = await signIn(userId);
    expect(await findViewer(db, tokenHash, today)).not.toBeNull();
    await db.updateTable('appUser').set({ disabledAt: '2020-12-18T10:00:00Z' }).where('id', '=', userId).execute();
    expect(await findViewer(db, tokenHash, today)).toBeNull();
  });

  test('that is left opens nothing, and the other sessions of the same person go on', async () => {
    const userId = await insertUser(db);
    const [one, other] = [await signIn(userId), await signIn(userId)];
    await deleteSession(db, one);
    expect(await findViewer(db, one, today)).toBeNull();
    expect(await findViewer(db, other, today)).not.toBeNull();
  });
});

describe('what a viewer sees', () => {
  test.each([
    ['samordnare@samplan.test', [], true, ['samordnare']],
    ['projektledare@samplan.test', ['dalarna', 'fyrbodal'], false, ['projektledare', 'projektledare']],
    ['styrgrupp@samplan.test', ['dalarna', 'fyrbodal'], false, ['styrgrupp', 'styrgrupp']],
    ['direktor.ludvika@samplan.test', ['dalarna', 'edala', 'ludvika-smedjebacken'], false, ['kommundirektör']],
    ['direktor.borlange@samplan.test', ['dalarna'], false, ['kommundirektör']],
    ['ekonom@samplan.test', ['dalarna'], false, ['ekonom']],
    ['lasare@samplan.test', ['dalarna'], false, ['läsare']],
  ])('%s: %j', async (email, cooperations, seesAll, roles) => {
    const { userId } = (await findCredentials(db, email))!;
    const viewer = (await viewerOfUser(userId))!;
    const slugs = await db
      .selectFrom('cooperation')
      .select('slug')
      .where('id', 'in', [0, ...viewer.cooperationIds])
      .orderBy('slug')
      .execute();
    expect(slugs.map((row) => row.slug)).toEqual(cooperations);
    expect(viewer.seesAll).toBe(seesAll);
    expect(viewer.grants.map((one) => one.role)).toEqual(roles);
  });

  test('without party and roles is nothing', async () => {
    expect(await viewerOfUser(await insertUser(db))).toMatchObject({
      party: null,
      grants: [],
      cooperationIds: [],
      seesAll: false,
    });
  });

  test('follows the own party', async () => {
    const party = await insertParty(db, { name: 'Bolaget' });
    const cooperation = await insertCooperation(db, [party]);
    await insertCooperation(db, [await insertParty(db)]);
    const viewer = await viewerOfUser(await insertUser(db, { partyId: party }));
    expect(viewer).toMatchObject({ party: { id: party, name: 'Bolaget' }, cooperationIds: [cooperation] });
  });

  test('is each cooperation once, however many ways lead to it', async () => {
    const party = await insertParty(db);
    const cooperationId = await insertCooperation(db, [party]);
    const projectId = await insertProjectRow(db, cooperationId);
    const userId = await insertUser(db, { partyId: party });
    await grant(userId, 'läsare', { cooperationId });
    await grant(userId, 'styrgrupp', { projectId });
    await grant(userId, 'ekonom', { partyId: party });
    expect((await viewerOfUser(userId))?.cooperationIds).toEqual([cooperationId]);
  });

  test.each<[string, Role, 'party' | 'project' | 'both']>([
    ['a director of another party', 'kommundirektör', 'party'],
    ['a projektledare', 'projektledare', 'project'],
    ['a delprojektledare', 'delprojektledare', 'both'],
  ])('is for %s where the role is', async (_, role, scope) => {
    const partyId = await insertParty(db);
    const cooperationId = await insertCooperation(db, [partyId]);
    const projectId = await insertProjectRow(db, cooperationId);
    const userId = await insertUser(db);
    const given = { ...(scope !== 'party' && { projectId }), ...(scope !== 'project' && { partyId }) };
    await grant(userId, role, given);
    expect(await viewerOfUser(userId)).toMatchObject({
      cooperationIds: [cooperationId],
      grants: [{ role, cooperationId: null, projectId: null, partyId: null, ...given }],
    });
  });

  describe('of a cooperation that the party is in for a while', () => {
    let member: number;
    let holder: number;
    let cooperationId: number;

    beforeAll(async () => {
      const partyId = await insertParty(db);
      cooperationId = await insertCooperation(db);
      await db
        .insertInto('cooperationMember')
        .values({ cooperationId, partyId, joinedOn: '2020-01-01', leftOn: '2021-01-01' })
        .execute();
      member = await insertUser(db, { partyId });
      holder = await insertUser(db);
      await grant(holder, 'ekonom', { partyId });
    });

    test.each([
      ['2019-12-31', false],
      ['2020-01-01', true],
      ['2020-12-31', true],
      ['2021-01-01', false],
      ['2030-01-01', false],
    ])('on %s: %s', async (day, sees) => {
      const seen = sees ? [cooperationId] : [];
      expect((await viewerOfUser(member, day as CalendarDate))?.cooperationIds).toEqual(seen);
      expect((await viewerOfUser(holder, day as CalendarDate))?.cooperationIds).toEqual(seen);
    });
  });
});

describe('the right to what is marked sekretess', () => {
  test.each<[Role, boolean]>([
    ['projektledare', true],
    ['styrgrupp', true],
    ['delprojektledare', true],
    ['kommundirektör', true],
    ['ekonom', true],
    ['läsare', false],
  ])('of a %s: %s, in the cooperation of the role and in no other', async (role, has) => {
    const partyId = await insertParty(db);
    const cooperationId = await insertCooperation(db, [partyId]);
    const projectId = await insertProjectRow(db, cooperationId);
    const userId = await insertUser(db, { partyId });
    const elsewhere = await insertCooperation(db);
    await grant(userId, 'läsare', { cooperationId: elsewhere });
    const scopes = {
      ...{ projektledare: { projectId }, styrgrupp: { projectId }, delprojektledare: { projectId, partyId } },
      ...{ kommundirektör: { partyId }, ekonom: { partyId }, läsare: { cooperationId } },
    };
    await grant(userId, role, scopes[role as keyof typeof scopes]);
    const viewer = (await viewerOfUser(userId))!;
    expect(viewer.cooperationIds.toSorted()).toEqual([cooperationId, elsewhere].toSorted());
    expect(viewer.trustedCooperationIds).toEqual(has ? [cooperationId] : []);
  });

  test('is not for whoever works for a member and holds no role', async () => {
    const partyId = await insertParty(db);
    const cooperationId = await insertCooperation(db, [partyId]);
    const viewer = (await viewerOfUser(await insertUser(db, { partyId })))!;
    expect([viewer.cooperationIds, viewer.trustedCooperationIds]).toEqual([[cooperationId], []]);
  });

  test('of a delprojektledare is not in another cooperation that the party is in', async () => {
    const partyId = await insertParty(db);
    const own = await insertCooperation(db, [partyId]);
    await insertCooperation(db, [partyId]);
    const userId = await insertUser(db);
    await grant(userId, 'delprojektledare', { projectId: await insertProjectRow(db, own), partyId });
    expect((await viewerOfUser(userId))!.trustedCooperationIds).toEqual([own]);
  });
});

describe('the first samordnare', () => {
  test('gets an account, the role and an audit row that knows no password', async () => {
    const actor = { ...(await insertActor(db)), userId: null, requestId: null };
    const account = { email: 'forst@samplan.test', name: 'Först', passwordHash: 'a secret hash' };
    expect(await db.transaction().execute((trx) => insertCoordinator(trx, actor, account))).toBe(true);
    const { userId } = (await findCredentials(db, account.email))!;
    expect(await viewerOfUser(userId)).toMatchObject({ seesAll: true, grants: [{ role: 'samordnare' }] });
    const audit = await db.selectFrom('auditEntry').selectAll().where('entityId', '=', userId).execute();
    expect(audit).toMatchObject([{ action: 'user.create', userId: null, after: { role: 'samordnare' } }]);
    expect(JSON.stringify(audit)).not.toContain('a secret hash');
  });

  test('is not made of somebody who has an account', async () => {
    const actor = await insertActor(db);
    const userId = await insertUser(db, { email: 'redan@samplan.test', passwordHash: 'own' });
    const account = { email: 'redan@samplan.test', name: 'Annan', passwordHash: 'other' };
    expect(await db.transaction().execute((trx) => insertCoordinator(trx, actor, account))).toBe(false);
    expect(await findCredentials(db, account.email)).toEqual({ userId, passwordHash: 'own', secondFactor: false });
    expect(await viewerOfUser(userId)).toMatchObject({ seesAll: false, grants: [] });
  });
});

describe('a role as ersättare', () => {
  const party = async () => {
    const [own, elsewhere] = [await insertParty(db), await insertParty(db)];
    return { own, elsewhere, cooperation: await insertCooperation(db, [own]) };
  };
  const delegate = (userId: number, partyId: number, validFrom: string, validUntil: string) =>
    db
      .insertInto('delegation')
      .values({ userId, partyId, validFrom, validUntil, reference: 'KS 1', recordedAt: '2020-12-18T11:00:00Z' })
      .execute();

  test.each([
    ['2020-11-30', false],
    ['2020-12-01', true],
    ['2020-12-18', true],
    ['2021-01-31', true],
    ['2021-02-01', false],
  ])('on %s counts: %s, for the delegation holds 2020-12-01 to 2021-01-31', async (day, counts) => {
    const { own, cooperation } = await party();
    const userId = await insertUser(db);
    await grant(userId, 'ersättare', { partyId: own });
    await delegate(userId, own, '2020-12-01', '2021-01-31');
    const viewer = await viewerOfUser(userId, day as CalendarDate);
    expect(viewer?.grants.map(({ role }) => role)).toEqual(counts ? ['ersättare'] : []);
    expect(viewer?.cooperationIds).toEqual(counts ? [cooperation] : []);
    expect(viewer?.trustedCooperationIds).toEqual(counts ? [cooperation] : []);
  });

  test('counts for nothing without a delegation, with one for another party, or with somebody else’s', async () => {
    const { own, elsewhere } = await party();
    const [userId, colleague] = [await insertUser(db), await insertUser(db)];
    await grant(userId, 'ersättare', { partyId: own });
    expect((await viewerOfUser(userId))?.grants).toEqual([]);
    await delegate(userId, elsewhere, '2020-12-01', '2021-01-31');
    await delegate(colleague, own, '2020-12-01', '2021-01-31');
    expect((await viewerOfUser(userId))?.grants).toEqual([]);
  });

  test('leaves the other roles of the person as they are', async () => {
    const { own } = await party();
    const userId = await insertUser(db);
    await grant(userId, 'ersättare', { partyId: own });
    await grant(userId, 'ekonom', { partyId: own });
    expect((await viewerOfUser(userId))?.grants.map(({ role }) => role)).toEqual(['ekonom']);
  });
});
