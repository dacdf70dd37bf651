import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import type { BudgetState } from '~/domain/budget';
import { canHappen, nextState, type BudgetEvent } from '~/domain/budget-state';
import { Refusal } from '~/domain/refusal';

const states: BudgetState[] = ['utkast', 'inskickad', 'godkänd', 'avslagen', 'ersatt', 'återtagen'];
const events: BudgetEvent[] = ['submit', 'approve', 'reject', 'replace', 'withdraw'];

/** Every step there is, as "from>to". */
const steps = states.flatMap((state) =>
  events.flatMap((event) => (canHappen(state, event) ? [`${state}>${nextState(state, event)}`] : [])),
);

describe('the life of a budget version', () => {
  test('is as agreed', () => {
    expect(steps).toEqual([
      'utkast>inskickad',
      'utkast>återtagen',
      'inskickad>godkänd',
      'inskickad>avslagen',
      'inskickad>ersatt',
      'inskickad>återtagen',
      'godkänd>ersatt',
    ]);
  });

  test('is the same in the database', () => {
    const migration = readFileSync(new URL('../../db/migrations/0009_approvals.ts', import.meta.url), 'utf8');
    const follows = /follows constant text\[\] := array\[([^\]]+)\]/.exec(migration)![1]!;
    expect(Array.from(follows.matchAll(/'([^']+)'/g), ([, step]) => step)).toEqual(steps);
  });

  test('refuses every other step with a sentence', () => {
    for (const state of states) {
      for (const event of events.filter((each) => !canHappen(state, each))) {
        expect(() => nextState(state, event)).toThrow(Refusal);
        expect(() => nextState(state, event)).toThrow(/^Budgeten är .+\.$/);
      }
    }
  });
});
