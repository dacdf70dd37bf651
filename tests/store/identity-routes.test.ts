import { sql } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import { beforeAll, describe, expect, test } from 'vitest';

import { createClock } from '~/platform/clock';
import { readEnvironment } from '~/platform/env';
import { hashPassword } from '~/platform/password';
import { createSealer, factorOwner } from '~/platform/sealing';
import { settle } from '~/platform/settle';
import { action as accountAction, loader as accountLoader } from '~/routes/account';
import { attempted } from '~/routes/attempts';
import { action as linkAction, loader as linkLoader } from '~/routes/one-time-link';
import { action as requestAction } from '~/routes/password-request';
import { action as signInAction, loader as signInLoader } from '~/routes/sign-in';
import { action as codeAction, loader as codeLoader } from '~/routes/sign-in-code';
import { action as usersAction, loader as usersLoader } from '~/routes/users';
import { loader as usersExport } from '~/routes/users-export';
import type { Database } from '~db/open';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';
import { insertUser } from '../support/rows';
import { visitor, type Visitor } from '../support/visitor';

const PASSWORD = 'fyra ord som inte finns';
const NEW_PASSWORD = 'andra ord som inte heller finns';
let db: Database;
let passwordHash: string;
let made = 0;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  passwordHash = await hashPassword(PASSWORD);
  await loadSample(db, { passwordHash });
});

/** An account of its own, since attempts are counted for it. */
async function account(): Promise<{ id: number; email: string }> {
  made += 1;
  const email = `konto-${made}@samplan.test`;
  return { id: await insertUser(db, { email, passwordHash }), email };
}

function signIn(who: Visitor, epost: string, losenord = PASSWORD, till = '/') {
  return who.ask(signInAction as never, '/logga-in', { form: { epost, losenord, till } });
}

async function signedIn(email: string): Promise<Visitor> {
  const who = visitor({ db });
  expect((await signIn(who, email)).status).toBe(303);
  return who;
}

const isSignedIn = async (who: Visitor) => (await who.ask(accountLoader as never, '/konto')).status === 200;
const tokenOf = (link: string) => link.slice(link.lastIndexOf('/') + 1);

async function mailedLink(email: string): Promise<string | null> {
  const row = await db
    .selectFrom('email')
    .select('body')
    .where('address', '=', email)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return /https:\/\/samplan\.test\/lank\/\S+/.exec(row?.body ?? '')?.[0] ?? null;
}

describe('signing in', () => {
  test('leads only to pages of ours', async () => {
    const { email } = await account();
    for (const till of ['//evil.example', 'https://evil.example/', '/\\evil.example']) {
      expect((await signIn(visitor({ db }), email, PASSWORD, till)).location).toBe('/');
    }
    expect((await signIn(visitor({ db }), email, PASSWORD, '/beslut?sida=2')).location).toBe('/beslut?sida=2');
    const who = await signedIn(email);
    expect(await who.ask(signInLoader as never, '/logga-in?till=//evil.example')).toMatchObject({ location: '/' });
  });

  test('gives a new token each time, and the one before opens nothing', async () => {
    const { email } = await account();
    const who = await signedIn(email);
    const before = new Map(who.cookies);
    await signIn(who, email);
    expect(who.cookies.get('__Host-samplan')).not.toBe(before.get('__Host-samplan'));
    const thief = visitor({ db });
    for (const [name, value] of before) thief.cookies.set(name, value);
    expect(await isSignedIn(who)).toBe(true);
    expect(await isSignedIn(thief)).toBe(false);
  });

  test('takes what no address has in it as no account, and not as a fault', async () => {
    expect((await signIn(visitor({ db }), 'a\u0000b@samplan.test')).status).toBe(400);
    const admin = await signedIn('samordnare@samplan.test');
    expect((await admin.ask(usersLoader as never, '/anvandare?sok=a%00b')).status).toBe(200);
  });

  test('answers the same for a wrong password and for no account', async () => {
    const { email } = await account();
    const [wrong, unknown] = [await signIn(visitor({ db }), email, 'fel'), await signIn(visitor({ db }), 'x@y.test')];
    expect(wrong.status).toBe(400);
    const messages = (answer: { body: unknown }) => (answer.body as { error: unknown }).error;
    expect([unknown.status, messages(unknown)]).toEqual([wrong.status, messages(wrong)]);
    expect(JSON.stringify(wrong.body)).not.toContain('"fel"');
  });
});

describe('guessing', () => {
  test.each(['account', 'stranger'])('is slowed down for %s alike', async (which) => {
    const email = which === 'account' ? (await account()).email : 'finns-inte@samplan.test';
    const guesser = visitor({ db, remoteAddress: `198.51.100.${which.length}` });
    const statuses = [];
    for (let tries = 0; tries < 7; tries++) statuses.push((await signIn(guesser, email, 'fel lösenord')).status);
    expect(statuses.slice(0, 5)).toEqual([400, 400, 400, 400, 400]);
    expect(statuses).toContain(429);
  });

  test('keeps nobody waiting in a browser of their own, and the others only for a while', async () => {
    const { email } = await account();
    const own = await signedIn(email);
    const guesser = visitor({ db, remoteAddress: '198.51.100.77' });
    await db
      .updateTable('signInAttempt')
      .set({ failures: 30, lastAt: sql<string>`now()` })
      .where('subjectHash', '=', attempted('konto', email).subjectHash)
      .execute();
    expect((await signIn(guesser, email)).status).toBe(429);
    expect((await signIn(own, email)).status).toBe(303);
    await db
      .updateTable('signInAttempt')
      .set({ lastAt: sql<string>`now() - interval '16 minutes'` })
      .where('subjectHash', '=', attempted('konto', email).subjectHash)
      .execute();
    expect((await signIn(guesser, email)).status).toBe(303);
  });
});

describe('a session', () => {
  test('ends when it is not used, and at its end whether it is used or not', async () => {
    const { id, email } = await account();
    const who = await signedIn(email);
    const age = (column: 'last_seen_at' | 'expires_at', by: string) =>
      sql`update session set created_at = now() - interval '2 days', ${sql.ref(column)} = now() - ${by}::interval where user_id = ${id}`.execute(
        db,
      );
    await age('last_seen_at', '119 minutes');
    expect(await isSignedIn(who)).toBe(true);
    await age('last_seen_at', '121 minutes');
    expect(await isSignedIn(who)).toBe(false);
    await signIn(who, email);
    expect(await isSignedIn(who)).toBe(true);
    await age('expires_at', '1 second');
    expect(await isSignedIn(who)).toBe(false);
  });

  test('lasts as long as the installation says', async () => {
    const { id, email } = await account();
    const who = await signedIn(email);
    await db.updateTable('sessionLimits').set({ idleSeconds: 60, absoluteSeconds: 600 }).execute();
    await sql`update session set last_seen_at = now() - interval '61 seconds' where user_id = ${id}`.execute(db);
    expect(await isSignedIn(who)).toBe(false);
    await signIn(who, email);
    const { rows } = await sql<{ seconds: number }>`select extract(epoch from expires_at - created_at)::int as seconds
      from session where user_id = ${id} and last_seen_at > now() - interval '30 seconds'`.execute(db);
    await db.updateTable('sessionLimits').set({ idleSeconds: 7200, absoluteSeconds: 43_200 }).execute();
    expect(rows).toEqual([{ seconds: 600 }]);
  });

  test('is given the limits of the settings at the start, which the log tells once', async () => {
    const given = (settings: Record<string, string>) =>
      settle(db, createClock('2020-12-18'), readEnvironment(settings), createSealer(undefined));
    const limits = () => db.selectFrom('sessionLimits').select(['idleSeconds', 'absoluteSeconds']).execute();
    await given({ SAMPLAN_SESSION_IDLE: '30', SAMPLAN_SESSION_MAX: '480' });
    await given({ SAMPLAN_SESSION_IDLE: '30', SAMPLAN_SESSION_MAX: '480' });
    expect(await limits()).toEqual([{ idleSeconds: 1800, absoluteSeconds: 28_800 }]);
    // One that lasts an hour in all is not idle for two.
    await given({ SAMPLAN_SESSION_MAX: '60' });
    expect(await limits()).toEqual([{ idleSeconds: 3600, absoluteSeconds: 3600 }]);
    await given({});
    expect(await limits()).toEqual([{ idleSeconds: 7200, absoluteSeconds: 43_200 }]);
    const told = await db
      .selectFrom('auditEntry')
      .select(['after', 'userId'])
      .where('action', '=', 'installation.session-limits')
      .orderBy('id')
      .execute();
    expect(told).toMatchObject([
      { userId: null, after: { idleSeconds: 1800 } },
      { after: { absoluteSeconds: 3600 } },
      { after: { idleSeconds: 7200 } },
    ]);
  });

  test('is used again after every page', async () => {
    const { id, email } = await account();
    const who = await signedIn(email);
    await sql`update session set last_seen_at = now() - interval '90 minutes' where user_id = ${id}`.execute(db);
    expect(await isSignedIn(who)).toBe(true);
    const { rows } = await sql<{ fresh: boolean }>`select last_seen_at > now() - interval '1 minute' as fresh
      from session where user_id = ${id}`.execute(db);
    expect(rows).toEqual([{ fresh: true }]);
  });

  test('is ended elsewhere by its owner, and nobody else’s can be', async () => {
    const { id, email } = await account();
    const other = await account();
    const [here, there, stranger] = [await signedIn(email), await signedIn(email), await signedIn(other.email)];
    const { id: foreign } = await db
      .selectFrom('session')
      .select('id')
      .where('userId', '=', other.id)
      .executeTakeFirstOrThrow();
    await here.ask(accountAction as never, '/konto', { form: { intent: 'end-session', id: String(foreign) } });
    expect(await isSignedIn(stranger)).toBe(true);
    await here.ask(accountAction as never, '/konto', { form: { intent: 'end-others' } });
    expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([true, false]);
    expect(await db.selectFrom('session').select('id').where('userId', '=', id).execute()).toHaveLength(1);
  });
});

describe('changing the password', () => {
  const change = (who: Visitor, current: string, password: string, repeated = password) =>
    who.ask(accountAction as never, '/konto', { form: { intent: 'password', current, password, repeated } });

  test('asks for the old one, keeps to the rule, and sends nothing typed back', async () => {
    const { email } = await account();
    const who = await signedIn(email);
    for (const [current, password, repeated] of [
      ['fel', NEW_PASSWORD, NEW_PASSWORD],
      [PASSWORD, 'kort', 'kort'],
      [PASSWORD, '1qaz2wsx3edc', '1qaz2wsx3edc'],
      [PASSWORD, NEW_PASSWORD, PASSWORD],
    ] as const) {
      const answer = await change(who, current, password, repeated);
      expect(answer.status).toBe(400);
      expect(JSON.stringify(answer.body)).not.toContain(NEW_PASSWORD);
    }
    expect((await signIn(visitor({ db }), email)).status).toBe(303);
  });

  test('gives a new session and ends every other', async () => {
    const { email } = await account();
    const [here, there] = [await signedIn(email), await signedIn(email)];
    const before = here.cookies.get('__Host-samplan');
    expect(await change(here, PASSWORD, NEW_PASSWORD)).toMatchObject({ status: 303 });
    expect(here.cookies.get('__Host-samplan')).not.toBe(before);
    expect([await isSignedIn(here), await isSignedIn(there)]).toEqual([true, false]);
    expect((await signIn(visitor({ db }), email)).status).toBe(400);
    expect((await signIn(visitor({ db }), email, NEW_PASSWORD)).status).toBe(303);
  });
});

describe('a link to a new password', () => {
  const askFor = (email: string) => visitor({ db }).ask(requestAction as never, '/nytt-losenord', { form: { email } });
  const choose = (token: string, password = NEW_PASSWORD) =>
    visitor({ db }).ask(linkAction as never, `/lank/${token}`, {
      form: { password, repeated: password },
      params: { token },
    });
  const look = (token: string) => visitor({ db }).ask(linkLoader as never, `/lank/${token}`, { params: { token } });

  test('is mailed to whom it belongs, and the answer tells nobody who has an account', async () => {
    const { email } = await account();
    const [known, unknown] = [await askFor(email), await askFor('ingen-alls@samplan.test')];
    const shown = ({ status, body }: { status: number; body: unknown }) => [status, (body as { sent: boolean }).sent];
    expect(shown(known)).toEqual([200, true]);
    expect(shown(unknown)).toEqual(shown(known));
    expect(await mailedLink(email)).not.toBeNull();
    expect(await mailedLink('ingen-alls@samplan.test')).toBeNull();
  });

  test('is not mailed for an account that has no password: its organisation or its invitation answers for it', async () => {
    const email = 'utan.losenord@samplan.test';
    await insertUser(db, { email });
    await askFor(email);
    expect(await mailedLink(email)).toBeNull();
  });

  test('works once, however often it is looked at, and ends every session', async () => {
    const { email } = await account();
    const there = await signedIn(email);
    await askFor(email);
    const token = tokenOf((await mailedLink(email))!);
    expect((await look(token)).status).toBe(200);
    expect((await look(token)).status).toBe(200);
    const both = await Promise.all([choose(token), choose(token)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 404]);
    expect((await look(token)).status).toBe(404);
    expect(await isSignedIn(there)).toBe(false);
    expect((await signIn(visitor({ db }), email, NEW_PASSWORD)).status).toBe(303);
  });

  test('opens nothing when it is too old, replaced, forged, or the account is closed', async () => {
    const { id, email } = await account();
    await askFor(email);
    const first = tokenOf((await mailedLink(email))!);
    await askFor(email);
    const second = tokenOf((await mailedLink(email))!);
    expect((await look(first)).status).toBe(404);
    expect((await look(second)).status).toBe(200);
    expect((await look(`${second.slice(0, -1)}${second.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404);
    expect((await look("' or 1=1 --")).status).toBe(404);
    await db.updateTable('appUser').set({ disabledAt: '2020-01-01T00:00:00Z' }).where('id', '=', id).execute();
    expect((await choose(second)).status).toBe(404);
    await db.updateTable('appUser').set({ disabledAt: null }).where('id', '=', id).execute();
    await sql`update one_time_link set created_at = now() - interval '2 hours', expires_at = now() - interval '1 second'
      where user_id = ${id}`.execute(db);
    expect((await choose(second)).status).toBe(404);
    expect((await signIn(visitor({ db }), email)).status).toBe(303);
  });

  test('lets its owner in while somebody keeps guessing', async () => {
    const { email } = await account();
    await askFor(email);
    const token = tokenOf((await mailedLink(email))!);
    const owner = visitor({ db });
    await owner.ask(linkAction as never, `/lank/${token}`, {
      form: { password: NEW_PASSWORD, repeated: NEW_PASSWORD },
      params: { token },
    });
    expect((await signIn(visitor({ db, remoteAddress: '198.51.100.99' }), email, 'fel')).status).toBe(400);
    await db
      .updateTable('signInAttempt')
      .set({ failures: 30, lastAt: sql<string>`now()` })
      .where('subjectHash', '=', attempted('konto', email).subjectHash)
      .execute();
    expect((await signIn(visitor({ db, remoteAddress: '198.51.100.99' }), email, NEW_PASSWORD)).status).toBe(429);
    expect((await signIn(owner, email, NEW_PASSWORD)).status).toBe(303);
  });

  test('is not kept as it is, and what is chosen keeps to the rule', async () => {
    const { email } = await account();
    await askFor(email);
    const token = tokenOf((await mailedLink(email))!);
    expect((await choose(token, 'kort')).status).toBe(400);
    expect((await look(token)).status).toBe(200);
    const rows = await db.selectFrom('oneTimeLink').selectAll().execute();
    expect(rows.every(({ tokenHash }) => !tokenHash.toString('latin1').includes(token))).toBe(true);
  });
});

describe('a second factor', () => {
  const code = (secret: string, at = Date.now()) =>
    new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(secret) }).generate({
      timestamp: at,
    });
  const giveCode = (who: Visitor, typed: string) =>
    who.ask(codeAction as never, '/logga-in/kod', { form: { code: typed, till: '/beslut' } });

  async function enrolled() {
    const { id, email } = await account();
    const who = await signedIn(email);
    await who.ask(accountAction as never, '/konto', { form: { intent: 'begin-factor', current: PASSWORD } });
    const { secret } = await db
      .selectFrom('secondFactor')
      .select('secret')
      .where('userId', '=', id)
      .executeTakeFirstOrThrow();
    const wrong = await who.ask(accountAction as never, '/konto', {
      form: { intent: 'confirm-factor', code: '000000' },
    });
    const used = code(secret);
    const right = await who.ask(accountAction as never, '/konto', { form: { intent: 'confirm-factor', code: used } });
    return { used, id, email, who, secret, wrong, codes: (right.body as { codes: string[] }).codes };
  }

  test('is on when a code has shown that it works, and opens with a later code, once', async () => {
    const { id, email, secret, used, wrong, codes } = await enrolled();
    expect(wrong.status).toBe(400);
    expect(codes).toHaveLength(10);
    const next = visitor({ db });
    expect((await signIn(next, email)).location).toBe('/logga-in/kod?till=%2F');
    expect(await isSignedIn(next)).toBe(false);
    // The code that confirmed it is used; the one of the next step is within what clocks may differ.
    expect((await giveCode(next, used)).status).toBe(400);
    const later = code(secret, Date.now() + 30_000);
    expect(await giveCode(next, later)).toMatchObject({ status: 303, location: '/beslut' });
    expect(await isSignedIn(next)).toBe(true);
    const again = visitor({ db });
    await signIn(again, email);
    expect((await giveCode(again, later)).status).toBe(400);
    expect(await isSignedIn(again)).toBe(false);
    expect(
      await db.selectFrom('session').select('id').where('userId', '=', id).where('awaitsFactor', '=', true).execute(),
    ).toHaveLength(1);
  });

  test('has recovery codes that open once each, for their own account', async () => {
    const { email, codes } = await enrolled();
    const other = await enrolled();
    const who = visitor({ db });
    await signIn(who, email);
    expect((await giveCode(who, other.codes[0]!)).status).toBe(400);
    expect((await giveCode(who, codes[0]!.toUpperCase())).status).toBe(303);
    const again = visitor({ db });
    await signIn(again, email);
    expect((await giveCode(again, codes[0]!)).status).toBe(400);
    expect(JSON.stringify(await db.selectFrom('recoveryCode').select('userId').execute())).not.toContain(codes[0]);
  });

  test('slows down who guesses codes, and is not asked without a password', async () => {
    const { email } = await enrolled();
    expect(await visitor({ db }).ask(codeLoader as never, '/logga-in/kod')).toMatchObject({ location: '/logga-in' });
    expect(await giveCode(visitor({ db }), '123456')).toMatchObject({ location: '/logga-in' });
    const who = visitor({ db });
    await signIn(who, email);
    const statuses = [];
    for (let tries = 0; tries < 7; tries++) statuses.push((await giveCode(who, `00000${tries}`)).status);
    expect(statuses).toContain(429);
    expect(statuses).not.toContain(303);
  });

  test('is sealed where the installation has a key; with another key the recovery codes still open', async () => {
    const installation = { db, secret: 'a secret of the installation, long enough' };
    const { id, email } = await account();
    const kept = () =>
      db.selectFrom('secondFactor').select('secret').where('userId', '=', id).executeTakeFirstOrThrow();
    const who = visitor(installation);
    await signIn(who, email);
    await who.ask(accountAction as never, '/konto', { form: { intent: 'begin-factor', current: PASSWORD } });
    const page = await who.ask(accountLoader as never, '/konto');
    const { secret } = (page.body as { enrolment: { secret: string } }).enrolment;
    expect((await kept()).secret).toMatch(/^v1\./);
    const confirmed = await who.ask(accountAction as never, '/konto', {
      form: { intent: 'confirm-factor', code: code(secret, Date.now() - 30_000) },
    });
    const { codes } = confirmed.body as { codes: string[] };

    const next = visitor(installation);
    await signIn(next, email);
    expect((await giveCode(next, code(secret))).status).toBe(303);
    const elsewhere = visitor({ db, secret: 'another secret, and long enough too' });
    await signIn(elsewhere, email);
    expect((await giveCode(elsewhere, code(secret, Date.now() + 30_000))).status).toBe(400);
    expect((await giveCode(elsewhere, codes[0]!)).status).toBe(303);
  });

  test('from before there was a key is sealed at the next start, and opens as before', async () => {
    const { id, email, secret } = await enrolled();
    const environment = readEnvironment({ SAMPLAN_SECRET: 'a secret of the installation, long enough' });
    const sealer = createSealer(environment.SAMPLAN_SECRET);
    await settle(db, createClock('2020-12-18'), environment, sealer);
    const sealed = async () =>
      (await db.selectFrom('secondFactor').select('secret').where('userId', '=', id).executeTakeFirstOrThrow()).secret;
    const first = await sealed();
    expect(first).toMatch(/^v1\./);
    expect(sealer.open(first, factorOwner(id))).toBe(secret);
    await settle(db, createClock('2020-12-18'), environment, sealer);
    expect(await sealed()).toBe(first);
    const who = visitor({ db, secret: environment.SAMPLAN_SECRET! });
    await signIn(who, email);
    expect((await giveCode(who, code(secret, Date.now() + 30_000))).status).toBe(303);
    // The others of this file have no key.
    await db.updateTable('secondFactor').set({ secret }).where('userId', '=', id).execute();
  });

  test('is begun with the password, which whoever sits down at an open page does not have', async () => {
    const { id, email } = await account();
    const who = await signedIn(email);
    for (const current of ['fel', '']) {
      const answer = await who.ask(accountAction as never, '/konto', { form: { intent: 'begin-factor', current } });
      expect(answer.status).toBe(400);
    }
    expect(await db.selectFrom('secondFactor').select('userId').where('userId', '=', id).execute()).toEqual([]);
  });

  test('is taken away with the password', async () => {
    const { email, who } = await enrolled();
    const remove = (current: string) =>
      who.ask(accountAction as never, '/konto', { form: { intent: 'remove-factor', current } });
    expect((await remove('fel')).status).toBe(400);
    expect((await signIn(visitor({ db }), email)).location).toContain('/logga-in/kod');
    expect((await remove(PASSWORD)).status).toBe(303);
    expect((await signIn(visitor({ db }), email)).location).toBe('/');
  });
});

describe('the accounts', () => {
  const send = (who: Visitor, form: Record<string, string>) => who.ask(usersAction as never, '/anvandare', { form });
  const userOf = (email: string) =>
    db
      .selectFrom('appUser')
      .select(['id', 'version', 'disabledAt'])
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
  const seen = async (email: string) => {
    const { id, version } = await userOf(email);
    return { id: String(id), version: String(version) };
  };
  const rolesOf = async (email: string) =>
    db
      .selectFrom('userRole')
      .select(['role', 'projectId', 'partyId', 'cooperationId', 'id'])
      .where('userId', '=', (await userOf(email)).id)
      .execute();

  test.each(['projektledare', 'styrgrupp', 'direktor.ludvika', 'ekonom', 'lasare', 'delprojektledare.mora'])(
    'are for the samordnare and not for %s',
    async (role) => {
      const who = await signedIn(`${role}@samplan.test`);
      expect((await who.ask(usersLoader as never, '/anvandare')).status).toBe(403);
      const answer = await send(who, { intent: 'grant', ...(await seen(`${role}@samplan.test`)), role: 'samordnare' });
      expect(answer.status).toBe(403);
    },
  );

  test('are not shown to a visitor', async () => {
    const answer = await visitor({ db }).ask(usersLoader as never, '/anvandare');
    expect(answer).toMatchObject({ status: 302, location: '/logga-in?till=%2Fanvandare' });
  });

  test('are taken out as a file, all that fit and for the samordnare alone', async () => {
    for (let each = 0; each < 55; each++)
      await insertUser(db, { email: `fil-${each}@samplan.test`, name: `=Fil ${each}` });
    const admin = await signedIn('samordnare@samplan.test');
    const asked = async (who: Visitor, search: string) =>
      who.ask(usersExport as never, `/anvandare.csv${search}`) as Promise<{ status: number; body: string }>;
    const { body } = await asked(admin, '?sok=fil-');
    const lines = body.trim().split('\r\n');
    expect(lines[0]).toContain('namn;epost;titel;part;roller;lage;tvasteg');
    expect(lines).toHaveLength(56);
    expect(lines.find((line) => line.includes('fil-7@'))).toBe("'=Fil 7;fil-7@samplan.test;;;;Inbjudan väntar;nej");
    expect((await asked(admin, '?roll=ekonom')).body).toContain('Ekonom, Borlänge;ekonom@samplan.test;;Borlänge');
    const reader = await signedIn('lasare@samplan.test');
    expect((await asked(reader, '')).status).toBe(403);
    expect((await asked(visitor({ db }), '')).status).toBe(302);
  });

  test('are made by invitation, and get their rights from the samordnare', async () => {
    const admin = await signedIn('samordnare@samplan.test');
    const email = 'ny.projektledare@samplan.test';
    const invited = await send(admin, { intent: 'invite', email, name: 'Projektledare, ny', title: '', partyId: '' });
    const { link } = invited.body as { link: string };
    expect(link).toBe(await mailedLink(email));
    expect((await signIn(visitor({ db }), email)).status).toBe(400);
    const token = tokenOf(link);
    const chosen = await visitor({ db }).ask(linkAction as never, `/lank/${token}`, {
      form: { password: NEW_PASSWORD, repeated: NEW_PASSWORD },
      params: { token },
    });
    expect(chosen.location).toBe('/logga-in?valt=1');
    const who = visitor({ db });
    await signIn(who, email, NEW_PASSWORD);
    expect(await isSignedIn(who)).toBe(true);

    const { id: projectId } = await db
      .selectFrom('project')
      .select('id')
      .where('slug', '=', 'min-skolskjuts')
      .executeTakeFirstOrThrow();
    const grant = { intent: 'grant', role: 'projektledare', projectId: '', partyId: '', cooperationId: '' };
    expect((await send(admin, { ...grant, ...(await seen(email)) })).status).toBe(400);
    expect((await send(admin, { ...grant, ...(await seen(email)), projectId: '999999' })).status).toBe(400);
    expect((await send(admin, { ...grant, ...(await seen(email)), role: 'kung' })).status).toBe(400);
    expect((await send(admin, { ...grant, ...(await seen(email)), projectId: String(projectId) })).status).toBe(303);
    expect(await rolesOf(email)).toMatchObject([{ role: 'projektledare', projectId, partyId: null }]);
    // New rights begin with a new session.
    expect(await isSignedIn(who)).toBe(false);
    expect((await send(admin, { ...grant, ...(await seen(email)), projectId: String(projectId) })).status).toBe(400);

    const [role] = await rolesOf(email);
    await signIn(who, email, NEW_PASSWORD);
    expect((await send(admin, { intent: 'revoke', ...(await seen(email)), roleId: String(role!.id) })).status).toBe(
      303,
    );
    expect(await rolesOf(email)).toEqual([]);
    expect(await isSignedIn(who)).toBe(false);
    expect((await send(admin, { intent: 'invite', email, name: 'En till', title: '', partyId: '' })).status).toBe(400);
    const audit = await db
      .selectFrom('auditEntry')
      .select('action')
      .where('entity', '=', 'appUser')
      .where('entityId', '=', (await userOf(email)).id)
      .orderBy('id')
      .execute();
    expect(audit.map(({ action }) => action)).toEqual([
      'user.create',
      'user.link',
      'user.password',
      'user.grant',
      'user.revoke',
    ]);
  });

  test('change one at a time: who comes second sees both', async () => {
    const admin = await signedIn('samordnare@samplan.test');
    const { email } = await account();
    const before = await seen(email);
    const update = (name: string) => send(admin, { intent: 'update', ...before, name, title: '', partyId: '' });
    expect((await update('Ekonom, Orsa')).status).toBe(303);
    const late = await update('Något annat');
    expect(late.status).toBe(409);
    expect(JSON.stringify(late.body)).toContain('Ekonom, Orsa');
    expect(JSON.stringify(late.body)).toContain('Något annat');
  });

  test('are closed and opened again', async () => {
    const admin = await signedIn('samordnare@samplan.test');
    const { email } = await account();
    const who = await signedIn(email);
    await send(admin, { intent: 'disable', ...(await seen(email)) });
    expect(await isSignedIn(who)).toBe(false);
    expect((await signIn(visitor({ db }), email)).status).toBe(400);
    expect((await send(admin, { intent: 'reset-link', ...(await seen(email)) })).status).toBe(400);
    await send(admin, { intent: 'enable', ...(await seen(email)) });
    expect((await signIn(visitor({ db }), email)).status).toBe(303);
  });

  test('get a link to a new password, and lose a second factor, from the samordnare; never the own account so', async () => {
    const admin = await signedIn('samordnare@samplan.test');
    const { id, email } = await account();
    await db
      .insertInto('secondFactor')
      .values({ userId: id, secret: 'A'.repeat(32), confirmedAt: '2020-12-18T09:00:00Z' })
      .execute();
    expect((await signIn(visitor({ db }), email)).location).toContain('/logga-in/kod');
    expect((await send(admin, { intent: 'remove-factor', ...(await seen(email)) })).status).toBe(303);
    expect((await signIn(visitor({ db }), email)).location).toBe('/');
    const made = await send(admin, { intent: 'reset-link', ...(await seen(email)) });
    expect(made.body).toMatchObject({ email, purpose: 'återställning', link: await mailedLink(email) });
    for (const intent of ['reset-link', 'remove-factor']) {
      const answer = await send(admin, { intent, ...(await seen('samordnare@samplan.test')) });
      expect(answer.status, intent).toBe(400);
    }
  });

  test('are signed out by the samordnare', async () => {
    const admin = await signedIn('samordnare@samplan.test');
    const { email } = await account();
    const who = await signedIn(email);
    await send(admin, { intent: 'end-sessions', ...(await seen(email)) });
    expect(await isSignedIn(who)).toBe(false);
  });

  test('always have a samordnare left', async () => {
    const admin = await signedIn('samordnare@samplan.test');
    const email = 'samordnare@samplan.test';
    const [role] = await rolesOf(email);
    const revoke = async () => send(admin, { intent: 'revoke', ...(await seen(email)), roleId: String(role!.id) });
    expect((await revoke()).status).toBe(400);
    expect((await send(admin, { intent: 'disable', ...(await seen(email)) })).status).toBe(400);
    // One who has been invited and has not answered cannot take over.
    const waiting = await insertUser(db);
    await db.insertInto('userRole').values({ userId: waiting, role: 'samordnare' }).execute();
    expect((await revoke()).status).toBe(400);
    const other = await account();
    await db.insertInto('userRole').values({ userId: other.id, role: 'samordnare' }).execute();
    expect((await revoke()).status).toBe(303);
    expect(await rolesOf(email)).toEqual([]);
    expect(await isSignedIn(admin)).toBe(false);
  });
});
