import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays, type CalendarDate } from '~/domain/calendar';
import { Refusal } from '~/domain/refusal';
import { gapOf, networkOf, orderOf, spanOf, type Dependency, type ScheduleItem } from '~/domain/schedule';
import { cascade } from '~/domain/schedule-cascade';
import { scheduleState } from '~/domain/schedule-slack';
import { workCalendar } from '~/domain/working-days';

import { drawnAfter, drawnPlan, movedTo } from '../support/drawn-plan';

describe('a moved bar', () => {
  test('pushes what comes after it over the weekend', () => {
    const plan = drawnPlan(`
      days | MTWTFSSMTWTFSS
      A    | XXX
      B    |    XX          | A FS
      C    |        XX      | B FS
    `);
    expect(drawnAfter(plan, 'A', ' XXXX')).toEqual(['A|  XXXX', 'B|        XX', 'C|          XX']);
  });

  test('uses up slack before it pushes, and pulls nobody back', () => {
    const plan = drawnPlan(`
      days | MTWTFSSMTWTFSS
      A    | XX
      B    |   XX           | A FS
      C    |           XX   | B FS
    `);
    expect(movedTo(plan, 'A', '  XX').moves.map((move) => move.name)).toEqual(['B']);
    expect(movedTo(plan, 'B', ' XX').moves).toEqual([]);
  });

  test.each([
    ['FS', 'XXX', '   XX'],
    ['SS', ' XXX', ' XX'],
    ['FF', 'XXX', ' XX'],
    ['SF', '   XX', ' XX'],
  ])('holds by %s', (type, to, follows) => {
    const plan = drawnPlan(`
      days | MTWTFSSMTWTFSS
      A    | X
      B    | XX             | A ${type}
    `);
    expect(drawnAfter(plan, 'A', to)[1]).toBe(`B| ${follows}`);
  });

  test.each([
    ['FS+2', ' XX', '       XX'],
    ['FS-1', '  XX', '   XX'],
    ['SS+3', ' XX', '    XXXX'],
    ['FF-1', '   XXX', '  XX'],
  ])('keeps a lag of %s in working days', (type, to, follows) => {
    const plan = drawnPlan(`
      days | MTWTFSSMTWTFSS
      A    | XX
      B    | XX             | A ${type}
    `);
    expect(drawnAfter(plan, 'A', to)[1]).toBe(`B| ${follows}`);
  });

  test('steps over holidays', () => {
    const plan = drawnPlan(`
      days | MTWTFSSHTWHFSS
      A    | XXXX
      B    |     X          | A FS
      C    |         XX     | B FS
    `);
    expect(drawnAfter(plan, 'A', 'XXXXX')).toEqual(['A| XXXXX', 'B|         X', 'C|          XXX']);
  });

  test('lets a milestone stand on the day that its work ends, and work begin the day after', () => {
    const plan = drawnPlan(`
      days | MTWTFSSMTWTFSS
      A    | XXX
      M    |   ◆            | A FS
      B    |    XX          | M FS
    `);
    expect(drawnAfter(plan, 'A', 'XXXX')).toEqual(['A| XXXX', 'M|    ◆', 'B|     XXXX']);
    expect(movedTo(plan, 'A', 'XXXX').moves.map(({ name, days, causeName }) => [name, days, causeName])).toEqual([
      ['M', 1, 'A'],
      ['B', 1, 'M'],
    ]);
  });

  test('takes along what lies in a phase that is moved as a whole, later and earlier, but for what is done', () => {
    const plan = drawnPlan(`
      days | MTWTFSSMTWTFSS
      P    |  ====
      A    |  X             | in P, done
      B    |   X            | in P
      M    |     ◆          | in P, B FS
    `);
    expect(drawnAfter(plan, 'P', '  ====')).toEqual(['P|   ====', 'A|  X', 'B|    X', 'M|        ◆']);
    expect(drawnAfter(plan, 'P', '====')).toEqual(['P| ====', 'A|  X', 'B|  X', 'M|    ◆']);
    expect(drawnAfter(plan, 'P', '======')[2], 'a pulled end takes nothing along').toBe('B|   X');
  });

  test('a phase that is pushed takes its contents along, each with what pushed it', () => {
    const plan = drawnPlan(`
      days | MTWTFSSMTWTFSS
      P    | ==
      Q    |   ===          | P FS
      B    |   XX           | in Q
    `);
    const { moves } = movedTo(plan, 'P', '===');
    expect(moves.map(({ name, causeName, days }) => [name, causeName, days])).toEqual([
      ['Q', 'P', 1],
      ['B', 'Q', 1],
    ]);
  });

  test('says what stands in the way: done, fixed, a first day, a predecessor, the phase', () => {
    const plan = drawnPlan(`
      days | MTWTFSSMTWTFSS
      P    | =====
      A    |  X             | in P
      B    |   X            | A FS, done
      C    |   X            | A FS, fixed
      D    |   X            | A FS, in P
      E    |    X           | not before 2021-03-03, D FS
    `);
    const late = movedTo(plan, 'A', '       X');
    expect(late.moves.map((move) => move.name)).toEqual(['D', 'E']);
    expect(late.conflicts).toEqual(
      expect.arrayContaining([
        { kind: 'done', name: 'B', otherName: 'A' },
        { kind: 'fixed', name: 'C', otherName: 'A' },
        { kind: 'outside phase', name: 'A', otherName: 'P' },
        { kind: 'outside phase', name: 'D', otherName: 'P' },
      ]),
    );
    expect(movedTo(plan, 'E', ' X').conflicts).toEqual([
      { kind: 'before predecessor', name: 'E', otherName: 'D' },
      { kind: 'before first day', name: 'E', date: '2021-03-03' },
    ]);
    expect(() => movedTo(plan, 'C', '    X')).toThrow('låst till sitt datum');
  });

  test('a first day holds what is pushed', () => {
    const plan = drawnPlan(`
      days | MTWTFSSMTWTFSS
      A    | X
      B    |  X             | A FS, not before 2021-03-11
    `);
    expect(drawnAfter(plan, 'A', ' X')[1]).toBe('B|           X');
  });

  test('moves what has only a start or only an end by what it has', () => {
    const items = drawnPlan(`
      days | MTWTFSS
      A    | X
      B    |  X      | A FS
      C    |  X      | A FF+1
    `);
    const open = {
      ...items,
      items: items.items.map((item) =>
        item.name === 'B' ? { ...item, end: null } : item.name === 'C' ? { ...item, start: null } : item,
      ),
    };
    expect(movedTo(open, 'A', '  X').moves.map(({ to }) => to)).toEqual([
      { start: '2021-03-04', end: null },
      { start: null, end: '2021-03-04' },
    ]);
  });

  test('tells how far the end of the plan moves, in working days', () => {
    const plan = drawnPlan(`
      days | MTWTFSSMTWTFSS
      P    | ==============
      A    | XXX
      B    |    XX          | A FS, in P
    `);
    expect(movedTo(plan, 'A', 'XXXX')).toMatchObject({ endBefore: '2021-03-05', endAfter: '2021-03-08', endDays: 1 });
  });

  test('past the year 2200 is refused in words', () => {
    const plan = drawnPlan(`
      days | MTWTFSS
      A    | X
      B    |  X      | A FS
    `);
    const far = cascade.bind(null, networkOf(plan.items, [{ ...plan.dependencies[0]!, lag: 3650 }]), plan.calendar, 1);
    const late = '2199-01-01' as CalendarDate;
    expect(() => far({ start: late, end: late })).toThrow('efter år 2200');
  });
});

describe('a circle', () => {
  const circle = drawnPlan(`
    days | MTWTFSS
    A    | X       | C FS
    B    |  X      | A FS
    C    |   X     | B SS
    D    |    X    | C FS
  `);

  test('is named in its order, without what only follows it', () => {
    const { cycle } = orderOf(networkOf(circle.items, circle.dependencies));
    const start = cycle!.indexOf('A');
    expect(cycle).toHaveLength(4);
    expect([...cycle!.slice(start, -1), ...cycle!.slice(0, start)].slice(0, 3)).toEqual(['A', 'B', 'C']);
    expect(cycle![0]).toBe(cycle!.at(-1));
  });

  test('is refused by its names and reckoned around', () => {
    expect(() => movedTo(circle, 'A', ' X')).toThrow(Refusal);
    expect(() => movedTo(circle, 'A', ' X')).toThrow(/går runt: .*A → B.*/);
    const state = scheduleState(networkOf(circle.items, circle.dependencies), circle.calendar);
    expect(state.cycle).not.toBeNull();
    expect(state.slack.size).toBe(0);
  });

  test('is one when a phase waits for what lies in it', () => {
    const plan = drawnPlan(`
      days | MTWTFSS
      P    |   ==    | A FS
      A    | X       | in P
    `);
    expect(orderOf(networkOf(plan.items, plan.dependencies)).cycle).toHaveLength(3);
  });
});

describe('slack and the critical path', () => {
  test('are what separates each bar from the end', () => {
    const plan = drawnPlan(`
      days | MTWTFSSMTWTFSS
      A    | XX
      B    |   XXX          | A FS
      C    |   X            | A FS
      M    |        ◆       | B FS, C FS
      N    | X
    `);
    const { slack, critical, broken, end } = scheduleState(networkOf(plan.items, plan.dependencies), plan.calendar);
    expect(end).toBe('2021-03-08');
    expect(Object.fromEntries(['A', 'B', 'C', 'M'].map((name) => [name, slack.get(plan.id(name))]))).toEqual({
      ...{ A: 1, B: 1, C: 3, M: 0 },
    });
    expect([...critical]).toEqual([plan.id('M')]);
    expect(slack.has(plan.id('N')), 'joined to nothing').toBe(false);
    expect(broken).toEqual([]);
  });

  test('end at what is fixed, and are negative where the dates break a dependency', () => {
    const plan = drawnPlan(`
      days | MTWTFSSMTWTFSS
      A    | XX
      B    |    X           | A FS, fixed
      C    |       XX       | D FS
      D    |         X
    `);
    const { slack, broken } = scheduleState(networkOf(plan.items, plan.dependencies), plan.calendar);
    expect(slack.get(plan.id('A'))).toBe(1);
    expect(slack.get(plan.id('D'))).toBe(-1);
    expect(broken).toEqual([{ predecessorId: 4, successorId: 3, type: 'FS', lag: 0 }]);
  });
});

/** Plans whose bars begin and end on working days, and whose dependencies lead forwards and are kept or broken. */
const monday = '2021-01-04' as CalendarDate;
const plans = fc
  .record({
    holidays: fc.array(fc.nat(200), { maxLength: 8 }),
    bars: fc.array(fc.record({ start: fc.nat(60), length: fc.integer({ min: 1, max: 8 }), milestone: fc.boolean() }), {
      minLength: 2,
      maxLength: 12,
    }),
    links: fc.array(
      fc.record({
        from: fc.nat(11),
        to: fc.nat(11),
        type: fc.constantFrom('FS', 'SS', 'FF', 'SF'),
        lag: fc.integer({ min: -3, max: 5 }),
      }),
      { maxLength: 18 },
    ),
  })
  .map(({ holidays, bars, links }) => {
    const calendar = workCalendar(holidays.map((offset) => addDays(monday, offset)));
    const origin = calendar.before(monday);
    const items = bars.map(({ start, length, milestone }, index): ScheduleItem => ({
      ...{ id: index + 1, name: `Rad ${index + 1}`, phaseId: null, done: false, constraint: null },
      kind: milestone ? 'milestone' : 'activity',
      start: calendar.dayAt(origin + start),
      end: calendar.dayAt(origin + start + (milestone ? 0 : length - 1)),
    }));
    const pairs = new Map<string, Dependency>();
    for (const { from, to, type, lag } of links) {
      if (from >= to || to >= items.length) continue;
      const joined = { predecessorId: from + 1, successorId: to + 1, type, lag };
      pairs.set(`${from} ${to}`, joined as Dependency);
    }
    return { items, calendar, dependencies: [...pairs.values()] };
  });
const moved = fc.record({ plan: plans, which: fc.nat(11), by: fc.integer({ min: -10, max: 40 }) });

type Plan = typeof plans extends fc.Arbitrary<infer T> ? T : never;

function slid({ calendar }: Plan, { start, end }: ScheduleItem, by: number) {
  return {
    start: calendar.dayAt(calendar.before(start!) + by),
    end: calendar.dayAt(calendar.after(end!) - 1 + by),
  };
}

/** Pushes everything from the first item on, so that no dependency is broken to begin with. */
function mended(plan: Plan): Plan {
  let { items } = plan;
  for (const item of items) {
    const { moves } = cascade(networkOf(items, plan.dependencies), plan.calendar, item.id, items[item.id - 1]!);
    const to = new Map(moves.map((move) => [move.id, move.to]));
    items = items.map((each) => ({ ...each, ...to.get(each.id) }));
  }
  return { ...plan, items };
}

describe('for any plan', () => {
  test('after a move nothing is broken that has moved, lengths stay, and each cause has moved itself', () => {
    fc.assert(
      fc.property(moved, ({ plan, which, by }) => {
        const { items, calendar, dependencies } = plan;
        const item = items[which % items.length]!;
        const target = slid(plan, item, by);
        const { moves } = cascade(networkOf(items, dependencies), calendar, item.id, target);
        const after = new Map(items.map((each) => [each.id, each]));
        after.set(item.id, { ...item, ...target });
        for (const move of moves) after.set(move.id, { ...after.get(move.id)!, ...move.to });
        const changed = new Set([item.id, ...moves.map((move) => move.id)]);
        expect(moves.some((move) => move.id === item.id)).toBe(false);
        for (const dependency of dependencies) {
          const [before, next] = [after.get(dependency.predecessorId)!, after.get(dependency.successorId)!];
          if (!changed.has(before.id) || next.id === item.id) continue;
          const gap = gapOf(dependency, spanOf(before, calendar), spanOf(next, calendar), next.kind)!;
          expect(gap).toBeGreaterThanOrEqual(0);
        }
        for (const move of moves) {
          const [was, now] = [spanOf(move.from, calendar), spanOf(move.to, calendar)];
          expect(now.finish - now.start).toBe(was.finish - was.start);
          expect(move.days).toBeGreaterThan(0);
          expect(changed.has(move.causeId)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a bar can slip by its slack and not a day more before the end moves', () => {
    fc.assert(
      fc.property(moved, ({ plan: drawn, which }) => {
        const plan = mended(drawn);
        const { items, calendar, dependencies } = plan;
        const network = networkOf(items, dependencies);
        const { slack, broken } = scheduleState(network, calendar);
        expect(broken).toEqual([]);
        const item = items[which % items.length]!;
        const days = slack.get(item.id);
        if (days === undefined) return;
        expect(days).toBeGreaterThanOrEqual(0);
        expect(cascade(network, calendar, item.id, slid(plan, item, days)).endDays).toBe(0);
        expect(cascade(network, calendar, item.id, slid(plan, item, days + 1)).endDays).toBe(1);
      }),
      { numRuns: 500 },
    );
  });

  test('a move that is carried out leaves nothing to follow', () => {
    fc.assert(
      fc.property(moved, ({ plan, which, by }) => {
        const item = plan.items[which % plan.items.length]!;
        const target = slid(plan, item, by);
        const { moves } = cascade(networkOf(plan.items, plan.dependencies), plan.calendar, item.id, target);
        const to = new Map<number, object>([[item.id, target], ...moves.map((m) => [m.id, m.to] as const)]);
        const items = plan.items.map((each) => ({ ...each, ...to.get(each.id) }));
        expect(cascade(networkOf(items, plan.dependencies), plan.calendar, item.id, target).moves).toEqual([]);
      }),
    );
  });
});
