import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, test } from 'vitest';

import { AS_TODAY } from '~/domain/assumptions';
import type { CalendarDate } from '~/domain/calendar';
import { ore } from '~/domain/money';
import { NOTHING_ASSUMED, type Scenario } from '~/domain/scenario';
import { scenarioQuery } from '~/forms/scenario';
import {
  asksWhatIf,
  inOrder,
  readOrder,
  readTyped,
  scenarioSearch,
  typedScenario,
} from '~/views/scenario/scenario-address';
import { summaryText } from '~/views/scenario/scenario-words';

const parse = (query: string) => parseWithZod(new URLSearchParams(query), { schema: scenarioQuery });
const errors = (query: string) => parse(query).reply().error ?? {};

const nothing: Scenario = { assumptions: AS_TODAY, ...NOTHING_ASSUMED };

const everything: Scenario = {
  assumptions: { participantIds: [3, 4], keyId: 7, basisUpTo: '2018-12-31' as CalendarDate },
  total: ore(150_000_050),
  introduction: ore(10_000),
  growth: {
    ceiling: { numerator: 150_000, denominator: 1_000_000 },
    stated: { numerator: 112_500, denominator: 1_000_000 },
    seriesId: null,
  },
  figures: [
    { seriesId: 5, partyId: 3, unitId: null, value: 120, replaces: true },
    { seriesId: 5, partyId: 4, unitId: 9, value: 0, replaces: false },
  ],
  ownLines: [
    { partyId: 8, becomes: 'dropped' },
    { partyId: 9, becomes: 'shared' },
  ],
  redistribute: true,
};

describe('the address of a what-if', () => {
  test('gives the scenario it was made of', () => {
    for (const scenario of [nothing, everything]) {
      const query = scenarioSearch(null, typedScenario(scenario), 'winners');
      const submission = parse(query);
      expect(submission.status === 'success' && submission.value).toEqual(scenario);
      expect(readOrder(new URLSearchParams(query))).toBe('winners');
    }
  });

  test('names its phase', () => {
    const phase = { id: 1, number: 2, name: 'Fas', projectId: 1, projectSlug: 'min-skolskjuts', projectName: 'X' };
    const query = scenarioSearch(phase, typedScenario(nothing), 'losers');
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
      projekt: 'min-skolskjuts',
      fas: '2',
      sortera: 'mer',
    });
  });

  test('asks for nothing with only a phase and an order, and for something with anything else', () => {
    const asks = (query: string) => asksWhatIf(new URLSearchParams(query));
    expect(['', 'projekt=x&fas=1', 'sortera=namn', 'summa='].map(asks)).toEqual([false, false, false, false]);
    const asking = ['rakna=1', 'part=1', 'summa=x', 'tak=15', 'antal.1-2=3', 'rad.4=bort', 'omfordela=1'];
    expect(asking.map(asks)).toEqual(asking.map(() => true));
  });

  test('keeps what is typed wrongly, and knows nobody ticked from nobody named', () => {
    expect(readTyped(new URLSearchParams('summa=abc&rakna=1'))).toMatchObject({ summa: 'abc', part: [] });
    expect(readTyped(new URLSearchParams('summa=abc'))).toMatchObject({ part: null });
  });

  test('is sorted anew with everything else as it was', () => {
    expect(inOrder(new URLSearchParams('summa=5&sortera=mer'), 'names')).toBe('?summa=5&sortera=namn');
    expect(readOrder(new URLSearchParams('sortera=bakvänt'))).toBe('losers');
  });
});

describe('what is typed wrongly', () => {
  test.each([
    ['rakna=1', 'part', 'Välj minst en part.'],
    ['summa=0', 'summa', 'större än noll'],
    ['summa=-5', 'summa', 'större än noll'],
    ['inforande=mycket', 'inforande', 'inte ett belopp'],
    ['siffror=2021-02-30', 'siffror', 'inte ett datum'],
    ['nyckel=x', 'nyckel', 'Välj i listan.'],
    ['tak=högt', 'tak', 'inte procent'],
    ['tak=15', 'tillvaxt', 'Skriv tillväxten'],
    ['tillvaxt=11', 'tak', 'Skriv hur mycket avtalet tillåter.'],
    ['serie=1', 'tak', 'Skriv hur mycket avtalet tillåter.'],
    ['tak=15&tillvaxt=11&serie=1', 'tillvaxt', 'inte båda'],
    ['antal.5-3=tolv', 'antal.5-3', '”tolv” är inte ett antal'],
    ['antal.5-3=-1', 'antal.5-3', 'inte ett antal'],
    ['antal.5-3=1,5', 'antal.5-3', 'inte ett antal'],
    ['antal.x=1', 'antal.x', 'inte giltig'],
    ['rad.8=kanske', 'rad.8', 'Välj i listan.'],
    ['rad.x=bort', 'rad.x', 'Välj i listan.'],
    ['rad.8=valueOf', 'rad.8', 'Välj i listan.'],
  ])('%s is told at %s', (query, field, message) => {
    expect(errors(query)[field]?.join()).toContain(message);
  });

  test('reads figures with spaces, and none where nothing is written', () => {
    const submission = parse('antal.5-3=8 715&antal.5-4=&rad.8=');
    expect(submission.status === 'success' && submission.value).toMatchObject({
      figures: [{ seriesId: 5, partyId: 3, unitId: null, value: 8715, replaces: false }],
      ownLines: [],
    });
  });

  test('as a party that is none is refused', () => {
    expect(parse('part=1&part=x').status).toBe('error');
  });
});

describe('a scenario in one line', () => {
  const summary = { less: 0, more: 0, joins: 0, leaves: 0, most: null, change: ore(0) };
  const most = { partyName: 'Borlänge', change: ore(5_200_000) };

  test.each([
    [summary, 'Ingen av dagens parter betalar mer eller mindre.'],
    [{ ...summary, less: 3, more: 12, most }, '3 parter betalar mindre, 12 mer. Störst ökning: Borlänge, +52 000 kr.'],
    [{ ...summary, less: 12, joins: 1 }, '12 parter betalar mindre, ingen mer. 1 ny part är med.'],
    [
      { ...summary, more: 1, leaves: 2, joins: 2, most: null },
      '1 part betalar mer. 2 nya parter är med. 2 parter är inte längre med.',
    ],
  ])('%o', (given, expected) => {
    expect(summaryText(given).replaceAll('\u00a0', ' ')).toBe(expected);
  });
});
