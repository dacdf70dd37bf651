import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, test } from 'vitest';

import { addressOf as databaseAddress } from '../support/program';

import { attackAs, faultOf, mayOf, QUESTIONS, shown } from './assault';
import { attacks, sendAttack, type Attack } from './attack';
import { fingerprintTables } from './fingerprint';
import { addressOf, layGround, type Ground } from './ground';
import { MARK } from './hostile';
import { insertPeople, type Person } from './people';
import { isOfAccounts, ROUTES } from './routes';
import { eachOf, startSite, type Site } from './site';

/**
 * 2 000 generated requests, each wrong in some way, over every address and intent: no fault of ours comes of one, no
 * script gets into a page, and nobody writes what is not theirs. The seed makes them the same each time.
 */
const SEED = 20_201_218;

/** Pages of accounts and sessions have a test of their own: there rights are changed, rightly. */
const routes = ROUTES.filter(({ pattern }) => !isOfAccounts(pattern));

let site: Site;
let ground: Ground;
let people: Person[];

beforeAll(async () => {
  site = await startSite();
  ground = await layGround(site.db);
  people = await insertPeople(site);
});

/** @param by whose intents are sent; undefined: all of them */
function generate(count: number, seed: number, by?: readonly Person[]): Attack[] {
  process.stdout.write(`${count} hostile requests, seed ${seed}\n`);
  const sends = ({ pattern }: { pattern: string }, intent: string) =>
    by === undefined || by.some(({ name }) => mayOf(pattern, intent).includes(name));
  return fc.sample(attacks(routes, QUESTIONS, ground, sends), { numRuns: count, seed });
}

/** The rows of one cooperation and of all its projects, and those that no form of theirs may touch. */
async function rowsOf(slug: string): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string; column: string }>`
    select table_name as name, min(column_name) as column from information_schema.columns
    where table_schema = 'public' and column_name in ('project_id', 'cooperation_id')
      and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')
    group by table_name order by table_name`.execute(site.db);
  const found: Record<string, string> = {};
  for (const { name, column } of tables) {
    const ids =
      column === 'cooperation_id'
        ? sql`select id from cooperation where slug = ${slug}`
        : sql`select p.id from project p join cooperation c on c.id = p.cooperation_id where c.slug = ${slug}`;
    const { rows } = await sql<{ print: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as print
      from ${sql.table(name)} t where ${sql.ref(`t.${column}`)} in (${ids})`.execute(site.db);
    found[name] = rows[0]!.print;
  }
  return found;
}

async function rowsOfTables(names: readonly string[]): Promise<Record<string, string | undefined>> {
  const all = await fingerprintTables(site.db);
  return Object.fromEntries(names.map((name) => [name, all[name]]));
}

const named = (names: readonly string[]) => people.filter(({ name }) => names.includes(name));

test('there are questions and fields to ask with', () => {
  expect(QUESTIONS.length).toBeGreaterThan(40);
});

describe('hostile requests', () => {
  test('of those who may change nothing: no fault, and no row at all is changed', async () => {
    const before = await fingerprintTables(site.db);
    const outsiders = [...named(['läsare', 'läsare (stranger)']), null];
    expect(await attackAs(site, generate(400, SEED), outsiders)).toEqual([]);
    expect(await fingerprintTables(site.db)).toEqual(before);
  });

  test('of those who may change their own: no fault, and nothing of another cooperation is changed', async () => {
    const { rows } = await sql<{ slug: string }>`select c.slug from cooperation c join project p
      on p.cooperation_id = c.id where p.slug = 'digital-motor'`.execute(site.db);
    const other = rows[0]!.slug;
    const rights = ['app_user', 'user_role', 'party', 'cooperation', 'cooperation_member', 'allocation_key'];
    const before = [await rowsOf(other), await rowsOfTables(rights)];
    const own = people.filter(({ place, name }) => place === 'own' && !['samordnare', 'läsare'].includes(name));
    expect(await attackAs(site, generate(1_200, SEED + 1, own), own)).toEqual([]);
    expect([await rowsOf(other), await rowsOfTables(rights)]).toEqual(before);
  });

  test('of the samordnare: no fault, and nobody gets another right', async () => {
    const rights = ['app_user', 'user_role', 'decision', 'cost_share'];
    const before = await rowsOfTables(rights);
    const coordinator = named(['samordnare']);
    expect(await attackAs(site, generate(400, SEED + 2, coordinator), coordinator)).toEqual([]);
    expect(await rowsOfTables(rights)).toEqual(before);
  });
});

test('what was stored of it runs in no page and no file, and every page still answers', async () => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from audit_entry where after::text like ${`%${MARK}%`}`.execute(site.db);
  expect(rows[0]!.count, 'texts with markup that were stored').toBeGreaterThan(5);
  const asked = routes
    .filter(({ pattern }) => pattern !== '*' && pattern !== 'kalender/:file')
    .flatMap(({ pattern }) => named(['samordnare', 'projektledare']).map((person) => ({ pattern, person })));
  const faults = await eachOf(asked, async ({ pattern, person }) => {
    const attack = { method: 'GET', path: addressOf(pattern, ground), headers: {}, body: Buffer.alloc(0) };
    const fault = faultOf(await sendAttack(site.server.address, attack, person.cookie));
    return fault === null ? [] : [shown(attack, person, fault)];
  });
  expect([...faults.flat(), ...site.server.takeErrors()]).toEqual([]);
});

test('the register of decisions still holds', async () => {
  const { database } = (await sql<{ database: string }>`select current_database() as database`.execute(site.db))
    .rows[0]!;
  const env = { ...process.env, DATABASE_URL: databaseAddress({ ...inject('postgres'), database }) };
  const { stdout } = await promisify(execFile)(process.execPath, [join(inject('program'), 'verify-log.js')], { env });
  expect(stdout).toContain('kedjan är hel');
});
