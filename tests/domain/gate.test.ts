import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import {
  checkGateDecision,
  gateState,
  gateSubject,
  parseCriteria,
  parsePapers,
  type GateDecisionAttempt,
} from '~/domain/gate';
import { checkGateSteps, GATE_PATTERNS } from '~/domain/gate-model';
import { Refusal } from '~/domain/refusal';

const day = (text: string) => text as CalendarDate;
const TODAY = day('2020-12-18');

function refusal(work: () => unknown): Pick<Refusal, 'message' | 'field'> {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('how a gate stands', () => {
  const open = { plannedOn: null, outcome: null, sentBack: false };

  test.each([
    ['2020-12-17', 'passerad'],
    ['2020-12-18', 'väntar'],
    ['2021-01-01', 'väntar'],
    ['2021-01-02', 'planerad'],
    [null, 'utan datum'],
  ])('planned on %s it is %s', (plannedOn, state) => {
    expect(gateState({ ...open, plannedOn: plannedOn as CalendarDate | null }, TODAY)).toBe(state);
  });

  test('a decision says more than the day, and one that was sent back waits again', () => {
    expect(gateState({ ...open, plannedOn: day('2020-01-01'), outcome: 'avslag' }, TODAY)).toBe('avslag');
    expect(gateState({ ...open, plannedOn: day('2020-01-01'), sentBack: true }, TODAY)).toBe('återremiss');
  });
});

describe('a decision on a gate', () => {
  const plain: GateDecisionAttempt = {
    outcome: 'godkänd',
    motivation: '',
    decidedOn: TODAY,
    corrects: null,
    standing: null,
    unmet: [],
  };
  const check = (change: Partial<GateDecisionAttempt>) => () => checkGateDecision({ ...plain, ...change }, TODAY);

  test('a plain approval with all criteria met needs no motivation', () => {
    expect(check({})).not.toThrow();
  });

  test.each(['godkänd med villkor', 'avslag', 'återremiss'] as const)('%s needs a motivation', (outcome) => {
    expect(refusal(check({ outcome })).field).toBe('motivation');
    expect(check({ outcome, motivation: 'Därför' })).not.toThrow();
  });

  test('criteria that are not met need one too', () => {
    expect(refusal(check({ unmet: ['Testad'] }))).toMatchObject({
      field: 'motivation',
      message: 'Ett kriterium är inte uppfyllt. Skriv varför beslutspunkten ändå godkänns.',
    });
    expect(refusal(check({ unmet: ['Testad', 'Klar'] })).message).toMatch(/^2 kriterier är inte uppfyllda\./);
    expect(check({ unmet: ['Testad'], motivation: 'Testas i maj' })).not.toThrow();
  });

  test('is not taken on a day to come', () => {
    expect(refusal(check({ decidedOn: day('2020-12-19') })).field).toBe('decidedOn');
  });

  test('is the only one, unless it corrects the one that stands', () => {
    const standing = { number: 7, outcome: 'godkänd' } as const;
    expect(refusal(check({ standing })).message).toContain('beslut 7');
    expect(refusal(check({ standing, corrects: 6 })).message).toContain('beslut 7');
    expect(check({ standing, corrects: 7 })).not.toThrow();
    expect(refusal(check({ corrects: 7 })).message).toContain('finns inte');
  });

  test('follows a sending back, as a new one or as its correction', () => {
    const standing = { number: 7, outcome: 'återremiss' } as const;
    expect(check({ standing })).not.toThrow();
    expect(check({ standing, corrects: 7 })).not.toThrow();
    expect(refusal(check({ standing, corrects: 6 })).message).toContain('beslut 7');
  });
});

describe('what the register says', () => {
  const gate = { label: 'BP6', title: 'Godkänn leveransen', decides: 'Om resultatet godkänns.' };

  test('names the criteria that were open', () => {
    const criteria = [
      { text: 'Testad', met: true },
      { text: 'Utbildade', met: false },
    ];
    expect(gateSubject(gate, 'Min skolskjuts', criteria)).toBe(
      'Beslutspunkt BP6 i Min skolskjuts: Godkänn leveransen\nOm resultatet godkänns.\n1 av 2 kriterier är uppfyllda.\nEj uppfyllt: Utbildade',
    );
  });

  test('fits the register however much there is to say', () => {
    const longest = { label: 'x'.repeat(40), title: 'x'.repeat(200), decides: 'x'.repeat(400) };
    const criteria = Array.from({ length: 20 }, () => ({ text: 'x'.repeat(200), met: false }));
    expect(gateSubject(longest, 'x'.repeat(200), criteria).length).toBeLessThanOrEqual(5000);
  });
});

describe('typed lines', () => {
  test('are criteria in their order, without the empty ones', () => {
    expect(parseCriteria(' Testad \n\n Klar', 'criteria')).toEqual(['Testad', 'Klar']);
  });

  test('are refused where there are too many, too long or doubled ones', () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `Rad ${at}`).join('\n');
    expect(parseCriteria(lines(20), 'criteria')).toHaveLength(20);
    expect(refusal(() => parseCriteria(lines(21), 'criteria'))).toMatchObject({ field: 'criteria' });
    expect(refusal(() => parseCriteria('x'.repeat(201), 'criteria')).field).toBe('criteria');
    expect(refusal(() => parseCriteria('Klar\nTestad\nKlar', 'criteria')).message).toContain('två gånger');
  });

  test('stay as they are when they are read again', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-zåäö]{1,20}$/), { maxLength: 20 }), (lines) => {
        expect(parseCriteria(lines.join('\n'), 'criteria')).toEqual(lines);
      }),
    );
  });

  test('are papers, each with its address', () => {
    expect(parsePapers('Slutrapport https://exempel.test/a?b=1\nhttps://exempel.test/c')).toEqual([
      { title: 'Slutrapport', url: 'https://exempel.test/a?b=1' },
      { title: 'https://exempel.test/c', url: 'https://exempel.test/c' },
    ]);
    for (const line of ['Slutrapport', 'Slutrapport http://exempel.test', 'x javascript:alert(1)']) {
      expect(refusal(() => parsePapers(line)).field).toBe('papers');
    }
  });
});

describe('the models to begin from', () => {
  test('have their eight and six gates, and are models', () => {
    const labels = (pattern: 'pps' | 'tg') => GATE_PATTERNS[pattern].steps.map(({ label }) => label);
    expect(labels('pps')).toEqual(['BP1', 'BP2', 'BP3', 'BP4', 'BP5', 'BP6', 'BP7', 'BP8']);
    expect(labels('tg')).toEqual(['TG0', 'TG1', 'TG2', 'TG3', 'TG4', 'TG5']);
    for (const { steps } of Object.values(GATE_PATTERNS)) {
      expect(() => checkGateSteps(steps.map(({ label }, row) => ({ label, row })))).not.toThrow();
      for (const { criteria } of steps) expect(parseCriteria(criteria.join('\n'), 'x')).toEqual(criteria);
    }
  });

  test('a model has steps, and none twice', () => {
    expect(refusal(() => checkGateSteps([])).field).toBeUndefined();
    const doubled = [
      { label: 'BP1', row: 0 },
      { label: 'bp1', row: 4 },
    ];
    expect(refusal(() => checkGateSteps(doubled)).field).toBe('steps[4].label');
  });
});
