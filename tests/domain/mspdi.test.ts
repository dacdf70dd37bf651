import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays, type CalendarDate } from '~/domain/calendar';
import { loosePhase, LOOSE_UID, type ExchangedItem, type ExchangedPlan } from '~/domain/exchange-plan';
import { mspdiOfPlan } from '~/domain/mspdi-write';
import { planOfMspdi } from '~/domain/mspdi-read';
import { DEPENDENCY_TYPES } from '~/domain/schedule';
import { planOfRows } from '~/domain/plan-table-read';
import { planTable } from '~/domain/plan-table-write';
import { PLAN_COLUMNS } from '~/domain/plan-table';
import { splitCsv } from '~/domain/import-csv';
import { toCsv } from '~/platform/csv';
import { readMspdi } from '~/platform/mspdi-read';
import { writeMspdi } from '~/platform/mspdi-write';
import { readPlan } from '~/platform/upload-plan';

const PROJECT = { id: 7, name: 'Gemensam växel & <mer>' };
const AT = '2020-12-18T09:30:00.000Z';

function fixture(year: number) {
  const text = readFileSync(join(import.meta.dirname, `../support/fixtures/mspdi/project-${year}.xml`), 'utf8');
  return planOfMspdi(readMspdi(text), PROJECT.id);
}

const lines = ({ items, dependencies }: ExchangedPlan) => [
  ...items.map(({ kind, name, start, end, percentComplete }) =>
    [kind, name, start, end, percentComplete].filter((part) => part !== null).join(' '),
  ),
  ...dependencies.map((link) => `${link.predecessorUid} ${link.type}${link.lag} ${link.successorUid}`),
];

const project = (tasks: string, rest = '') =>
  `<Project xmlns="http://schemas.microsoft.com/project">${rest}<Tasks>${tasks}</Tasks></Project>`;
const task = (uid: number, level: number, rest = '') =>
  `<Task><UID>${uid}</UID><ID>${uid}</ID><Name>Uppgift ${uid}</Name><OutlineLevel>${level}</OutlineLevel>${rest}</Task>`;
const read = (xml: string) => planOfMspdi(readMspdi(xml), PROJECT.id);

describe('a file of Project', () => {
  test('of 2002', () => {
    const plan = fixture(2002);
    expect(lines(plan)).toEqual([
      'phase Förstudie 2003-01-13 2003-02-28',
      'activity Behovsanalys 2003-01-13 2003-02-07 60',
      'milestone Beslut & vägval 2003-02-28 2003-02-28 0',
      '2 FS5 4',
    ]);
    expect(plan.items[1]!.baselines).toEqual([{ number: 0, start: '2003-01-06', end: '2003-01-31' }]);
  });

  test('of 2007, with a prefix, elements in another order, levels by outline number, and an end at midnight', () => {
    expect(lines(fixture(2007))).toEqual([
      'phase Förstudie 2008-01-14 2008-02-29',
      'activity Behovsanalys 2008-01-14 2008-02-08 60',
      'milestone Beslut 2008-02-29 2008-02-29 0',
      '11 FF-5 12',
    ]);
  });

  test('of 2019, with headings in headings, several baselines, what is inactive and what lies in no phase', () => {
    const plan = fixture(2019);
    expect(lines(plan)).toEqual([
      'phase Genomförande 2020-01-07 2020-06-12',
      'activity Upphandling 2020-01-07 2020-04-30 0',
      'activity Kravställning 2020-01-07 2020-02-28 100',
      'milestone Avtal klart 2020-04-30 2020-04-30 100',
      'phase Utan fas',
      'activity Projektledning 2020-01-07 2020-06-12 0',
      '3 FS0 4',
      '4 SS-2 6',
    ]);
    expect(plan.items.map(({ parentUid }) => parentUid)).toEqual([null, null, '2', '2', null, null]);
    expect(plan.items[2]!.baselines.map(({ number }) => number)).toEqual([0, 1]);
    expect(plan.items[3]!.actual).toBe('2020-04-30');
    expect(plan.notes).toEqual(['1 rad hoppas över (inaktivt i filen).']);
  });

  test('without a namespace is read the same', () => {
    const xml = project(task(1, 1, '<Summary>1</Summary>') + task(2, 2));
    expect(read(xml.replace(/ xmlns="[^"]*"/, '')).items).toEqual(read(xml).items);
  });

  test('whose only top row stands over phases: that one is the project', () => {
    const plan = read(project(task(1, 1) + task(2, 2) + task(3, 3) + task(4, 2) + task(5, 3)));
    expect(lines(plan)).toEqual(['phase Uppgift 2', 'activity Uppgift 3 0', 'phase Uppgift 4', 'activity Uppgift 5 0']);
    expect(plan.notes[0]).toContain('”Uppgift 1” står över allt annat');
  });
});

describe('refused', () => {
  const refusal = (xml: string): string => {
    try {
      read(xml);
    } catch (error) {
      return (error as Error).message;
    }
    return 'taken';
  };

  test('billion laughs and external entities, before anything of them is read', () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">${'bcdefgh'
      .split('')
      .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`)
      .join('')}]>${project(task(1, 1).replace('Uppgift 1', '&h;'))}`;
    expect(refusal(laughs)).toContain('DOCTYPE');
    const outside = `<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]>${project(task(1, 1).replace('Uppgift', '&x;'))}`;
    expect(refusal(outside)).toContain('DOCTYPE');
    expect(refusal(project(task(1, 1).replace('Uppgift', '&x;')))).toContain('inte giltig XML');
  });

  test('what is not of Project, and what is cut off', () => {
    expect(refusal('<svg xmlns="http://www.w3.org/2000/svg"/>')).toContain('inte från Microsoft Project');
    expect(refusal('<Project xmlns="http://example.test/"/>')).toContain('inte från Microsoft Project');
    expect(refusal(project(task(1, 1)).slice(0, -12))).toContain('inte giltig XML');
    expect(refusal(project(''))).toContain('ingen uppgift');
    expect(refusal(`<Project>${'<a>'.repeat(5_000)}`)).toContain('inte från Microsoft Project');
  });

  test('a lag that is no number of working days, by row and name', () => {
    const link = (lag: number, format: number) =>
      refusal(
        project(
          task(1, 1) +
            task(
              2,
              1,
              `<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type><LinkLag>${lag}</LinkLag><LagFormat>${format}</LagFormat></PredecessorLink>`,
            ),
        ),
      );
    expect(link(2400, 5)).toBe(
      'Rad 2 ”Uppgift 2”, föregångare: fördröjningen är inte hela arbetsdagar. Ange den i hela arbetsdagar.',
    );
    expect(link(50, 19)).toContain('i procent');
    expect(link(14400, 8)).toContain('i kalendertid');
    expect(link(4800, 7)).toBe('taken');
  });

  test('every mistake at once, dates that do not exist and names that are missing', () => {
    const message = refusal(
      project(task(1, 1, '<Start>2021-02-30T08:00:00</Start>') + task(2, 1).replace('Uppgift 2', ' ')),
    );
    expect(message).toContain('Rad 1 ”Uppgift 1”: startdatumet ”2021-02-30T08:00:00” är inget datum');
    expect(message).toContain('Rad 2: namnet saknas');
  });

  test('three thousand levels, one in the other', () => {
    const deep = Array.from({ length: 3_000 }, (_, at) => task(at + 1, at + 1)).join('');
    expect(refusal(project(deep))).toMatch(/fler än 2\s000 rader/);
  });

  test('20 MB, before a byte is read', async () => {
    const file = {
      size: 20 * 1024 * 1024,
      name: 'stor.xml',
      arrayBuffer: () => Promise.reject(new Error('was read')),
    };
    await expect(readPlan(file as unknown as File, 1)).rejects.toThrow('större än 7 MB');
  });
});

const date = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2015-01-01' as CalendarDate, days));
const span = fc
  .tuple(fc.option(date), fc.option(fc.integer({ min: 0, max: 400 })))
  .map(([start, days]) => ({ start, end: start && days !== null ? addDays(start, days) : null }));
const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map(
    (text) =>
      text
        .normalize('NFC')
        .replace(/[\p{Cc}\p{Cs}\s\ufffe\uffff]+/gu, ' ')
        .trim() || 'Ö',
  )
  // Both are read as names of their own kind elsewhere.
  .filter((text) => text !== 'Utan fas' && !/^'/.test(text));
const inside = fc.record({
  kind: fc.constantFrom('activity' as const, 'milestone' as const),
  name,
  label: fc.option(name),
  span,
  percent: fc.integer({ min: 0, max: 100 }),
  responsible: fc.option(name),
  under: fc.nat(5),
  baselines: fc.array(span, { maxLength: 3 }),
});
const links = fc.array(
  fc.record({
    from: fc.nat(),
    to: fc.nat(),
    type: fc.constantFrom(...DEPENDENCY_TYPES),
    lag: fc.integer({ min: -300, max: 300 }),
  }),
  { maxLength: 12 },
);

/** Plans as the product keeps them: whole, in outline order, each row with its id. */
const plans = fc
  .tuple(
    fc.array(fc.tuple(name, span, fc.array(inside, { maxLength: 6 })), { minLength: 1, maxLength: 4 }),
    links,
    fc.boolean(),
  )
  .map(([phases, linked, withLoose]): ExchangedPlan => {
    let id = 0;
    const items: ExchangedItem[] = [];
    for (const [at, [phaseName, dates, rows]] of phases.entries()) {
      const isLoose = withLoose && at === phases.length - 1 && rows.length > 0;
      id += 1;
      const empty = loosePhase();
      const phase = isLoose ? empty : { ...empty, ...dates, uid: String(id), itemId: id, name: `${at} ${phaseName}` };
      items.push(phase);
      const headings: string[] = [];
      for (const { kind, span: typed, percent, baselines, under, label, responsible, name: called } of rows) {
        id += 1;
        const isMilestone = kind === 'milestone';
        const both = (dates: typeof typed) => (isMilestone ? { start: dates.end, end: dates.end } : dates);
        items.push({
          ...empty,
          uid: String(id),
          itemId: id,
          kind,
          phaseUid: phase.uid,
          // A row under the last heading or under none keeps the order of an outline.
          parentUid: under > 3 ? (headings.at(-1) ?? null) : null,
          name: called,
          label: isMilestone ? label : null,
          ...both(typed),
          percentComplete: percent,
          actual: isMilestone && percent === 100 ? typed.end : null,
          responsible,
          baselines: baselines
            .map((dates, number) => ({ number, ...both(dates) }))
            .filter(({ start, end }) => start !== null || end !== null),
        });
        if (!isMilestone && items.at(-1)!.parentUid === null) headings.splice(0, 1, String(id));
        else if (items.at(-1)!.parentUid === null) headings.length = 0;
      }
    }
    const ends = items.filter(({ uid }) => uid !== LOOSE_UID).map(({ uid }) => uid);
    const dependencies = linked.flatMap(({ from, to, type, lag }) => {
      const [predecessorUid, successorUid] = [ends[from % ends.length], ends[to % ends.length]];
      return predecessorUid && successorUid && predecessorUid !== successorUid
        ? [{ predecessorUid, successorUid, type, lag }]
        : [];
    });
    const once = new Map(dependencies.map((link) => [`${link.predecessorUid} ${link.successorUid}`, link]));
    return { items: held(items), dependencies: [...once.values()] };
  });

/** Every third row has a first day, every third is locked where the format can say so, and the rest are free. */
function held(items: readonly ExchangedItem[]): ExchangedItem[] {
  const headings = new Set(items.map(({ parentUid }) => parentUid));
  return items.map((item, at): ExchangedItem => {
    const isSummary = item.kind === 'phase' || headings.has(item.uid);
    if (item.itemId === null) return item;
    if (at % 3 === 0) return { ...item, constraint: { kind: 'notBefore', date: '2020-03-02' as CalendarDate } };
    if (isSummary) return item;
    return { ...item, constraint: at % 3 === 1 && item.start ? { kind: 'fixed' } : { kind: 'none' } };
  });
}

const inOrder = ({ items, dependencies }: ExchangedPlan) => ({
  items: items.map(({ row: _row, ...item }) => item),
  dependencies: dependencies
    .map((link) => JSON.stringify([link.predecessorUid, link.successorUid, link.type, link.lag]))
    .toSorted(),
});

describe('what holds a row', () => {
  const held = (type: number, date = '2020-03-02T08:00:00') =>
    read(
      project(
        task(1, 1, '<Summary>1</Summary>') +
          task(2, 2, `<ConstraintType>${type}</ConstraintType><ConstraintDate>${date}</ConstraintDate>`),
      ),
    );

  test('is kept where it is a first day or a fixed start, and named where it is not kept', () => {
    expect(held(4).items[1]!.constraint).toEqual({ kind: 'notBefore', date: '2020-03-02' });
    expect(held(2).items[1]!.constraint).toEqual({ kind: 'fixed' });
    expect(held(0)).toMatchObject({ notes: [], items: [{}, { constraint: { kind: 'none' } }] });
    for (const [type, name] of [
      [1, 'så sent som möjligt'],
      [3, 'måste sluta den'],
      [5, 'börjar senast den'],
      [6, 'slutar tidigast den'],
      [7, 'slutar senast den'],
    ] as const) {
      const plan = held(type);
      expect(plan.items[1]!.constraint).toEqual({ kind: 'none' });
      expect(plan.notes).toEqual([`Rad 2 ”Uppgift 2”: villkoret ”${name}” kan Samplan inte hålla. Det läses inte in.`]);
    }
  });

  test('is no constraint while it only keeps another tool from moving the row, and is one when it was changed there', () => {
    const row = {
      ...loosePhase(),
      kind: 'activity',
      phaseUid: '1',
      percentComplete: 0,
      constraint: { kind: 'none' },
    } as const;
    const [start, end] = ['2020-03-02', '2020-03-06'] as CalendarDate[];
    const plan: ExchangedPlan = {
      items: [
        { ...loosePhase(), uid: '1', itemId: 1, name: 'Fas' },
        { ...row, uid: '2', itemId: 2, name: 'Fri', start: start!, end: end! },
      ],
      dependencies: [],
    };
    const xml = writeMspdi(mspdiOfPlan(plan, PROJECT), AT);
    expect(xml).toContain('<ConstraintDate>2020-03-02T08:00:00</ConstraintDate>');
    expect(read(xml).items[1]!.constraint).toEqual({ kind: 'none' });
    const changed = xml.replace('<ConstraintDate>2020-03-02', '<ConstraintDate>2020-03-09');
    expect(read(changed).items[1]!.constraint).toEqual({ kind: 'notBefore', date: '2020-03-09' });
  });
});

test('gates go out as milestones, each in its phase, and are left alone when read again', () => {
  const plan: ExchangedPlan = {
    items: [1, 2].map((id) => ({ ...loosePhase(), uid: String(id), itemId: id, name: `Fas ${id}` })),
    dependencies: [],
  };
  const date = '2020-06-15' as CalendarDate;
  const gates = [
    { id: 1, phaseId: 1, name: 'BP4', date, isDecided: true },
    { id: 2, phaseId: null, name: 'BP5', date: null, isDecided: false },
  ];
  const written = mspdiOfPlan(plan, PROJECT, gates);
  expect(
    written.tasks.map(({ id, outlineLevel, name, percentComplete }) => [id, outlineLevel, name, percentComplete]),
  ).toEqual([
    [0, 0, PROJECT.name, ''],
    [1, 1, 'Fas 1', ''],
    [2, 2, 'BP4', '100'],
    [3, 1, 'Fas 2', ''],
    [4, 1, 'BP5', '0'],
  ]);
  const again = read(writeMspdi(written, AT));
  expect(again.items.map(({ name }) => name)).toEqual(['Fas 1', 'Fas 2']);
  expect(again.notes).toEqual(['2 rader hoppas över (beslutspunkter, som ändras på sin egen sida).']);
});

test('a gate goes out in its phase where what follows lies in no phase', () => {
  const plan: ExchangedPlan = {
    items: [
      { ...loosePhase(), uid: '1', itemId: 1, name: 'Fas 1' },
      loosePhase(),
      { ...loosePhase(), uid: '3', itemId: 3, kind: 'activity', phaseUid: LOOSE_UID, name: 'Löst' },
    ],
    dependencies: [],
  };
  const gates = [{ id: 1, phaseId: 1, name: 'BP4', date: null, isDecided: false }];
  expect(mspdiOfPlan(plan, PROJECT, gates).tasks.map(({ outlineLevel, name }) => [outlineLevel, name])).toEqual([
    [0, PROJECT.name],
    [1, 'Fas 1'],
    [2, 'BP4'],
    [1, 'Löst'],
  ]);
});

describe('a plan written and read again is the same plan', () => {
  test('as MSPDI: names, dates, structure, baselines, constraints and dependencies', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const xml = writeMspdi(mspdiOfPlan(plan, PROJECT), AT);
        expect(inOrder(read(xml))).toEqual(inOrder(plan));
      }),
      { numRuns: 150 },
    );
  });

  test('a file of Project that goes through here comes out with the same names, dates, structure and links', () => {
    for (const year of [2002, 2007, 2019]) {
      const plan = fixture(year);
      const again = read(writeMspdi(mspdiOfPlan(plan, PROJECT), AT));
      expect(lines({ ...again, dependencies: [] })).toEqual(lines({ ...plan, dependencies: [] }));
      expect(inOrder(again).dependencies).toEqual(inOrder(plan).dependencies);
    }
  });

  test('as a table: all but the older baselines and what holds a row', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const header = Object.values(PLAN_COLUMNS).map(({ code }) => code);
        const read = planOfRows(splitCsv(toCsv(header, planTable(plan, PROJECT.id)).slice(1)), PROJECT.id);
        const uids = new Map(plan.items.map(({ uid }, at) => [uid, String(at + 1)]));
        const expected = {
          items: plan.items.map((item) => ({
            ...item,
            uid: uids.get(item.uid)!,
            phaseUid: item.phaseUid && uids.get(item.phaseUid)!,
            parentUid: item.parentUid && uids.get(item.parentUid)!,
            constraint: null,
            baselines: item.baselines.filter(({ number }) => number === 0),
          })),
          dependencies: plan.dependencies.map((link) => ({
            ...link,
            predecessorUid: uids.get(link.predecessorUid)!,
            successorUid: uids.get(link.successorUid)!,
          })),
        };
        expect(inOrder(read)).toEqual(inOrder(expected));
      }),
      { numRuns: 200 },
    );
  });
});
