import { parseWithZod } from '@conform-to/zod/v4';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';

import { fraction } from '~/domain/fraction';
import { receiverFault } from '~/domain/key-draft';
import { parseFraction, parsePercentShare, sumOfParts } from '~/domain/typed-share';
import { agreementForm, newCooperationForm } from '~/forms/agreement';
import { newKeyForm, newKeyVersionForm, updateKeyVersionForm } from '~/forms/key';
import { joinForm, memberForm } from '~/forms/membership';
import { newPartyForm } from '~/forms/party';
import { can } from '~/policy/can';

import { viewerOf } from '../support/rows';

type Typed = Readonly<Record<string, string | readonly string[]>>;

function submit<Value>(schema: z.ZodType<Value>, typed: Typed) {
  const form = new FormData();
  for (const [name, values] of Object.entries(typed)) {
    for (const value of [values].flat()) form.append(name, value);
  }
  return parseWithZod(form, { schema });
}

function accepted(schema: z.ZodType, typed: Typed): unknown {
  const submission = submit(schema, typed);
  expect(submission.reply().error ?? {}).toEqual({});
  return submission.status === 'success' ? submission.value : undefined;
}

function complaints(schema: z.ZodType, typed: Typed): Record<string, string[] | null> {
  const submission = submit(schema, typed);
  expect(submission.status).toBe('error');
  return submission.reply().error ?? {};
}

describe('a weight', () => {
  test.each([
    ['1/3', 1, 3],
    [' 2 / 6 ', 1, 3],
    ['33,5 %', 67, 200],
    ['33.5%', 67, 200],
    ['0,5', 1, 2],
    ['0.125', 1, 8],
    ['100 %', 1, 1],
    ['1', 1, 1],
    ['0,0001 %', 1, 1_000_000],
  ])('%s is %d/%d', (typed, numerator, denominator) => {
    expect(parseFraction(typed)).toEqual({ numerator, denominator });
  });

  test.each([
    '0',
    '0 %',
    '0/3',
    '1/0',
    '-1/2',
    '-50 %',
    '150 %',
    '3/2',
    '50',
    '',
    'en halv',
    '1/3/4',
    '1e-1',
    '0,0000001',
    '1/1000001',
    '½',
  ])('%s is none', (typed) => {
    expect(parseFraction(typed)).toBeNull();
  });

  test('reads every per cent with two decimals exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (hundredths) => {
        const typed = `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')} %`;
        expect(parseFraction(typed)).toEqual(fraction(hundredths, 10_000));
      }),
    );
  });
});

describe('a percentage of a party', () => {
  test.each([
    ['40', 2, 5],
    ['33,5 %', 67, 200],
    ['1/3', 1, 3],
    ['0', 0, 1],
    ['100', 1, 1],
  ])('%s is %d/%d', (typed, numerator, denominator) => {
    expect(parsePercentShare(typed)).toEqual({ numerator, denominator });
  });

  test.each(['-1', '101', 'x', '2/1', ''])('%s is none', (typed) => {
    expect(parsePercentShare(typed)).toBeNull();
  });
});

describe('parts of one', () => {
  const half = fraction(1, 2);
  const third = fraction(1, 3);

  test('are one when they are exactly that', () => {
    expect(sumOfParts([third, third, third]).isOne).toBe(true);
    const rounded = fraction(3333, 10_000);
    expect(sumOfParts([rounded, rounded, rounded])).toMatchObject({ isOne: false, text: '99,99 %' });
  });

  test('say what they sum to', () => {
    expect(sumOfParts([half, third]).text).toBe('5/6 (ungefär 83,33 %)');
    expect(sumOfParts([half, half, half]).text).toBe('150 %');
    expect(sumOfParts([]).text).toBe('0 %');
  });

  test('are too fine when no allocation could count with them', () => {
    expect(sumOfParts([fraction(1, 999_983), fraction(1, 999_979)]).tooFine).toBe(true);
    expect(sumOfParts([half, third]).tooFine).toBe(false);
  });

  test('n times 1/n is one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 290 }), (count) => {
        expect(sumOfParts(Array.from({ length: count }, () => fraction(1, count))).isOne).toBe(true);
      }),
    );
  });
});

const none = (at: number) => ({ [`components[${at}].kind`]: 'none' });
const equal = (at: number, weight: string) => ({
  [`components[${at}].kind`]: 'equal',
  [`components[${at}].weight`]: weight,
});
const percent = { 'components[0].kind': 'percent', 'components[0].weight': '100 %' };
const to = (at: number, receiver: string, what: 'percent' | 'amount', typed: string) => ({
  [`given[${at}].receiver`]: receiver,
  [`given[${at}].${what}`]: typed,
});

describe('a new key', () => {
  const key = { name: 'Nyckel', validFrom: '2021-01-01', decisionReference: 'KS 2020/1' };

  test('is its parts, without the rows that are none', () => {
    expect(
      accepted(newKeyForm, {
        ...key,
        ...none(0),
        ...equal(1, '1/2'),
        'components[2].kind': 'population',
        'components[2].weight': '50 %',
        'components[2].seriesId': '7',
        byUnit: 'on',
      }),
    ).toEqual({
      ...key,
      byUnit: true,
      components: [
        { kind: 'equal', weight: { numerator: 1, denominator: 2 } },
        { kind: 'population', weight: { numerator: 1, denominator: 2 }, seriesId: 7 },
      ],
    });
  });

  test('gives by name what is not empty', () => {
    expect(
      accepted(newKeyForm, { ...key, ...percent, ...to(0, '3', 'percent', '100'), ...to(1, '4', 'percent', '0') }),
    ).toMatchObject({
      components: [
        { kind: 'percent', shares: [{ partyId: 3, unitId: null, share: { numerator: 1, denominator: 1 } }] },
      ],
    });
    const fixed = { 'components[0].kind': 'fixed', ...to(0, '3-9', 'amount', '15 000') };
    expect(accepted(newKeyForm, { ...key, ...fixed })).toMatchObject({
      components: [{ kind: 'fixed', amounts: [{ partyId: 3, unitId: 9, amount: 1_500_000 }] }],
    });
  });

  test('of a price with a ceiling has no weight', () => {
    const row = { 'components[0].kind': 'perUnit', 'components[0].seriesId': '7', 'components[0].price': '12,50' };
    expect(accepted(newKeyForm, { ...key, ...row, 'components[0].ceiling': '1000' })).toMatchObject({
      components: [{ kind: 'perUnit', seriesId: 7, price: 1250, ceiling: 100_000 }],
    });
    expect(complaints(newKeyForm, { ...key, ...row, 'components[0].weight': '1/2' })).toHaveProperty([
      'components[0].weight',
    ]);
    expect(complaints(newKeyForm, { ...key, ...row, 'components[0].price': '0' })).toHaveProperty([
      'components[0].price',
    ]);
    expect(complaints(newKeyForm, { ...key, ...row, 'components[0].price': '1000001' })).toHaveProperty([
      'components[0].price',
    ]);
  });

  test('is told what its weights sum to', () => {
    expect(complaints(newKeyForm, { ...key, ...equal(0, '1/2'), ...equal(1, '1/3') })).toEqual({
      components: ['Vikterna blir tillsammans 5/6 (ungefär 83,33 %). De ska bli exakt 1, alltså 100 %.'],
    });
  });

  test('is told what its percentages sum to', () => {
    const typed = { ...key, ...percent, ...to(0, '3', 'percent', '40'), ...to(1, '4', 'percent', '59,9') };
    expect(complaints(newKeyForm, typed)).toEqual({
      given: ['Procenten per part blir tillsammans 99,9 %. De ska bli exakt 1, alltså 100 %.'],
    });
    expect(complaints(newKeyForm, { ...key, ...percent })).toHaveProperty('given');
  });

  test.each<[string, Typed, string]>([
    ['no name', { ...equal(0, '1'), name: '' }, 'name'],
    ['no part', none(0), 'components'],
    ['no weight', equal(0, ''), 'components[0].weight'],
    ['a negative weight', equal(0, '-1/2'), 'components[0].weight'],
    ['a text for a weight', equal(0, 'x'.repeat(1_000_000)), 'components[0].weight'],
    ['an unknown kind', { 'components[0].kind': 'magic' }, 'components[0].kind'],
    ['a weight on no part', { ...equal(0, '1'), ...none(1), 'components[1].weight': '1/2' }, 'components[1].kind'],
    ['no series', { 'components[0].kind': 'driver', 'components[0].weight': '1' }, 'components[0].seriesId'],
    ['a price on an equal part', { ...equal(0, '1'), 'components[0].price': '5' }, 'components[0].price'],
    ['per cent without such a part', { ...equal(0, '1'), ...to(0, '3', 'percent', '5') }, 'given[0].percent'],
    ['amounts without such a part', { ...equal(0, '1'), ...to(0, '3', 'amount', '5') }, 'given[0].amount'],
    ['a negative amount', { 'components[0].kind': 'fixed', ...to(0, '3', 'amount', '-5') }, 'given[0].amount'],
    ['a date that is none', { ...equal(0, '1'), validFrom: '2021-02-30' }, 'validFrom'],
    [
      'the same receiver twice',
      { ...percent, ...to(0, '3-9', 'percent', '50'), ...to(1, '3-9', 'percent', '50') },
      'given[1].percent',
    ],
    ['a receiver that is none', { ...equal(0, '1'), ...to(0, 'Mora', 'percent', '5') }, 'given[0].receiver'],
  ])('with %s is refused at the field', (_, typed, field) => {
    expect(Object.keys(complaints(newKeyForm, { ...key, ...typed }))).toContain(field);
  });

  test('has at most six parts, and one that gives per cent', () => {
    const seven = Object.assign({}, ...Array.from({ length: 7 }, (_, at) => equal(at, '1/7')));
    expect(complaints(newKeyForm, { ...key, ...seven })).toHaveProperty('components');
    const two = { ...percent, 'components[1].kind': 'percent', 'components[1].weight': '1/2' };
    expect(complaints(newKeyForm, { ...key, ...two })).toHaveProperty(['components[1].kind']);
  });
});

test('a version names its key, and a change the version that was seen', () => {
  expect(accepted(newKeyVersionForm, { keyId: '4', ...equal(0, '1') })).toMatchObject({ keyId: 4 });
  expect(accepted(updateKeyVersionForm, { id: '4', version: '812', ...equal(0, '1') })).toMatchObject({
    id: 4,
    version: 812,
  });
  expect(complaints(updateKeyVersionForm, equal(0, '1'))).toHaveProperty('id');
});

describe('whom a key names', () => {
  const parties = [
    { id: 1, name: 'Mora', units: [] },
    { id: 2, name: 'Ludvika', units: [{ id: 20 }] },
  ];
  const fault = (byUnit: boolean, partyId: number, unitId: number | null) =>
    receiverFault(byUnit, [{ kind: 'fixed', amounts: [{ partyId, unitId, amount: 1 as never }] }], parties);

  test('is a member, or its units where the key shares by unit', () => {
    expect(fault(false, 1, null)).toBeNull();
    expect(fault(true, 1, null)).toBeNull();
    expect(fault(true, 2, 20)).toBeNull();
    expect(fault(false, 2, 20)).toMatch(/^Ludvika: enheter/);
    expect(fault(true, 2, null)).toMatch(/^Ludvika: nyckeln/);
    expect(fault(true, 1, 20)).toMatch(/inte är med/);
    expect(fault(false, 9, null)).toMatch(/inte är med/);
  });
});

describe('the forms of an agreement', () => {
  const terms = {
    id: '1',
    version: '2',
    name: 'eDala',
    approvalRule: 'none',
    referenceMonthDay: 'none',
    roundingUnitOre: '100',
    roundingMode: 'exact',
  };

  test('read what is not agreed on as null', () => {
    expect(accepted(agreementForm, { ...terms, facts: 'Ett\r\n\r\n Två ' })).toMatchObject({
      approvalRule: null,
      approvalCount: null,
      referenceMonthDay: null,
      leadPartyId: null,
      term: null,
      roundingUnitOre: 100,
      facts: ['Ett', 'Två'],
    });
  });

  test.each<[string, Typed, string]>([
    ['a count without its rule', { approvalCount: '3' }, 'approvalCount'],
    ['the rule without a count', { approvalRule: 'n_of_m' }, 'approvalCount'],
    ['another rounding unit', { roundingUnitOre: '50' }, 'roundingUnitOre'],
    ['a megabyte of text', { term: 'x'.repeat(1_000_000) }, 'term'],
    ['a long fact', { facts: 'x'.repeat(501) }, 'facts'],
    ['no name', { name: ' ' }, 'name'],
    ['a day that is none', { referenceMonthDay: '13-40' }, 'referenceMonthDay'],
    ['a day that no year has', { referenceMonthDay: '02-30' }, 'referenceMonthDay'],
    ['a whole date for a day of the year', { referenceMonthDay: '2018-12-31' }, 'referenceMonthDay'],
    ['no word about the day', { referenceMonthDay: '' }, 'referenceMonthDay'],
  ])('refuse %s at the field', (_, typed, field) => {
    expect(complaints(agreementForm, { ...terms, ...typed })).toHaveProperty([field]);
  });

  test('keep whatever day of the year is stored', () => {
    for (const referenceMonthDay of ['12-31', '11-01', '06-30', '02-29']) {
      expect(accepted(agreementForm, { ...terms, referenceMonthDay })).toMatchObject({ referenceMonthDay });
    }
    expect(accepted(agreementForm, { ...terms, referenceMonthDay: 'none' })).toMatchObject({ referenceMonthDay: null });
  });

  test('want the way out after the way in', () => {
    expect(complaints(joinForm, { partyId: '1' })).toHaveProperty('joinedOn');
    expect(complaints(joinForm, { partyId: '1', joinedOn: '2021-01-01', leftOn: '2021-01-01' })).toHaveProperty(
      'leftOn',
    );
    expect(complaints(memberForm, { partyId: '1', joinedOn: '2021-02-30' })).toHaveProperty('joinedOn');
    expect(accepted(memberForm, { partyId: '1', wasJoinedOn: '', leftOn: '2021-01-01' })).toMatchObject({
      wasJoinedOn: null,
      joinedOn: null,
      leftOn: '2021-01-01',
    });
  });

  test('want members, and the lead among them', () => {
    expect(complaints(newCooperationForm, { name: 'X' })).toHaveProperty('memberIds');
    expect(complaints(newCooperationForm, { name: 'X', memberIds: '1', leadPartyId: '2' })).toHaveProperty(
      'leadPartyId',
    );
    expect(accepted(newCooperationForm, { name: 'X', memberIds: ['1', '2'], leadPartyId: '2' })).toMatchObject({
      memberIds: [1, 2],
    });
  });

  test('want a kommunkod of a kommun only', () => {
    expect(complaints(newPartyForm, { name: 'Mora', kind: 'kommun' })).toHaveProperty('code');
    expect(complaints(newPartyForm, { name: 'Mora', kind: 'kommun', code: '62' })).toHaveProperty('code');
    expect(complaints(newPartyForm, { name: 'VBU', kind: 'bolag', organisationNumber: '12' })).toHaveProperty(
      'organisationNumber',
    );
    expect(complaints(newPartyForm, { name: 'VBU', kind: 'bolag', units: 'A\nA' })).toHaveProperty('units');
    expect(
      accepted(newPartyForm, { name: 'VBU', kind: 'bolag', organisationNumber: '2120002213', units: 'A\nB' }),
    ).toEqual({
      name: 'VBU',
      kind: 'bolag',
      code: null,
      organisationNumber: '212000-2213',
      units: ['A', 'B'],
    });
  });
});

test('only the samordnare manages a cooperation; every member reads it', () => {
  const grant = { cooperationId: null, projectId: null, partyId: null };
  const samordnare = viewerOf([], { seesAll: true, grants: [{ role: 'samordnare', ...grant }] });
  const projektledare = viewerOf([1], { grants: [{ role: 'projektledare', ...grant }] });
  for (const target of [{ cooperationId: 1 }, {}]) {
    expect(can(samordnare, 'cooperation.manage', target)).toBe(true);
    expect(can(projektledare, 'cooperation.manage', target)).toBe(false);
    expect(can(viewerOf([1]), 'cooperation.manage', target)).toBe(false);
  }
  expect(can(viewerOf([1]), 'cooperation.read', { cooperationId: 1 })).toBe(true);
  expect(can(viewerOf([2]), 'cooperation.read', { cooperationId: 1 })).toBe(false);
});
