import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { mandateBands } from '~/domain/risk';
import {
  cellsOfDraft,
  productsOf,
  ratingsOf,
  SCALE_PATTERNS,
  scaleFaults,
  type DraftBand,
  type ScaleDraft,
} from '~/domain/risk-scale';
import { newScaleForm } from '~/forms/risk-scale';

const pattern = (code: string) => SCALE_PATTERNS.find((each) => each.code === code)!.draft;
const five = pattern('5x5');
const four = pattern('4x4');
const messages = (draft: ScaleDraft) => scaleFaults(draft).map(({ message }) => message);
const withBands = (change: (bands: DraftBand[]) => void): ScaleDraft => {
  const bands = five.bands.map((band) => ({ ...band }));
  change(bands);
  return { ...five, bands };
};

describe('a pattern', () => {
  test.each(SCALE_PATTERNS.map(({ code, draft }) => [code, draft] as const))('%s is a scale', (_code, draft) => {
    expect(scaleFaults(draft)).toEqual([]);
    const cells = cellsOfDraft(draft);
    expect(cells).toHaveLength(draft.probability.length * draft.consequence.length);
  });

  test('5x5 gives each product the mandate of its band, and its bands can be read back', () => {
    const cells = cellsOfDraft(five);
    const mandateAt = (p: number, k: number) =>
      cells.find(({ probability, consequence }) => probability === p && consequence === k)?.mandate;
    expect([mandateAt(1, 5), mandateAt(4, 3), mandateAt(5, 4)]).toEqual([
      'projektledare',
      'styrgrupp',
      'uppdragsbeställare',
    ]);
    const scale = { id: 1, name: '', version: 1, rule: 'product' as const, cells };
    const names = {
      probabilityNames: [],
      consequenceNames: [],
      probabilityDefinitions: [],
      consequenceDefinitions: [],
    };
    expect(mandateBands({ ...scale, ...names }).map(({ from, to, levelName }) => [from, to, levelName])).toEqual([
      [1, 6, 'lågt'],
      [8, 12, 'medel'],
      [15, 25, 'högt'],
    ]);
  });

  test('4x4 has a colour a cell, which is not the product', () => {
    const colours = cellsOfDraft(four).map(({ colour }) => colour);
    expect(colours.slice(0, 8).join(' ')).toBe('grön grön grön gul grön grön gul röd');
  });
});

describe('a draft is refused', () => {
  test('where bands overlap, by their names and the values they share', () => {
    const draft = withBands((bands) => (bands[1] = { ...bands[1]!, from: 5 }));
    expect(scaleFaults(draft)).toEqual([
      { field: 'bands[1].from', message: 'Banden lågt och medel överlappar: båda har 5, 6.' },
    ]);
  });

  test('where values that occur are in no band; those that never occur need none', () => {
    expect(messages(withBands((bands) => (bands[1] = { ...bands[1]!, from: 9 })))).toEqual([
      'Inget band har värdet 8.',
    ]);
    expect(messages(withBands((bands) => bands.pop()))).toEqual(['Inget band har värdena 15, 16, 20, 25.']);
    expect(productsOf(5, 5)).not.toContain(7);
  });

  test('where a band is half written, has no colour, turns round, is named twice or has no mandate as the others', () => {
    expect(messages(withBands((bands) => (bands[0] = { ...bands[0]!, to: null })))).toEqual([
      'Bandet lågt saknar sitt högsta värde.',
    ]);
    expect(messages(withBands((bands) => (bands[0] = { ...bands[0]!, colour: null, mandate: null })))).toEqual([
      'Bandet lågt saknar färg.',
      'Bandet lågt saknar mandat. Ge alla band mandat, eller inget.',
    ]);
    expect(messages(withBands((bands) => (bands[2] = { ...bands[2]!, from: 25, to: 15 })))).toEqual([
      'Bandet högt slutar på 15, före sin början 25.',
    ]);
    expect(messages(withBands((bands) => (bands[2] = { ...bands[2]!, levelName: 'Medel' })))).toEqual([
      'Två band heter ”Medel”.',
    ]);
  });

  test('where a cell has no colour, or no mandate although another has', () => {
    const cells = four.cells.map((cell, at) => (at === 6 ? { ...cell, colour: null } : cell));
    expect(scaleFaults({ ...four, cells })).toEqual([
      { field: 'cells[6].colour', message: 'Rutan Måttlig, Regelbundet saknar färg.' },
    ]);
    const one = four.cells.map((cell, at) => (at === 0 ? { ...cell, mandate: 'styrgrupp' as const } : cell));
    expect(scaleFaults({ ...four, cells: one })).toHaveLength(15);
  });

  test('where levels have no name or the same one', () => {
    const probability = four.probability.map((level, at) => (at === 1 ? { ...level, name: 'ofta' } : level));
    expect(messages({ ...four, probability })).toEqual(['Nivå 2 och 4 av sannolikhet heter båda ”Ofta”.']);
    const consequence = four.consequence.map((level, at) => (at === 3 ? { ...level, name: '' } : level));
    expect(messages({ ...four, consequence })).toEqual(['Skriv vad nivå 4 av konsekvens heter.']);
  });
});

test('bands that leave no value out and share none give every cell exactly one', () => {
  const size = fc.integer({ min: 2, max: 9 });
  fc.assert(
    fc.property(size, size, fc.array(fc.nat(80), { maxLength: 5 }), (width, height, cuts) => {
      const products = productsOf(width, height);
      const starts = [...new Set([0, ...cuts.map((cut) => cut % products.length)])].sort((a, b) => a - b);
      const bands = starts.map((start, at): DraftBand => {
        const end = starts[at + 1] ?? products.length;
        return { from: products[start]!, to: products[end - 1]!, levelName: `b${at}`, colour: 'gul', mandate: null };
      });
      const names = (count: number) => Array.from({ length: count }, (_, at) => ({ name: String(at), definition: '' }));
      const draft: ScaleDraft = {
        name: '',
        rule: 'product',
        probability: names(width),
        consequence: names(height),
        cells: [],
        bands,
      };
      expect(scaleFaults(draft)).toEqual([]);
      expect(cellsOfDraft(draft)).toHaveLength(ratingsOf(width, height).length);
    }),
  );
});

describe('the form', () => {
  const typed = {
    name: 'Egen',
    rule: 'product',
    probability: five.probability,
    consequence: five.consequence,
    bands: [
      { from: '', to: '', levelName: '', colour: '', mandate: '' },
      { from: '1', to: '12', levelName: 'lågt', colour: 'grön', mandate: '' },
      { from: '10', to: '25', levelName: 'högt', colour: 'röd', mandate: '' },
    ],
  };

  test('says what is wrong at the field where it was typed, past rows that are empty', () => {
    const issues = newScaleForm.safeParse(typed).error?.issues.map(({ path, message }) => [path.join('.'), message]);
    expect(issues).toEqual([['bands.2.from', 'Banden lågt och högt överlappar: båda har 10, 12.']]);
  });

  test('takes what has no faults, and a colour that is none is refused', () => {
    const bands = typed.bands.map((band) => (band.from === '10' ? { ...band, from: '15' } : band));
    expect(newScaleForm.safeParse({ ...typed, bands }).data?.bands).toHaveLength(2);
    const odd = bands.map((band) => ({ ...band, colour: 'lila' }));
    expect(newScaleForm.safeParse({ ...typed, bands: odd }).success).toBe(false);
  });
});
