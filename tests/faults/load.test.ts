import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { approvalRule } from '~/domain/approval';

import { insertVersion, submit } from '../support/asked-phase';

import { checkAnswers, rivals } from './answers';
import { insertAsked } from './asked';
import { closesEarly, directorsOf, MIXED_RULES, MIXED_STATES, mixedAttempts, type Attempt } from './attempts';
import { checkInvariants } from './invariants';
import { startFragilePostgres, type FragilePostgres } from './postgres';
import { loggedErrors, sendAll, startTwo } from './site';

let postgres: FragilePostgres;

beforeAll(async () => {
  postgres = await startFragilePostgres();
});

afterAll(() => postgres.remove());

test('fifteen directors approve at the same moment', async () => {
  const site = await startTwo(postgres);
  const { parties, phases } = await insertAsked(site.db, 15, [approvalRule('all', null)]);
  const sent = await sendAll(site, await directorsOf(site.db, phases[0]!, parties));

  const { accepted } = await checkAnswers(site.db, sent);
  expect(accepted).toHaveLength(15);
  expect(await checkInvariants(site.db)).toEqual({ decisions: 15, states: { godkänd: 1 } });
  expect(await site.db.selectFrom('email').select('id').execute()).toHaveLength(15 + 1);
  expect(loggedErrors(site)).toEqual([]);
  expect(await site.verifyLog()).toMatch(/^15 beslut, kedjan är hel\./);
});

test('two hundred decisions over twenty budgets, some twice and some by two at once', async () => {
  const site = await startTwo(postgres);
  const asked = await insertAsked(site.db, 10, MIXED_RULES);
  const attempts = await mixedAttempts(site.db, asked);
  const sent = await sendAll(site, attempts);

  const { failed, silent, refused } = await checkAnswers(site.db, sent);
  expect([...failed, ...silent]).toEqual([]);
  expect((await checkInvariants(site.db)).states).toEqual(MIXED_STATES);
  // Where a budget stays open for everybody, all that is refused is the later of two substitutes.
  const groups = rivals(sent).filter(([first]) => !closesEarly(asked, first!.attempt));
  for (const group of groups) {
    const twice = group[0]!.attempt.token === group[1]!.attempt.token;
    const told = group.map(({ answer }) => answer!.status).sort();
    expect(told).toEqual(twice ? [303, 303] : [303, 400]);
  }
  const competing = groups.filter(([first, second]) => first!.attempt.token !== second!.attempt.token);
  expect(competing.length).toBeGreaterThan(10);
  expect(refused.filter(({ attempt }) => !closesEarly(asked, attempt))).toHaveLength(competing.length);
  expect(loggedErrors(site)).toEqual([]);
  expect(await site.verifyLog()).toMatch(/kedjan är hel\./);
});

test('late answers to approved budgets while newer versions are approved in their place', async () => {
  const site = await startTwo(postgres);
  const majority = approvalRule('majority', null);
  const { parties, phases } = await insertAsked(site.db, 10, Array(8).fill(majority));
  const earlier: Attempt[] = [];
  const decisive: Attempt[] = [];
  const late: Attempt[] = [];
  for (const phase of phases) {
    const first = await directorsOf(site.db, phase, parties);
    earlier.push(...first.slice(0, 6));
    late.push(...first.slice(6));
  }
  const sent = await sendAll(site, earlier);
  for (const phase of phases) {
    const version = { ...phase, budgetVersionId: await insertVersion(site.db, phase.phaseId, 2, 2_000_00) };
    await submit(site.db, version, { rule: majority, version: 2 });
    const second = await directorsOf(site.db, version, parties);
    sent.push(...(await sendAll(site, second.slice(0, 5))));
    decisive.push(second[5]!);
  }
  // Of each phase the approval that replaces version 1, between answers to version 1.
  const together = decisive.flatMap((each, at) => [
    ...late.slice(at * 4, at * 4 + 2),
    each,
    ...late.slice(at * 4 + 2, at * 4 + 4),
  ]);
  sent.push(...(await sendAll(site, together)));

  const { failed, silent } = await checkAnswers(site.db, sent);
  expect([...failed, ...silent].map(({ answer }) => answer?.status)).toEqual([]);
  expect((await checkInvariants(site.db)).states).toEqual({ godkänd: 8, ersatt: 8 });
  expect(loggedErrors(site)).toEqual([]);
});

test('who answers too late is told that the answer is not registered, and why', async () => {
  const site = await startTwo(postgres);
  const { parties, phases } = await insertAsked(site.db, 1, [approvalRule('all', null)]);
  const [own] = await directorsOf(site.db, phases[0]!, parties);
  const [substitute] = parties[0]!.substitutes;
  const late: Attempt = { ...own!, decider: substitute, verdict: 'avslag', token: randomUUID() };
  // The only party: its approval closes the budget, so that no form is left on the page.
  const first = await sendAll(site, [own!]);
  const second = await sendAll(site, [late]);

  const { refused } = await checkAnswers(site.db, [...first, ...second]);
  expect(refused).toHaveLength(1);
  expect(second[0]!.answer!.text).toMatch(/role="alert"[^]{0,1500}Budgeten är godkänd, så beslutet ändras inte/);
});
