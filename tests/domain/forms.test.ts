import { parseWithZod } from '@conform-to/zod/v4';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';

import { newLineForm, updateLineForm } from '~/forms/budget-line';
import { explainMoveForm, newMilestoneForm, updateMilestoneForm } from '~/forms/milestone';
import { newPhaseForm, updatePhaseForm } from '~/forms/phase';
import { moveForm, newActivityForm, updateActivityForm } from '~/forms/plan';
import { newProjectForm, projectKeyForm, updateProjectForm } from '~/forms/project';
import { removeForm, restoreForm } from '~/forms/removal';
import { newRiskForm, updateRiskForm } from '~/forms/risk';
import { signInForm } from '~/forms/sign-in';

type Typed = Readonly<Record<string, string | readonly string[]>>;

/** What a form makes of what was typed, the way the product asks. */
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

const row = { id: '7', version: '3' };

describe('a budget line', () => {
  const line = { name: 'Utveckling', kind: 'intern tid' };
  const parsed = {
    name: 'Utveckling',
    kind: 'intern tid',
    year: null,
    hours: null,
    rate: null,
    performedById: null,
    carriedBy: null,
  };

  test('is an amount', () => {
    expect(accepted(newLineForm, { ...line, amount: '1 520 000', year: '2021', carriedBy: '4', hours: '' })).toEqual({
      ...parsed,
      amount: 152_000_000,
      year: 2021,
      carriedBy: 4,
    });
    expect(accepted(newLineForm, { ...line, amount: '-12,50' })).toEqual({ ...parsed, amount: -1250 });
  });

  test('is hours times a rate, and then the amount follows', () => {
    const priced = { ...parsed, hours: 185_000, rate: 40_000, amount: 74_000_000 };
    expect(accepted(newLineForm, { ...line, hours: '1 850', rate: '400' })).toEqual(priced);
    expect(accepted(newLineForm, { ...line, hours: '1850', rate: '400,00', amount: '740 000' })).toEqual(priced);
  });

  test.each<[string, Typed, Record<string, string[]>]>([
    ['without amount and hours', {}, { amount: ['Skriv ett belopp, eller timmar och timpris.'] }],
    ['with hours and no rate', { hours: '10' }, { rate: ['Timmar och timpris hör ihop: fyll i båda eller ingen.'] }],
    [
      'with a rate and no hours',
      { rate: '400', amount: '4 000' },
      { hours: ['Timmar och timpris hör ihop: fyll i båda eller ingen.'] },
    ],
    ['with a negative rate', { hours: '10', rate: '-400' }, { rate: ['Timpriset kan inte vara negativt.'] }],
    [
      'that would break an öre',
      { hours: '0,33', rate: '0,01' },
      { rate: ['Timmar gånger timpris blir inte hela ören. Justera timpriset.'] },
    ],
    [
      'whose amount is not hours times rate',
      { hours: '10', rate: '400', amount: '4 001' },
      { amount: ['Timmar gånger timpris blir 4\u00a0000 kr. Lämna beloppet tomt.'] },
    ],
  ])('%s is refused at the field', (_, typed, expected) => {
    expect(complaints(newLineForm, { ...line, ...typed })).toEqual(expected);
    expect(complaints(updateLineForm, { ...row, ...line, ...typed })).toEqual(expected);
  });

  test('has each bad field told at once', () => {
    const bad = { name: ' ', kind: 'gåva', year: '1999', hours: 'tio', rate: 'x', amount: 'y', carriedBy: 'z' };
    expect(Object.keys(complaints(newLineForm, bad)).toSorted()).toEqual(Object.keys(bad).toSorted());
  });

  test('that is changed says which row, in which version', () => {
    expect(accepted(updateLineForm, { ...row, ...line, amount: '10' })).toEqual({
      id: 7,
      version: 3,
      line: { ...parsed, amount: 1000 },
    });
    expect(Object.keys(complaints(updateLineForm, { ...line, amount: '10' }))).toEqual(['id', 'version']);
  });

  test('by the hour costs exactly hours times rate, or says that it can not', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), fc.nat(999_999), (hundredths, öre) => {
        const typed = { ...line, hours: decimal(hundredths), rate: decimal(öre) };
        const submission = submit(newLineForm, typed);
        const exact = BigInt(hundredths) * BigInt(öre);
        if (submission.status === 'success') expect(BigInt(submission.value.amount) * 100n).toBe(exact);
        else expect(exact % 100n).not.toBe(0n);
      }),
    );
  });

  function decimal(hundredths: number): string {
    return `${Math.trunc(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')}`;
  }
});

describe('a milestone', () => {
  const update = { ...row, status: 'pågår', title: 'Klar att visa' };

  test('is updated with dates, status and words', () => {
    expect(accepted(updateMilestoneForm, { ...update, forecast: '2021-1-5', reason: ' Sen leverans ' })).toEqual({
      id: 7,
      version: 3,
      status: 'pågår',
      forecast: '2021-01-05',
      actual: null,
      reason: 'Sen leverans',
      label: '',
      title: 'Klar att visa',
      criteria: '',
      responsible: '',
      seen: '',
    });
  });

  test('has each bad field told at once', () => {
    const bad = {
      id: 'x',
      version: '0',
      status: 'kanske',
      forecast: '2021-02-29',
      actual: 'i går',
      title: '',
      label: 'x'.repeat(41),
      responsible: 'x'.repeat(201),
      reason: 'x'.repeat(2001),
      criteria: 'x'.repeat(5001),
    };
    const told = complaints(updateMilestoneForm, bad);
    expect(Object.keys(told).toSorted()).toEqual(Object.keys(bad).toSorted());
    expect(told['title']).toEqual(['Skriv vad som ska vara uppnått.']);
    expect(told['reason']).toEqual(['Högst 2\u00a0000 tecken. Du skrev 2\u00a0001.']);
  });

  test('that is new has a phase and a kind', () => {
    const typed = { phaseId: '4', kind: 'lansering', title: 'Lanserad i Mora', partyId: '9' };
    expect(accepted(newMilestoneForm, typed)).toMatchObject({
      phaseId: 4,
      kind: 'lansering',
      partyId: 9,
      forecast: null,
    });
    expect(Object.keys(complaints(newMilestoneForm, { title: 'x' })).toSorted()).toEqual(['kind', 'phaseId']);
  });
});

describe('what has a start and an end', () => {
  const phase = { number: '1', name: 'Fas 1', kind: 'genomförande' };
  const activity = { name: 'Scenarier', percentComplete: '0' };
  const project = { cooperationId: '1', name: 'Nytt', participantIds: '1' };
  const move = { ...row, kind: 'activity' };

  test.each<[string, z.ZodType, Typed, string, string]>([
    ['a new phase', newPhaseForm, phase, 'startDate', 'endDate'],
    ['a phase', updatePhaseForm, { ...row, ...phase }, 'startDate', 'endDate'],
    ['a new project', newProjectForm, project, 'startDate', 'endDate'],
    ['a new activity', newActivityForm, { ...activity, phaseId: '1' }, 'start', 'end'],
    ['an activity', updateActivityForm, { ...row, ...activity }, 'start', 'end'],
    ['a move', moveForm, move, 'start', 'end'],
  ])('%s does not end before it starts', (_, schema, typed, start, end) => {
    const dates = (from: string, to: string) => ({ ...typed, [start]: from, [end]: to });
    expect(complaints(schema, dates('2020-04-02', '2020-04-01'))).toEqual({
      [end]: ['Slutet 2020-04-01 ligger före starten 2020-04-02.'],
    });
    expect(accepted(schema, dates('2020-04-01', '2020-04-01'))).toMatchObject({ [start]: '2020-04-01' });
    expect(accepted(schema, dates('', '2020-04-01'))).toMatchObject({ [start]: null, [end]: '2020-04-01' });
    expect(accepted(schema, dates('2020-04-01', ''))).toMatchObject({ [start]: '2020-04-01', [end]: null });
    expect(Object.keys(complaints(schema, dates('2020-02-30', '2020-13-01'))).toSorted()).toEqual(
      [start, end].toSorted(),
    );
  });
});

describe('a phase', () => {
  test('has a number from 0 to 999, a name and a kind', () => {
    expect(accepted(newPhaseForm, { number: '0', name: ' Förstudie ', kind: 'förstudie' })).toEqual({
      number: 0,
      name: 'Förstudie',
      kind: 'förstudie',
      startDate: null,
      endDate: null,
      note: '',
    });
    expect(complaints(newPhaseForm, { number: '1000', name: '', kind: '' })).toEqual({
      number: ['”1000” ska vara ett heltal från 0 till 999.'],
      name: ['Skriv vad fasen heter.'],
      kind: ['Välj i listan.'],
    });
  });
});

describe('a project', () => {
  const typed = { cooperationId: '1', name: 'Nytt projekt' };

  test('has participants, one or several', () => {
    expect(
      accepted(newProjectForm, { ...typed, participantIds: ['3', '4'], keyId: '', leadPartyId: '3' }),
    ).toMatchObject({
      participantIds: [3, 4],
      keyId: null,
      leadPartyId: 3,
      summary: '',
    });
    expect(accepted(newProjectForm, { ...typed, participantIds: '3' })).toMatchObject({ participantIds: [3] });
  });

  test('without participants, or with strange ones, is refused', () => {
    expect(complaints(newProjectForm, typed)).toEqual({ participantIds: ['Välj minst en deltagare.'] });
    expect(Object.keys(complaints(newProjectForm, { ...typed, participantIds: ['3', 'x'] }))).toEqual([
      'participantIds[1]',
    ]);
  });
});

describe('a project that is changed', () => {
  const typed = { id: '7', version: '2', name: 'Bygglov' };

  test('has what was written, and null for what was not', () => {
    expect(
      accepted(updateProjectForm, { ...typed, orderedBy: ' Styrgruppen ', priority: '', startDate: '2021-01-01' }),
    ).toEqual({
      id: 7,
      version: 2,
      name: 'Bygglov',
      summary: '',
      leadPartyId: null,
      orderedBy: 'Styrgruppen',
      priority: null,
      startDate: '2021-01-01',
      endDate: null,
    });
  });

  test('ends after it starts', () => {
    expect(complaints(updateProjectForm, { ...typed, startDate: '2021-01-02', endDate: '2021-01-01' })).toEqual({
      endDate: ['Slutet 2021-01-01 ligger före starten 2021-01-02.'],
    });
  });

  test('has a key or none', () => {
    expect(accepted(projectKeyForm, { id: '7', version: '2', keyId: '3' })).toMatchObject({ keyId: 3 });
    expect(accepted(projectKeyForm, { id: '7', version: '2', keyId: '' })).toMatchObject({ keyId: null });
    expect(complaints(projectKeyForm, { id: '7', version: '2', keyId: 'x' })).toEqual({ keyId: ['Välj i listan.'] });
  });
});

describe('the key of a phase that is changed', () => {
  const typed = { id: '7', version: '2', number: '1', name: 'Fas', kind: 'genomförande' };

  test.each([
    ['a key of its own', '12', 12],
    ["the project's", 'projektets', null],
    ['nothing where the form does not ask', undefined, undefined],
  ])('is %s', (_, keyId, expected) => {
    const read = accepted(updatePhaseForm, keyId === undefined ? typed : { ...typed, keyId });
    expect((read as { keyId?: number | null }).keyId).toBe(expected);
  });

  test.each(['0', '-1', '1.5', 'projekt', '1 2'])('is never %s', (keyId) => {
    expect(complaints(updatePhaseForm, { ...typed, keyId })).toEqual({ keyId: ['Välj i listan.'] });
  });
});

describe('a risk', () => {
  const risk = { title: 'Leverantören är sen', treatment: 'bevaka' };

  test('is rated on both axes or on none', () => {
    expect(accepted(newRiskForm, { ...risk, probability: '2', consequence: '4' })).toMatchObject({
      probability: 2,
      consequence: 4,
    });
    expect(accepted(newRiskForm, { ...risk, probability: '', consequence: '' })).toMatchObject({
      probability: null,
      consequence: null,
    });
    expect(Object.keys(complaints(newRiskForm, { ...risk, probability: '2' }))).toEqual(['consequence']);
    expect(Object.keys(complaints(newRiskForm, { ...risk, consequence: '2' }))).toEqual(['probability']);
    expect(Object.keys(complaints(newRiskForm, { ...risk, probability: '10', consequence: '0' })).toSorted()).toEqual([
      'consequence',
      'probability',
    ]);
  });

  test('with several faults has them all told at once', () => {
    const bad = { ...row, status: 'borta', treatment: '', title: ' ', probability: '2', note: 'x'.repeat(2001) };
    expect(Object.keys(complaints(updateRiskForm, bad)).toSorted()).toEqual([
      'consequence',
      'note',
      'status',
      'title',
      'treatment',
    ]);
  });
});

describe('a move, a removal and a reason', () => {
  test('name a row in the version that was seen', () => {
    expect(accepted(moveForm, { ...row, kind: 'milestone', start: '2021-01-05', end: '2021-01-05' })).toEqual({
      id: 7,
      version: 3,
      kind: 'milestone',
      start: '2021-01-05',
      end: '2021-01-05',
      seen: '',
    });
    expect(accepted(removeForm, row)).toEqual({ id: 7, version: 3 });
    expect(accepted(restoreForm, { id: '7' })).toEqual({ id: 7 });
    for (const schema of [moveForm, removeForm]) {
      expect(complaints(schema, { kind: 'phase', id: '7' })).toEqual({ version: ['Uppgiften saknas.'] });
    }
    expect(complaints(moveForm, { ...row, kind: 'project' })).toEqual({ kind: ['Välj i listan.'] });
  });

  test('that is told afterwards has words', () => {
    expect(accepted(explainMoveForm, { changeId: '7', explanation: ' Upphandlingen överklagades ' })).toEqual({
      changeId: 7,
      explanation: 'Upphandlingen överklagades',
    });
    expect(complaints(explainMoveForm, { changeId: '7', explanation: ' ' })).toEqual({
      explanation: ['Skriv varför prognosen ändrades.'],
    });
  });
});

describe('signing in', () => {
  test('takes the address trimmed and the password as it is', () => {
    expect(accepted(signInForm, { epost: ' a@b.se ', losenord: ' x ', till: '/portfolj' })).toEqual({
      epost: 'a@b.se',
      losenord: ' x ',
      till: '/portfolj',
    });
  });

  test('asks for both, and takes no book', () => {
    expect(complaints(signInForm, { epost: '', losenord: '' })).toEqual({
      epost: ['Skriv din e-postadress.'],
      losenord: ['Skriv ditt lösenord.'],
    });
    expect(complaints(signInForm, { epost: 'a'.repeat(255), losenord: 'a'.repeat(1001) })).toEqual({
      epost: ['E-postadressen är för lång.'],
      losenord: ['Lösenordet är för långt.'],
    });
  });
});

describe('a field that is sent twice', () => {
  test('is a mistake at that field and not a fault', () => {
    const typed = { kind: 'extern', amount: '10', name: ['A', 'B'] };
    expect(Object.keys(complaints(newLineForm, typed))).toEqual(['name']);
    expect(Object.keys(complaints(removeForm, { ...row, id: ['1', '2'] }))).toEqual(['id']);
  });
});
