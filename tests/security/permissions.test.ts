import { beforeAll, describe, expect, test } from 'vitest';

import { wordlessFields } from '../support/wordless-fields';

import { EXPECTED, WITHOUT_ACCOUNT } from './expected';
import { fingerprintTables } from './fingerprint';
import { formsOf } from './forms';
import { addressOf, layGround, type Ground } from './ground';
import { insertPeople, type Person } from './people';
import { ROUTES, type Route } from './routes';
import { eachOf, startSite, type Site } from './site';

/** Every address and intent of the product, tried by every role on what is its own, its neighbour's and a stranger's. */

let site: Site;
let ground: Ground;
let people: Person[];

const guarded = ROUTES.filter(({ pattern }) => !WITHOUT_ACCOUNT.includes(pattern));

beforeAll(async () => {
  site = await startSite();
  ground = await layGround(site.db);
  people = await insertPeople(site);
});

interface Asked {
  readonly person: Person | null;
  readonly route: Route;
  readonly method?: string;
  readonly intent?: string;
}

/** What is sent and what comes back, as one line that a table can be compared with. */
async function ask({ person, route, method = 'GET', intent }: Asked): Promise<{ status: number; location: string }> {
  const headers: Record<string, string> = person ? { Cookie: person.cookie } : {};
  const form = intent === undefined ? {} : { intent, ...formsOf(ground)[`${route.pattern} ${intent}`] };
  const isFile = intent !== undefined && /(utfall|uppfoljning)\/importera$/.test(route.pattern) && intent === 'check';
  const body = isFile ? withFile(form) : new URLSearchParams(form);
  const answer = await fetch(site.server.address + addressOf(route.pattern, ground), {
    method,
    headers,
    redirect: 'manual',
    ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
  });
  await answer.arrayBuffer();
  return { status: answer.status, location: answer.headers.get('Location') ?? '' };
}

function withFile(form: Readonly<Record<string, string>>): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.set(name, value);
  body.set('file', new File(['datum;belopp\n'], 'utfall.csv', { type: 'text/csv' }));
  return body;
}

const line = (person: Person | null, route: Route, what: string, status: number | string) =>
  `${person?.name ?? 'nobody'} ${what} ${route.pattern}: ${status}`;

/** 404 where there is no such page for the person, 403 where the person may not, undefined where nothing refuses. */
function refusalOf(person: Person, { pattern }: Route, intent?: string): 403 | 404 | undefined {
  const { sees, reads, does, hides } = EXPECTED[pattern]!;
  const hidden = sees === 'members' || (intent !== undefined && hides?.includes(intent));
  if (hidden && person.place === 'stranger') return 404;
  if (sees === 'coordinator' && person.name !== 'samordnare') return 404;
  const allowed = intent === undefined ? reads : does?.[intent];
  return allowed && !allowed.includes(person.name) ? 403 : undefined;
}

describe('the table of who may do what', () => {
  test('has every address of the product and no other', () => {
    expect(ROUTES.length).toBeGreaterThan(100);
    const known = [...Object.keys(EXPECTED), ...WITHOUT_ACCOUNT].toSorted();
    expect(ROUTES.map(({ pattern }) => pattern).toSorted()).toEqual(known);
  });

  test('has every intent of each address and no other', () => {
    const found = guarded.map(({ pattern, intents }) => [pattern, Object.keys(intents).toSorted()]);
    const known = guarded.map(({ pattern }) => [pattern, Object.keys(EXPECTED[pattern]?.does ?? {}).toSorted()]);
    expect(found).toEqual(known);
  });

  test('leaves no address out of the guard', () => {
    expect(guarded.filter(({ reads }) => reads === undefined).map(({ pattern }) => pattern)).toEqual([]);
    const unguarded = guarded.filter(({ writes, intents }) => writes && Object.keys(intents).length === 0);
    expect(unguarded.map(({ pattern }) => pattern)).toEqual([]);
  });
});

test('reading', async () => {
  const before = await fingerprintTables(site.db);
  const asked = guarded.flatMap((route) => people.map((person) => ({ person, route })));
  const wrong = await eachOf(asked, async ({ person, route }) => {
    const { status } = await ask({ person, route });
    const expected = refusalOf(person, route);
    const opened = route.pattern.endsWith('.pdf') ? [404] : OPENED;
    const right = expected === undefined ? opened.includes(status) : status === expected;
    return right ? [] : [line(person, route, 'reads', `${status}, not ${expected ?? '200'}`)];
  });
  expect(wrong.flat()).toEqual([]);
  expect(await fingerprintTables(site.db)).toEqual(before);
  expect(site.server.takeErrors()).toEqual([]);
});

/** 302: a page that leads on. Where there is no browser to make PDFs with there is no PDF: report-files.spec.ts has it. */
const OPENED = [200, 302];

test('every write that is refused, and no row is changed by one', async () => {
  const before = await fingerprintTables(site.db);
  const asked = guarded.flatMap((route) =>
    Object.keys(route.intents).flatMap((intent) =>
      people
        .filter((person) => refusalOf(person, route, intent) !== undefined)
        .map((person) => ({ person, route, intent })),
    ),
  );
  const wrong = await eachOf(asked, async ({ person, route, intent }) => {
    const { status } = await ask({ person, route, method: 'POST', intent });
    const expected = refusalOf(person, route, intent)!;
    return status === expected ? [] : [line(person, route, `sends ${intent} to`, `${status}, not ${expected}`)];
  });
  expect(asked.length).toBeGreaterThan(1500);
  expect(wrong.flat()).toEqual([]);
  expect(await fingerprintTables(site.db)).toEqual(before);
  expect(site.server.takeErrors()).toEqual([]);
});

test('without a session every page leads to the sign-in page, every write too, and no row is changed', async () => {
  const before = await fingerprintTables(site.db);
  const asked = guarded.flatMap((route) => [
    { route, method: 'GET' },
    ...Object.keys(route.intents).map((intent) => ({ route, method: 'POST', intent })),
  ]);
  const wrong = await eachOf(asked, async (one) => {
    const { status, location } = await ask({ person: null, ...one });
    return status === 302 && location.startsWith('/logga-in') ? [] : [line(null, one.route, one.method, status)];
  });
  expect(wrong.flat()).toEqual([]);
  expect(await fingerprintTables(site.db)).toEqual(before);
});

test('without a second factor that is required every page and form leads to where it is set up, and no row is changed', async () => {
  await site.db.updateTable('cooperation').set({ requiresSecondFactor: true }).execute();
  const before = await fingerprintTables(site.db);
  const person = people.find(({ name }) => name === 'samordnare')!;
  const asked = guarded.flatMap((route) => [
    { route, method: 'GET' },
    ...Object.keys(route.intents).map((intent) => ({ route, method: 'POST', intent })),
  ]);
  const wrong = await eachOf(asked, async (one) => {
    const { status, location } = await ask({ person, ...one });
    const isLed = status === 302 && location.startsWith('/konto');
    return isLed ? [] : [`${one.route.pattern} ${'intent' in one ? one.intent : one.method}: ${status}`];
  });
  // The page itself, and its two forms, which are empty here.
  expect(wrong.flat()).toEqual(['konto GET: 200', 'konto begin-factor: 400', 'konto confirm-factor: 400']);
  expect(await fingerprintTables(site.db)).toEqual(before);
  await site.db.updateTable('cooperation').set({ requiresSecondFactor: false }).execute();
});

test('no method but GET, HEAD and POST is taken anywhere, and a POST nowhere that takes no form', async () => {
  const before = await fingerprintTables(site.db);
  const person = people.find(({ name }) => name === 'samordnare')!;
  const asked = ROUTES.flatMap((route) => [
    ...['PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => ({ route, method })),
    ...(route.writes ? [] : [{ route, method: 'POST' }]),
  ]);
  const wrong = await eachOf(asked, async ({ route, method }) => {
    const { status } = await ask({ person, route, method });
    return status === 405 ? [] : [line(person, route, method, status)];
  });
  expect(wrong.flat()).toEqual([]);
  expect(await fingerprintTables(site.db)).toEqual(before);
});

/** Last: these are let through, and some of them write. */
test('every write that is allowed is let through to its form', async () => {
  const asked = guarded.flatMap((route) =>
    Object.keys(route.intents).flatMap((intent) =>
      people
        .filter((person) => refusalOf(person, route, intent) === undefined)
        .map((person) => ({ person, route, intent })),
    ),
  );
  const wrong = await eachOf(
    asked,
    async ({ person, route, intent }) => {
      const { status } = await ask({ person, route, method: 'POST', intent });
      return [200, 303, 400, 409].includes(status) ? [] : [line(person, route, `sends ${intent} to`, status)];
    },
    1,
  );
  expect(wrong.flat()).toEqual([]);
  // And what they wrote into the log can be read there.
  expect(await wordlessFields(site.db)).toEqual([]);
  expect(site.server.takeErrors()).toEqual([]);
});
