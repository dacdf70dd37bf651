import { beforeAll, describe, expect, test } from 'vitest';

import type { Viewer } from '~/domain/viewer';
import { countDecisions, findDecision, listDecisions } from '~/store/register';
import { listRegisterChoices, type RegisterFilter } from '~/store/register-filter';
import type { Database } from '~db/open';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';
import { insertUser, viewerOf } from '../support/rows';

const ALL: RegisterFilter = { search: '', project: null, party: null, outcome: null, year: null, kind: null };
const IN_SAMPLE = 2 + 15 + 12;

let db: Database;
let member: Viewer;
/** an återremiss of Ludvika on phase 2, and the approval that replaces it, by a substitute */
let sentBack: number;
let approved: number;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  await loadSample(db, { passwordHash: 'a hash' });
  const { cooperationId, projectId, versionId } = await db
    .selectFrom('budgetVersion')
    .innerJoin('phase', 'phase.id', 'budgetVersion.phaseId')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .where('budgetVersion.state', '=', 'inskickad')
    .select(['project.cooperationId', 'phase.projectId', 'budgetVersion.id as versionId'])
    .executeTakeFirstOrThrow();
  member = viewerOf([cooperationId]);
  const { partyId, amountOre } = await db
    .selectFrom('costShare')
    .innerJoin('party', 'party.id', 'costShare.partyId')
    .where('party.slug', '=', 'ludvika')
    .where('budgetVersionId', '=', versionId)
    .groupBy('costShare.partyId')
    .select(({ fn }) => ['costShare.partyId', fn.sum<string>('amountOre').as('amountOre')])
    .executeTakeFirstOrThrow();
  const { id: delegationId } = await db.selectFrom('delegation').select('id').executeTakeFirstOrThrow();
  const recordedBy = await insertUser(db, { name: 'Ersättare i test' });
  const share = {
    projectId,
    forum: 'Ersättare för kommundirektör, Ludvika',
    subject: 'Ludvikas andel',
    budgetVersionId: versionId,
    partyId,
    amountOre: Number(amountOre),
    recordedAt: '2020-12-18T11:30:00Z',
    delegationId,
    recordedBy,
  };
  const insert = async (values: object) => {
    const { number } = await db
      .insertInto('decision')
      .values({ ...share, decidedOn: '2020-12-18', ...values })
      .returning('number')
      .executeTakeFirstOrThrow();
    return number;
  };
  sentBack = await insert({ outcome: 'återremiss', motivation: '100 % av_timmarna saknas', diaryNumber: 'KS 2020/17' });
  approved = await insert({ outcome: 'godkänd', corrects: sentBack });
});

const numbers = async (filter: Partial<RegisterFilter>, viewer = member) => {
  const rows = await listDecisions(db, viewer, { ...ALL, ...filter }, null);
  const { fitting } = await countDecisions(db, viewer, { ...ALL, ...filter });
  expect(fitting).toBe(rows.length);
  return rows.map(({ number }) => number);
};

describe('the register', () => {
  test('has every decision in sight, the newest number first', async () => {
    const found = await numbers({});
    expect(found).toEqual(Array.from({ length: IN_SAMPLE + 2 }, (_, at) => IN_SAMPLE + 2 - at));
  });

  test('gives its rows page by page', async () => {
    const page = async (number: number) =>
      (await listDecisions(db, member, ALL, { page: number, size: 10 })).map(({ number: each }) => each);
    expect(await page(1)).toEqual([31, 30, 29, 28, 27, 26, 25, 24, 23, 22]);
    expect(await page(4)).toEqual([1]);
    expect(await page(5)).toEqual([]);
  });

  test('tells a row with all that it says', async () => {
    const [correction, first] = await listDecisions(db, member, ALL, { page: 1, size: 2 });
    expect(first).toMatchObject({
      number: sentBack,
      decidedOn: '2020-12-18',
      projectSlug: 'min-skolskjuts',
      projectName: 'Min skolskjuts',
      cooperationName: 'Gemensamma IT-projekt i Dalarna',
      phase: { number: 2, name: 'Fas 2: vidareutveckling och breddinförande', version: 1 },
      outcome: 'återremiss',
      diaryNumber: 'KS 2020/17',
      partyName: 'Ludvika',
      corrects: null,
      correctedBy: approved,
      delegationReference: 'Delegationsbeslut, exempel',
    });
    expect(correction).toMatchObject({ corrects: sentBack, correctedBy: null, previousHash: first!.hash });
    expect(first!.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ['a word of the motivation, in any case', 'TIMMARNA', [30]],
    ['a diarienummer', 'ks 2020/17', [30]],
    ['a forum', 'styrgrupp', [2, 1]],
    ['the name of a project', 'skolskjuts piloter borlänge och gagnef', [1]],
    ['a number', '17', [30, 17]],
    ['a sign that stands for itself', '% av_', [30]],
    ['a backslash', '\\', []],
    ['nothing that is there', 'zzz', []],
    ['what would be SQL', `'; drop table decision; --`, []],
  ])('is searched for %s', async (_what, search, expected) => {
    expect(await numbers({ search })).toEqual(expected);
  });

  test('is filtered by project, party, outcome, year and kind, and by all of them', async () => {
    expect(await numbers({ project: 'min-skolskjuts' })).toHaveLength(IN_SAMPLE + 2);
    expect(await numbers({ project: 'digital-motor' })).toEqual([]);
    expect(await numbers({ party: '2085' })).toEqual([approved, sentBack, 17]);
    expect(await numbers({ outcome: 'återremiss' })).toEqual([sentBack]);
    expect(await numbers({ year: 2019 })).toEqual([2, 1]);
    expect(await numbers({ year: 'unknown' })).toHaveLength(15 + 12);
    expect(await numbers({ kind: 'other' })).toEqual([2, 1]);
    expect(await numbers({ kind: 'share' })).toHaveLength(IN_SAMPLE);
    expect(await numbers({ search: 'ludvikas', party: '2085', outcome: 'godkänd', year: 2020, kind: 'share' })).toEqual(
      [approved],
    );
  });

  test('offers what occurs in it', async () => {
    const { projects, parties, years } = await listRegisterChoices(db, member);
    expect(projects).toEqual([{ slug: 'min-skolskjuts', name: 'Min skolskjuts' }]);
    expect(parties).toHaveLength(15);
    expect(parties[0]).toEqual({ slug: '2084', name: 'Avesta' });
    expect(parties.at(-1)).toEqual({ slug: '2039', name: 'Älvdalen' });
    expect(years).toEqual([2020, 2019, null]);
  });

  test('shows and counts nothing to somebody of other cooperations', async () => {
    const others = await db.selectFrom('cooperation').select('id').where('slug', '<>', 'dalarna').execute();
    const stranger = viewerOf(others.map(({ id }) => id));
    expect(await numbers({}, stranger)).toEqual([]);
    expect(await countDecisions(db, stranger, ALL)).toEqual({ all: 0, fitting: 0 });
    expect(await findDecision(db, stranger, sentBack)).toBeNull();
  });
});

describe('a decision', () => {
  test('is found by its number with what it stands on', async () => {
    expect(await findDecision(db, member, sentBack)).toMatchObject({
      number: sentBack,
      motivation: '100 % av_timmarna saknas',
      recordedByName: 'Ersättare i test',
      delegation: { reference: 'Delegationsbeslut, exempel', validFrom: '2020-12-01', validUntil: '2021-01-31' },
      budget: { total: 246_000_000, roundingUnit: 100, roundingMode: 'exact', phaseRemoved: false },
      correctedBy: approved,
    });
  });

  test('of a body stands on no budget', async () => {
    expect(await findDecision(db, member, 1)).toMatchObject({
      forum: 'Styrgrupp',
      phase: null,
      budget: null,
      amount: null,
      delegation: null,
      previousHash: null,
    });
  });

  test('on a directive tells what it changed, and who took part', async () => {
    const { id: projectId } = await db
      .selectFrom('project')
      .select('id')
      .where('slug', '=', 'min-skolskjuts')
      .executeTakeFirstOrThrow();
    const said = {
      deciders: 'Ordförande och tre ledamöter',
      directiveBefore: 'Klart 2021-06-01',
      directiveAfter: 'Klart 2021-09-01',
    };
    const { number } = await db
      .insertInto('decision')
      .values({
        ...said,
        projectId,
        forum: 'Styrgrupp',
        subject: 'Ändring av direktiv',
        decidedOn: '2020-12-18',
        recordedAt: '2020-12-18T12:00:00Z',
      })
      .returning('number')
      .executeTakeFirstOrThrow();
    expect(await findDecision(db, member, number)).toMatchObject({ ...said, reportNumber: null });
    expect(await numbers({ search: '2021-09-01' })).toEqual([number]);
  });

  test('is none where no row has the number', async () => {
    expect(await findDecision(db, member, 999)).toBeNull();
  });
});
