import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';

import { choosePasswordForm, passwordRequestForm } from '~/forms/password';
import { signInCodeForm } from '~/forms/second-factor';
import { signInForm } from '~/forms/sign-in';

import { attackAs, mayOf, QUESTIONS } from './assault';
import { attacks } from './attack';
import { fingerprintTables } from './fingerprint';
import { layGround, type Ground } from './ground';
import { insertPeople, type Person } from './people';
import { isOfAccounts, ROUTES, type Route } from './routes';
import { startSite, type Site } from './site';

/** 400 generated requests to where one signs in and where accounts are changed, each wrong in some way. */
const SEED = 20_201_219;

/** The forms of those who are not signed in: their pages have no guard that knows them. */
const OPEN_FORMS: Readonly<Record<string, Route['intents'][string]['form']>> = {
  'logga-in': signInForm,
  'logga-in/kod': signInCodeForm,
  'nytt-losenord': passwordRequestForm,
  'lank/:token': choosePasswordForm('nagon@samplan.test'),
};

// Ending the session of who asks would only leave the rest unasked.
const routes = ROUTES.filter(({ pattern }) => isOfAccounts(pattern) && pattern !== 'logga-ut').map((route): Route => {
  const form = OPEN_FORMS[route.pattern];
  return form ? { ...route, intents: { send: { may: 'user.manage', form } } } : route;
});

let site: Site;
let ground: Ground;
let people: Person[];

beforeAll(async () => {
  site = await startSite();
  ground = await layGround(site.db);
  people = await insertPeople(site);
});

function generate(count: number, seed: number, by: Person | null) {
  const sends = ({ pattern }: Route, intent: string) =>
    by === null ? pattern in OPEN_FORMS : mayOf(pattern, intent).includes(by.name);
  return fc.sample(attacks(routes, QUESTIONS, ground, sends), { numRuns: count, seed });
}

const rightsOf = async () => {
  const { app_user: accounts, user_role: roles, second_factor: factors } = await fingerprintTables(site.db);
  return { accounts, roles, factors };
};

test('of those who have no account: no fault, no account or right is changed, and nobody is let in', async () => {
  const sessions = async () =>
    (await sql<{ count: number }>`select count(*)::int as count from session`.execute(site.db)).rows[0]!.count;
  const before = [await rightsOf(), await sessions()];
  expect(await attackAs(site, generate(130, SEED, null), [null])).toEqual([]);
  expect([await rightsOf(), await sessions()]).toEqual(before);
});

test('of one who has an account: no fault, and no password or right is changed', async () => {
  const leader = people.find(({ name }) => name === 'projektledare')!;
  const { accounts, roles } = await rightsOf();
  expect(await attackAs(site, generate(130, SEED + 1, leader), [leader])).toEqual([]);
  expect(await rightsOf()).toMatchObject({ accounts, roles });
});

test('of the samordnare: no fault, and the last samordnare stays', async () => {
  const coordinator = people.find(({ name }) => name === 'samordnare')!;
  expect(await attackAs(site, generate(140, SEED + 2, coordinator), [coordinator])).toEqual([]);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from user_role r join app_user u on u.id = r.user_id
    where r.role = 'samordnare' and u.disabled_at is null`.execute(site.db);
  expect(rows[0]!.count).toBeGreaterThan(0);
});
