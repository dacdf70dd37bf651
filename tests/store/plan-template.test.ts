import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import { planFrom, templateOf, type TemplateContent } from '~/domain/plan-template';
import { workCalendar } from '~/domain/working-days';
import type { Viewer } from '~/domain/viewer';
import { listActivities } from '~/store/activity';
import { listMilestones } from '~/store/milestone';
import { listPhases } from '~/store/phase';
import { findPlanLinks } from '~/store/plan-links';
import {
  findTemplate,
  insertTemplate,
  listTemplates,
  lockTemplate,
  setTemplateRemoved,
  updateTemplate,
} from '~/store/plan-template';
import { insertFromTemplate } from '~/store/template-use';
import type { Database, Transaction } from '~db/open';

import { freshDatabase } from '../support/database';
import {
  insertActor,
  insertCooperation,
  insertMilestoneRow,
  insertPhaseRow,
  insertProjectRow,
  viewerOf,
} from '../support/rows';

const calendar = workCalendar([]);
const date = (text: string) => text as CalendarDate;

let db: Database;
let actor: Actor;
let member: Viewer;
let cooperationId: number;
let projectId: number;
let phaseId: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  actor = await insertActor(db);
});

/** A project with one phase of two milestones, the second after the first. */
beforeEach(async () => {
  cooperationId = await insertCooperation(db);
  member = viewerOf([cooperationId]);
  projectId = await insertProjectRow(db, cooperationId);
  phaseId = await insertPhaseRow(db, projectId, {
    name: 'Fas 1: bygga',
    startDate: '2021-01-04',
    endDate: '2021-01-29',
  });
  const known = { label: 'MS1', title: 'Avtal klart', criteria: 'Undertecknat', responsible: 'upphandlare' };
  const first = await insertMilestoneRow(db, { projectId, phaseId }, { ...known, forecastDate: '2021-01-08' });
  const second = await insertMilestoneRow(db, { projectId, phaseId }, { title: 'Drift', forecastDate: '2021-01-22' });
  await db
    .insertInto('dependency')
    .values({ projectId, predecessorId: first, successorId: second, type: 'FS', lagDays: 3 })
    .execute();
});

function write<T>(work: (trx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(work);
}

async function contentOf(project: number): Promise<TemplateContent> {
  const [phases, activities, milestones, links] = await Promise.all([
    listPhases(db, member, project),
    listActivities(db, member, project),
    listMilestones(db, member, project),
    findPlanLinks(db, member, project),
  ]);
  const source = { phases, activities, milestones, dependencies: links.dependencies };
  return templateOf(source, { kind: 'project', phaseIds: [], ofParties: true }, calendar);
}

async function save(name = 'Uppstart'): Promise<number> {
  const head = { cooperationId, projectId, kind: 'project', name, description: 'Så brukar vi göra' } as const;
  const content = await contentOf(projectId);
  return write((trx) => insertTemplate(trx, actor, head, content));
}

async function use(templateId: number, start: string, into: number): Promise<void> {
  const template = (await findTemplate(db, member, templateId))!;
  const taken = (await listPhases(db, member, into)).map(({ number }) => number);
  const items = planFrom(template, date(start), calendar, taken);
  const order = { projectId: into, templateId, items, dependencies: template.dependencies, phaseId: null };
  await write((trx) => insertFromTemplate(trx, actor, order));
}

const audits = (entity: string, id: number) =>
  db.selectFrom('auditEntry').select('action').where('entity', '=', entity).where('entityId', '=', id).execute();

describe('a template', () => {
  test('is read as it was saved, with what it counts, and has its audit row', async () => {
    const id = await save();
    expect(await findTemplate(db, member, id)).toEqual({
      ...{
        id,
        version: 1,
        kind: 'project',
        name: 'Uppstart',
        description: 'Så brukar vi göra',
        cooperationId,
        projectId,
      },
      ...{
        cooperationName: expect.any(String),
        projectName: expect.any(String),
        savedOn: '2020-12-18',
        removed: false,
      },
      ...{ savedByName: 'Projektledare i test', counts: { phase: 1, activity: 0, milestone: 2 } },
      ...(await contentOf(projectId)),
    });
    expect(await audits('planTemplate', id)).toEqual([{ action: 'planTemplate.create' }]);
  });

  test('is renamed and taken away with an audit row each, and comes back', async () => {
    const id = await save();
    const change = (
      work: (trx: Transaction, locked: NonNullable<Awaited<ReturnType<typeof lockTemplate>>>) => Promise<void>,
    ) => write(async (trx) => work(trx, (await lockTemplate(trx, member, id))!));
    await change((trx, locked) => updateTemplate(trx, actor, locked, { name: 'Start', description: '' }));
    expect(await findTemplate(db, member, id)).toMatchObject({ name: 'Start', description: '', version: 2 });
    await change((trx, locked) => setTemplateRemoved(trx, actor, locked, true));
    expect(await findTemplate(db, member, id)).toBeNull();
    expect(await listTemplates(db, member, cooperationId)).toEqual([]);
    await change((trx, locked) => setTemplateRemoved(trx, actor, locked, false));
    expect(await listTemplates(db, member, cooperationId)).toMatchObject([{ id, name: 'Start' }]);
    expect((await audits('planTemplate', id)).map(({ action }) => action.split('.')[1])).toEqual([
      ...['create', 'update', 'remove', 'restore'],
    ]);
  });

  test('is listed for the members of its cooperation by name', async () => {
    const [b, a] = [await save('Ösmo'), await save('Arvika')];
    expect((await listTemplates(db, member, null)).map(({ id }) => id)).toEqual([a, b]);
    expect(await listTemplates(db, viewerOf([await insertCooperation(db)]), null)).toEqual([]);
  });

  test('holds what it held when it was saved, whatever anybody does', async () => {
    const id = await save();
    const before = await findTemplate(db, member, id);
    await db.updateTable('milestone').set({ title: 'Annat' }).where('projectId', '=', projectId).execute();
    expect(await findTemplate(db, member, id)).toEqual(before);
    for (const statement of [
      db.deleteFrom('planTemplateItem').where('templateId', '=', id),
      db.deleteFrom('planTemplateDependency').where('templateId', '=', id),
    ]) {
      await expect(statement.execute()).rejects.toMatchObject({ code: '23001' });
    }
  });

  test.each([
    ['a phase without a number', { kind: 'phase', name: 'Fas', phaseKind: 'genomförande' }],
    ['an activity outside a phase', { kind: 'activity', name: 'Arbete' }],
    [
      'an end before its start',
      { kind: 'milestone', name: 'Klart', milestoneKind: 'milstolpe', startsAt: 4, endsAt: 4 },
    ],
    ['half a day of a milestone', { kind: 'milestone', name: 'Klart', milestoneKind: 'milstolpe', startsAt: 4 }],
    ['a parent that is not there', { kind: 'milestone', name: 'Klart', milestoneKind: 'milstolpe', parent: 90 }],
  ] as const)('cannot hold %s', async (_, row) => {
    const templateId = await save();
    const insert = db.insertInto('planTemplateItem').values({ templateId, number: 99, ...row });
    await expect(insert.execute()).rejects.toMatchObject({ code: expect.stringMatching(/^235(14|03)$/) });
  });

  test('cannot be another cooperation’s than its project’s', async () => {
    const head = { projectId, cooperationId: await insertCooperation(db), kind: 'phases', name: 'x' } as const;
    const insert = db.insertInto('planTemplate').values({ ...head, savedOn: '2020-12-18', savedBy: null });
    await expect(insert.execute()).rejects.toMatchObject({ code: '23503' });
  });
});

describe('a template that is used', () => {
  test('becomes rows of the project, later by working days, each with an audit row', async () => {
    const id = await save();
    const into = await insertProjectRow(db, cooperationId);
    await use(id, '2021-03-01', into);
    const [phase] = await listPhases(db, member, into);
    expect(phase).toMatchObject({ number: 1, name: 'Fas 1: bygga', startDate: '2021-03-01', endDate: '2021-03-26' });
    const milestones = await listMilestones(db, member, into);
    expect(milestones).toMatchObject([
      {
        ...{ label: 'MS1', title: 'Avtal klart', criteria: 'Undertecknat', responsible: 'upphandlare', partyId: null },
        ...{ phaseId: phase!.id, baseline: '2021-03-05', forecast: '2021-03-05', status: 'ej påbörjad' },
      },
      { title: 'Drift', forecast: '2021-03-19' },
    ]);
    const [first, second] = milestones.map((milestone) => milestone.id);
    expect((await findPlanLinks(db, member, into)).dependencies).toEqual([
      { predecessorId: first, successorId: second, type: 'FS', lag: 3 },
    ]);
    expect(await audits('phase', phase!.id)).toEqual([{ action: 'phase.create' }]);
    expect(await audits('milestone', second!)).toEqual([{ action: 'milestone.create' }]);
    expect(await audits('planTemplate', id)).toContainEqual({ action: 'planTemplate.use' });
  });

  test('gets free numbers beside what is there, and touches none of it', async () => {
    const id = await save();
    const before = await listMilestones(db, member, projectId);
    await use(id, '2021-03-01', projectId);
    expect((await listPhases(db, member, projectId)).map(({ number, name }) => [number, name])).toEqual([
      [1, 'Fas 1: bygga'],
      [2, 'Fas 2: bygga'],
    ]);
    const after = await listMilestones(db, member, projectId);
    expect(after.filter((milestone) => milestone.phaseId === phaseId)).toEqual(before);
  });

  test('that cannot be put in as a whole is not put in at all', async () => {
    const id = await save();
    const into = await insertProjectRow(db, cooperationId);
    const template = (await findTemplate(db, member, id))!;
    const items = planFrom(template, date('2021-03-01'), calendar, []);
    const dependencies = [...template.dependencies, { predecessor: 3, successor: 2, type: 'FS', lag: 0 } as const];
    const order = { projectId: into, templateId: id, items, dependencies, phaseId: null };
    await expect(write((trx) => insertFromTemplate(trx, actor, order))).rejects.toThrow();
    expect(await listPhases(db, member, into)).toEqual([]);
  });
});
