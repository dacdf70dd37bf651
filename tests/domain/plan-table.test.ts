import { describe, expect, test } from 'vitest';

import { splitCsv } from '~/domain/import-csv';
import { ImportRefusal } from '~/domain/import-table';
import { planOfRows } from '~/domain/plan-table-read';

const HEAD = 'rad;typ;fas;namn;start;slut;klart_procent;foregangare';

function problems(text: string): readonly string[] {
  try {
    planOfRows(splitCsv(text), 1);
  } catch (error) {
    if (error instanceof ImportRefusal) return error.problems!;
    throw error;
  }
  return [];
}

describe('a plan as a table', () => {
  test('is read with phases that have rows of their own, and with such that are only named', () => {
    const { items, dependencies } = planOfRows(
      splitCsv(
        `${HEAD}\nA;aktivitet;Införande;Utbilda;2020-03-02;2020-03-13;50 %;B\n` +
          'B;milstolpe;Förstudie;Beslut;;2020-02-28;;\nF;fas;;Förstudie;2020-01-07;2020-02-28;;',
      ),
      1,
    );
    expect(items.map(({ kind, name, start, percentComplete }) => [kind, name, start, percentComplete])).toEqual([
      ['phase', 'Förstudie', '2020-01-07', null],
      ['milestone', 'Beslut', '2020-02-28', null],
      ['phase', 'Införande', null, null],
      ['activity', 'Utbilda', '2020-03-02', 50],
    ]);
    expect(dependencies).toEqual([{ predecessorUid: 'B', successorUid: 'A', type: 'FS', lag: 0 }]);
  });

  test('tells every mistake by row and column and what is allowed', () => {
    expect(
      problems(
        `${HEAD}\n1;delmål;F;A;2020-01-07;2020-01-08;;\n2;aktivitet;;B;2020-02-30;;;\n3;aktivitet;F;;2020-03-02;2020-03-01;101;9FS\n3;aktivitet;F;D;;;;`,
      ),
    ).toEqual([
      'Rad 2, kolumn ”typ”: ”delmål”. Tillåtet är fas, aktivitet eller milstolpe.',
      'Rad 3, kolumn ”start”: ”2020-02-30” är inget datum. Skriv år-månad-dag, till exempel 2020-04-01.',
      'Rad 4, kolumn ”namn”: tom. Varje rad ska ha ett namn.',
      'Rad 4, kolumn ”slut”: 2020-03-01 ligger före starten 2020-03-02.',
      'Rad 4, kolumn ”klart_procent”: ”101”. Skriv ett heltal från 0 till 100.',
      'Rad 5, kolumn ”rad”: ”3” finns redan på rad 4. Varje nummer får bara finnas en gång.',
      'Rad 3, kolumn ”fas”: tom. Skriv namnet på fasen som raden hör till.',
      'Rad 4, kolumn ”foregangare”: ”9FS”. Skriv kolumnen rad för en annan rad, till exempel 3, 3SS eller 3FS+2.',
    ]);
  });

  test('is refused when headings are missing, unknown or there twice', () => {
    expect(problems('namn;datum\nA;2020-01-01')[0]).toContain('ingen rad med rubrikerna typ och namn');
    expect(problems('typ;namn;fas;färg;start;typ\n')).toEqual([
      expect.stringContaining('Rad 1: kolumnen ”färg” känns inte igen. Tillåtna kolumner är rad, typ, fas'),
      'Rad 1: kolumnen typ finns två gånger.',
      expect.stringContaining('Rad 1: kolumnen slut saknas.'),
    ]);
  });
});
