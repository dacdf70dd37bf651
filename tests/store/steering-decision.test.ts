import { randomUUID } from 'node:crypto';

import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { SteeringDecision } from '~/domain/report-answer';
import type { Viewer } from '~/domain/viewer';
import { findProjectFacts } from '~/store/project-facts';
import { findDecision } from '~/store/register';
import { findSentAnswer } from '~/store/report-answer';
import { insertAnswer } from '~/store/report-change';
import { insertSteeringDecision, listReportDecisions, listSteeringMembers } from '~/store/steering-decision';
import type { Database } from '~db/open';

import { day } from '../domain/report-samples';
import { freshDatabase } from '../support/database';
import { insertPublished, replacePublished } from '../support/report-rows';
import { insertActor, insertCooperation, insertProjectRow, insertUser, viewerOf } from '../support/rows';

let db: Database;
let actor: Actor & { readonly userId: number };
let projectId: number;
let member: Viewer;

const DECISION: SteeringDecision = {
  subject: 'Projektet förlängs',
  outcome: 'godkänd med villkor',
  motivation: 'Om kapaciteten räcker',
  deciders: 'Ordförande och två ledamöter',
  decidedOn: day('2020-12-17'),
  diaryNumber: 'KS 2020/1',
  directiveBefore: 'Slutleverans i februari',
  directiveAfter: 'Slutleverans i mars',
};

beforeAll(async () => {
  ({ db } = await freshDatabase());
  const made = await insertActor(db);
  actor = { ...made, userId: made.userId! };
});

beforeEach(async () => {
  const cooperationId = await insertCooperation(db);
  projectId = await insertProjectRow(db, cooperationId);
  member = viewerOf([cooperationId]);
});

const decide = (reportId: number, change: Partial<SteeringDecision> = {}, requestToken: string = randomUUID()) =>
  db
    .transaction()
    .execute((trx) =>
      insertSteeringDecision(trx, actor, { projectId, reportId, requestToken }, { ...DECISION, ...change }),
    );

describe('a decision of the styrgrupp', () => {
  test('goes into the register with its number, the body, who took part and the change of the directive', async () => {
    const reportId = await insertPublished(db, { projectId, number: 3 });
    const number = await decide(reportId);
    expect(await findDecision(db, member, number)).toMatchObject({
      ...DECISION,
      number,
      projectId,
      forum: 'Styrgrupp',
      reportNumber: 3,
      budget: null,
      recordedByName: 'Projektledare i test',
    });
    expect((await findProjectFacts(db, member, projectId))?.decisions).toMatchObject([{ number, forum: 'Styrgrupp' }]);
  });

  test('comes with its audit row, in the same transaction', async () => {
    const reportId = await insertPublished(db, { projectId, number: 1 });
    const number = await decide(reportId);
    const audited = () =>
      db
        .selectFrom('auditEntry')
        .select(['action', 'entityId', 'userId', 'after'])
        .where('projectId', '=', projectId)
        .execute();
    expect(await audited()).toMatchObject([
      { action: 'decision.create', entityId: number, userId: actor.userId, after: { reportId, ...DECISION } },
    ]);
    await expect(decide(reportId, { deciders: '' })).rejects.toThrow(/deciders/);
    expect(await audited()).toHaveLength(1);
  });

  test('is made once by a form', async () => {
    const reportId = await insertPublished(db, { projectId, number: 1 });
    const token = randomUUID();
    await decide(reportId, {}, token);
    await expect(decide(reportId, {}, token)).rejects.toThrow(/request_token/);
  });

  test('is refused by the database on a report of another project, and with one side of a directive', async () => {
    const elsewhere = await insertProjectRow(db, await insertCooperation(db));
    const foreign = await insertPublished(db, { projectId: elsewhere, number: 1 });
    await expect(decide(foreign)).rejects.toThrow(/foreign key/);
    const own = await insertPublished(db, { projectId, number: 1 });
    await expect(decide(own, { directiveBefore: null })).rejects.toThrow(/change_of_directive/);
  });

  test('is listed with its report in every edition, and with no other report', async () => {
    const id = await insertPublished(db, { projectId, number: 2 });
    const first = await decide(id);
    const newer = await replacePublished(db, { id, projectId, number: 2, edition: 1 }, 'Fel siffra');
    const second = await decide(newer, { subject: 'Nytt' });
    await decide(await insertPublished(db, { projectId, number: 1 }));
    const listed = await listReportDecisions(db, member, projectId, 2);
    expect(listed.map(({ number, edition }) => [number, edition])).toEqual([
      [first, 1],
      [second, 2],
    ]);
    expect(await listReportDecisions(db, viewerOf([]), projectId, 2)).toEqual([]);
  });
});

describe('the styrgrupp of a project', () => {
  test('is who has the role there now, each once', async () => {
    const other = await insertProjectRow(db, await insertCooperation(db));
    const grant = async (name: string, project: number, role: 'styrgrupp' | 'projektledare' = 'styrgrupp') => {
      const userId = await insertUser(db, { name });
      await db.insertInto('userRole').values({ userId, role, projectId: project }).execute();
      return userId;
    };
    const second = await grant('Ö ledamot', projectId);
    const first = await grant('A ledamot', projectId);
    const closed = await grant('Avslutad', projectId);
    await db.updateTable('appUser').set({ disabledAt: '2020-12-01T00:00:00Z' }).where('id', '=', closed).execute();
    await grant('Någon annanstans', other);
    await grant('Projektledare', projectId, 'projektledare');
    expect(await listSteeringMembers(db, member, projectId)).toEqual([
      { userId: first, name: 'A ledamot' },
      { userId: second, name: 'Ö ledamot' },
    ]);
    expect(await listSteeringMembers(db, viewerOf([]), projectId)).toEqual([]);
  });
});

describe('a form that was sent before', () => {
  test('is found again, with who sent it and what it said', async () => {
    const reportId = await insertPublished(db, { projectId, number: 1 });
    const requestToken = randomUUID();
    const answer = { reportId, kind: 'fråga' as const, text: 'Vem?', answersId: null };
    await db.transaction().execute(async (trx) => {
      await insertAnswer(trx, actor, { ...answer, projectId, requestToken });
      expect(await findSentAnswer(trx, requestToken)).toEqual({ ...answer, userId: actor.userId });
      expect(await findSentAnswer(trx, randomUUID())).toBeNull();
    });
  });
});
