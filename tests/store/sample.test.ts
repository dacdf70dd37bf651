import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';

import type { Database } from '~db/open';
import { demoAccounts } from '~db/samples/accounts';
import { loadSample } from '~db/samples/load';

import { freshDatabase } from '../support/database';

const passwordHash = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA';

let db: Database;

beforeAll(async () => {
  ({ db } = await freshDatabase());
  expect(await loadSample(db, { passwordHash })).toBe(true);
});

describe('the parties and cooperations of the sample', () => {
  test('are the kommuner of Dalarna, Fyrbodal, Herrljunga and Vårgårda, and two others', async () => {
    const parties = await db.selectFrom('party').selectAll().execute();
    expect(parties.filter((party) => party.kind === 'kommun')).toHaveLength(15 + 14 + 2);
    expect(parties.filter((party) => party.kind !== 'kommun').map((party) => [party.name, party.code])).toEqual([
      ['Bolag och förbund', null],
      ['Fyrbodals kommunalförbund', null],
    ]);
    expect(parties.find((party) => party.slug === 'malung-salen')).toMatchObject({
      code: '2023',
      organisationNumber: '212000-2148',
    });
    expect(parties.find((party) => party.slug === 'amal')?.organisationNumber).toBeNull();
  });

  test('have the members and keys that the sources give, and no others', async () => {
    const cooperations = await db
      .selectFrom('cooperation as c')
      .leftJoin('party as lead', 'lead.id', 'c.leadPartyId')
      .select((query) => [
        'c.slug',
        'lead.slug as lead',
        'c.approvalRule',
        query
          .selectFrom('cooperationMember as m')
          .whereRef('m.cooperationId', '=', 'c.id')
          .select(sql<number>`count(*)`.as('n'))
          .as('members'),
        query.selectFrom('allocationKey as k').whereRef('k.cooperationId', '=', 'c.id').select('k.name').as('key'),
      ])
      .orderBy('c.id')
      .execute();
    const half = 'Hälften lika, hälften efter folkmängd';
    expect(cooperations).toEqual([
      { slug: 'dalarna', lead: null, approvalRule: 'all', members: 15, key: half },
      { slug: 'edala', lead: 'mora', approvalRule: null, members: 12, key: half },
      { slug: 'ludvika-smedjebacken', lead: null, approvalRule: null, members: 3, key: 'Efter antal användare' },
      { slug: 'fyrbodal', lead: null, approvalRule: null, members: 15, key: null },
      { slug: 'herrljunga-vargarda', lead: null, approvalRule: null, members: 2, key: null },
    ]);
  });

  test('have population to the day and users to the year, per unit, 5 790 in all', async () => {
    const population = await figuresOf('folkmangd');
    expect(population).toHaveLength(15);
    expect(population.every((figure) => figure.referenceDate === '2018-12-31' && figure.unitId === null)).toBe(true);
    expect(sum(population, 'value')).toBe(287_191);

    const users = await figuresOf('antal-anvandare');
    expect(users).toHaveLength(13);
    expect(users.every((figure) => figure.referencePrecision === 'year' && figure.unitId !== null)).toBe(true);
    expect(sum(users, 'value')).toBe(5790);
  });

  function figuresOf(series: string) {
    return db
      .selectFrom('basisFigure as f')
      .innerJoin('basisSeries as s', 's.id', 'f.seriesId')
      .where('s.slug', '=', series)
      .selectAll('f')
      .execute();
  }
});

describe('the plan of Min skolskjuts', () => {
  test('has 31 milestones in order, one launch a kommun', async () => {
    const milestones = await milestonesOf('min-skolskjuts');
    expect(milestones.map((milestone) => milestone.label).join(' ')).toBe(
      'MS1 MS2 MS3 MS4 MS5 MS6 MS7 MS8 MS9 MS10 MS11a MS11b KP MS12a MS12b MS13 ' +
        'MS14 MS15 MS16 MS17 MS18 MS19 MS20 MS21 MS22 MS23 MS24 MS25 MS26 MS27 MS28',
    );
    const launches = milestones.filter((milestone) => milestone.kind === 'lansering');
    expect(launches).toHaveLength(15);
    expect(new Set(launches.map((launch) => launch.partyId)).size).toBe(15);
    expect(launches.slice(2).map((launch) => launch.title.replace('Lanserad i ', ''))).toEqual([
      'Hedemora',
      'Avesta',
      'Säter',
      'Ludvika',
      'Smedjebacken',
      'Falun',
      'Mora',
      'Orsa',
      'Älvdalen',
      'Malung-Sälen',
      'Vansbro',
      'Leksand',
      'Rättvik',
    ]);
  });

  test('has the dependencies that the dates of its source imply, and none that they break', async () => {
    const joined = await db
      .selectFrom('dependency as d')
      .innerJoin('milestone as before', 'before.id', 'd.predecessorId')
      .innerJoin('milestone as after', 'after.id', 'd.successorId')
      .select(['before.label as first', 'after.label as then', 'd.type', 'd.lagDays'])
      .select(sql<boolean>`before.forecast_date > coalesce(after.forecast_date, after.window_end)`.as('broken'))
      .execute();
    expect(joined).toHaveLength(37);
    expect(joined.every(({ type, lagDays, broken }) => type === 'FS' && lagDays === 0 && !broken)).toBe(true);
    expect(joined.filter(({ first }) => first === 'MS13')).toHaveLength(13);
  });

  test('stands as on the sample day: sixteen done, five of them with a known day', async () => {
    const milestones = await milestonesOf('min-skolskjuts');
    expect(milestones.slice(0, 16).every((milestone) => milestone.status === 'klar')).toBe(true);
    expect(milestones.slice(16).every((milestone) => milestone.status === 'ej påbörjad')).toBe(true);
    const dated = milestones.filter((milestone) => milestone.actualDate !== null);
    expect(dated.map((milestone) => [milestone.label, milestone.actualDate])).toEqual([
      ['MS4', '2019-12-18'],
      ['MS5', '2019-12-18'],
      ['MS6', '2019-12-18'],
      ['MS11a', '2020-04-01'],
      ['MS11b', '2020-04-01'],
    ]);
  });

  test('leaves open what the plan leaves open', async () => {
    const milestones = await milestonesOf('min-skolskjuts');
    const undated = milestones.filter((milestone) => milestone.baselineDate === null);
    expect(undated.map((milestone) => milestone.label)).toEqual([
      'MS3',
      ...Array.from({ length: 13 }, (_, i) => `MS${14 + i}`),
    ]);
    expect(milestones.every((milestone) => milestone.forecastDate === milestone.baselineDate)).toBe(true);
    for (const launch of undated.slice(1)) {
      expect(launch).toMatchObject({ windowStart: '2021-02-01', windowEnd: '2021-04-01' });
      expect(launch.rolloutGroupId).not.toBeNull();
    }
    expect(
      milestones.filter((milestone) => milestone.responsible === '').map((milestone) => milestone.label),
    ).toHaveLength(2 + 1 + 13 + 2);
  });

  test('has four phases, the last without an end', async () => {
    const phases = await phasesOf('min-skolskjuts');
    expect(phases.map(({ number, kind, startDate, endDate }) => [number, kind, startDate, endDate])).toEqual([
      [0, 'förstudie', '2018-03-15', '2018-12-03'],
      [1, 'genomförande', '2019-09-06', '2020-09-30'],
      [2, 'breddinförande', '2020-05-01', '2021-06-01'],
      [3, 'förvaltning', '2021-07-01', null],
    ]);
    expect(phases[1]).toMatchObject({ externalBudgetOre: 101_900_000 });
    expect(phases[2]).toMatchObject({ externalBudgetOre: null });
  });

  test('says where its sources disagree', async () => {
    const notes = await db
      .selectFrom('sourceNote as n')
      .innerJoin('project as p', 'p.id', 'n.projectId')
      .where('p.slug', '=', 'min-skolskjuts')
      .select('n.text')
      .execute();
    const all = notes.map((note) => note.text).join('\n');
    for (const said of ['1 790', '1 800', 'Risk 18', 'MS11', '2020-05-30', '2021-02-01', '929 000'])
      expect(all).toContain(said);
  });
});

describe('the risks of Min skolskjuts', () => {
  test('are 41, coloured by their cell; the list states one red more', async () => {
    const risks = await ratedRisks('min-skolskjuts');
    expect(risks).toHaveLength(41);
    expect(countBy(risks.map((risk) => risk.colour))).toEqual({ röd: 11, gul: 15, grön: 11, 'ej värderad': 4 });
    expect(countBy(risks.map((risk) => risk.statedColour))).toEqual({ röd: 12, gul: 14, grön: 11, 'ej värderad': 4 });
    const different = risks.filter((risk) => risk.colour !== risk.statedColour);
    expect(different.map((risk) => [risk.number, risk.colour, risk.statedColour])).toEqual([[18, 'gul', 'röd']]);
  });

  test('have no valuation at all where nobody rated them', async () => {
    const unrated = (await ratedRisks('min-skolskjuts')).filter((risk) => risk.probability === null);
    expect(unrated.map((risk) => risk.number)).toEqual([11, 28, 37, 41]);
  });

  test('are valued by nobody known, on the day of the plan', async () => {
    const valuation = await db
      .selectFrom('riskValuation as v')
      .innerJoin('risk as r', 'r.id', 'v.riskId')
      .where('r.number', '=', 16)
      .select(['v.probability', 'v.consequence', 'v.at', 'v.valuedOn', 'v.userId', 'v.stage', 'v.note'])
      .executeTakeFirstOrThrow();
    expect(valuation).toEqual({
      probability: 4,
      consequence: 3,
      at: '2020-01-07T12:00:00.000Z',
      valuedOn: '2020-01-07',
      userId: null,
      stage: 'before',
      note: null,
    });
  });

  test('of Digital motor lie in the bands of their product', async () => {
    const risks = await ratedRisks('digital-motor');
    expect(risks.map((risk) => [risk.number, risk.colour, risk.mandate])).toEqual([
      [1, 'grön', 'projektledare'],
      [2, 'gul', 'styrgrupp'],
      [3, 'gul', 'styrgrupp'],
      [4, 'röd', 'uppdragsbeställare'],
      [5, 'grön', 'projektledare'],
      [6, 'grön', 'projektledare'],
    ]);
  });

  async function ratedRisks(project: string) {
    const risks = await db
      .selectFrom('risk as r')
      .innerJoin('project as p', 'p.id', 'r.projectId')
      .leftJoin('riskValuation as v', 'v.riskId', 'r.id')
      .leftJoin('riskScaleCell as c', (join) =>
        join
          .onRef('c.scaleId', '=', 'v.scaleId')
          .onRef('c.probability', '=', 'v.probability')
          .onRef('c.consequence', '=', 'v.consequence'),
      )
      .where('p.slug', '=', project)
      .select(['r.number', 'r.statedColour', 'v.probability', 'c.colour', 'c.mandate'])
      .orderBy('r.number')
      .execute();
    return risks.map((risk) => ({
      ...risk,
      colour: risk.colour ?? 'ej värderad',
      statedColour: risk.statedColour ?? 'ej värderad',
    }));
  }

  test('are followed up for the year of the sample where milestones that are done say something of them', async () => {
    const said = await db
      .selectFrom('riskFollowUp as f')
      .innerJoin('risk', 'risk.id', 'f.riskId')
      .select(['risk.number', 'f.year', 'f.followsPlan', 'f.existingMeasures', 'f.comment', 'f.recordedBy'])
      .orderBy('risk.number')
      .execute();
    expect(said.map(({ number, year, followsPlan }) => [number, year, followsPlan])).toEqual([
      [2, 2020, true],
      [3, 2020, true],
      [4, 2020, true],
      [6, 2020, false],
      [8, 2020, true],
      [16, 2020, true],
    ]);
    expect(said.every(({ recordedBy }) => recordedBy === null)).toBe(true);
    const named = said.flatMap(
      ({ existingMeasures, comment }) => `${existingMeasures} ${comment}`.match(/MS\d+/g) ?? [],
    );
    const milestones = await milestonesOf('min-skolskjuts');
    const states = named.map((label) => milestones.find((milestone) => milestone.label === label)?.status);
    expect(new Set(states)).toEqual(new Set(['klar']));
  });
});

describe('the hours', () => {
  test('sum to the totals that the source prints, per year and in all', async () => {
    const cells = await db
      .selectFrom('hourBudgetCell as c')
      .innerJoin('hourBudgetRow as r', 'r.id', 'c.rowId')
      .select(['r.category', 'c.year', 'c.hoursHundredths', 'c.costOre'])
      .execute();
    const stated = await db.selectFrom('hourBudgetStatedTotal').selectAll().execute();
    expect(stated).toHaveLength(3 * 4);
    for (const total of stated) {
      const own = cells.filter(
        (cell) => cell.category === total.category && (total.year === null || cell.year === total.year),
      );
      expect(sum(own, 'hoursHundredths'), `${total.category} ${total.year}`).toBe(total.hoursHundredths);
      if (total.category === 'extern') expect(sum(own, 'costOre')).toBe(total.costOre);
      else expect([total.costOre, ...own.map((cell) => cell.costOre)].every((cost) => cost === null)).toBe(true);
    }
  });

  test('are 3 562 of business, 3 320 of development and 1 800 external for 2 159 760 kr', async () => {
    const all = await db.selectFrom('hourBudgetStatedTotal').where('year', 'is', null).selectAll().execute();
    expect(all.map(({ category, hoursHundredths, costOre }) => [category, hoursHundredths, costOre])).toEqual([
      ['verksamhet', 356_200, null],
      ['utveckling', 332_000, null],
      ['extern', 180_000, 215_976_000],
    ]);
  });

  test('of the kommuner are unbilled in phase 1 and debited at 400 kr in phase 2', async () => {
    const inKind = await db
      .selectFrom('inKindHours as h')
      .innerJoin('budgetVersion as v', 'v.id', 'h.budgetVersionId')
      .innerJoin('phase as f', 'f.id', 'v.phaseId')
      .innerJoin('party as p', 'p.id', 'h.partyId')
      .select(['f.number', 'p.slug', 'h.hoursHundredths', 'h.handling', 'h.rateOre'])
      .orderBy('f.number')
      .orderBy('p.slug')
      .execute();
    expect(inKind.map(Object.values)).toEqual([
      [1, 'borlange', 142_800, 'unbilled', 40_000],
      [1, 'gagnef', 41_100, 'unbilled', 40_000],
      [1, 'mora', 38_700, 'unbilled', 40_000],
      [2, 'borlange', 185_000, 'debited', 40_000],
      [2, 'mora', 50_000, 'debited', 40_000],
    ]);
  });
});

describe('the budgets', () => {
  test('of Min skolskjuts share 930 000 kr and 2 460 000 kr, to the krona', async () => {
    const phase1 = await sharesOf(1);
    expect(phase1).toHaveLength(2 * 15);
    expect(sum(phase1, 'amountOre')).toBe(93_000_000);
    expect(
      sum(
        phase1.filter((share) => share.slug === 'borlange'),
        'amountOre',
      ),
    ).toBe(11_555_700);
    expect(
      sum(
        phase1.filter((share) => share.slug === 'avesta'),
        'amountOre',
      ),
    ).toBe(6_876_300);
    const phase2 = await sharesOf(2);
    expect(sum(phase2, 'amountOre')).toBe(246_000_000);
    for (const share of [...phase1, ...phase2]) {
      expect(share.basisFigureId === null).toBe(share.componentPosition === 1);
      expect(share.amountOre % 100).toBe(0);
    }
  });

  test('are approved by all fifteen for phase 1, and by twelve for phase 2, on days that no source gives', async () => {
    const decisions = await db
      .selectFrom('decision as d')
      .innerJoin('budgetVersion as v', 'v.id', 'd.budgetVersionId')
      .innerJoin('phase as f', 'f.id', 'v.phaseId')
      .innerJoin('party', 'party.id', 'd.partyId')
      .select(['f.number as phase', 'party.slug', 'd.outcome', 'd.decidedOn', 'd.recordedBy', 'd.forum', 'd.amountOre'])
      .execute();
    expect(countBy(decisions.map(({ phase }) => `fas ${phase}`))).toEqual({ 'fas 1': 15, 'fas 2': 12 });
    for (const { outcome, decidedOn, recordedBy } of decisions) {
      expect({ outcome, decidedOn, recordedBy }).toEqual({ outcome: 'godkänd', decidedOn: null, recordedBy: null });
    }
    const [first, second] = [1, 2].map((phase) => decisions.filter((decision) => decision.phase === phase));
    expect(sum(first!, 'amountOre')).toBe(93_000_000);
    const answered = new Set(second!.map(({ slug }) => slug));
    expect(
      first!
        .map(({ slug }) => slug)
        .filter((slug) => !answered.has(slug))
        .toSorted(),
    ).toEqual(['ludvika', 'orsa', 'rattvik']);
    expect(first!.find(({ slug }) => slug === 'malung-salen')?.forum).toBe('Kommundirektör, Malung-Sälen');
  });

  test('have the baseline of phase 1, as it is taken when the last party has approved', async () => {
    const baselines = await db
      .selectFrom('baseline as b')
      .innerJoin('phase as f', 'f.id', 'b.phaseId')
      .select((query) => [
        'f.number',
        'b.totalOre',
        'b.takenOn',
        'b.reason',
        query
          .selectFrom('baselineItem as i')
          .whereRef('i.baselineId', '=', 'b.id')
          .select(sql<number>`count(*)`.as('n'))
          .as('items'),
      ])
      .execute();
    expect(baselines).toEqual([
      {
        number: 1,
        totalOre: 93_000_000,
        takenOn: '2020-12-18',
        reason: 'Fasbudget version 1 godkändes.',
        // the phase itself and its fifteen milestones
        items: 16,
      },
    ]);
  });

  test('are in the state the sources give, with no day of submission', async () => {
    const versions = await db
      .selectFrom('budgetVersion as v')
      .innerJoin('phase as f', 'f.id', 'v.phaseId')
      .innerJoin('project as p', 'p.id', 'f.projectId')
      .innerJoin('budgetLine as l', 'l.budgetVersionId', 'v.id')
      .groupBy(['p.slug', 'f.number', 'v.state', 'v.totalOre', 'v.submittedOn'])
      .select([
        'p.slug',
        'f.number',
        'v.state',
        'v.totalOre',
        'v.submittedOn',
        sql<number>`sum(l.amount_ore)::bigint`.as('lines'),
      ])
      .orderBy('p.slug')
      .orderBy('f.number')
      .execute();
    expect(versions.map(Object.values)).toEqual([
      ['gemensam-it', 1, 'utkast', null, null, 1_656_000_000],
      ['gemensam-it', 2, 'utkast', null, null, 1_704_185_600],
      ['gemensam-it', 3, 'utkast', null, null, 1_190_000_000],
      ['min-skolskjuts', 1, 'godkänd', 93_000_000, null, 93_000_000],
      ['min-skolskjuts', 2, 'inskickad', 246_000_000, null, 246_000_000],
    ]);
  });

  test('of Herrljunga and Vårgårda are a follow-up in kronor from thousands', async () => {
    const rows = await db.selectFrom('followUpRow').selectAll().orderBy('position').execute();
    expect(rows).toHaveLength(9);
    expect(rows[0]).toMatchObject({
      period: '2018-04',
      kind: 'intäkt',
      budgetOre: -241_300_000,
      forecastOre: -441_300_000,
    });
    expect(
      sum(
        rows.filter((row) => row.kind === 'investering'),
        'budgetOre',
      ),
    ).toBe(740_000_000);
  });

  function sharesOf(phase: number) {
    return db
      .selectFrom('costShare as s')
      .innerJoin('budgetVersion as v', 'v.id', 's.budgetVersionId')
      .innerJoin('phase as f', 'f.id', 'v.phaseId')
      .innerJoin('party as p', 'p.id', 's.partyId')
      .where('f.number', '=', phase)
      .select(['p.slug', 's.componentPosition', 's.basisFigureId', 's.amountOre'])
      .execute();
  }
});

describe('the other projects', () => {
  test('have no dates, leads or keys that no source gives', async () => {
    const projects = await db
      .selectFrom('project as p')
      .leftJoin('party as lead', 'lead.id', 'p.leadPartyId')
      .select([
        'p.slug',
        'lead.slug as lead',
        'p.startDate',
        'p.endDate',
        'p.orderedBy',
        'p.priority',
        sql<boolean>`p.key_id is not null`.as('hasKey'),
      ])
      .where('p.slug', '<>', 'min-skolskjuts')
      .orderBy('p.id')
      .execute();
    expect(projects.map(Object.values)).toEqual([
      ['edala', 'mora', null, null, null, null, true],
      ['gemensam-it', null, null, null, null, null, true],
      ['digital-motor', 'fyrbodals-kommunalforbund', null, null, null, null, false],
      ['it-vaxel-telefoni', null, null, null, null, null, false],
    ]);
  });

  test('of Fyrbodal has deliverables without dates and one final delivery', async () => {
    const milestones = await milestonesOf('digital-motor');
    expect(
      milestones.map(({ title, kind, status, baselineDate, forecastDate, actualDate }) => [
        title,
        kind,
        status,
        baselineDate,
        forecastDate,
        actualDate,
      ]),
    ).toEqual([
      ['Omvärldsanalys', 'leverans', 'klar', null, null, null],
      ['Nulägesanalys', 'leverans', 'ej påbörjad', null, null, null],
      ['Förmågekartläggning', 'leverans', 'klar', null, null, null],
      ['Milstolpeplan', 'leverans', 'ej påbörjad', null, null, null],
      ['Grov budgetplan', 'leverans', 'ej påbörjad', null, null, null],
      ['Metodbeskrivning', 'leverans', 'ej påbörjad', null, null, null],
      ['Slutleverans', 'milstolpe', 'ej påbörjad', null, '2021-02-26', null],
    ]);
    const activities = await db.selectFrom('activity').select(['name', 'startDate', 'endDate']).execute();
    expect(activities).toHaveLength(4);
    expect(activities.every((activity) => activity.startDate === null && activity.endDate === null)).toBe(true);
  });
});

describe('loading', () => {
  test('makes an account of each demo account, with its roles', async () => {
    const users = await db.selectFrom('appUser').selectAll().orderBy('id').execute();
    expect(users.map((user) => user.email)).toEqual(demoAccounts.map((account) => account.email));
    expect(users.every((user) => user.passwordHash === passwordHash)).toBe(true);
    const roles = await db.selectFrom('userRole').select(['role']).execute();
    expect(countBy(roles.map((granted) => granted.role))).toEqual({
      samordnare: 1,
      projektledare: 3,
      delprojektledare: 1,
      styrgrupp: 2,
      kommundirektör: 2,
      ersättare: 1,
      ekonom: 1,
      läsare: 1,
    });
  });

  test('gives the ersättare the days of a delegation', async () => {
    const delegations = await db
      .selectFrom('delegation as d')
      .innerJoin('appUser as u', 'u.id', 'd.userId')
      .innerJoin('party', 'party.id', 'd.partyId')
      .select(['u.email', 'party.slug', 'd.validFrom', 'd.validUntil', 'd.reference'])
      .execute();
    expect(delegations).toEqual([
      {
        email: 'ersattare.ludvika@samplan.test',
        slug: 'ludvika',
        validFrom: '2020-12-01',
        validUntil: '2021-01-31',
        reference: 'Delegationsbeslut, exempel',
      },
    ]);
  });

  test('records the day on which the sample stands', async () => {
    const installation = await db.selectFrom('installation').selectAll().executeTakeFirstOrThrow();
    expect(installation.sampleClock).toBe('2020-12-18');
    expect(installation.sampleLoadedAt).not.toBeNull();
  });

  test('a second time answers false and touches no row', async () => {
    const before = await everyRow(db);
    expect(before['milestone']).toContain('MS28');
    expect(await loadSample(db, { passwordHash: 'another' })).toBe(false);
    expect(await everyRow(db)).toEqual(before);
  });

  test('twice at once loads it once', async () => {
    const { db: empty } = await freshDatabase();
    const answers = await Promise.all([loadSample(empty, { passwordHash }), loadSample(empty, { passwordHash })]);
    expect(answers.toSorted()).toEqual([false, true]);
    expect(await empty.selectFrom('milestone').select('id').execute()).toHaveLength(31 + 7);
  });

  test('leaves a database alone that already holds a party', async () => {
    const { db: inUse } = await freshDatabase();
    await inUse.insertInto('party').values({ slug: 'kiruna', code: '2584', name: 'Kiruna', kind: 'kommun' }).execute();
    const before = await everyRow(inUse);
    expect(await loadSample(inUse, { passwordHash })).toBe(false);
    expect(await everyRow(inUse)).toEqual(before);
  });
});

function milestonesOf(project: string) {
  return db
    .selectFrom('milestone as m')
    .innerJoin('project as p', 'p.id', 'm.projectId')
    .where('p.slug', '=', project)
    .selectAll('m')
    .orderBy('m.position')
    .execute();
}

function phasesOf(project: string) {
  return db
    .selectFrom('phase as f')
    .innerJoin('project as p', 'p.id', 'f.projectId')
    .where('p.slug', '=', project)
    .selectAll('f')
    .orderBy('f.number')
    .execute();
}

/** Each table as text, with the transaction that wrote each row: an update to the same values shows too. */
async function everyRow(database: Database): Promise<Record<string, string>> {
  const rows: Record<string, string> = {};
  for (const { name, schema, isView } of await database.introspection.getTables()) {
    // The queue of e-mails keeps its own tables in a schema of its own; a view has no rows of its own.
    if (schema !== 'public' || isView) continue;
    const { rows: found } = await sql<{ content: string }>`
      select coalesce(string_agg(t.xmin::text || t::text, E'\n' order by t::text), '') as content from ${sql.table(name)} as t
    `.execute(database);
    rows[name] = found[0]!.content;
  }
  return rows;
}

function countBy(values: readonly string[]): Record<string, number> {
  return values.reduce<Record<string, number>>(
    (counts, value) => ({ ...counts, [value]: (counts[value] ?? 0) + 1 }),
    {},
  );
}

function sum<Key extends string>(rows: readonly { readonly [K in Key]: number | null }[], key: Key): number {
  return rows.reduce((total, row) => total + (row[key] ?? 0), 0);
}
