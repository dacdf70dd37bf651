import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decisionContent, type DecisionValues } from '~/domain/decision-content';

const text = fc.option(fc.string({ unit: fc.constantFrom('a', 'å', '🏫', '1', ':', ',', '-', '\n') }), { nil: null });
const values = fc.record({
  number: fc.nat().map(String),
  projectId: fc.nat().map(String),
  forum: fc.string(),
  subject: text.map((value) => value ?? ''),
  outcome: text,
  motivation: text.map((value) => value ?? ''),
  diaryNumber: text,
  decidedOn: text,
  recordedAt: fc.string(),
  recordedBy: text,
  delegationId: text,
  budgetVersionId: text,
  partyId: text,
  amountOre: text,
  corrects: text,
  deciders: text,
  directiveBefore: text,
  directiveAfter: text,
  reportId: text,
  gateId: text,
}) as fc.Arbitrary<DecisionValues>;

describe('the content of a decision', () => {
  test('has each value with its length in bytes, and a dash for none', () => {
    const decided: DecisionValues = {
      number: '1',
      projectId: '2',
      forum: 'Å',
      subject: '',
      outcome: null,
      motivation: '',
      diaryNumber: null,
      decidedOn: '2020-12-18',
      recordedAt: '2020-12-18T11:00:00.000000Z',
      recordedBy: null,
      delegationId: null,
      budgetVersionId: null,
      partyId: null,
      amountOre: null,
      corrects: null,
      deciders: null,
      directiveBefore: null,
      directiveAfter: null,
      reportId: null,
      gateId: null,
    };
    const read = '1:1,1:2,2:Å,0:,-,0:,-,10:2020-12-18,27:2020-12-18T11:00:00.000000Z,-,-,-,-,-,-,-,-,-,-,';
    expect(decisionContent(decided)).toBe(read);
    // What came later changes nothing in the rows that were there before it.
    expect(decisionContent({ ...decided, gateId: '7' })).toBe(`${read}6:gateId,1:7,`);
  });

  test('reads alike for no two decisions', () => {
    fc.assert(
      fc.property(values, values, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(decisionContent(one)).not.toBe(decisionContent(other));
      }),
    );
  });

  test('does not read alike when a text moves from one value to the next', () => {
    fc.assert(
      fc.property(values, text, text, (given, left, right) => {
        fc.pre(left !== right);
        const one = { ...given, outcome: left, diaryNumber: right };
        expect(decisionContent(one)).not.toBe(decisionContent({ ...given, outcome: right, diaryNumber: left }));
      }),
    );
  });
});
