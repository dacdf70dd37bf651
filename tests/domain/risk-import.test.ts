import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { splitCsv } from '~/domain/import-csv';
import { ImportRefusal } from '~/domain/import-table';
import type { RiskScale } from '~/domain/risk';
import { riskImport, type StandingRegister } from '~/domain/risk-import';
import { cellsOfDraft, SCALE_PATTERNS } from '~/domain/risk-scale';
import { RISK_COLUMNS, riskTable, type TabledRisk } from '~/domain/risk-table';
import { toCsv } from '~/platform/csv';

const draft = SCALE_PATTERNS.find(({ code }) => code === '4x4')!.draft;
const scale: RiskScale = {
  id: 7,
  name: draft.name,
  version: 1,
  rule: 'cells',
  probabilityNames: draft.probability.map(({ name }) => name),
  consequenceNames: draft.consequence.map(({ name }) => name),
  probabilityDefinitions: [],
  consequenceDefinitions: [],
  cells: cellsOfDraft(draft),
};

const risk = (known: Partial<TabledRisk> = {}): TabledRisk => ({
  id: 100,
  number: 1,
  title: 'Leverantören är sen',
  category: '',
  secrecy: null,
  threat: '',
  vulnerability: '',
  consequenceText: '',
  scaleId: 7,
  rating: { probability: 2, consequence: 3 },
  derivedColour: 'gul',
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
  ...known,
});

const standing = (known: Partial<StandingRegister> = {}): StandingRegister => ({
  risks: [risk()],
  removed: [9],
  scales: [scale],
  standardId: 7,
  ...known,
});

const read = (text: string, of = standing()) => riskImport(splitCsv(text), of);
function problems(text: string, of = standing()): readonly string[] {
  try {
    read(text, of);
  } catch (error) {
    if (error instanceof ImportRefusal) return error.problems;
    throw error;
  }
  return [];
}

describe('a file', () => {
  test('changes the risk that has the number, and adds the others', () => {
    const steps = read('nr;titel;sannolikhet;konsekvens\n1;Leverantören är sen;ofta;3\n12;Ny;;\n;Utan nummer;1;1\n');
    expect(steps.map(({ riskId, number, changes }) => [riskId, number, changes.length])).toEqual([
      [100, 1, 1],
      [null, 12, 0],
      [null, null, 0],
    ]);
    expect(steps[0]!.changes).toEqual([{ label: 'värdering', from: 'Sällan, Allvarlig', to: 'Ofta, Allvarlig' }]);
    expect(steps[2]!.values).toMatchObject({ rating: { probability: 1, consequence: 1 }, treatment: 'bevaka' });
  });

  test('changes nothing by a column that it does not have, and empties by one that is empty', () => {
    const known = standing({ risks: [risk({ owner: 'Projektledaren', category: 'Teknik' })] });
    const [step] = read('nr;titel;agare\n1;Leverantören är sen;\n', known);
    expect(step!.values).toMatchObject({ owner: '', category: 'Teknik', rating: { probability: 2, consequence: 3 } });
    expect(step!.changes).toEqual([{ label: 'ägare', from: 'Projektledaren', to: '' }]);
  });

  test('may have its headings as a spreadsheet has them, below a title', () => {
    expect(read('Risker 2020;;\nNr;Risk;Ägare\n;En risk;Roll\n')).toHaveLength(1);
  });

  test('is refused with every mistake: row, column and what is allowed', () => {
    const text =
      'nr;titel;sannolikhet;konsekvens;behandling;status\n' +
      'x;A;;;;\n2;;;;;\n3;B;jätteofta;3;;\n4;C;1;;glömma;borta\n4;D;;;;\n9;E;;;;\n';
    expect(problems(text)).toEqual([
      'Rad 2, kolumn ”nr”: ”x” ska vara ett heltal från 1 till 99999, eller tomt för en ny risk.',
      'Rad 3, kolumn ”titel”: tom. Varje rad ska säga vad som kan hända.',
      'Rad 4, kolumn ”sannolikhet”: ”jätteofta” finns inte på skalan. Tillåtet är Mycket sällan, Sällan, Regelbundet, Ofta eller 1 till 4.',
      'Rad 5, kolumn ”konsekvens”: tom. En värdering är både sannolikhet och konsekvens.',
      'Rad 5, kolumn ”status”: ”borta”. Tillåtet är öppen, stängd.',
      'Rad 5, kolumn ”behandling”: ”glömma”. Tillåtet är bevaka, åtgärda, acceptera, överför.',
      'Rad 6, kolumn ”nr”: 4 finns redan på rad 5. Varje nummer får bara finnas en gång.',
      'Rad 7, kolumn ”nr”: 9 hör till en borttagen risk. Välj ett annat nummer, eller lämna tomt.',
    ]);
  });

  test('is refused where its headings are not known, stand twice or have half a rating', () => {
    expect(problems('nr;namn\n1;A\n')[0]).toMatch(/^Filen har ingen rad med rubriken titel/);
    expect(problems('titel;lön\nA;1\n')[0]).toMatch(/kolumnen ”lön” känns inte igen/);
    expect(problems('titel;titel\nA;B\n')).toEqual(['Rad 1: kolumnen titel finns två gånger.']);
    expect(problems('titel;sannolikhet\nA;1\n')[0]).toMatch(/kolumnen konsekvens saknas/);
    expect(problems('titel\n')).toEqual(['Filen har rubriker men inga rader under dem.']);
    expect(problems('titel\nA\n', standing({ risks: [], scales: [], standardId: null }))[0]).toMatch(/ingen riskskala/);
  });

  test('cannot close a risk that waits for a decision, nor colour one without saying why', () => {
    const waits = risk({ escalation: { to: 'styrgrupp', answer: null, decisionNumber: null } });
    expect(problems('nr;titel;status\n1;A;stängd\n', standing({ risks: [waits] }))).toEqual([
      'Rad 2, kolumn ”status”: risk 1 väntar på beslut av styrgrupp och kan inte stängas.',
    ]);
    expect(problems('nr;titel;egen_farg\n1;A;röd\n')).toEqual([
      'Rad 2, kolumn ”motivering_farg”: tom. Skriv varför färgen är en annan än den som skalan ger.',
    ]);
  });
});

describe('a row on a level of a higher body', () => {
  const bands: RiskScale = {
    ...scale,
    cells: scale.cells.map((cell) => ({
      ...cell,
      mandate: cell.probability === 4 ? 'uppdragsbeställare' : cell.probability === 3 ? 'styrgrupp' : 'projektledare',
    })),
  };
  const raised = (text: string, known: Partial<TabledRisk> = {}) =>
    read(`nr;titel;sannolikhet;konsekvens;status\n${text}\n`, {
      ...standing({ risks: [risk({ mandate: 'projektledare', ...known })] }),
      scales: [bands],
    })[0]!.raisedTo;

  test('says on whose list it comes, new or changed, unless it is closed', () => {
    expect(raised(';Ny;4;1;öppen')).toBe('uppdragsbeställare');
    expect(raised(';Ny;4;1;stängd')).toBeNull();
    expect(raised(';Ny;2;1;')).toBeNull();
    expect(raised('1;A;3;3;')).toBe('styrgrupp');
    expect(raised('1;A;3;3;stängd')).toBeNull();
  });

  test('comes there anew when a closed risk is opened, and not twice where it waits already', () => {
    const high = { rating: { probability: 3, consequence: 3 }, mandate: 'styrgrupp' as const };
    expect(raised('1;A;3;3;öppen', { ...high, status: 'stängd' })).toBe('styrgrupp');
    const escalation = { to: 'styrgrupp' as const, answer: null, decisionNumber: null };
    expect(raised('1;A;3;1;', { ...high, escalation })).toBeNull();
    expect(raised('1;A;4;1;', { ...high, escalation })).toBe('uppdragsbeställare');
  });
});

test('what is exported reads back as no change, whatever is written', () => {
  const text = fc
    .string({ unit: fc.constantFrom('a', 'å', ';', '"', '\n', '=', '-', '+', '@', ' ', ',', '\t'), maxLength: 12 })
    .map((typed) => typed.replace(/\t/g, ' ').trim());
  const rating = fc.option(
    fc.record({ probability: fc.integer({ min: 1, max: 4 }), consequence: fc.integer({ min: 1, max: 4 }) }),
  );
  const any = fc.record({
    title: text.filter((typed) => typed !== ''),
    category: text,
    threat: text,
    owner: text,
    rating,
    after: rating,
    statedColour: fc.constantFrom('röd' as const, null),
  });
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 5 }), (drawn) => {
      const risks = drawn.map((each, at) => risk({ ...each, id: at + 1, number: at + 1 }));
      const header = Object.values(RISK_COLUMNS).map(({ code }) => code);
      const file = toCsv(header, riskTable(risks, [scale])).replace('\ufeff', '');
      const steps = riskImport(splitCsv(file), standing({ risks, removed: [] }));
      expect(steps.flatMap(({ changes }) => changes)).toEqual([]);
      expect(steps).toHaveLength(risks.length);
    }),
  );
});

test('the value of a risk is written where the scale counts it, and left alone when it is read', () => {
  const counting = { ...scale, rule: 'product' as const };
  const rated = risk({ rating: { probability: 2, consequence: 2 }, after: { probability: 1, consequence: 3 } });
  const values = (on: RiskScale) =>
    riskTable([rated, risk({ rating: null, after: null })], [on]).map((row) =>
      (['value', 'afterValue'] as const).map((name) => row[Object.keys(RISK_COLUMNS).indexOf(name)]),
    );
  expect(values(counting)).toEqual([
    [4, 3],
    [null, null],
  ]);
  expect(values({ ...scale, rule: 'cells' }).flat()).toEqual([null, null, null, null]);
  const file = 'nr;titel;värde;riskvarde_efter\n1;Leverantören är sen;25;25\n';
  expect(read(file).flatMap(({ changes }) => changes)).toEqual([]);
});
