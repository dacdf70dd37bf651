import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { checkAnswers, formsOf, rivals, tallyAnswers } from './answers';
import { insertAsked, type Asked } from './asked';
import { closesEarly, MIXED_RULES, MIXED_STATES, mixedAttempts, send, type Attempt, type Sent } from './attempts';
import { checkInvariants } from './invariants';
import { startFragilePostgres, type FragilePostgres, type Shutdown } from './postgres';
import { loggedErrors, sendAll, startTwo, until, type Site } from './site';

/** How many answers there are when something breaks: some of what was sent is done, the most is under way or waits. */
const BROKEN_AFTER = 40;

let postgres: FragilePostgres;

beforeAll(async () => {
  postgres = await startFragilePostgres();
});

// A test that failed while the database was away does not take it from the next.
afterEach(() => postgres.comeBack());

afterAll(() => postgres.remove());

/** What holds when everything that was sent has at last been answered. */
async function checkCompleted(site: Site, asked: Asked, first: readonly Sent[], again: readonly Sent[]): Promise<void> {
  const { failed, silent, refused } = tallyAnswers(again);
  expect([...failed, ...silent]).toEqual([]);
  await checkAnswers(site.db, [...first, ...again]);
  expect((await checkInvariants(site.db)).states).toEqual(MIXED_STATES);
  // A form that was sent again is refused only where the other substitute was before it, or the budget was closed.
  const competing = new Set(
    rivals(formsOf(first).map((attempt) => ({ attempt, answer: null })))
      .flat()
      .map(({ attempt }) => attempt.token),
  );
  for (const { attempt } of refused) expect(competing.has(attempt.token) || closesEarly(asked, attempt)).toBe(true);
  expect(await site.verifyLog()).toMatch(/kedjan är hel\./);
}

test('a server killed in the middle of two hundred decisions', async () => {
  const site = await startTwo(postgres);
  const asked = await insertAsked(site.db, 10, MIXED_RULES);
  const [survivor, victim] = site.servers;
  let killed: Promise<void> | undefined;
  const first = await sendAll(site, await mixedAttempts(site.db, asked), (count) => {
    if (count === BROKEN_AFTER) killed = victim.kill();
  });
  await killed;
  expect(victim.isRunning()).toBe(false);
  // What it had begun is carried through or undone.
  await until('the connections of the killed server are gone', async () => (await site.countConnections(1)) === 0);

  const { silent, failed } = await checkAnswers(site.db, first);
  expect(silent.length).toBeGreaterThan(0);
  expect(failed).toEqual([]);
  await checkInvariants(site.db);

  const again = await Promise.all(formsOf(silent).map((attempt) => send(survivor.address, attempt)));
  await checkCompleted(site, asked, first, again);
  expect(survivor.takeErrors()).toEqual([]);
});

test.each<Shutdown>(['fast', 'immediate'])('a database gone in the middle of them, by %s shutdown', async (how) => {
  const site = await startTwo(postgres);
  const asked = await insertAsked(site.db, 10, MIXED_RULES);
  const attempts = await mixedAttempts(site.db, asked);
  let gone: Promise<void> | undefined;
  const first = await sendAll(site, attempts, (count) => {
    if (count === BROKEN_AFTER) gone = postgres.shutDown(how);
  });
  await gone;
  await checkWithoutDatabase(site, attempts[0]!);

  await postgres.comeBack();
  for (const { address } of site.servers) {
    await until('a server is ready again', async () => (await fetch(`${address}/readyz`)).ok);
  }
  const { failed, silent } = await checkAnswers(site.db, first);
  expect(silent).toEqual([]);
  expect(failed.length).toBeGreaterThan(0);
  expect(failed.map(pageOf)).toEqual(failed.map(() => ERROR_PAGE));
  await checkInvariants(site.db);

  loggedErrors(site);
  await checkCompleted(site, asked, first, await sendAll(site, formsOf(failed)));
  expect(loggedErrors(site)).toEqual([]);
});

/** Both processes live, say that they cannot answer, and answer a form and a page with an error and words. */
async function checkWithoutDatabase({ servers }: Site, attempt: Attempt): Promise<void> {
  for (const { address, isRunning, takeErrors } of servers) {
    expect(isRunning(), `a server without a database runs on; it said ${takeErrors().at(-1)}`).toBe(true);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect((await fetch(`${address}/readyz`)).status).toBe(503);
    const sent = await send(address, attempt);
    expect(tallyAnswers([sent]).failed).toHaveLength(1);
    expect(pageOf(sent)).toEqual(ERROR_PAGE);
    const page = await fetch(`${address}/att-besluta`, { headers: { Cookie: attempt.decider.cookie } });
    expect(page.status).toBe(500);
    expect(await page.text()).toMatch(WORDS);
  }
}

/** What the page of an error says. */
const WORDS = /<h1[^>]*>[^<]+<\/h1>/;

const ERROR_PAGE = { status: 500, type: 'text/html; charset=utf-8', hasWords: true };

function pageOf({ answer }: Sent) {
  return { status: answer!.status, type: answer!.type, hasWords: WORDS.test(answer!.text) };
}
