import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { CalendarDate } from '~/domain/calendar';
import { splitCsv } from '~/domain/import-csv';
import { ImportRefusal } from '~/domain/import-table';
import { registerFileOf, registerImport, type StandingFile } from '~/domain/register-import';
import { RISK_COLUMNS } from '~/domain/risk-table';
import { MEASURE_COLUMNS, measureTable } from '~/domain/risk-measure-table';
import { toCsv } from '~/platform/csv';

const measure = (known: Partial<StandingFile['measures'][number]> = {}) => ({
  id: 5,
  riskNumber: 3,
  number: 1,
  text: 'Skriv rutin',
  owner: 'Projektledaren',
  dueDate: '2021-01-31' as CalendarDate,
  doneOn: null,
  ...known,
});

const standing = (known: Partial<StandingFile> = {}): StandingFile => ({
  risks: [3, 4].map((number) => ({
    id: number,
    number,
    title: `Risk ${number}`,
    category: '',
    threat: '',
    vulnerability: '',
    consequenceText: '',
    scaleId: 1,
    rating: null,
    derivedColour: null,
    after: null,
    afterColour: null,
    treatment: 'bevaka',
    owner: '',
    status: 'öppen',
    statedColour: null,
    statedReason: '',
    mandate: null,
    escalation: null,
    openMeasures: 0,
    nextDue: null,
    secrecy: null,
  })),
  removed: [],
  scales: [
    {
      id: 1,
      name: 'Skala',
      version: 1,
      rule: 'cells',
      probabilityNames: ['Låg'],
      consequenceNames: ['Låg'],
      probabilityDefinitions: [],
      consequenceDefinitions: [],
      cells: [],
    },
  ],
  standardId: 1,
  measures: [measure()],
  removedMeasures: [{ riskNumber: 3, number: 2 }],
  ...known,
});

const read = (texts: readonly string[], of = standing()) => registerImport(registerFileOf(texts.map(splitCsv)), of);

function problems(texts: readonly string[], of = standing()): readonly string[] {
  try {
    read(texts, of);
  } catch (error) {
    if (error instanceof ImportRefusal) return error.problems;
    throw error;
  }
  return [];
}

describe('the sheets of a file', () => {
  test('are told apart by their headings, in whatever order', () => {
    const [risks, measures] = ['Nr;Risk;Status\n;Ny;öppen\n', 'Risk nr;Risk;Åtgärd\n3;Risk 3;Gör\n'];
    for (const order of [
      [risks, measures],
      [measures, risks],
    ]) {
      const { risks: some, measures: others } = read(order);
      expect([some.length, others.length]).toEqual([1, 1]);
    }
    expect(registerFileOf([splitCsv(measures)])).toMatchObject({ risks: null });
    expect(registerFileOf([splitCsv(risks)])).toMatchObject({ measures: null });
  });

  test('are risks where a column says what is done, and where nothing is known', () => {
    expect(problems(['Nr;Risk;Sannolikhet;Konsekvens;Åtgärd\n;A;;;Gör\n'])[0]).toMatch(/kolumnen ”Åtgärd” känns inte/);
    expect(problems(['namn\nA\n'])[0]).toMatch(/ingen rad med rubriken titel/);
  });

  test('may have no measures beside the risks, but not alone', () => {
    const none = 'nr;risk;atgard_nr;atgard;ansvarig;senast;klar\n';
    expect(read(['titel\nA\n', none]).measures).toEqual([]);
    expect(problems([none])).toEqual(['Filen har rubriker men inga rader under dem.']);
  });
});

describe('a measure in a file', () => {
  test('is the one that has its number; a column that is missing changes nothing, an empty one empties', () => {
    const [step] = read(['nr;atgard_nr;atgard;ansvarig\n3;1;Skriv rutinen;\n']).measures;
    expect(step).toMatchObject({ measureId: 5, values: { dueDate: '2021-01-31', owner: '' } });
    expect(step!.changes).toEqual([
      { label: 'åtgärd', from: 'Skriv rutin', to: 'Skriv rutinen' },
      { label: 'ansvarig', from: 'Projektledaren', to: '' },
    ]);
  });

  test('is new without a number, or with one that its own risk does not have', () => {
    const steps = read(['nr;atgard_nr;atgard\n3;;A\n3;7;B\n4;1;C\n']).measures;
    expect(steps.map(({ riskNumber, measureId, number }) => [riskNumber, measureId, number])).toEqual([
      [3, null, null],
      [3, null, 7],
      [4, null, 1],
    ]);
  });

  test('is without a number the one of its risk that says the same, so that a file read again adds nothing', () => {
    const file = 'nr;atgard;ansvarig\n3; SKRIV Rutin ;Projektledaren\n3;Öva;\n4;Skriv rutin;\n';
    const steps = read([file]).measures;
    expect(steps.map(({ riskNumber, measureId, number }) => [riskNumber, measureId, number])).toEqual([
      [3, 5, 1],
      [3, null, null],
      [4, null, null],
    ]);
    expect(steps[0]!.changes).toEqual([{ label: 'åtgärd', from: 'Skriv rutin', to: 'SKRIV Rutin' }]);

    const taken = steps.map(({ riskNumber, values }, at) =>
      measure({ ...values, riskNumber, id: at + 5, number: at + 1 }),
    );
    const again = read([file], standing({ measures: taken })).measures;
    expect(again.map(({ measureId, changes }) => [measureId, changes])).toEqual([
      [5, []],
      [6, []],
      [7, []],
    ]);
  });

  test('that says what another one of its risk says needs its number', () => {
    const file = 'nr;atgard_nr;atgard\n3;;Öva\n3;;öva\n4;;Öva\n3;1;Skriv rutinen\n3;;Skriv rutin\n3;;Gör\n3;8;Gör\n';
    expect(problems([file])).toEqual([
      'Rad 3, kolumn ”atgard_nr”: tom, och samma åtgärd till risk 3 står på rad 2. Skriv åtgärdens nummer.',
      'Rad 6, kolumn ”atgard_nr”: åtgärd 1 till risk 3 finns redan på rad 5.',
      'Rad 7, kolumn ”atgard_nr”: tom, och samma åtgärd till risk 3 står på rad 8. Skriv åtgärdens nummer.',
    ]);
    const twice = [measure(), measure({ id: 6, number: 4, text: 'skriv rutin' })];
    expect(problems(['nr;atgard\n3;Skriv rutin\n'], standing({ measures: twice }))).toEqual([
      'Rad 2, kolumn ”atgard_nr”: tom, och risk 3 har flera åtgärder med samma text: 1 och 4. Skriv åtgärdens nummer.',
    ]);
    expect(
      read(['nr;atgard_nr;atgard\n3;1;Skriv rutin\n3;4;Skriv rutin\n'], standing({ measures: twice })).measures,
    ).toHaveLength(2);
  });

  test('may be of a risk that the same file adds with a number', () => {
    const measures = 'nr;atgard\n12;Gör\n';
    expect(read(['nr;titel\n12;Ny\n', measures]).measures).toHaveLength(1);
    expect(problems(['nr;titel\n;Ny\n', measures])).toEqual([
      'Åtgärder: Rad 2, kolumn ”nr”: ”12” är inte numret på någon risk i registret.',
    ]);
  });

  test('is refused with every mistake: row, column and what is allowed', () => {
    const text =
      'nr;atgard_nr;atgard;senast;klar\n99;;A;;\n3;x;B;;\n3;2;C;;\n3;;;;\n4;8;D;i morgon;2020-02-30\n4;8;E;;\n';
    expect(problems([text])).toEqual([
      'Rad 2, kolumn ”nr”: ”99” är inte numret på någon risk i registret.',
      'Rad 3, kolumn ”atgard_nr”: ”x” ska vara ett heltal från 1 till 99999, eller tomt för en ny åtgärd.',
      'Rad 4, kolumn ”atgard_nr”: 2 hör till en borttagen åtgärd. Välj ett annat nummer, eller lämna tomt.',
      'Rad 5, kolumn ”atgard”: tom. Varje rad ska säga vad som ska göras.',
      'Rad 6, kolumn ”senast”: ”i morgon”. Skriv år-månad-dag, till exempel 2020-04-01, eller lämna tomt.',
      'Rad 6, kolumn ”klar”: ”2020-02-30”. Skriv år-månad-dag, till exempel 2020-04-01, eller lämna tomt.',
      'Rad 7, kolumn ”atgard_nr”: åtgärd 8 till risk 4 finns redan på rad 6.',
    ]);
  });
});

test('measures that are exported read back as no change, whatever is written, by either heading', () => {
  const text = fc
    .string({ unit: fc.constantFrom('a', 'å', ';', '"', '\n', '=', '-', '+', '@', ' ', ','), maxLength: 12 })
    .map((typed) => typed.trim());
  const date = fc.constantFrom('2021-01-31' as CalendarDate, '2020-12-01' as CalendarDate, null);
  const any = fc.record({ text: text.filter((typed) => typed !== ''), owner: text, dueDate: date, doneOn: date });
  fc.assert(
    fc.property(
      fc.array(any, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('code' as const, 'label' as const),
      (drawn, heading) => {
        const measures = drawn.map((each, at) => measure({ ...each, id: at + 1, number: at + 1 }));
        const tabled = measures.map((each) => ({ ...each, riskTitle: 'Risk 3' }));
        const header = Object.values(MEASURE_COLUMNS).map((column) => column[heading]);
        const file = toCsv(header, measureTable(tabled)).replace('\ufeff', '');
        const steps = read([file], standing({ measures, removedMeasures: [] })).measures;
        expect(steps.map(({ measureId }) => measureId)).toEqual(measures.map(({ id }) => id));
        expect(steps.flatMap(({ changes }) => changes)).toEqual([]);

        const told = new Set(measures.map((each) => each.text.toLocaleLowerCase('sv')));
        if (told.size < measures.length) return;
        const unnumbered = tabled.map(({ text, owner, dueDate, doneOn }) => ['3', text, owner, dueDate, doneOn]);
        const bare = toCsv(['nr', 'atgard', 'ansvarig', 'senast', 'klar'], unnumbered).replace('\ufeff', '');
        expect(read([bare], standing({ measures, removedMeasures: [] })).measures).toEqual(steps);
      },
    ),
  );
});

test('no heading that only risks have is one of the measures', () => {
  const own = Object.values(MEASURE_COLUMNS).flatMap(({ code, also }) => [code, ...also] as string[]);
  const { number, title, owner, ...others } = RISK_COLUMNS;
  for (const { code, label } of Object.values(others)) {
    expect(own, label).not.toContain(code);
  }
  expect([number.code, title.label.toLowerCase()].every((heading) => own.includes(heading))).toBe(true);
  expect(owner.also).toContain(MEASURE_COLUMNS.owner.code);
});
