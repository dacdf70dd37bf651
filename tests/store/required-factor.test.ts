import { Secret, TOTP } from 'otpauth';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import type { Role } from '~/domain/viewer';
import { hashPassword } from '~/platform/password';
import { hashSessionToken, newSessionToken, sessionCookieHeader } from '~/platform/session-cookie';
import { action as accountAction, loader as accountLoader } from '~/routes/account';
import { action as cooperationAction } from '~/routes/cooperation';
import { loader as decisionsLoader } from '~/routes/register';
import { action as signInAction } from '~/routes/sign-in';
import { loader as startLoader } from '~/routes/start';
import { action as usersAction } from '~/routes/users';
import { lockAgreement } from '~/store/agreement';
import { listFactorRules, updateFactorRule } from '~/store/factor-rule';
import { findViewer, insertSession } from '~/store/session';
import type { Database } from '~db/open';

import { freshDatabase } from '../support/database';
import { insertActor, insertCooperation, insertParty, insertProjectRow, insertUser, viewerOf } from '../support/rows';
import { visitor, type Visitor } from '../support/visitor';

const PASSWORD = 'fyra ord som inte finns';
const TODAY = '2020-12-18' as CalendarDate;
let db: Database;
let passwordHash: string;
let made = 0;
let at: { cooperationId: number; slug: string; partyId: number; projectId: number };

beforeAll(async () => {
  ({ db } = await freshDatabase());
  passwordHash = await hashPassword(PASSWORD);
});

/** A cooperation that requires a second factor, with a member and a project. */
beforeEach(async () => {
  // The samordnare has a role in every cooperation: those of the tests before would count too.
  await db.updateTable('cooperation').set({ requiresSecondFactor: false }).execute();
  made += 1;
  const partyId = await insertParty(db);
  const slug = `kravande-${made}`;
  const known = { slug, name: `Krävande ${made}`, requiresSecondFactor: true };
  const cooperationId = await insertCooperation(db, [partyId], known);
  at = { cooperationId, slug, partyId, projectId: await insertProjectRow(db, cooperationId) };
});

type Scope = { cooperationId?: number; projectId?: number; partyId?: number };

async function account(role: Role | null, scope: Scope = {}): Promise<{ id: number; email: string }> {
  made += 1;
  const email = `kravd-${made}@samplan.test`;
  const id = await insertUser(db, { email, passwordHash });
  if (role)
    await db
      .insertInto('userRole')
      .values({ userId: id, role, ...scope })
      .execute();
  return { id, email };
}

/** Whether a new session of theirs lacks a factor. */
async function lacks(userId: number, day = TODAY, identityId?: number): Promise<boolean | undefined> {
  const tokenHash = hashSessionToken(newSessionToken());
  await insertSession(db, { tokenHash, userId, seconds: 3600, ...(identityId === undefined ? {} : { identityId }) });
  return (await findViewer(db, tokenHash, day))?.lacksFactor;
}

const confirmed = (userId: number) => ({ userId, secret: 'A'.repeat(32), confirmedAt: '2020-12-01T08:00:00Z' });

describe('a second factor is required', () => {
  const scopes: Record<Role, () => Scope> = {
    samordnare: () => ({}),
    projektledare: () => ({ projectId: at.projectId }),
    delprojektledare: () => ({ projectId: at.projectId, partyId: at.partyId }),
    styrgrupp: () => ({ projectId: at.projectId }),
    kommundirektör: () => ({ partyId: at.partyId }),
    ersättare: () => ({ partyId: at.partyId }),
    ekonom: () => ({ partyId: at.partyId }),
    läsare: () => ({ cooperationId: at.cooperationId }),
  };

  test.each(Object.keys(scopes) as Role[])('of a %s, while the cooperation has the rule', async (role) => {
    const { id } = await account(role, scopes[role]());
    if (role === 'ersättare') {
      expect(await lacks(id)).toBe(false);
      const days = { validFrom: '2020-12-01', validUntil: '2021-01-31', recordedAt: '2020-12-01T08:00:00Z' };
      await db
        .insertInto('delegation')
        .values({ userId: id, partyId: at.partyId, reference: 'KS 1', ...days })
        .execute();
      expect(await lacks(id, '2021-02-01' as CalendarDate)).toBe(false);
    }
    expect(await lacks(id)).toBe(true);
    await db.updateTable('cooperation').set({ requiresSecondFactor: false }).execute();
    expect(await lacks(id)).toBe(false);
  });

  test('of nobody whose roles are elsewhere, and of nobody for working at a member', async () => {
    const elsewhere = await insertCooperation(db, [at.partyId]);
    const other = await insertProjectRow(db, elsewhere);
    const leader = await account('delprojektledare', { projectId: other, partyId: at.partyId });
    expect(await lacks(leader.id)).toBe(false);
    expect(await lacks((await account('läsare', { cooperationId: elsewhere })).id)).toBe(false);
    expect(await lacks(await insertUser(db, { passwordHash, partyId: at.partyId }))).toBe(false);
  });

  test('of a party’s roles while the party is a member', async () => {
    const { id } = await account('ekonom', { partyId: at.partyId });
    await db
      .updateTable('cooperationMember')
      .set({ joinedOn: '2020-01-01', leftOn: '2021-01-01' })
      .where('cooperationId', '=', at.cooperationId)
      .execute();
    expect(await lacks(id)).toBe(true);
    expect(await lacks(id, '2021-01-01' as CalendarDate)).toBe(false);
  });

  test('no more of whoever has one; one that is begun only is none', async () => {
    const { id } = await account('läsare', { cooperationId: at.cooperationId });
    await db
      .insertInto('secondFactor')
      .values({ userId: id, secret: 'A'.repeat(32) })
      .execute();
    expect(await lacks(id)).toBe(true);
    await db
      .updateTable('secondFactor')
      .set({ confirmedAt: '2020-12-01T08:00:00Z' })
      .where('userId', '=', id)
      .execute();
    expect(await lacks(id)).toBe(false);
  });

  test('of a session that a password opened, and not of one that an issuer opened', async () => {
    const { id } = await account('läsare', { cooperationId: at.cooperationId });
    const { id: identity } = await db
      .insertInto('userIdentity')
      .values({ userId: id, issuer: 'https://issuer.test', subject: `s-${id}` })
      .returning('id')
      .executeTakeFirstOrThrow();
    expect(await lacks(id, TODAY, identity)).toBe(false);
    expect(await lacks(id)).toBe(true);
    await db.updateTable('appUser').set({ passwordHash: null }).where('id', '=', id).execute();
    expect(await lacks(id)).toBe(false);
    expect(await listFactorRules(db, viewerOf([], { userId: id }), TODAY)).toEqual([]);
  });

  test('by name of each cooperation that does, for the own account', async () => {
    const { id } = await account('ekonom', { partyId: at.partyId });
    await insertCooperation(db, [at.partyId], { name: 'Ånga', requiresSecondFactor: true });
    await insertCooperation(db, [], { name: 'Annan', requiresSecondFactor: true });
    const names = await listFactorRules(db, viewerOf([], { userId: id }), TODAY);
    expect(names).toEqual([`Krävande ${at.slug.slice('kravande-'.length)}`, 'Ånga']);
    expect(await listFactorRules(db, viewerOf([]), TODAY)).toEqual([]);
  });
});

/** Somebody with a role and a second factor, in a session that has begun. */
async function signedInWithFactor(role: Role, scope: Scope = {}): Promise<Visitor> {
  const { id } = await account(role, scope);
  await db.insertInto('secondFactor').values(confirmed(id)).execute();
  const who = visitor({ db });
  const token = newSessionToken();
  await insertSession(db, { tokenHash: hashSessionToken(token), userId: id, seconds: 3600 });
  const header = await sessionCookieHeader(new Request('https://samplan.test/'), token);
  const [name, value] = header.split(';')[0]!.split(/=(.*)/s);
  who.cookies.set(name!, value!);
  return who;
}

test('the rule is changed with an audit row and a new version', async () => {
  const actor = await insertActor(db);
  const everything = viewerOf([], { seesAll: true });
  await db.transaction().execute(async (trx) => {
    const before = (await lockAgreement(trx, everything, at.cooperationId))!;
    await updateFactorRule(trx, actor, before, false);
  });
  const row = await db.selectFrom('cooperation').selectAll().where('id', '=', at.cooperationId).executeTakeFirst();
  expect(row).toMatchObject({ requiresSecondFactor: false, version: 2 });
  const audit = await db.selectFrom('auditEntry').selectAll().where('entityId', '=', at.cooperationId).execute();
  expect(audit.filter(({ entity }) => entity === 'cooperation')).toMatchObject([
    {
      action: 'cooperation.require-factor',
      userId: actor.userId,
      before: { requiresSecondFactor: true },
      after: { requiresSecondFactor: false },
    },
  ]);
});

describe('whoever lacks it', () => {
  async function signedIn(email: string): Promise<Visitor> {
    const who = visitor({ db });
    const form = { epost: email, losenord: PASSWORD, till: '/beslut?sida=2' };
    const answer = await who.ask(signInAction as never, '/logga-in', { form });
    expect(answer).toMatchObject({ status: 303, location: '/beslut?sida=2' });
    return who;
  }
  const send = (who: Visitor, form: Record<string, string>, path = '/konto?till=%2Fbeslut%3Fsida%3D2') =>
    who.ask(accountAction as never, path, { form });
  const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate();

  async function setUp(who: Visitor) {
    expect(await send(who, { intent: 'begin-factor', current: PASSWORD })).toMatchObject({
      status: 303,
      location: '/konto?till=%2Fbeslut%3Fsida%3D2#tvasteg',
    });
    const { body } = await who.ask(accountLoader as never, '/konto');
    const { secret } = (body as { enrolment: { secret: string } }).enrolment;
    return send(who, { intent: 'confirm-factor', code: codeOf(secret) });
  }

  test('is led to set it up, and then on, also in a session that had begun', async () => {
    await db.updateTable('cooperation').set({ requiresSecondFactor: false }).execute();
    const { email } = await account('läsare', { cooperationId: at.cooperationId });
    const who = await signedIn(email);
    const open = () => who.ask(decisionsLoader as never, '/beslut?sida=2');
    expect((await open()).status).toBe(200);
    await db.updateTable('cooperation').set({ requiresSecondFactor: true }).where('slug', '=', at.slug).execute();
    expect(await open()).toMatchObject({ status: 302, location: '/konto?till=%2Fbeslut%3Fsida%3D2' });
    expect(await who.ask(startLoader as never, '/')).toMatchObject({ location: '/konto?till=%2F' });

    const page = await who.ask(accountLoader as never, '/konto?till=%2Fbeslut%3Fsida%3D2');
    expect(page.body).toMatchObject({ factor: { lacking: true, next: '/beslut?sida=2' } });
    expect(((await setUp(who)).body as { codes: string[] }).codes).toHaveLength(10);
    expect((await open()).status).toBe(200);
  });

  test('is led on to paths of ours only', async () => {
    const { email } = await account('läsare', { cooperationId: at.cooperationId });
    const who = await signedIn(email);
    for (const till of ['//evil.example', 'https://evil.example/', '/\\evil.example']) {
      const { body } = await who.ask(accountLoader as never, `/konto?till=${encodeURIComponent(till)}`);
      expect(body).toMatchObject({ factor: { next: '/' } });
    }
  });

  test('sends no other form, of the own account or elsewhere', async () => {
    const { id, email } = await account('samordnare');
    const who = await signedIn(email);
    const back = { status: 302, location: '/konto?till=%2Fbeslut%3Fsida%3D2' };
    const forms: Record<string, string>[] = [
      {
        intent: 'password',
        current: PASSWORD,
        password: 'ett nytt långt lösenord',
        repeated: 'ett nytt långt lösenord',
      },
      { intent: 'remove-factor', current: PASSWORD },
      { intent: 'confirm', current: PASSWORD },
      { intent: 'end-others' },
    ];
    for (const form of forms) expect(await send(who, form)).toMatchObject(back);
    const form = { intent: 'require-factor', id: String(at.cooperationId), version: '1' };
    const path = `/samverkan/${at.slug}`;
    const answer = await who.ask(cooperationAction as never, path, { form, params: { slug: at.slug } });
    expect(answer).toMatchObject({ status: 302, location: `/konto?till=${encodeURIComponent(path)}` });
    const rows = await db.selectFrom('auditEntry').select('action').where('userId', '=', id).execute();
    expect(rows).toEqual([]);
  });

  test('keeps it while it is required; when the samordnare takes it away, the next step is to set it up', async () => {
    const { id, email } = await account('läsare', { cooperationId: at.cooperationId });
    const who = await signedIn(email);
    await setUp(who);
    const refused = await send(who, { intent: 'remove-factor', current: PASSWORD });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain('Du kan inte stänga av den själv.');
    const kept = () => db.selectFrom('secondFactor').select('userId').where('userId', '=', id).execute();
    expect(await kept()).toHaveLength(1);

    const coordinator = await signedInWithFactor('samordnare');
    const { version } = await db.selectFrom('appUser').select('version').where('id', '=', id).executeTakeFirstOrThrow();
    const form = { intent: 'remove-factor', id: String(id), version: String(version) };
    expect((await coordinator.ask(usersAction as never, '/anvandare', { form })).status).toBe(303);
    expect(await kept()).toEqual([]);
    const again = await signedIn(email);
    expect(await again.ask(startLoader as never, '/')).toMatchObject({ location: '/konto?till=%2F' });
  });

  test('takes it away where nothing requires it any more', async () => {
    const { id, email } = await account('läsare', { cooperationId: at.cooperationId });
    const who = await signedIn(email);
    await setUp(who);
    await db.updateTable('cooperation').set({ requiresSecondFactor: false }).execute();
    expect((await send(who, { intent: 'remove-factor', current: PASSWORD })).status).toBe(303);
    expect(await db.selectFrom('secondFactor').select('userId').where('userId', '=', id).execute()).toEqual([]);
  });
});

describe('the rule', () => {
  const setRule = (who: Visitor, form: Record<string, string>) =>
    who.ask(cooperationAction as never, `/samverkan/${at.slug}`, {
      form: { intent: 'require-factor', id: String(at.cooperationId), ...form },
      params: { slug: at.slug },
    });
  const isRequired = async () =>
    (
      await db
        .selectFrom('cooperation')
        .select('requiresSecondFactor')
        .where('id', '=', at.cooperationId)
        .executeTakeFirstOrThrow()
    ).requiresSecondFactor;

  test('is set by the samordnare, in the version that was seen', async () => {
    const who = await signedInWithFactor('samordnare');
    expect(await setRule(who, { version: '1' })).toMatchObject({
      status: 303,
      location: `/samverkan/${at.slug}?inloggning=sparad#inloggning`,
    });
    expect(await isRequired()).toBe(false);
    const late = await setRule(who, { version: '1', required: 'on' });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ conflict: { values: [['Tvåstegsinloggning', 'krävs inte']] } });
    expect((await setRule(who, { version: '2', required: 'on' })).status).toBe(303);
    expect(await isRequired()).toBe(true);
  });

  test('is set by nobody else, and not through another cooperation', async () => {
    const coordinator = await signedInWithFactor('samordnare');
    const other = await insertCooperation(db);
    expect((await setRule(coordinator, { version: '1', id: String(other) })).status).toBe(400);
    const others: readonly [Role, Scope][] = [
      ['projektledare', { projectId: at.projectId }],
      ['styrgrupp', { projectId: at.projectId }],
      ['kommundirektör', { partyId: at.partyId }],
      ['läsare', { cooperationId: at.cooperationId }],
    ];
    for (const [role, scope] of others) {
      expect((await setRule(await signedInWithFactor(role, scope), { version: '1' })).status).toBe(403);
    }
    const stranger = await signedInWithFactor('läsare', { cooperationId: other });
    expect((await setRule(stranger, { version: '1' })).status).toBe(404);
    expect(await isRequired()).toBe(true);
  });
});
