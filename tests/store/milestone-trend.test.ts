import { beforeAll, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import { findTrendHistory } from '~/store/milestone-trend';
import { lockMilestone } from '~/store/milestone';
import { insertMilestone, updateMilestone } from '~/store/milestone-change';
import { insertBaseline } from '~/store/baseline';
import { findStart } from '~/store/start';
import type { Database } from '~db/open';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';
import { insertActor, insertCooperation, insertPhaseRow, insertProjectRow, viewerOf } from '../support/rows';

const date = (text: string) => text as CalendarDate;
let db: Database;

beforeAll(async () => {
  ({ db } = await freshDatabase());
});

test('the history of forecasts says when each moved, when reports and baselines were made and what came later', async () => {
  const actor = await insertActor(db);
  const cooperationId = await insertCooperation(db);
  const member = viewerOf([cooperationId]);
  const projectId = await insertProjectRow(db, cooperationId);
  const phaseId = await insertPhaseRow(db, projectId);
  const described = { label: 'MS1', kind: 'milstolpe', partyId: null, criteria: '', responsible: '' } as const;
  const id = await db.transaction().execute(async (trx) => {
    const added = await insertMilestone(trx, { ...actor, at: '2020-11-30T23:30:00.000Z' }, projectId, {
      ...{ ...described, phaseId, title: 'Klart', forecast: date('2021-02-01') },
    });
    await insertBaseline(
      trx,
      { ...actor, today: date('2020-12-02') },
      {
        ...{ projectId, phaseId: null, budgetVersionId: null, total: null, reason: 'Start' },
      },
    );
    for (const [today, forecast, status, reason] of [
      ['2020-12-10', '2021-03-01', 'pågår', 'Sent'],
      ['2020-12-15', '2021-03-01', 'klar', 'Färdigt'],
    ] as const) {
      const before = (await lockMilestone(trx, member, projectId, added))!;
      const change = { ...before, forecast: date(forecast), actual: null, status, responsible: '' };
      const { forecast: to, actual, responsible } = change;
      await updateMilestone(
        trx,
        { ...actor, today: date(today) },
        projectId,
        before,
        { forecast: to, actual, status, responsible },
        reason,
      );
    }
    return added;
  });
  await db
    .insertInto('statusReport')
    .values({
      ...{ projectId, number: 1, state: 'publicerad', periodStart: '2020-12-01', periodEnd: '2020-12-12', draft: '{}' },
      ...{ snapshot: '{}', publishedOn: '2020-12-12', publishedAt: '2020-12-12T09:00:00Z' },
    })
    .execute();

  expect(await findTrendHistory(db, member, projectId)).toEqual({
    changes: [{ milestoneId: id, onDate: '2020-12-10', from: '2021-02-01', to: '2021-03-01', reason: 'Sent' }],
    reports: [{ on: '2020-12-12', number: 1 }],
    baselines: ['2020-12-02'],
    // Half past midnight in Sweden.
    milestones: [{ id, addedOn: '2020-12-01', doneOn: '2020-12-15' }],
  });
});

test('a delprojektledare’s start lists the own kommun’s milestones only, also those that are due from a day on', async () => {
  const { db: sample } = await freshDatabase();
  await loadSample(sample, { passwordHash: 'a hash' });
  const { projectId, partyId, cooperationId } = await sample
    .selectFrom('milestone')
    .innerJoin('project', 'project.id', 'milestone.projectId')
    .where('milestone.title', '=', 'Lanserad i Mora')
    .select(['milestone.projectId', 'milestone.partyId', 'project.cooperationId'])
    .executeTakeFirstOrThrow();
  const grant = { role: 'delprojektledare', cooperationId: null, projectId, partyId } as const;
  const waiting = async (
    until: string,
    grants: readonly (
      typeof grant | { role: 'projektledare'; cooperationId: null; projectId: number; partyId: null }
    )[],
  ) => (await findStart(sample, viewerOf([cooperationId], { grants }), date(until))).waiting.map(({ title }) => title);
  expect(await waiting('2021-02-01', [grant])).toEqual(['Lanserad i Mora']);
  expect(await waiting('2021-01-31', [grant])).toEqual([]);
  const leads = { role: 'projektledare', cooperationId: null, projectId, partyId: null } as const;
  expect(await waiting('2021-02-01', [leads])).toEqual([]);
  expect(await waiting('2021-04-01', [leads])).toHaveLength(12);
});
