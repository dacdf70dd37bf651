import { randomUUID } from 'node:crypto';

import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { createIdentityProviders, type IdentityProviders } from '~/platform/oidc';
import { hashPassword } from '~/platform/password';
import { action as accountAction, loader as accountLoader } from '~/routes/account';
import { loader as callbackLoader } from '~/routes/oidc-callback';
import { action as logoutAction } from '~/routes/oidc-logout';
import { loader as startLoader } from '~/routes/oidc-start';
import { loader as linkLoader } from '~/routes/one-time-link';
import { action as signInAction } from '~/routes/sign-in';
import { action as usersAction } from '~/routes/users';
import type { Database } from '~db/open';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';
import { signInAt, startIssuer, type Issuer } from '../support/issuer';
import { insertCooperation, insertUser } from '../support/rows';
import { visitor, type Visitor } from '../support/visitor';

const CALLBACK = 'https://samplan.test/logga-in/utfardare/kommunen/svar';
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const PASSWORD = 'fyra ord som inte finns';
let db: Database;
let issuer: Issuer;
let providers: IdentityProviders;
let person: string;
let made = 0;

const settingsOf = (address: string, clientId = 'samplan') => ({
  ...{ key: 'kommunen', name: 'Kommunen', issuer: address },
  ...{ clientId, clientSecret: 'a secret of the test' },
});
const providersOf = (address: string) => createIdentityProviders([settingsOf(address)], pino({ level: 'silent' }));

beforeAll(async () => {
  ({ db } = await freshDatabase());
  await loadSample(db, { passwordHash: await hashPassword(PASSWORD) });
  issuer = await startIssuer([CALLBACK]);
  providers = providersOf(issuer.address);
});

afterAll(() => issuer.stop());

beforeEach(async () => {
  made += 1;
  person = `person-${made}`;
  await issuer.setPerson(person);
  await issuer.setFault(null);
});

const newVisitor = () => visitor({ db, providers });
const params = { key: 'kommunen' };

/** Begins at our page. @returns where the issuer is to be visited */
async function begin(who: Visitor, query = '', headers: HeadersInit = {}): Promise<string> {
  const answer = await who.ask(startLoader as never, `/logga-in/utfardare/kommunen${query}`, { params, headers });
  expect(answer.status).toBe(302);
  return answer.location!;
}

const comeBack = (who: Visitor, address: string) =>
  who.ask(callbackLoader as never, address.replace('https://samplan.test', ''), { params });

async function signIn(who: Visitor, query = '') {
  return comeBack(who, await signInAt(await begin(who, query)));
}

const isSignedIn = async (who: Visitor) => (await who.ask(accountLoader as never, '/konto')).status === 200;

/** An account that is linked to who now signs in at the issuer. */
async function linkedUser(): Promise<number> {
  const userId = await insertUser(db);
  await db.insertInto('userIdentity').values({ userId, issuer: issuer.address, subject: person }).execute();
  return userId;
}

const problemOf = (answer: { body: unknown }) => (answer.body as { problem?: string }).problem;

describe('signing in at an issuer', () => {
  test('opens the linked account, and leads to where one was going', async () => {
    const userId = await linkedUser();
    const who = newVisitor();
    expect(await signIn(who, '?till=/beslut')).toMatchObject({ status: 302, location: '/beslut' });
    const { body } = await who.ask(accountLoader as never, '/konto');
    expect(body).toMatchObject({ account: { sessions: [{ issuer: issuer.address, current: true }] } });
    expect(await db.selectFrom('session').select('userId').where('userId', '=', userId).execute()).toHaveLength(1);
  });

  test('asks for a code with PKCE, state and nonce', async () => {
    const { searchParams } = new URL(await begin(newVisitor()));
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: CALLBACK,
      scope: 'openid',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/);
  });

  test('makes no account for who is not linked', async () => {
    const count = () =>
      db
        .selectFrom('appUser')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirst();
    const before = await count();
    const who = newVisitor();
    const answer = await signIn(who);
    expect([answer.status, problemOf(answer)]).toEqual([403, 'unknown']);
    expect(await count()).toEqual(before);
    expect(await isSignedIn(who)).toBe(false);
  });

  test('opens no closed account', async () => {
    const userId = await linkedUser();
    await db.updateTable('appUser').set({ disabledAt: '2020-01-01T00:00:00Z' }).where('id', '=', userId).execute();
    expect(problemOf(await signIn(newVisitor()))).toBe('unknown');
  });

  test('leads to no other site', async () => {
    await linkedUser();
    expect((await signIn(newVisitor(), '?till=//evil.example')).location).toBe('/');
  });

  test('is 404 for an issuer that there is none of', async () => {
    const who = newVisitor();
    const other = { params: { key: 'annan' } };
    expect((await who.ask(startLoader as never, '/logga-in/utfardare/annan', other)).status).toBe(404);
    expect((await who.ask(callbackLoader as never, '/logga-in/utfardare/annan/svar', other)).status).toBe(404);
  });
});

describe('what is refused', () => {
  test.each<[string, { claims?: object; foreignKey?: boolean }]>([
    ['another nonce', { claims: { nonce: 'another' } }],
    ['another audience', { claims: { aud: 'another-client' } }],
    ['another issuer', { claims: { iss: 'https://evil.example' } }],
    ['an expired token', { claims: { iat: 1_600_000_000, exp: 1_600_000_060 } }],
    ['a token that somebody else signed', { foreignKey: true }],
  ])('%s', async (_what, fault) => {
    await linkedUser();
    await issuer.setFault(fault);
    const who = newVisitor();
    const answer = await signIn(who);
    expect([answer.status, problemOf(answer)]).toEqual([400, 'refused']);
    expect(await isSignedIn(who)).toBe(false);
  });

  test('a token that is signed anew and otherwise right is taken: the faults above are what is refused', async () => {
    await linkedUser();
    await issuer.setFault({ claims: {} });
    expect((await signIn(newVisitor())).status).toBe(302);
  });

  test('another state, and none', async () => {
    await linkedUser();
    const who = newVisitor();
    const back = new URL(await signInAt(await begin(who)));
    for (const state of ['A'.repeat(43), null]) {
      const tampered = new URL(back);
      if (state === null) tampered.searchParams.delete('state');
      else tampered.searchParams.set('state', state);
      expect(problemOf(await comeBack(who, tampered.href))).toBe('refused');
    }
    expect(await isSignedIn(who)).toBe(false);
  });

  test('an answer that is used again, in the same browser and another', async () => {
    await linkedUser();
    const who = newVisitor();
    const back = await signInAt(await begin(who));
    const before = new Map(who.cookies);
    expect((await comeBack(who, back)).status).toBe(302);
    const thief = newVisitor();
    for (const [name, value] of before) thief.cookies.set(name, value);
    expect(problemOf(await comeBack(thief, back))).toBe('refused');
    expect(await isSignedIn(thief)).toBe(false);
  });

  test('a code that was used already, under a state of its own', async () => {
    await linkedUser();
    const [one, other] = [newVisitor(), newVisitor()];
    const first = new URL(await signInAt(await begin(one)));
    const second = new URL(await signInAt(await begin(other)));
    expect((await comeBack(one, first.href)).status).toBe(302);
    second.searchParams.set('code', first.searchParams.get('code')!);
    expect(problemOf(await comeBack(other, second.href))).toBe('refused');
  });

  test('an answer in a browser in which it did not begin', async () => {
    await linkedUser();
    const victim = newVisitor();
    await begin(victim);
    const attackers = await signInAt(await begin(newVisitor()));
    expect(problemOf(await comeBack(victim, attackers))).toBe('refused');
    expect(await isSignedIn(victim)).toBe(false);
  });

  test('an answer that comes too late', async () => {
    await linkedUser();
    const who = newVisitor();
    const back = await signInAt(await begin(who));
    await sql`update oidc_flow set expires_at = now() - interval '1 second'`.execute(db);
    expect(problemOf(await comeBack(who, back))).toBe('refused');
  });

  test('a no of the issuer', async () => {
    const who = newVisitor();
    const state = new URL(await begin(who)).searchParams.get('state');
    const answer = await comeBack(who, `${CALLBACK}?error=access_denied&state=${state}&iss=${issuer.address}`);
    expect(problemOf(answer)).toBe('refused');
  });
});

describe('linking', () => {
  const own = { 'Sec-Fetch-Site': 'same-origin' };

  async function withPassword() {
    const email = `lank-${made}@samplan.test`;
    const id = await insertUser(db, { email, passwordHash: await hashPassword(PASSWORD) });
    const who = newVisitor();
    await who.ask(signInAction as never, '/logga-in', { form: { epost: email, losenord: PASSWORD } });
    return { who, id };
  }

  test('is done by the owner while signed in, and undone', async () => {
    const { who, id } = await withPassword();
    expect((await comeBack(who, await signInAt(await begin(who, '?koppla=1', own)))).location).toBe(
      '/konto?sparad=kopplad',
    );
    const other = newVisitor();
    expect((await signIn(other)).status).toBe(302);
    const identity = await db
      .selectFrom('userIdentity')
      .select('id')
      .where('userId', '=', id)
      .executeTakeFirstOrThrow();
    await who.ask(accountAction as never, '/konto', { form: { intent: 'unlink', id: String(identity.id) } });
    expect(await isSignedIn(other)).toBe(false);
    expect(problemOf(await signIn(newVisitor()))).toBe('unknown');
  });

  test('is not begun from another site, nor by who is not signed in', async () => {
    const { who } = await withPassword();
    for (const headers of [{ 'Sec-Fetch-Site': 'cross-site' }, { Referer: 'https://evil.example/' }, {}]) {
      const answer = await who.ask(startLoader as never, '/logga-in/utfardare/kommunen?koppla=1', {
        params,
        headers: headers as HeadersInit,
      });
      expect(answer.status).toBe(403);
    }
    const visiting = await newVisitor().ask(startLoader as never, '/logga-in/utfardare/kommunen?koppla=1', { params });
    expect(visiting.location).toBe('/logga-in?till=/konto');
  });

  test('is not begun in a session that has been open for long, until the password is given', async () => {
    const { who, id } = await withPassword();
    await sql`update session set created_at = now() - interval '16 minutes' where user_id = ${id}`.execute(db);
    const start = () =>
      who.ask(startLoader as never, '/logga-in/utfardare/kommunen?koppla=1', { params, headers: own });
    expect((await start()).location).toBe('/konto#inloggningar');
    const confirm = (current: string) =>
      who.ask(accountAction as never, '/konto', { form: { intent: 'confirm', current } });
    expect((await confirm('fel')).status).toBe(400);
    expect((await start()).location).toBe('/konto#inloggningar');
    const before = who.cookies.get('__Host-samplan');
    expect((await confirm(PASSWORD)).status).toBe(303);
    expect(who.cookies.get('__Host-samplan')).not.toBe(before);
    expect((await start()).location).toMatch(issuer.address);
  });

  test('is neither begun nor ended by who lacks a second factor that is required', async () => {
    const { who, id } = await withPassword();
    const coming = await signInAt(await begin(who, '?koppla=1', own));
    const cooperationId = await insertCooperation(db, [], { requiresSecondFactor: true });
    await db.insertInto('userRole').values({ userId: id, role: 'läsare', cooperationId }).execute();
    expect(problemOf(await comeBack(who, coming))).toBe('refused');
    expect(await begin(who, '?koppla=1', own)).toBe('/konto');
    // The samordnare of the other tests has a role in it too.
    await db.updateTable('cooperation').set({ requiresSecondFactor: false }).execute();
    expect(await db.selectFrom('userIdentity').select('id').where('userId', '=', id).execute()).toEqual([]);
  });

  test('is refused for an identity that another account has', async () => {
    await linkedUser();
    const { who, id } = await withPassword();
    const answer = await comeBack(who, await signInAt(await begin(who, '?koppla=1', own)));
    expect([answer.status, problemOf(answer)]).toEqual([409, 'taken']);
    expect(await db.selectFrom('userIdentity').select('id').where('userId', '=', id).execute()).toEqual([]);
  });

  test('is not undone where it is the only way in', async () => {
    const userId = await linkedUser();
    const who = newVisitor();
    await signIn(who);
    const { id } = await db
      .selectFrom('userIdentity')
      .select('id')
      .where('userId', '=', userId)
      .executeTakeFirstOrThrow();
    const answer = await who.ask(accountAction as never, '/konto', { form: { intent: 'unlink', id: String(id) } });
    expect(answer.status).toBe(400);
    expect((await signIn(newVisitor())).status).toBe(302);
  });

  test('answers an invitation, which works once', async () => {
    const admin = newVisitor();
    await admin.ask(signInAction as never, '/logga-in', {
      form: { epost: 'samordnare@samplan.test', losenord: PASSWORD },
    });
    const email = `inbjuden-${made}@samplan.test`;
    const invited = await admin.ask(usersAction as never, '/anvandare', {
      form: { intent: 'invite', email, name: 'Ekonom, ny', title: '', partyId: '' },
    });
    const token = (invited.body as { link: string }).link.split('/').at(-1)!;
    const who = newVisitor();
    const page = await who.ask(linkLoader as never, `/lank/${token}`, { params: { token } });
    expect(page.body).toMatchObject({ invited: true, providers: [{ key: 'kommunen', name: 'Kommunen' }] });
    // Two open it at once; one of them is in time.
    const late = newVisitor();
    const lateBack = await signInAt(await begin(late, `?lank=${token}`));
    expect((await signIn(who, `?lank=${token}`)).location).toBe('/');
    expect(await isSignedIn(who)).toBe(true);
    expect(problemOf(await comeBack(late, lateBack))).toBe('refused');
    const again = await late.ask(startLoader as never, `/logga-in/utfardare/kommunen?lank=${token}`, { params });
    expect(again.status).toBe(404);
  });
});

describe('an issuer that is down', () => {
  test('is told in words, and stops no other way in', async () => {
    const gone = await startIssuer([CALLBACK]);
    const away = visitor({ db, providers: providersOf(gone.address) });
    await gone.stop();
    const answer = await away.ask(startLoader as never, '/logga-in/utfardare/kommunen', { params });
    expect([answer.status, problemOf(answer)]).toEqual([502, 'unreachable']);
    const local = await away.ask(signInAction as never, '/logga-in', {
      form: { epost: 'ekonom@samplan.test', losenord: PASSWORD },
    });
    expect(local.status).toBe(303);
  });
});

describe('a logout token', () => {
  const now = () => Math.floor(Date.now() / 1000);
  const claims = (known: object = {}) => ({
    ...{ iss: issuer.address, aud: 'samplan', sub: person, iat: now(), exp: now() + 120, jti: randomUUID() },
    ...{ events: { [EVENT]: {} } },
    ...known,
  });
  const send = (token: string) =>
    newVisitor().ask(logoutAction as never, '/logga-ut/utfardare/kommunen', { params, form: { logout_token: token } });

  test('ends the sessions of the one it names, and no others', async () => {
    await linkedUser();
    const who = newVisitor();
    await signIn(who);
    const mine = person;
    person = `${person}-annan`;
    await issuer.setPerson(person);
    await linkedUser();
    const other = newVisitor();
    await signIn(other);
    expect((await send(await issuer.logoutToken(claims({ sub: mine })))).status).toBe(200);
    expect([await isSignedIn(who), await isSignedIn(other)]).toEqual([false, true]);
  });

  test('that names a session ends that one', async () => {
    const userId = await linkedUser();
    const [who, other] = [newVisitor(), newVisitor()];
    await signIn(who);
    await signIn(other);
    const [first] = await db.selectFrom('session').select('id').where('userId', '=', userId).orderBy('id').execute();
    await db.updateTable('session').set({ providerSession: 'sid-1' }).where('id', '=', first!.id).execute();
    const token = await issuer.logoutToken(claims({ sub: undefined, sid: 'sid-1' }));
    expect((await send(token)).status).toBe(200);
    expect([await isSignedIn(who), await isSignedIn(other)]).toEqual([false, true]);
  });

  test.each<[string, (known: Record<string, unknown>) => object]>([
    ['another audience', () => ({ aud: 'another' })],
    ['another issuer', () => ({ iss: 'https://evil.example' })],
    ['no event', () => ({ events: {} })],
    ['a nonce', () => ({ nonce: 'x' })],
    ['nobody', () => ({ sub: undefined })],
    ['no identity of its own', () => ({ jti: undefined })],
    ['a time long past', () => ({ iat: now() - 3600, exp: now() - 3000 })],
  ])('with %s ends nothing', async (_what, known) => {
    await linkedUser();
    const who = newVisitor();
    await signIn(who);
    expect((await send(await issuer.logoutToken(claims(known({}))))).status).toBe(400);
    expect(await isSignedIn(who)).toBe(true);
  });

  test('that somebody else signed, is used again, or is none ends nothing', async () => {
    await linkedUser();
    const who = newVisitor();
    await signIn(who);
    expect((await send(await issuer.logoutToken(claims(), { foreignKey: true }))).status).toBe(400);
    expect((await send(await issuer.logoutToken(claims(), { typ: 'at+jwt' }))).status).toBe(400);
    expect((await send('junk')).status).toBe(400);
    expect(await isSignedIn(who)).toBe(true);
    const token = await issuer.logoutToken(claims());
    expect((await send(token)).status).toBe(200);
    await signIn(who);
    expect((await send(token)).status).toBe(400);
    expect(await isSignedIn(who)).toBe(true);
  });
});
