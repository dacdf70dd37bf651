import { beforeAll, describe, expect, test } from 'vitest';

import { emptyDraft, type Level } from '~/domain/report';
import type { Viewer } from '~/domain/viewer';
import { listMonthlyReports, listReportStandings } from '~/store/report-portfolio';
import type { Database } from '~db/open';

import { freshDatabase } from '../support/database';
import { draftOn, insertPublished, replacePublished } from '../support/report-rows';
import { insertCooperation, insertProjectRow, viewerOf } from '../support/rows';

let db: Database;
let ids: { readonly mine: number; readonly others: number; readonly project: number; readonly silent: number };
let viewer: Viewer;

const on = (day: string) => ({ periodStart: day, periodEnd: day, publishedOn: day });

beforeAll(async () => {
  ({ db } = await freshDatabase());
  const mine = await insertCooperation(db, [], { slug: 'vara' });
  const others = await insertCooperation(db);
  const project = await insertProjectRow(db, mine, { name: 'Med rapport' });
  const silent = await insertProjectRow(db, mine, { name: 'Utan rapport' });
  const elsewhere = await insertProjectRow(db, others);
  ids = { mine, others, project, silent };
  viewer = viewerOf([mine]);
  await insertPublished(db, { projectId: project, number: 1, ...on('2020-01-31') }, draftOn('komplikationer'));
  await insertPublished(db, { projectId: project, number: 2, ...on('2020-11-02') }, draftOn('komplikationer'));
  await insertPublished(db, { projectId: project, number: 3, ...on('2020-11-30') }, draftOn('enligt plan'));
  const id = await insertPublished(db, { projectId: project, number: 4, ...on('2020-12-18') });
  await replacePublished(db, { id, projectId: project, number: 4, edition: 1 }, 'Fel siffra');
  const writing = JSON.stringify(emptyDraft(['Tid']));
  await db
    .insertInto('statusReport')
    .values({ projectId: project, number: 5, periodStart: '2020-12-18', periodEnd: '2020-12-18', draft: writing })
    .execute();
  await db
    .insertInto('statusReport')
    .values({ projectId: silent, number: 1, periodStart: '2020-12-18', periodEnd: '2020-12-18', draft: writing })
    .execute();
  await insertPublished(db, { projectId: elsewhere, number: 1 });
});

const levels = (lights: readonly { area: string; level: Level | null }[]) =>
  lights.map(({ area, level }) => `${area} ${level}`);

describe('the newest reports', () => {
  test('are the editions in force of what is published; a project without one is told too', async () => {
    const rows = await listReportStandings(db, viewer, null);
    expect(rows).toHaveLength(2);
    const { report, cooperationName } = rows.find(({ projectId }) => projectId === ids.project)!;
    expect(cooperationName).toMatch(/^samverkan/);
    expect(report).toMatchObject({ number: 4, edition: 2, publishedOn: '2020-12-18' });
    expect(report!.lights).toEqual([{ area: 'Tid', level: 'enligt plan', text: 'Leveransen' }]);
    expect(rows.find(({ projectId }) => projectId === ids.silent)!.report).toBeNull();
  });

  test('tell the deviation where no text is written, cut to what a table holds', async () => {
    const draft = draftOn('komplikationer');
    const lights = [{ ...draft.lights[0]!, text: '', deviation: 'x'.repeat(500) }];
    const other = await insertProjectRow(db, ids.mine);
    await insertPublished(db, { projectId: other, number: 1 }, { ...draft, lights });
    const rows = await listReportStandings(db, viewer, null);
    expect(rows.find(({ projectId }) => projectId === other)!.report!.lights[0]!.text).toBe('x'.repeat(160));
  });

  test('can be those of one samverkan, and only of one in sight', async () => {
    const both = viewerOf([ids.mine, ids.others]);
    const of = async (slug: string, who = both) =>
      (await listReportStandings(db, who, slug)).map(({ projectId }) => projectId);
    expect(await of('vara')).toContain(ids.project);
    expect(await of('finns-inte')).toEqual([]);
    expect(await of('vara', viewerOf([ids.others]))).toEqual([]);
  });
});

describe('the reports of the months', () => {
  test('are the newest of each month, in the edition in force, from the first month on', async () => {
    const rows = await listMonthlyReports(db, viewer, [ids.project, ids.silent], '2020-02');
    expect(rows.map(({ month, number, lights }) => [month, number, levels(lights)])).toEqual([
      ['2020-11', 3, ['Tid enligt plan']],
      ['2020-12', 4, ['Tid enligt plan']],
    ]);
  });

  test('are none for projects out of sight, or for no projects', async () => {
    expect(await listMonthlyReports(db, viewerOf([ids.others]), [ids.project], '2020-01')).toEqual([]);
    expect(await listMonthlyReports(db, viewer, [], '2020-01')).toEqual([]);
  });
});
