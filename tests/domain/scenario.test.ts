import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { shareBudget } from '~/domain/cost-share';
import { fraction } from '~/domain/fraction';
import { judgeGrowth } from '~/domain/growth';
import { ore, type Ore } from '~/domain/money';
import { Refusal } from '~/domain/refusal';
import {
  addSums,
  draftHindrance,
  type DraftGround,
  introductionLines,
  newcomersOf,
  participantsIn,
  scenarioLines,
} from '~/domain/scenario';
import { compareScenario, summarise, type ScenarioOrder } from '~/domain/scenario-comparison';
import type { PartySum } from '~/domain/share-change';

const party = (partyId: number, sum: number, partyName = `Part ${partyId}`) => ({ partyId, partyName, sum: ore(sum) });
const shared = (amount: number) => ({ amount: ore(amount), carriedBy: null });

/** What parties pay of lines that are shared equally. */
function equally(ids: readonly number[], lines: readonly { amount: Ore; carriedBy: number | null }[]): PartySum[] {
  const basis = {
    components: [{ position: 1, kind: 'equal' as const, weight: fraction(1, 1) }],
    claimants: ids.map((partyId) => ({
      partyId,
      partyName: `Part ${partyId}`,
      unitId: null,
      unitName: null,
      code: String(1000 + partyId),
    })),
    figures: [ids.map(() => null)],
  };
  const { rows } = shareBudget(lines, basis, { unit: 100, mode: 'exact' });
  return rows.map(({ claimant, sum }) => ({ partyId: claimant.partyId, partyName: claimant.partyName, sum }));
}

const sum = (amounts: readonly { readonly sum: number }[]) => amounts.reduce((all, each) => all + each.sum, 0);
const someIds = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 15 });
/** A total and an introduction together are within what a budget may come to. */
const amount = fc.integer({ min: 1, max: 5e11 });

describe('a comparison', () => {
  const today = [party(1, 1000, 'Mora'), party(2, 500, 'Orsa'), party(3, 300, 'Älvdalen'), party(4, 200, 'Avesta')];
  const whatIf = [party(1, 700, 'Mora'), party(2, 600, 'Orsa'), party(4, 200, 'Avesta'), party(5, 500, 'Borlänge')];

  test('says of each party what becomes of it, those who lose most first', () => {
    const { parties, total } = compareScenario(today, whatIf, 'losers');
    expect(parties.map(({ partyName, change, ratio, outcome }) => [partyName, change, ratio, outcome])).toEqual([
      ['Borlänge', 500, null, 'new'],
      ['Orsa', 100, 0.2, 'more'],
      ['Avesta', 0, 0, 'same'],
      ['Mora', -300, -0.3, 'less'],
      ['Älvdalen', -300, -1, 'leaves'],
    ]);
    expect(total).toEqual({ before: 2000, after: 2000, change: 0, ratio: 0 });
  });

  test('turns round, or goes by Swedish names', () => {
    const names = (order: ScenarioOrder) => compareScenario(today, whatIf, order).parties.map((each) => each.partyName);
    expect(names('winners')).toEqual(['Mora', 'Älvdalen', 'Avesta', 'Orsa', 'Borlänge']);
    expect(names('names')).toEqual(['Avesta', 'Borlänge', 'Mora', 'Orsa', 'Älvdalen']);
  });

  test('is summed up by who pays more and less, and who is hit hardest', () => {
    const changed = { less: 1, more: 1, joins: 1, leaves: 1, most: { partyName: 'Orsa', change: 100 }, change: 0 };
    expect(summarise(compareScenario(today, whatIf, 'names'))).toEqual(changed);
    const nothing = { less: 0, more: 0, joins: 0, leaves: 0, most: null, change: 0 };
    expect(summarise(compareScenario(today, today, 'losers'))).toEqual(nothing);
  });

  const sums = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 25 }), fc.integer({ min: -1e9, max: 1e9 })), {
      selector: ([id]) => id,
    })
    .map((made) => made.map(([id, each]) => party(id, each)));
  const order = fc.constantFrom<ScenarioOrder>('losers', 'winners', 'names');

  test('has changes that sum to the change of the total, each party once', () => {
    fc.assert(
      fc.property(sums, sums, order, (before, after, by) => {
        const { parties, total } = compareScenario(before, after, by);
        expect(parties.reduce((all, { change }) => all + change, 0)).toBe(total.change);
        expect(new Set(parties.map(({ partyId }) => partyId)).size).toBe(parties.length);
        expect(total.change).toBe(sum(after) - sum(before));
      }),
    );
  });

  test('does not depend on the order in which the parties are given', () => {
    fc.assert(
      fc.property(sums, sums, order, (before, after, by) => {
        const turned = compareScenario(before.toReversed(), after.toReversed(), by);
        expect(turned).toEqual(compareScenario(before, after, by));
      }),
    );
  });
});

describe('a scenario that assumes nothing', () => {
  test('changes nothing for anybody', () => {
    fc.assert(
      fc.property(someIds, amount, (ids, total) => {
        const lines = [shared(total)];
        const added = scenarioLines(
          lines,
          { total: null, introduction: null },
          { present: ids, assumed: ids },
          100,
          new Map(),
        );
        expect(added).toEqual([]);
        const { parties, total: whole } = compareScenario(equally(ids, lines), equally(ids, lines), 'losers');
        expect(parties.every(({ change, outcome }) => change === 0 && outcome === 'same')).toBe(true);
        expect(whole.change).toBe(0);
      }),
    );
  });
});

describe('an assumed total', () => {
  test('is reached by one line with the difference, whatever stands there', () => {
    const membership = { present: [1], assumed: [1] };
    const lines = [shared(500), { amount: ore(200), carriedBy: 1 }];
    const lineTo = (total: number) =>
      scenarioLines(lines, { total: ore(total), introduction: null }, membership, 100, new Map());
    expect(lineTo(1000)).toEqual([{ purpose: 'total', amount: 300, carriedBy: null }]);
    expect(lineTo(600)).toEqual([{ purpose: 'total', amount: -100, carriedBy: null }]);
    expect(lineTo(700)).toEqual([]);
  });
});

describe('an introduction', () => {
  test('is split in whole units among the newcomers, and carried by each alone', () => {
    const membership = { present: [1, 2], assumed: [1, 9, 2, 8, 7] };
    // The odd krona goes to the lowest kommunkod, whatever the ids are.
    const codes = new Map([
      [9, '2061'],
      [8, '2021'],
      [7, '2085'],
    ]);
    expect(newcomersOf(membership)).toEqual([9, 8, 7]);
    expect(introductionLines(ore(10_000), membership, 100, codes)).toEqual([
      { purpose: 'introduction', amount: 3300, carriedBy: 9 },
      { purpose: 'introduction', amount: 3400, carriedBy: 8 },
      { purpose: 'introduction', amount: 3300, carriedBy: 7 },
    ]);
  });

  test('is refused where nobody is new', () => {
    const refusal = new Refusal(
      'Det finns ingen ny part som kan betala införandet. Lägg till den som går med.',
      'inforande',
    );
    expect(() => introductionLines(ore(100), { present: [1, 2], assumed: [1] }, 100, new Map())).toThrow(refusal);
  });

  test('comes on top of the total and is paid by newcomers only, to the öre', () => {
    const twoSets = fc.tuple(someIds, someIds).filter(([present, more]) => more.some((id) => !present.includes(id)));
    fc.assert(
      fc.property(twoSets, amount, amount, fc.constantFrom(1, 100, 100_000), ([present, more], total, extra, unit) => {
        const membership = { present, assumed: [...new Set([...present, ...more])] };
        const added = scenarioLines(
          [shared(total)],
          { total: null, introduction: ore(extra) },
          membership,
          unit,
          new Map(),
        );
        const without = equally(membership.assumed, [shared(total)]);
        const paid = equally(membership.assumed, [shared(total), ...added]);
        expect(sum(paid)).toBe(total + extra);
        for (const [at, { partyId, sum: pays }] of paid.entries()) {
          const introduction = pays - without[at]!.sum;
          if (present.includes(partyId)) expect(introduction).toBe(0);
          else expect(introduction).toBeGreaterThanOrEqual(0);
        }
        const split = added.map((line) => line.amount);
        expect(Math.max(...split) - Math.min(...split)).toBeLessThanOrEqual(unit);
      }),
    );
  });
});

describe('several phases', () => {
  test('each keep their own participants who were chosen, and get everybody who is new to the whole', () => {
    const whole = { present: [1, 2, 3], assumed: [1, 3, 9] };
    expect(participantsIn([1, 2], whole)).toEqual([1, 9]);
    expect(participantsIn([3], whole)).toEqual([3, 9]);
    expect(participantsIn([2], { present: [1, 2, 3], assumed: [1, 2, 3] })).toEqual([2]);
  });

  test('are added party by party', () => {
    expect(addSums([party(2, 10, 'Öckerö'), party(1, 5, 'Mora'), party(2, 30, 'Öckerö')])).toEqual([
      party(1, 5, 'Mora'),
      party(2, 40, 'Öckerö'),
    ]);
  });
});

describe('what hinders a draft', () => {
  const growth = (typed: number) =>
    judgeGrowth({ numerator: typed, denominator: 100 }, { numerator: 15, denominator: 100 });

  const hindrance = (known: Partial<DraftGround>) =>
    draftHindrance({ growth: null, outsiders: [], figures: [], receivers: [], ...known });

  test('is growth beyond its ceiling, or somebody who is not a member', () => {
    expect(hindrance({ growth: growth(16) })).toBe('Scenariot kan inte göras till utkast.');
    expect(hindrance({ growth: growth(11), outsiders: ['Borlänge'] })).toContain('Borlänge är inte med i samverkan');
    expect(hindrance({ outsiders: ['Falun', 'Borlänge'] })).toContain('Falun, Borlänge');
    expect(hindrance({ growth: growth(15) })).toBeNull();
    expect(hindrance({})).toBeNull();
  });

  test('is a figure that nobody has counted, or a key that nobody has agreed on', () => {
    const used = { partyId: 1, name: 'Orsa', seriesName: 'Antal användare', value: 120 };
    expect(hindrance({ figures: [{ ...used, real: 'missing' }] })).toContain(
      'Den verkliga siffran saknas för Orsa (antal användare).',
    );
    expect(hindrance({ figures: [{ ...used, real: 'replaced' }] })).toContain('i stället för den verkliga för Orsa');
    expect(hindrance({ receivers: ['Ludvika'] })).toContain('Gör en ny version av nyckeln först.');
  });
});
