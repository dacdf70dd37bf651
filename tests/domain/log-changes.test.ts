import { describe, expect, test } from 'vitest';

import { changesOf, changeText } from '~/views/audit/log-changes';

/** The lines of a row of the log, with ordinary spaces. */
function lines(action: string, before: unknown, after: unknown, entity = action.split('.')[0]!): string[] | null {
  const json = (side: unknown) => (side === null ? null : JSON.stringify(side));
  const changes = changesOf({ action, entity, before: json(before), after: json(after) });
  return changes && changes.map((change) => changeText(change).replaceAll('\u00a0', ' '));
}

describe('what a deed changed', () => {
  test('is said field by field, and what stayed as it was is not', () => {
    const before = { id: 7, version: 3, title: 'Avtal klart', forecast: '2021-03-01', actual: null, criteria: '' };
    const after = {
      title: 'Avtal klart',
      forecast: '2021-04-15',
      actual: '2021-04-15',
      criteria: '',
      reason: 'Sjukdom',
    };
    expect(lines('milestone.update', before, after)).toEqual([
      'Prognos: 2021-03-01 → 2021-04-15',
      'Utfall: tomt → 2021-04-15',
      'Orsak: Sjukdom',
    ]);
    expect(lines('milestone.update', before, { title: 'Avtal klart' })).toEqual([]);
  });

  test.each<[what: string, action: string, before: unknown, after: unknown, said: string[]]>([
    [
      'money',
      'followUpRow.update',
      { budgetOre: 1_200_000, actualOre: null },
      { budgetOre: 1_250_050, actualOre: 0 },
      ['Budget: 12 000 kr → 12 500,50 kr', 'Utfall: tomt → 0 kr'],
    ],
    [
      'hours, whatever they were called',
      'timeEntry.update',
      { hours: 750 },
      { hoursHundredths: 800 },
      ['Timmar: 7,5 h → 8 h'],
    ],
    ['yes and no', 'riskFollowUp.update', { followsPlan: true }, { followsPlan: false }, ['Följer plan: ja → nej']],
    [
      'a choice',
      'cooperation.update',
      { approvalRule: null },
      { approvalRule: 'majority' },
      ['Godkännande: tomt → fler än hälften'],
    ],
    ['per cent', 'activity.update', { percentComplete: 0 }, { percentComplete: 40 }, ['Klart: 0 % → 40 %']],
    ['days', 'dependency.update', { lag: 1 }, { lag: -2 }, ['Fördröjning: 1 arbetsdag → −2 arbetsdagar']],
    ['a year and an id, not in thousands', 'phaseForecast.update', { year: 2020 }, { year: 2021 }, ['År: 2020 → 2021']],
    [
      'a field within another',
      'risk.update',
      { rating: { probability: 2, consequence: 3 }, after: null },
      { rating: { probability: 2, consequence: 4 }, after: { probability: 1, consequence: 1 } },
      ['Värdering, konsekvens: 3 → 4', 'Efter åtgärd, sannolikhet: tomt → 1', 'Efter åtgärd, konsekvens: tomt → 1'],
    ],
    [
      'what was within another and is gone',
      'risk.update',
      { after: { probability: 1 } },
      { after: null },
      ['Efter åtgärd, sannolikhet: 1 → tomt'],
    ],
    [
      'a list',
      'cooperation.update',
      { facts: ['Ett'] },
      { facts: ['Ett', 'Två'] },
      ['Övrigt i avtalet: Ett → Ett; Två'],
    ],
    [
      'things by their numbers',
      'rolloutGroup.update',
      { parties: [{ id: 4, name: 'Mora' }] },
      { partyIds: [4, 5] },
      ['Parter, id: 4 → 4, 5'],
    ],
    [
      'a list of things',
      'hourBudgetRow.update',
      { cells: [{ year: 2020, month: null, hours: 1000, cost: null }] },
      { years: [{ year: 2020, hours: 1200, cost: 150_000 }] },
      ['Timmar per år: år 2020, timmar 10 h → år 2020, timmar 12 h, kostnad 1 500 kr'],
    ],
    [
      'a condition that is let go',
      'planItem.constrain',
      { kind: 'notBefore', date: '2021-02-01' },
      { constraint: null },
      ['Villkor: inte före en dag → tomt'],
    ],
    [
      'fractions',
      'keyVersion.update',
      { components: [] },
      { components: [{ kind: 'equal', weight: { numerator: 1, denominator: 3 } }] },
      ['Delar: tomt → slag lika, vikt 1/3'],
    ],
    [
      'a moment',
      'scenario.update',
      { createdAt: null },
      { createdAt: '2020-12-18T09:30:00.000Z' },
      ['Skapat: tomt → 2020-12-18 10:30'],
    ],
  ])('%s', (_what, action, before, after, said) => {
    expect(lines(action, before, after)).toEqual(said);
  });

  test('is of what was made or taken away all that it held, and nothing of what it did not', () => {
    const row = { id: 3, text: 'Dubbel attest', owner: '', dueDate: '2021-01-31', doneOn: null };
    const said = ['Åtgärd: Dubbel attest', 'Senast: 2021-01-31'];
    expect(lines('riskMeasure.create', null, row)).toEqual(said);
    expect(lines('riskMeasure.remove', row, null)).toEqual(said);
    expect(lines('risk.remove', null, null)).toBeNull();
    expect(lines('calendarFeed.create', null, { partyId: null })).toBeNull();
  });

  test('is what was emptied, where the log keeps only what a row became', () => {
    expect(lines('budgetLine.update', null, { carriedBy: null })).toEqual(['Bärs av, id: tomt']);
  });

  test('is the whole row where it was taken back for a reason', () => {
    const figure = { id: 1, date: '2019-12-31', value: 59_000 };
    expect(lines('basisFigure.withdraw', figure, { reason: 'Fel kommun' })).toEqual([
      'Dag: 2019-12-31',
      'Antal: 59 000',
      'Orsak: Fel kommun',
    ]);
  });

  test('is a list by the word of what was done', () => {
    expect(lines('reportArea.replace', ['Tid'], ['Tid', 'Nytta'], 'cooperation')).toEqual([
      'Områden: Tid → Tid; Nytta',
    ]);
    expect(lines('hourBudgetRow.spread', [{ year: 2020, hours: 300 }], [{ year: 2020, month: 1, hours: 300 }])).toEqual(
      ['Timmar: år 2020, timmar 3 h → år 2020, månad 1, timmar 3 h'],
    );
  });
});

test('a field or a value that nobody knows a word for stands as it is', () => {
  const old = {
    constructor: 'x',

    weightClass: 12,
    nested: { deep: [{ a: 1 }, 2, null, ['y']] },
    kind: 'toString',
  };
  expect(lines('machine.rebuild', null, old)).toEqual([
    'constructor: x',
    'weightClass: 12',
    'nested, deep: a 1; 2; y',
    'Slag: toString',
  ]);
  for (const odd of ['text', 5, true, [], {}, [[null]]]) {
    for (const other of [null, 'text', { title: 5 }, [{ title: [] }]]) {
      expect(() => lines('risk.update', odd, other)).not.toThrow();
      expect(() => lines('gate.tick', other, odd)).not.toThrow();
    }
  }
  expect(lines('timeEntry.update', { hours: 'x' }, { hours: { a: -1.5 } })).toEqual(['Timmar: x → a −1,5']);
});
