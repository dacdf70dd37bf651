import { describe, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import type { GateStanding } from '~/domain/gate';
import type { MilestoneDates } from '~/domain/milestone';
import { overdueOn } from '~/domain/overdue';
import { timeLight } from '~/views/overview/time-light';

const TODAY = '2020-12-18' as CalendarDate;

const milestone = (forecast: string | null, status: MilestoneDates['status'] = 'ej påbörjad'): MilestoneDates => ({
  baseline: null,
  forecast: forecast as CalendarDate | null,
  actual: null,
  windowStart: null,
  windowEnd: null,
  status,
});

const gate = (plannedOn: string, known: Partial<GateStanding> = {}): GateStanding => ({
  plannedOn: plannedOn as CalendarDate,
  outcome: null,
  sentBack: false,
  ...known,
});

const PASSED = gate('2020-09-30');

test('a gate is late when its day has passed and nobody has decided or sent it back', () => {
  const gates = [
    PASSED,
    gate('2020-12-18'),
    gate('2020-01-10', { outcome: 'godkänd' }),
    gate('2020-01-10', { sentBack: true }),
  ];
  const milestones = [milestone('2020-12-17'), milestone('2020-12-17', 'klar'), milestone(null)];
  expect(overdueOn({ milestones, gates }, TODAY)).toEqual({ milestones: 1, gates: 1 });
});

describe('the light of time', () => {
  const said = (milestones: MilestoneDates[], gates: GateStanding[]) => timeLight({ milestones, gates }, TODAY);

  test('is never green while a gate has passed undecided, and says so in words', () => {
    const done = milestone('2020-01-01', 'klar');
    expect(said([done, milestone(null)], [PASSED])).toEqual({
      tone: 'bad',
      text: '1 beslutspunkt har passerat utan beslut, 1 av 2 milstolpar klara',
    });
    expect(said([], [PASSED, PASSED])).toEqual({ tone: 'bad', text: '2 beslutspunkter har passerat utan beslut' });
    expect(said([done, milestone('2020-02-01')], [PASSED])).toEqual({
      tone: 'bad',
      text: '1 av 2 milstolpar är försenade, 1 beslutspunkt har passerat utan beslut',
    });
    expect(said([done], [gate('2021-02-01')])).toEqual({ tone: 'ok', text: '1 av 1 milstolpar klara, inget försenat' });
    expect(said([], [gate('2021-02-01')])).toEqual({ tone: 'wait', text: 'inga milstolpar än' });
  });
});
