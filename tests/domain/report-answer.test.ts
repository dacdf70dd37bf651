import { describe, expect, test } from 'vitest';

import { Refusal } from '~/domain/refusal';
import {
  checkAnswer,
  checkEdition,
  checkSteeringDecision,
  parseAreas,
  type SteeringDecision,
} from '~/domain/report-answer';
import type { ReportAnswer } from '~/store/report';
import { answeredBy, threadsOf } from '~/views/report/review-content';
import { changeLines } from '~/views/report/ReportChanges';

import { day } from './report-samples';

function refusalOf(work: () => unknown): { message: string; field: string | undefined } | null {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { message: error.message, field: error.field };
  }
}

describe('an answer', () => {
  test('says nothing more where the report is noted, and must say something otherwise', () => {
    expect(refusalOf(() => checkAnswer('noterad', ''))).toBeNull();
    expect(refusalOf(() => checkAnswer('fråga', ''))).toEqual({ message: 'Skriv frågan.', field: 'text' });
    expect(refusalOf(() => checkAnswer('beslut föreslås', ''))?.field).toBe('text');
    expect(refusalOf(() => checkAnswer('fråga', 'Vem?'))).toBeNull();
  });

  test('is given to the edition in force', () => {
    expect(refusalOf(() => checkEdition(2, 2))).toBeNull();
    expect(refusalOf(() => checkEdition(1, 2))?.message).toContain('Utgåva 1 har ersatts av utgåva 2.');
  });
});

describe('a decision of the styrgrupp', () => {
  const TODAY = day('2020-12-18');
  const plain: SteeringDecision = {
    subject: 'Projektet fortsätter',
    outcome: null,
    motivation: '',
    deciders: 'Ordförande',
    decidedOn: TODAY,
    diaryNumber: null,
    directiveBefore: null,
    directiveAfter: null,
  };
  const refused = (change: Partial<SteeringDecision>) =>
    refusalOf(() => checkSteeringDecision({ ...plain, ...change }, TODAY))?.field ?? null;

  test('was taken today or before', () => {
    expect(refused({})).toBeNull();
    expect(refused({ decidedOn: day('2019-01-01') })).toBeNull();
    expect(refused({ decidedOn: day('2020-12-19') })).toBe('decidedOn');
  });

  test('has a motivation when it is more than an approval', () => {
    expect(refused({ outcome: 'godkänd' })).toBeNull();
    for (const outcome of ['godkänd med villkor', 'avslag', 'återremiss'] as const) {
      expect(refused({ outcome })).toBe('motivation');
      expect(refused({ outcome, motivation: 'Eftersom' })).toBeNull();
    }
  });

  test('changes the directive from something to something else, or not at all', () => {
    expect(refused({ directiveBefore: 'Februari' })).toBe('directiveAfter');
    expect(refused({ directiveAfter: 'Mars' })).toBe('directiveBefore');
    expect(refused({ directiveBefore: 'Mars', directiveAfter: 'Mars' })).toBe('directiveAfter');
    expect(refused({ directiveBefore: 'Februari', directiveAfter: 'Mars' })).toBeNull();
  });
});

describe('the areas of the reports', () => {
  test('are one a line, as they are typed', () => {
    expect(parseAreas(' Budget \n\nTid\nKvalitet i leveransen\n')).toEqual(['Budget', 'Tid', 'Kvalitet i leveransen']);
    expect(parseAreas('1\n2\n3\n4\n5\n6\n7\n8')).toHaveLength(8);
  });

  test.each([
    ['none', '\n \n', 'Skriv minst ett område.'],
    ['more than eight', '1\n2\n3\n4\n5\n6\n7\n8\n9', 'Högst 8 områden. Du skrev 9.'],
    ['one that is too long', `Tid\n${'x'.repeat(61)}`, 'längre än 60 tecken'],
    ['one that stands twice', 'Tid\nBudget\ntid', '”tid” står två gånger.'],
  ])('are refused at their field: %s', (_case, typed, message) => {
    const refusal = refusalOf(() => parseAreas(typed));
    expect(refusal?.field).toBe('areas');
    expect(refusal?.message).toContain(message);
  });

  test('may be as long as the database takes them', () => {
    expect(parseAreas('x'.repeat(60))).toEqual(['x'.repeat(60)]);
  });
});

describe('the answers on the page', () => {
  const said = (id: number, userId: number, kind: ReportAnswer['kind'], answersId: number | null = null) => ({
    id,
    userId,
    kind,
    answersId,
    text: 'x',
    onDate: day('2020-12-18'),
    by: 'Roll',
  });

  test('stand with what was said to them, in the order they came', () => {
    const answers = [said(1, 1, 'fråga'), said(2, 2, 'fråga'), said(3, 9, 'svar', 1), said(4, 1, 'svar', 1)];
    expect(threadsOf(answers).map(({ answer, replies }) => [answer.id, replies.map(({ id }) => id)])).toEqual([
      [1, [3, 4]],
      [2, []],
    ]);
  });

  test('count for who gave them, and an answer to a question does not', () => {
    const members = [1, 2, 3].map((userId) => ({ userId, name: `Ledamot ${userId}` }));
    const answers = [said(1, 1, 'fråga'), said(2, 2, 'svar', 1)];
    expect(answeredBy(members, answers).map(({ answered }) => answered)).toEqual([true, false, false]);
  });
});

describe('what differs', () => {
  test('is said in a sentence each', () => {
    const risk = { number: 18, title: 'Sen leverans', colour: 'röd' as const, mandate: null };
    expect(
      changeLines({
        lights: [
          { area: 'Tid', before: 'enligt plan', after: 'komplikationer' },
          { area: 'Ny', before: null, after: 'enligt plan' },
          { area: 'Gammal', before: 'enligt plan', after: null },
        ],
        newRisks: [risk],
        goneRisks: [{ ...risk, number: 2, title: 'Fel kod' }],
        money: [
          {
            phaseNumber: 2,
            phaseName: 'Bredd',
            before: { state: 'utkast', budget: 93_000_000 },
            after: { state: 'godkänd', budget: 100_000_000 },
          },
          { phaseNumber: 3, phaseName: 'Drift', before: null, after: { state: 'utkast', budget: 100 } },
        ],
      }).map((line) => line.replace(/\u00a0/g, ' ')),
    ).toEqual([
      'Tid: komplikationer (tidigare: enligt plan).',
      'Ny: enligt plan (bedömdes inte tidigare).',
      'Gammal: bedöms inte längre (tidigare: enligt plan).',
      'Ny bland de allvarligaste riskerna: 18 Sen leverans, röd.',
      'Inte längre bland de allvarligaste riskerna: 2 Fel kod.',
      'Fas 2: Bredd: godkänd, 1 000 000 kr (tidigare: utkast, 930 000 kr).',
      'Fas 3: Drift: utkast, 1 kr (fanns inte i förra rapporten).',
    ]);
  });
});
