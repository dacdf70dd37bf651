import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  approvalRule,
  approvalsNeeded,
  checkDecision,
  runsUnapproved,
  tallyOf,
  verdictOfAll,
  VERDICTS,
  type AskedParty,
  type DecisionAttempt,
  type Verdict,
} from '~/domain/approval';
import { ore } from '~/domain/money';
import { Refusal } from '~/domain/refusal';

const answers = (...verdicts: (Verdict | null)[]): AskedParty[] =>
  verdicts.map((verdict, at) => ({ partyId: at + 1, partyName: `Part ${at + 1}`, share: ore(100), verdict }));

describe('the rule of an agreement', () => {
  test('that says nothing needs everybody', () => {
    expect(approvalRule(null, null)).toEqual({ kind: 'all', count: null });
  });

  test.each([
    ['all', null, 15, 15],
    ['majority', null, 15, 8],
    ['majority', null, 14, 8],
    ['majority', null, 1, 1],
    ['n_of_m', 10, 15, 10],
    ['n_of_m', 10, 8, 8],
  ] as const)('%s %s of %i needs %i', (kind, count, asked, needed) => {
    expect(approvalsNeeded(approvalRule(kind, count), asked)).toBe(needed);
  });
});

describe('the decisions come to', () => {
  const all = approvalRule('all', null);
  const majority = approvalRule('majority', null);
  const outcome = (rule: typeof all, ...verdicts: (Verdict | null)[]) =>
    verdictOfAll(tallyOf(rule, answers(...verdicts)));

  test('approval when everybody has approved, with or without conditions', () => {
    expect(outcome(all, 'godkänd', 'godkänd med villkor')).toBe('approve');
  });

  test('nothing yet while one has not answered, or has sent it back', () => {
    expect(outcome(all, 'godkänd', null)).toBeNull();
    expect(outcome(all, 'godkänd', 'återremiss')).toBeNull();
  });

  test('rejection by one where all are needed', () => {
    expect(outcome(all, 'godkänd', 'avslag', null)).toBe('reject');
  });

  test('approval by the majority although one says no', () => {
    expect(outcome(majority, 'godkänd', 'godkänd', 'avslag')).toBe('approve');
  });

  test('rejection once a majority is out of reach', () => {
    expect(outcome(majority, 'godkänd', 'avslag', null)).toBeNull();
    expect(outcome(majority, 'avslag', 'avslag', null)).toBe('reject');
    // two of four is not more than half
    expect(outcome(majority, 'avslag', 'avslag', null, null)).toBe('reject');
  });

  test('the same in whatever order the parties answer, and never both', () => {
    const verdict = fc.constantFrom<Verdict | null>(null, ...VERDICTS);
    const rule = fc.oneof(
      fc.constant(all),
      fc.constant(majority),
      fc.integer({ min: 1, max: 20 }).map((count) => approvalRule('n_of_m', count)),
    );
    fc.assert(
      fc.property(rule, fc.array(verdict, { minLength: 1, maxLength: 20 }), (rule, verdicts) => {
        const standing = tallyOf(rule, answers(...verdicts));
        const { approved, rejected, sentBack, waiting, asked } = standing;
        expect(approved.length + rejected.length + sentBack.length + waiting.length).toBe(asked);
        expect(verdictOfAll(tallyOf(rule, answers(...verdicts.toReversed())))).toBe(verdictOfAll(standing));
        // While it is open, those who have not said no could still approve it.
        if (verdictOfAll(standing) === null) {
          const best = verdicts.map((each) => (each === 'avslag' ? each : ('godkänd' as const)));
          expect(outcome(rule, ...best)).toBe('approve');
        }
      }),
    );
  });
});

describe('a decision', () => {
  const attempt = (known: Partial<DecisionAttempt> = {}): DecisionAttempt => ({
    state: 'inskickad',
    share: ore(7_462_900),
    seenShare: ore(7_462_900),
    verdict: 'godkänd',
    motivation: '',
    standing: null,
    corrects: null,
    ...known,
  });
  const refused = (known: Partial<DecisionAttempt>) => {
    try {
      checkDecision(attempt(known));
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
    return null;
  };

  test('may be written on an open version that asks the party', () => {
    expect(refused({})).toBeNull();
  });

  test('is refused for a party that shares nothing of it', () => {
    expect(refused({ share: null })?.message).toContain('inget att besluta');
  });

  test.each(['utkast', 'avslagen', 'ersatt', 'återtagen'] as const)('is refused on a version that is %s', (state) => {
    expect(refused({ state })).toBeInstanceOf(Refusal);
  });

  test('may come late, when enough others have approved, but not change then', () => {
    expect(refused({ state: 'godkänd' })).toBeNull();
    const standing = { number: 7, verdict: 'godkänd' as const };
    expect(refused({ state: 'godkänd', standing, corrects: 7 })?.message).toContain('ny version');
  });

  test('is refused when the share is not the one that was shown', () => {
    expect(refused({ seenShare: ore(7_462_800) })?.message).toContain('Andelen är inte den som visades');
  });

  test('is refused when the party has decided meanwhile, and says what', () => {
    const standing = { number: 7, verdict: 'avslag' as const };
    expect(refused({ standing })?.message).toBe('Beslutet är redan fattat: avslag (beslut 7).');
    expect(refused({ standing, corrects: 7 })).toBeNull();
    expect(refused({ standing, corrects: 6 })).toBeInstanceOf(Refusal);
    expect(refused({ corrects: 6 })).toBeInstanceOf(Refusal);
  });

  test.each(VERDICTS)('%s needs a motivation unless it is a plain approval', (verdict) => {
    expect(refused({ verdict })?.field ?? null).toBe(verdict === 'godkänd' ? null : 'motivation');
    expect(refused({ verdict, motivation: 'Ryms i ramen.' })).toBeNull();
  });
});

describe('a phase runs unapproved', () => {
  const open = { state: 'inskickad', approvedBefore: false } as const;

  test('from its first day, until its budget is approved', () => {
    expect(runsUnapproved('2020-05-01', '2020-04-30', open)).toBe(false);
    expect(runsUnapproved('2020-05-01', '2020-05-01', open)).toBe(true);
    expect(runsUnapproved('2020-05-01', '2020-12-18', { ...open, state: 'godkänd' })).toBe(false);
  });

  test('not while an earlier approved version holds, nor without dates or a budget', () => {
    expect(runsUnapproved('2020-05-01', '2020-12-18', { ...open, approvedBefore: true })).toBe(false);
    expect(runsUnapproved(null, '2020-12-18', open)).toBe(false);
    expect(runsUnapproved('2020-05-01', '2020-12-18', null)).toBe(false);
  });
});
