import { describe, expect, test } from 'vitest';

import { previewImport } from '~/domain/basis-preview';
import type { CalendarDate } from '~/domain/calendar';
import { splitCsv } from '~/domain/import-csv';
import { readRows } from '~/domain/import-rows';
import { saveFiguresForm } from '~/forms/basis';

const members = [
  ['Borlänge', '2081'],
  ['Falun', '2080'],
  ['Säter', '2082'],
  ['Mora', '2062'],
].map(([partyName, code], at) => ({ partyId: at + 1, partyName: partyName!, code: code!, units: [] }));

/** The check of a file with one row a kommun. */
function check(...rows: string[]) {
  const day = '2018-12-31' as CalendarDate;
  const table = readRows(splitCsv(`kod;namn;värde\n${rows.join('\n')}\n`), day);
  return previewImport(table, { members, stored: [], agreementMonthDay: '12-31', today: '2020-12-18' as CalendarDate });
}

describe('a file', () => {
  test('whose code and name are of different members contradicts itself, and the code is what would be stored', () => {
    const { contradictions, toStore } = check('2081;Falun;5', '2062;Mora;7');
    expect(contradictions).toEqual([{ code: '2081', name: 'Falun', partyName: 'Borlänge' }]);
    expect(toStore.map(({ partyId, value }) => [partyId, value])).toEqual([
      [1, 5],
      [4, 7],
    ]);
  });

  test('with the name of a stranger on the code of a member contradicts itself too', () => {
    expect(check('2062;Kiruna;7').contradictions).toEqual([{ code: '2062', name: 'Kiruna', partyName: 'Mora' }]);
  });

  test('with the name of a member on a code that nobody has contradicts itself, and the row is passed over', () => {
    const { contradictions, unknown } = check('2062;Mora;7', '2063;Falun;5');
    expect(contradictions).toEqual([{ code: '2063', name: 'Falun', partyName: null }]);
    expect(unknown).toEqual(['2063 Falun']);
  });

  test.each(['Falun', 'FALUN', 'Falu kommun', 'Faluns kommun'])('that calls Falun %s does not', (name) => {
    expect(check(`2080;${name};5`, '2082;Säters kommun;6').contradictions).toEqual([]);
  });

  test('without names, or of strangers altogether, does not', () => {
    expect(check('2062;;7', '2584;Kiruna;5').contradictions).toEqual([]);
  });

  test('with two rows for one code is refused', () => {
    expect(() => check('2062;Mora;7', '2062;Mora;8')).toThrow('finns redan på rad 2');
  });
});

describe('a checked file that contradicts itself', () => {
  const sent = { seriesId: '1', source: 'SCB', figures: '[[1,null,"2018-12-31",5]]' };

  test('is stored only when somebody has said that the code counts', () => {
    const contradictions = '2081 Falun: koden 2081 är Borlänge.';
    const refused = saveFiguresForm.safeParse({ ...sent, contradictions });
    expect(refused.error?.issues.map(({ path }) => path)).toEqual([['codesHold']]);
    expect(saveFiguresForm.parse({ ...sent, contradictions, codesHold: 'on' })).toMatchObject({
      contradictions: [contradictions],
    });
    expect(saveFiguresForm.safeParse(sent).success).toBe(true);
  });
});
