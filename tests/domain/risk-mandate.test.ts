import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  checkRiskDecision,
  escalationStep,
  forumOf,
  isWaiting,
  riskDecisionSubject,
  RISK_MANDATES,
  type DecidingBody,
  type RiskMandate,
} from '~/domain/risk-mandate';

import { day } from './report-samples';

const mandate = fc.option(fc.constantFrom<RiskMandate>(...RISK_MANDATES));

describe('a valuation', () => {
  test.each<[RiskMandate | null, RiskMandate | null, DecidingBody | null, boolean, DecidingBody | null]>([
    [null, 'styrgrupp', null, false, 'styrgrupp'],
    ['projektledare', 'uppdragsbeställare', null, false, 'uppdragsbeställare'],
    ['styrgrupp', 'uppdragsbeställare', 'styrgrupp', true, 'uppdragsbeställare'],
    ['styrgrupp', 'uppdragsbeställare', null, false, 'uppdragsbeställare'],
    ['styrgrupp', 'projektledare', 'styrgrupp', true, null],
    ['styrgrupp', null, 'styrgrupp', true, null],
    ['uppdragsbeställare', 'styrgrupp', 'uppdragsbeställare', true, 'styrgrupp'],
    ['uppdragsbeställare', 'styrgrupp', null, false, null],
    ['styrgrupp', 'styrgrupp', 'styrgrupp', false, null],
    [null, 'projektledare', null, false, null],
  ])('from %s to %s with %s waiting ends it: %s, and raises to %s', (before, after, open, ends, raisedTo) => {
    expect(escalationStep(before, after, open)).toEqual({ ends, raisedTo });
  });

  test('leaves nothing waiting but for the body whose mandate it is, and skips nobody who has not decided', () => {
    const step = fc.record({ to: mandate, decides: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let now: RiskMandate | null = null;
        let open: DecidingBody | null = null;
        let undecided = false;
        for (const { to, decides } of steps) {
          const { ends, raisedTo } = escalationStep(now, to, open);
          const rose = RISK_MANDATES.indexOf(to!) > Math.max(RISK_MANDATES.indexOf(now!), 0);
          undecided = to !== null && to !== 'projektledare' && (undecided || rose);
          open = raisedTo ?? (ends ? null : open);
          now = to;
          expect(open).toBe(undecided ? to : null);
          if (decides) [open, undecided] = [null, false];
        }
      }),
    );
  });
});

describe('a decision on a risk', () => {
  const decision = {
    answer: 'acceptera' as const,
    motivation: 'Kostar mer att undvika',
    deciders: 'Ordförande',
    decidedOn: day('2020-12-18'),
    diaryNumber: null,
  };
  const check = (change: object) => () =>
    checkRiskDecision({ ...decision, ...change }, day('2020-12-17'), day('2020-12-18'));

  test('is of a day between that it was raised and today', () => {
    expect(check({})).not.toThrow();
    expect(check({ decidedOn: day('2020-12-17') })).not.toThrow();
    expect(check({ decidedOn: day('2020-12-16') })).toThrow(expect.objectContaining({ field: 'decidedOn' }));
    expect(check({ decidedOn: day('2020-12-19') })).toThrow(expect.objectContaining({ field: 'decidedOn' }));
  });

  test('to accept or close says why', () => {
    expect(check({ motivation: '' })).toThrow(expect.objectContaining({ field: 'motivation' }));
    expect(check({ answer: 'stäng', motivation: '' })).toThrow(expect.objectContaining({ field: 'motivation' }));
    expect(check({ answer: 'åtgärda', motivation: '' })).not.toThrow();
  });

  test('names the body, and the uppdragsbeställare where the project says who it is', () => {
    expect(forumOf('styrgrupp', 'Direktörerna')).toBe('Styrgrupp');
    expect(forumOf('uppdragsbeställare', 'Direktörerna')).toBe('Uppdragsbeställare, Direktörerna');
    expect(forumOf('uppdragsbeställare', null)).toBe('Uppdragsbeställare');
    expect(forumOf('uppdragsbeställare', 'x'.repeat(300))).toHaveLength(200);
    expect(riskDecisionSubject('stäng', { number: 4, title: 'Sen leverans' })).toBe('Risk 4 stängs: Sen leverans');
  });

  test('is waited for until there is an answer', () => {
    expect([isWaiting(null), isWaiting({ answer: null }), isWaiting({ answer: 'stäng' })]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
