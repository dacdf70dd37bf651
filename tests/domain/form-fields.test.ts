import { parseWithZod } from '@conform-to/zod/v4';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import {
  choice,
  optionalDate,
  optionalHours,
  optionalKronor,
  optionalRowId,
  optionalWhole,
  requiredHours,
  requiredKronor,
  requiredText,
  requiredWhole,
  rowId,
  rowVersion,
  text,
} from '~/forms/fields';

const MISSING = 'Uppgiften saknas.';
const BROKEN = 'Uppgiften är inte giltig. Ladda om sidan och försök igen.';

/** What a field makes of what was typed, the way the product asks: as a form. Undefined: the form lacks the field. */
function read(field: z.ZodType, typed: string | undefined): { value: unknown } | { messages: readonly string[] } {
  const form = new FormData();
  if (typed !== undefined) form.set('field', typed);
  const submission = parseWithZod(form, { schema: z.object({ field }) });
  if (submission.status === 'success') return { value: submission.value.field };
  return { messages: submission.reply().error?.['field'] ?? [] };
}

const value = (expected: unknown) => ({ value: expected });
const message = (...expected: string[]) => ({ messages: expected });

describe('a text that must be there', () => {
  const field = requiredText('Skriv ett namn.', 10);

  test('is trimmed, with line ends as one sign', () => {
    expect(read(field, '  Åsa Öberg ')).toEqual(value('Åsa Öberg'));
    expect(read(field, 'a\r\nb\rc\nd')).toEqual(value('a\nb\nc\nd'));
    expect(read(field, 'a\tb')).toEqual(value('a\tb'));
  });

  test('has no control characters', () => {
    expect(read(field, 'a\u0000b\u0008c\u001bd\u007fe\u0085f')).toEqual(value('abcdef'));
    expect(read(field, '\u0000\u0001')).toEqual(message('Skriv ett namn.'));
  });

  test.each([undefined, '', '   ', '\n\t'])('is asked for: %j', (typed) => {
    expect(read(field, typed)).toEqual(message('Skriv ett namn.'));
  });

  test('that is too long says how long it may be and is', () => {
    expect(read(field, 'a'.repeat(10))).toEqual(value('a'.repeat(10)));
    expect(read(field, 'a'.repeat(11))).toEqual(message('Högst 10 tecken. Du skrev 11.'));
    expect(read(requiredText('Skriv.', 5000), 'å'.repeat(1_000_000))).toEqual(
      message('Högst 5\u00a0000 tecken. Du skrev 1\u00a0000\u00a0000.'),
    );
  });

  test('is counted after it is trimmed', () => {
    expect(read(field, `  ${'a'.repeat(10)}\r\n`)).toEqual(value('a'.repeat(10)));
  });
});

describe('a text that may be empty', () => {
  test('is empty where it is missing, and never too long', () => {
    expect(read(text(5), undefined)).toEqual(value(''));
    expect(read(text(5), '  ')).toEqual(value(''));
    expect(read(text(5), ' åäö ')).toEqual(value('åäö'));
    expect(read(text(5), 'abcdef')).toEqual(message('Högst 5 tecken. Du skrev 6.'));
  });

  test('has of any typed text only what the database can keep', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
        const result = read(text(1000), typed);
        expect(result).toHaveProperty('value');
        const kept = (result as { value: string }).value;
        expect(kept).not.toMatch(/(?![\t\n])\p{Cc}/u);
        expect(kept).toBe(kept.trim());
      }),
    );
  });
});

describe('a date', () => {
  test('is read as people write it, and may be left out', () => {
    expect(read(optionalDate(), ' 2020-4-1 ')).toEqual(value('2020-04-01'));
    expect(read(optionalDate(), '20200401')).toEqual(value('2020-04-01'));
    expect(read(optionalDate(), '')).toEqual(value(null));
    expect(read(optionalDate(), undefined)).toEqual(value(null));
  });

  test.each(['2021-02-29', '2020-13-01', 'snart', '1 april'])('that does not exist is told: %s', (typed) => {
    expect(read(optionalDate(), typed)).toEqual(
      message(`”${typed}” är inte ett datum som finns. Skriv år-månad-dag, till exempel 2020-04-01.`),
    );
  });

  test('that is a whole book is told by its beginning', () => {
    expect(read(optionalDate(), 'x'.repeat(1_000_000))).toEqual(
      message(`”${'x'.repeat(40)}” är inte ett datum som finns. Skriv år-månad-dag, till exempel 2020-04-01.`),
    );
  });
});

describe('an amount of kronor', () => {
  test('is öre, and may be left out or not', () => {
    expect(read(optionalKronor(), '1 520 000')).toEqual(value(152_000_000));
    expect(read(optionalKronor(), '1\u00a0520\u00a0000,50 kr')).toEqual(value(152_000_050));
    expect(read(optionalKronor(), '−12')).toEqual(value(-1200));
    expect(read(optionalKronor(), ' ')).toEqual(value(null));
    expect(read(requiredKronor(), '0')).toEqual(value(0));
    expect(read(requiredKronor(), '')).toEqual(message('Skriv ett belopp i kronor.'));
  });

  test.each(['tolv', '1,234', '1e9', '=1+1'])('that is none is told, once: %s', (typed) => {
    const told = `”${typed}” är inte ett belopp i kronor upp till tio miljarder. Skriv till exempel 1 520 000 eller 99,50.`;
    expect(read(optionalKronor(), typed)).toEqual(message(told));
    expect(read(requiredKronor(), typed)).toEqual(message(told));
  });
});

describe('a number of hours', () => {
  test('is hundredths, and may be left out or not', () => {
    expect(read(optionalHours(), '1 428')).toEqual(value(142_800));
    expect(read(optionalHours(), '7,5')).toEqual(value(750));
    expect(read(optionalHours(), undefined)).toEqual(value(null));
    expect(read(requiredHours(), '0')).toEqual(value(0));
    expect(read(requiredHours(), ' ')).toEqual(message('Skriv antal timmar.'));
  });

  test.each(['sju', '-1', '7:30'])('that is none is told, once: %s', (typed) => {
    const told = `”${typed}” är inte ett antal timmar. Skriv till exempel 120 eller 7,5.`;
    expect(read(optionalHours(), typed)).toEqual(message(told));
    expect(read(requiredHours(), typed)).toEqual(message(told));
  });
});

describe('a whole number', () => {
  test('lies within its limits, which belong to it', () => {
    expect(read(optionalWhole(0, 100), '0')).toEqual(value(0));
    expect(read(optionalWhole(0, 100), '100')).toEqual(value(100));
    expect(read(optionalWhole(0, 100), '')).toEqual(value(null));
    expect(read(requiredWhole(0, 100), ' 42 ')).toEqual(value(42));
    expect(read(requiredWhole(0, 100), '')).toEqual(message('Skriv ett heltal från 0 till 100.'));
  });

  test.each(['101', '-1', '1,5', '1e1', 'fem', '9999999999'])('that is none or beyond is told, once: %s', (typed) => {
    const told = `”${typed}” ska vara ett heltal från 0 till 100.`;
    expect(read(optionalWhole(0, 100), typed)).toEqual(message(told));
    expect(read(requiredWhole(0, 100), typed)).toEqual(message(told));
  });
});

describe('the identity and the version of a row', () => {
  test.each([
    ['identity', rowId],
    ['version', rowVersion],
  ])('%s: a number from 1 that fits', (_, field) => {
    expect(read(field(), '1')).toEqual(value(1));
    expect(read(field(), '999999999999999')).toEqual(value(999_999_999_999_999));
    expect(read(field(), undefined)).toEqual(message(MISSING));
    for (const typed of ['0', '-1', '01', '1.5', '1e3', 'x', '1 or 1=1', '9'.repeat(16)]) {
      expect(read(field(), typed)).toEqual(message(BROKEN));
    }
  });

  test('where none is a choice, empty is none', () => {
    expect(read(optionalRowId(), '7')).toEqual(value(7));
    expect(read(optionalRowId(), '')).toEqual(value(null));
    expect(read(optionalRowId(), undefined)).toEqual(value(null));
    for (const typed of ['0', '-1', 'x', '9'.repeat(16)]) {
      expect(read(optionalRowId(), typed)).toEqual(message('Välj i listan.'));
    }
  });
});

describe('a choice', () => {
  test('is one of the list, as it is written', () => {
    const field = choice(['pågår', 'klar']);
    expect(read(field, 'pågår')).toEqual(value('pågår'));
    for (const typed of ['Pågår', 'okänd', '', undefined]) {
      expect(read(field, typed)).toEqual(message('Välj i listan.'));
    }
  });
});

test('a message that no form wrote is Swedish', () => {
  const { messages } = read(z.string().min(5), 'abc') as { messages: readonly string[] };
  expect(messages).toEqual([expect.stringMatching(/förväntade .*5 tecken/)]);
});
