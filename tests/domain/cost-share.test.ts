import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isEditable, splitLines, type BudgetLineAmount, type BudgetState } from '~/domain/budget';
import { parseDate } from '~/domain/calendar';
import { shareBudget, tableOf, type Rounding } from '~/domain/cost-share';
import type { BasisFigure, Claimant, KeyComponent, ShareBasis } from '~/domain/key';
import { fraction } from '~/domain/fraction';
import { ore } from '~/domain/money';
import { Refusal } from '~/domain/refusal';

const exact: Rounding = { unit: 100, mode: 'exact' };

const equal = { position: 1, kind: 'equal', weight: fraction(1, 2) } as const;
const population: KeyComponent = {
  position: 2,
  kind: 'population',
  weight: fraction(1, 2),
  seriesName: 'Folkmängd',
};
const users: KeyComponent = { position: 1, kind: 'driver', weight: fraction(1, 1), seriesName: 'Antal användare' };

function party(partyId: number, partyName: string, code = ''): Claimant {
  return { partyId, partyName, unitId: null, unitName: null, code };
}

function figure(id: number, value: number): BasisFigure {
  return { id, value, referenceDate: parseDate('2018-12-31')!, precision: 'day', source: 'SCB' };
}

function shared(amount: number): BudgetLineAmount {
  return { amount: ore(amount), carriedBy: null };
}

function carried(amount: number, carriedBy: number): BudgetLineAmount {
  return { amount: ore(amount), carriedBy };
}

const mora = party(1, 'Mora', '2062');
const orsa = party(2, 'Orsa', '2034');
const figures = [figure(11, 3000), figure(12, 1000)];
const halves: ShareBasis = {
  claimants: [mora, orsa],
  components: [equal, population],
  figures: [[null, null], figures],
};

describe('the shares of a budget', () => {
  test('are the parts of each component by the key', () => {
    const table = shareBudget([shared(100_000), shared(60_000)], halves, exact);
    expect(table.rows.map((row) => [row.claimant.partyName, row.parts, row.carried, row.sum])).toEqual([
      ['Mora', [40_000, 60_000], 0, 100_000],
      ['Orsa', [40_000, 20_000], 0, 60_000],
    ]);
    expect(table).toMatchObject({
      columnSums: [80_000, 80_000],
      carriedSum: 0,
      total: 160_000,
      difference: 0,
      rounding: exact,
      components: [equal, population],
    });
  });

  test('say which figure each stood on', () => {
    const { rows } = shareBudget([shared(100)], halves, exact);
    expect(rows.map((row) => row.figures)).toEqual([
      [null, figures[0]],
      [null, figures[1]],
    ]);
  });

  test('leave a line that a party carries alone to that party', () => {
    const table = shareBudget([shared(160_000), carried(5000, 2), carried(-1000, 2), carried(700, 1)], halves, exact);
    expect(table.rows.map((row) => [row.carried, row.sum])).toEqual([
      [700, 100_700],
      [4000, 64_000],
    ]);
    expect(table).toMatchObject({ carriedSum: 4700, total: 164_700, difference: 0 });
  });

  test('of carried lines only ask nothing of the others', () => {
    const table = shareBudget([carried(5000, 2)], halves, exact);
    expect(table.rows.map((row) => row.sum)).toEqual([0, 5000]);
  });

  test('of no lines are nothing each', () => {
    expect(shareBudget([], halves, exact)).toMatchObject({ total: 0, columnSums: [0, 0], difference: 0 });
  });

  test('by unit put a line that the party carries on its first unit, once', () => {
    const unit = (partyId: number, unitId: number, unitName: string): Claimant => ({
      ...party(partyId, `Part ${partyId}`),
      unitId,
      unitName,
    });
    const basis: ShareBasis = {
      claimants: [unit(1, 11, 'Skola'), unit(1, 12, 'Vård'), unit(2, 21, 'Bolag')],
      components: [users],
      figures: [[figure(1, 6), figure(2, 3), figure(3, 1)]],
    };
    const table = shareBudget([shared(100_000), carried(7000, 1)], basis, exact);
    expect(table.rows.map((row) => [row.claimant.unitName, row.parts[0], row.carried, row.sum])).toEqual([
      ['Skola', 60_000, 7000, 67_000],
      ['Vård', 30_000, 0, 30_000],
      ['Bolag', 10_000, 0, 10_000],
    ]);
    expect(table).toMatchObject({ carriedSum: 7000, total: 107_000, difference: 0 });
  });

  test('in mode plain tell what the rounding made too much', () => {
    const table = shareBudget(
      [shared(100)],
      {
        ...halves,
        figures: [
          [null, null],
          [figure(1, 1), figure(2, 1)],
        ],
      },
      {
        unit: 100,
        mode: 'plain',
      },
    );
    // four cells of 25 öre each round to nothing
    expect(table).toMatchObject({ columnSums: [0, 0], total: 100, difference: -100 });
  });

  test('need no figure where the component counts nothing', () => {
    const alone: ShareBasis = {
      claimants: [mora, orsa],
      components: [{ ...equal, weight: fraction(1, 1) }],
      figures: [[null, null]],
    };
    expect(shareBudget([shared(300)], alone, exact).rows.map((row) => row.sum)).toEqual([100, 200]);
  });

  test('are the lines themselves where parties carry all of them: the key takes nothing and needs nothing', () => {
    const fixed: KeyComponent = {
      position: 3,
      kind: 'fixed',
      amounts: [{ partyId: 1, unitId: null, amount: ore(500) }],
    };
    const unfit: ShareBasis = {
      claimants: [mora, orsa],
      components: [equal, population, fixed],
      figures: [
        [null, null],
        [figures[0]!, null],
        [null, null],
      ],
    };
    const table = shareBudget([carried(70_050, 2), carried(-20, 2), carried(5, 1)], unfit, exact);
    expect(table.rows.map((row) => [row.parts, row.carried, row.sum])).toEqual([
      [[0, 0, 0], 5, 5],
      [[0, 0, 0], 70_030, 70_030],
    ]);
    expect(table).toMatchObject({ columnSums: [0, 0, 0], carriedSum: 70_035, total: 70_035, difference: 0 });
    expect(() => shareBudget([carried(5, 1), shared(0)], unfit, exact)).toThrow(/Nyckelns fasta delar|Underlag saknas/);
    expect(() => shareBudget([], unfit, exact)).toThrow(/Nyckelns fasta delar|Underlag saknas/);
    expect(() => shareBudget([carried(5, 99)], unfit, exact)).toThrow('som inte deltar');
  });

  test('are refused where a figure is missing, and say whose and which', () => {
    const missing: ShareBasis = {
      ...halves,
      figures: [
        [null, null],
        [figures[0]!, null],
      ],
    };
    expect(() => shareBudget([shared(100)], missing, exact)).toThrow(
      new Refusal('Underlag saknas för Orsa: Folkmängd.'),
    );
    const unit: Claimant = { ...orsa, unitId: 5, unitName: 'VOO Orsa' };
    expect(() => shareBudget([shared(100)], { ...missing, claimants: [mora, unit] }, exact)).toThrow(
      new Refusal('Underlag saknas för VOO Orsa: Folkmängd.'),
    );
  });

  test('are refused where nobody takes part, or a line is carried by an outsider', () => {
    const nobody: ShareBasis = { claimants: [], components: [equal, population], figures: [[], []] };
    expect(() => shareBudget([shared(100)], nobody, exact)).toThrow(Refusal);
    expect(() => shareBudget([shared(100), carried(100, 99)], halves, exact)).toThrow(
      new Refusal('En budgetrad bärs av en part, som inte deltar.'),
    );
    const named = { ...carried(100, 99), name: 'Licenser', carriedByName: 'Avesta' };
    expect(() => shareBudget([shared(100), named], halves, exact)).toThrow(
      new Refusal('Budgetraden ”Licenser” bärs av Avesta, som inte deltar.'),
    );
  });

  test('are refused where the lines come to more than can be shared exactly, either way', () => {
    const most = [shared(600_000_000_000), carried(400_000_000_000, 1)];
    expect(shareBudget(most, halves, exact).total).toBe(1_000_000_000_000);
    for (const sign of [1, -1]) {
      const beyond = [shared(sign * 600_000_000_000), carried(sign * 400_000_000_001, 1)];
      expect(() => shareBudget(beyond, halves, exact)).toThrow(/mer än 10\s000\s000\s000 kr/);
    }
  });

  test('by a price are whole units, never above the ceiling, and add up', () => {
    const users = fc
      .array(fc.nat(5000), { minLength: 2, maxLength: 2 })
      .filter((made) => made.some((each) => each > 0));
    const price = fc.integer({ min: 1, max: 99_999 });
    const ceiling = fc.option(fc.integer({ min: 1, max: 9_999_999 }));
    const unit = fc.constantFrom<Rounding['unit']>(1, 100, 10_000, 100_000);
    fc.assert(
      fc.property(users, price, ceiling, unit, fc.constantFrom(1, -1), (values, each, most, size, sign) => {
        const priced = {
          position: 1,
          kind: 'perUnit',
          seriesName: 'Elever',
          price: ore(each),
          ceiling: most === null ? null : ore(most),
        } as const;
        const rest = { position: 2, kind: 'equal', weight: fraction(1, 1) } as const;
        const counted = values.map((value, at) => figure(at + 1, value));
        const basis = { claimants: [mora, orsa], components: [priced, rest], figures: [counted, [null, null]] };
        const table = shareBudget([shared(sign * 100_000_000_000)], basis, { unit: size, mode: 'exact' });
        for (const { parts } of table.rows) {
          expect(parts.every((part) => part % size === 0)).toBe(true);
          if (most !== null) expect(Math.abs(parts[0]!)).toBeLessThanOrEqual(most);
        }
        expect(table.rows.reduce((all, { sum }) => all + sum, 0)).toBe(table.total);
        expect(table.columnSums.reduce((all, sum) => all + sum, 0)).toBe(table.total);
        expect(table.difference).toBe(0);
      }),
    );
  });

  test('leave a fixed amount as agreed where it is no whole unit', () => {
    const fixed = {
      position: 1,
      kind: 'fixed',
      amounts: [{ partyId: 1, unitId: null, amount: ore(1050) }],
    } as const;
    const rest = { position: 2, kind: 'equal', weight: fraction(1, 1) } as const;
    const none = [null, null];
    const basis = { claimants: [mora, orsa], components: [fixed, rest], figures: [none, none] };
    const table = shareBudget([shared(10_000)], basis, exact);
    expect(table.rows[0]!.parts[0]).toBe(1050);
    expect(table).toMatchObject({ total: 10_000, difference: 0 });
  });

  test('add up with what is carried, whatever the lines', () => {
    const line = fc.record({
      amount: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(ore),
      carriedBy: fc.constantFrom(null, 1, 2),
    });
    const unit = fc.constantFrom<Rounding['unit']>(1, 100, 10_000, 100_000);
    fc.assert(
      fc.property(fc.array(line), unit, fc.constantFrom<Rounding['mode']>('exact', 'plain'), (lines, size, mode) => {
        const table = shareBudget(lines, halves, { unit: size, mode });
        const sum = table.rows.reduce((all, row) => all + row.sum, 0);
        expect(table.total).toBe(lines.reduce((all, { amount }) => all + amount, 0));
        expect(sum).toBe(table.total + table.difference);
        if (mode === 'exact') expect(table.difference).toBe(0);
        expect(table.carriedSum + table.columnSums.reduce((all, column) => all + column, 0)).toBe(sum);
      }),
    );
  });
});

describe('the table of stored shares', () => {
  test('computes nothing anew: a difference is told, not mended', () => {
    const row = {
      claimant: mora,
      figures: [null],
      parts: [ore(300)],
      carried: ore(50),
      sum: ore(350),
    };
    expect(tableOf([users], [row], ore(400), { unit: 100, mode: 'plain' })).toEqual({
      components: [users],
      rows: [row],
      columnSums: [300],
      carriedSum: 50,
      total: 400,
      difference: -50,
      rounding: { unit: 100, mode: 'plain' },
      stretches: [],
    });
  });
});

describe('the lines of a budget', () => {
  test('are split in what the key shares and what each party carries', () => {
    const { shared: byKey, carried: alone } = splitLines([shared(100), carried(5, 1), carried(7, 1), carried(-3, 2)]);
    expect(byKey).toBe(100);
    expect([...alone]).toEqual([
      [1, 12],
      [2, -3],
    ]);
    expect(splitLines([])).toEqual({ shared: 0, carried: new Map() });
  });

  test.each<[BudgetState, boolean]>([
    ['utkast', true],
    ['inskickad', false],
    ['godkänd', false],
    ['avslagen', false],
    ['ersatt', false],
    ['återtagen', false],
  ])('of a version that is %s may be edited: %s', (state, editable) => {
    expect(isEditable(state)).toBe(editable);
  });
});
