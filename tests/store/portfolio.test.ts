import { beforeAll, describe, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import { gateState } from '~/domain/gate';
import { milestoneState } from '~/domain/milestone';
import type { Viewer } from '~/domain/viewer';
import { findCooperationParts, listCooperations } from '~/store/cooperation';
import { listGates } from '~/store/gate';
import { readInstallation } from '~/store/installation';
import { listMilestones } from '~/store/milestone';
import { listPortfolio, listPortfolioChoices, type PortfolioFilter } from '~/store/portfolio';
import { findProjectFacts } from '~/store/project-facts';
import { findStart } from '~/store/start';
import type { Database } from '~db/open';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';
import {
  insertCooperation,
  insertMilestoneRow,
  insertParty,
  insertPhaseRow,
  insertProjectRow,
  viewerOf,
} from '../support/rows';

const all: Viewer = viewerOf([], { seesAll: true });
const today = '2020-12-18';

let db: Database;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  await loadSample(db, { passwordHash: 'a hash' });
});

function date(text: string): CalendarDate {
  return text as CalendarDate;
}

function portfolio(filter: Partial<PortfolioFilter> = {}, { day = today, page = 1, size = 50, viewer = all } = {}) {
  return listPortfolio(db, viewer, { cooperation: null, party: null, year: null, ...filter }, day, { page, size });
}

async function slugs(filter: Partial<PortfolioFilter> = {}): Promise<string[]> {
  const { rows, count } = await portfolio(filter);
  expect(count).toBe(rows.length);
  return rows.map((row) => row.slug);
}

async function rowOf(slug: string, day = today) {
  return (await portfolio({}, { day })).rows.find((row) => row.slug === slug)!;
}

async function projectId(slug: string): Promise<number> {
  const { id } = await db.selectFrom('project').select('id').where('slug', '=', slug).executeTakeFirstOrThrow();
  return id;
}

const everyProject = ['digital-motor', 'edala', 'gemensam-it', 'it-vaxel-telefoni', 'min-skolskjuts'];

describe('the portfolio', () => {
  test('has the projects by name', async () => {
    expect(await slugs()).toEqual(everyProject);
  });

  test('is cut in pages that know how many there are', async () => {
    const pages = [];
    for (const page of [1, 2, 3]) pages.push(await portfolio({}, { page, size: 2 }));
    expect(pages.map(({ rows }) => rows.map((row) => row.slug))).toEqual([
      everyProject.slice(0, 2),
      everyProject.slice(2, 4),
      everyProject.slice(4),
    ]);
    expect(pages.map(({ count }) => count)).toEqual([5, 5, 5]);
    expect(await portfolio({}, { page: 4, size: 2 })).toEqual({ rows: [], count: 5 });
  });

  test('sums the newest budgets, and has none where no phase has one', async () => {
    const { rows } = await portfolio();
    expect(Object.fromEntries(rows.map((row) => [row.slug, row.budget]))).toEqual({
      'digital-motor': null,
      edala: null,
      'gemensam-it': 1_656_000_000 + 1_704_185_600 + 1_190_000_000,
      'it-vaxel-telefoni': null,
      'min-skolskjuts': 93_000_000 + 246_000_000,
    });
  });

  test('has what a row shows of a project', async () => {
    expect(await rowOf('min-skolskjuts')).toMatchObject({
      name: 'Min skolskjuts',
      cooperationName: 'Gemensamma IT-projekt i Dalarna',
      leadName: 'Borlänge',
      parties: 15,
      start: '2019-09-06',
      end: '2021-06-01',
      phases: [
        { number: 0, name: 'Förstudie', start: '2018-03-15', end: '2018-12-03' },
        { number: 1, start: '2019-09-06', end: '2020-09-30' },
        { number: 2, start: '2020-05-01', end: '2021-06-01' },
        { number: 3, start: '2021-07-01', end: null },
      ],
    });
    // A project without dates has those of its phases; what no source says stays unsaid.
    expect(await rowOf('gemensam-it')).toMatchObject({ leadName: null, start: '2021-01-01', end: '2025-12-31' });
    expect(await rowOf('it-vaxel-telefoni')).toMatchObject({ start: null, end: null, budget: null, next: null });
  });

  test.each(['2019-01-01', '2020-12-18', '2021-02-01', '2021-04-02', '2021-06-02', '2030-01-01'])(
    'on %s counts as late what the rule of milestones calls so',
    async (day) => {
      const { rows } = await portfolio({}, { day });
      for (const row of rows) {
        const milestones = await listMilestones(db, all, row.id);
        const late = milestones.filter((milestone) => milestoneState(milestone, date(day)) === 'försenad');
        expect([row.slug, row.late]).toEqual([row.slug, late.length]);
        const gates = await listGates(db, all, row.id);
        const passed = gates.filter((gate) => gateState(gate, date(day)) === 'passerad');
        expect([row.slug, row.passedGates]).toEqual([row.slug, passed.length]);
      }
    },
  );

  test('counts the gates whose day has passed undecided, until they are sent back or removed', async () => {
    const passed = async () => (await rowOf('min-skolskjuts')).passedGates;
    expect(await passed()).toBe(2);
    await db.updateTable('gate').set({ removedAt: '2020-12-18T09:00:00Z' }).where('label', '=', 'BP5').execute();
    expect(await passed()).toBe(1);
    await db.updateTable('gate').set({ removedAt: null }).where('label', '=', 'BP5').execute();
  });

  test('has as next the first milestone that is not done', async () => {
    expect((await rowOf('min-skolskjuts')).next).toMatchObject({
      label: 'MS14',
      title: 'Lanserad i Hedemora',
      date: '2021-02-01',
    });
    expect((await rowOf('digital-motor')).next).toMatchObject({ title: 'Slutleverans', date: '2021-02-26' });
  });
});

describe('the late and the next', () => {
  test('leave out what is done or removed, also with its phase', async () => {
    const id = await insertProjectRow(db, await insertCooperation(db));
    const phaseId = await insertPhaseRow(db, id, { number: 1 });
    const removedPhase = await insertPhaseRow(db, id, { number: 2, removedAt: '2020-01-01T00:00:00Z' });
    const at = { projectId: id, phaseId };
    const past = { forecastDate: '2020-01-01' };
    await insertMilestoneRow(db, at, { ...past, status: 'klar', title: 'Gjord' });
    await insertMilestoneRow(db, at, { ...past, removedAt: '2020-01-01T00:00:00Z', title: 'Borttagen' });
    await insertMilestoneRow(db, { projectId: id, phaseId: removedPhase }, { ...past, title: 'Med fasen' });
    await insertMilestoneRow(db, at, { title: 'Utan dag' });
    const own = async (day: string) => (await portfolio({}, { day })).rows.find((row) => row.id === id)!;
    expect(await own(today)).toMatchObject({ late: 0, next: null, phases: [{ number: 1 }] });
    await insertMilestoneRow(db, at, { baselineDate: '2019-01-01', forecastDate: '2020-12-18', title: 'I dag' });
    expect(await own(today)).toMatchObject({ late: 0, next: { title: 'I dag', date: '2020-12-18' } });
    expect(await own('2020-12-19')).toMatchObject({ late: 1 });
    await db.updateTable('project').set({ name: 'Öde projekt' }).where('id', '=', id).execute();
    expect((await portfolio()).rows.at(-1)?.id).toBe(id);
  });
});

describe('the filter', () => {
  test('is by cooperation', async () => {
    expect(await slugs({ cooperation: 'fyrbodal' })).toEqual(['digital-motor']);
    expect(await slugs({ cooperation: 'finns-inte' })).toEqual([]);
  });

  test('is by participant', async () => {
    expect(await slugs({ party: 'borlange' })).toEqual(['min-skolskjuts']);
    expect(await slugs({ party: 'ludvika' })).toEqual(['edala', 'gemensam-it', 'min-skolskjuts']);
    expect(await slugs({ party: "'; drop table project; --" })).toEqual([]);
  });

  test('is by a year in which the project or a phase of it runs', async () => {
    const sample = async (year: number) => (await slugs({ year })).filter((slug) => everyProject.includes(slug));
    // eDala and Digital motor have an end and no start; the last phase of Min skolskjuts has no end.
    expect(await sample(2018)).toEqual(['digital-motor', 'edala', 'min-skolskjuts']);
    expect(await sample(2021)).toEqual(['digital-motor', 'edala', 'gemensam-it', 'min-skolskjuts']);
    expect(await sample(2023)).toEqual(['gemensam-it', 'min-skolskjuts']);
    expect(await sample(2030)).toEqual(['min-skolskjuts']);
  });

  test('finds a project by its own dates before it has a phase', async () => {
    const cooperationId = await insertCooperation(db, [], { slug: 'nystartad' });
    await insertProjectRow(db, cooperationId, { slug: 'nystart', startDate: '2027-02-01', endDate: '2028-01-31' });
    const found = (year: number) => slugs({ cooperation: 'nystartad', year });
    expect(await found(2026)).toEqual([]);
    expect(await found(2027)).toEqual(['nystart']);
    expect(await found(2028)).toEqual(['nystart']);
    expect(await found(2029)).toEqual([]);
  });

  test('adds up: all that is asked for holds', async () => {
    expect(await slugs({ party: 'ludvika', year: 2021, cooperation: 'edala' })).toEqual(['edala']);
    expect(await slugs({ party: 'borlange', cooperation: 'edala' })).toEqual([]);
  });

  test('offers what the viewer can find', async () => {
    const { id } = await db
      .selectFrom('cooperation')
      .select('id')
      .where('slug', '=', 'herrljunga-vargarda')
      .executeTakeFirstOrThrow();
    expect(await listPortfolioChoices(db, viewerOf([id]))).toEqual({
      cooperations: [{ slug: 'herrljunga-vargarda', name: 'Samverkan Herrljunga-Vårgårda' }],
      parties: [
        { slug: 'herrljunga', name: 'Herrljunga' },
        { slug: 'vargarda', name: 'Vårgårda' },
      ],
    });
  });
});

describe('the start page', () => {
  async function leader(...projects: string[]): Promise<Viewer> {
    const grants = await Promise.all(
      projects.map(async (slug) => ({
        role: 'projektledare' as const,
        cooperationId: null,
        projectId: await projectId(slug),
        partyId: null,
      })),
    );
    return { ...all, grants };
  }

  test('shows one who has projects those only', async () => {
    const { waiting, projects } = await findStart(db, await leader('digital-motor'), date('2021-02-26'));
    expect(projects).toEqual([
      { slug: 'digital-motor', name: 'Digital motor (förstudie)', cooperationName: 'Fyrbodal' },
    ]);
    expect(waiting).toMatchObject([{ title: 'Slutleverans', date: '2021-02-26', projectSlug: 'digital-motor' }]);
  });

  test('waits for milestones up to that day, the oldest first, and no more than twelve', async () => {
    const own = await leader('min-skolskjuts', 'digital-motor');
    expect((await findStart(db, own, date('2021-02-25'))).waiting).toEqual([]);
    const { waiting } = await findStart(db, own, date('2030-01-01'));
    expect(waiting).toHaveLength(12);
    const dates = waiting.map((milestone) => milestone.date);
    expect(dates).toEqual(dates.toSorted());
    expect(waiting[0]).toMatchObject({ title: 'Slutleverans' });
  });

  test('shows one without own projects all that can be seen', async () => {
    const { id } = await db
      .selectFrom('cooperation')
      .select('id')
      .where('slug', '=', 'dalarna')
      .executeTakeFirstOrThrow();
    const { projects } = await findStart(db, viewerOf([id]), date(today));
    expect(projects.map((project) => project.slug)).toEqual(['min-skolskjuts']);
  });

  test('shows no project by a role in it that the viewer may not see', async () => {
    const { grants } = await leader('digital-motor');
    expect(await findStart(db, viewerOf([], { grants }), date('2030-01-01'))).toEqual({ waiting: [], projects: [] });
  });
});

describe('the facts of a project', () => {
  test('are the decisions, newest first, the goals in order and where the sources differ', async () => {
    const facts = (await findProjectFacts(db, all, await projectId('min-skolskjuts')))!;
    expect(facts.decisions.map((decision) => [decision.decidedOn, decision.forum])).toEqual([
      ['2019-12-02', 'Styrgrupp'],
      ['2019-11-13', 'Styrgrupp'],
    ]);
    expect(facts.decisionCount).toBe(2 + 15 + 12);
    expect(facts.effectGoals).toHaveLength(8);
    expect(facts.effectGoals[0]).toBe('Mindre arbete för att få fram korrekt underlag för planering');
    expect(facts.notes.length).toBeGreaterThanOrEqual(7);
    expect(facts.notes[0]?.text).toMatch(/^Faserna har olika datum/);
    expect(facts.followUp).toEqual([]);
    expect(facts.riskScale?.probabilityNames).toHaveLength(4);
  });

  test('have the follow-up as it was printed', async () => {
    const facts = (await findProjectFacts(db, all, await projectId('it-vaxel-telefoni')))!;
    expect(facts.followUp).toHaveLength(9);
    const operation = facts.followUp.filter((row) => row.section === 'IT, växel och telefoni');
    expect(operation.map((row) => [row.name, row.kind, row.budget, row.forecast])).toEqual([
      ['Intäkter', 'intäkt', -241_300_000, -441_300_000],
      ['Personalkostnader', 'kostnad', 755_800_000, 755_800_000],
      ['Övriga kostnader', 'kostnad', 758_200_000, 958_200_000],
      ['Kapitalkostnad', 'kostnad', 247_200_000, 247_200_000],
    ]);
    expect(facts).toMatchObject({ decisions: [], decisionCount: 0, effectGoals: [], riskScale: null });
  });

  test('are none of a project that is not there', async () => {
    expect(await findProjectFacts(db, all, 999_999)).toBeNull();
  });
});

describe('the cooperations', () => {
  test('are those a viewer is in, by name', async () => {
    const names = (await listCooperations(db, all)).map((cooperation) => cooperation.name);
    const sample = names.filter((name) => !/^(samverkan|nystartad)-/.test(name));
    expect(sample).toEqual([
      'E-tjänstesamverkan Dalarna (eDala)',
      'Fyrbodal',
      'Gemensamma IT-projekt i Dalarna',
      'Samverkan Herrljunga-Vårgårda',
      'Servicenämnden Ludvika-Smedjebacken',
    ]);
  });

  test('have members and keys that a project can be made of', async () => {
    expect(await findCooperationParts(db, all, 'edala', date(today))).toMatchObject({
      slug: 'edala',
      leadPartyId: expect.any(Number) as number,
      keys: [{ name: 'Hälften lika, hälften efter folkmängd' }],
    });
    const dalarna = (await findCooperationParts(db, all, 'dalarna', date(today)))!;
    expect(dalarna.leadPartyId).toBeNull();
    expect(dalarna.members).toHaveLength(15);
    expect(dalarna.members.slice(-3).map((member) => member.name)).toEqual(['Säter', 'Vansbro', 'Älvdalen']);
    expect(await findCooperationParts(db, all, 'finns-inte', date(today))).toBeNull();
  });

  test('have the members of the day', async () => {
    const names = ['Stannar', 'Går ur i morgon', 'Gick ur i går', 'Går ur i dag', 'Kommer nästa månad', 'Kom i dag'];
    const parties = await Promise.all(names.map((name) => insertParty(db, { name })));
    const id = await insertCooperation(db, [], { slug: 'dag-for-dag' });
    await db
      .insertInto('cooperationMember')
      .values(parties.map((partyId, at) => ({ cooperationId: id, partyId, ...daysAround[at]! })))
      .execute();
    const members = (await findCooperationParts(db, all, 'dag-for-dag', date(today)))!.members;
    expect(members.map(({ name }) => name)).toEqual(['Går ur i morgon', 'Kom i dag', 'Stannar']);
  });
});

/** Of a party that stays, leaves tomorrow, left yesterday, leaves today, joins next month and joined today. */
const daysAround = [
  { joinedOn: null, leftOn: null },
  { joinedOn: null, leftOn: '2020-12-19' },
  { joinedOn: null, leftOn: '2020-12-17' },
  { joinedOn: null, leftOn: today },
  { joinedOn: '2021-01-18', leftOn: null },
  { joinedOn: today, leftOn: null },
];

test('a project counts the participants of the day that are members of the cooperation', async () => {
  const cooperationId = await insertCooperation(db);
  const projectId = await insertProjectRow(db, cooperationId, { slug: 'dagens-deltagare' });
  for (const days of daysAround) {
    const partyId = await insertParty(db);
    await db.insertInto('cooperationMember').values({ cooperationId, partyId }).execute();
    await db
      .insertInto('projectParticipant')
      .values({ projectId, partyId, ...days })
      .execute();
  }
  const outside = { projectId, partyId: await insertParty(db) };
  await db.insertInto('projectParticipant').values(outside).execute();
  const counted = async (day: string) => (await rowOf('dagens-deltagare', day)).parties;
  expect(await counted('2020-12-16')).toBe(4);
  expect(await counted(today)).toBe(3);
  expect(await counted('2021-01-18')).toBe(3);
});

describe('the installation', () => {
  test('knows whether it holds the sample and the day it stands on', async () => {
    expect(await readInstallation(db)).toEqual({ hasSample: true, sampleClock: '2020-12-18' });
    const { db: empty } = await freshDatabase();
    expect(await readInstallation(empty)).toEqual({ hasSample: false, sampleClock: null });
  });
});
