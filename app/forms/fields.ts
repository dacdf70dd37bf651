import { z } from 'zod';

import { parseDate, type CalendarDate } from '~/domain/calendar';
import { parseHours, type Hours } from '~/domain/hours';
import { parseKronor, type Ore } from '~/domain/money';

z.config(z.locales.sv());

/** Control characters but tab and line feed; Postgres refuses the zero byte, which would end as a fault of ours. */
const CONTROL = /(?![\t\n])\p{Cc}/gu;

/** What every typed text goes through: line ends as one sign, no control characters, trimmed. */
function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(CONTROL, '').trim();
}

function tooLong(typed: string, max: number): string {
  return `Högst ${max.toLocaleString('sv-SE')} tecken. Du skrev ${typed.length.toLocaleString('sv-SE')}.`;
}

/*
 * Length is judged inside the transform and not by a schema piped after it: Conform reads every text schema of a
 * form, the piped one too, as "empty is missing", and a text that may be empty would then be refused as missing.
 */

/** A text that must be there. */
export function requiredText(message: string, max: number) {
  return z.string({ error: message }).transform((typed, context) => {
    const cleaned = clean(typed);
    if (cleaned === '') context.addIssue({ code: 'custom', message });
    if (cleaned.length > max) context.addIssue({ code: 'custom', message: tooLong(cleaned, max) });
    return cleaned;
  });
}

/** A text that may be empty; missing is ''. */
export function text(max: number) {
  return z
    .string()
    .optional()
    .transform((typed, context) => {
      const cleaned = clean(typed ?? '');
      if (cleaned.length > max) context.addIssue({ code: 'custom', message: tooLong(cleaned, max) });
      return cleaned;
    });
}

/** An optional value that a domain parser reads; empty is null. */
function parsed<T>(parse: (typed: string) => T | null, message: (typed: string) => string) {
  return z
    .string()
    .optional()
    .transform((typed, context): T | null => {
      const cleaned = clean(typed ?? '');
      if (cleaned === '') return null;
      const value = parse(cleaned);
      if (value === null) context.addIssue({ code: 'custom', message: message(cleaned.slice(0, 40)) });
      return value;
    });
}

/** The same where it must be there. */
function required<T>(field: ReturnType<typeof parsed<T>>, message: string) {
  return field.transform((value, context): T => {
    if (value === null) context.addIssue({ code: 'custom', message });
    return value as T;
  });
}

export const optionalDate = () =>
  parsed<CalendarDate>(
    parseDate,
    (typed) => `”${typed}” är inte ett datum som finns. Skriv år-månad-dag, till exempel 2020-04-01.`,
  );

export const requiredDate = (message: string) => required(optionalDate(), message);

export const optionalHours = () =>
  parsed<Hours>(parseHours, (typed) => `”${typed}” är inte ett antal timmar. Skriv till exempel 120 eller 7,5.`);

export const requiredHours = () => required(optionalHours(), 'Skriv antal timmar.');

export const optionalKronor = () =>
  parsed<Ore>(
    parseKronor,
    (typed) =>
      `”${typed}” är inte ett belopp i kronor upp till tio miljarder. Skriv till exempel 1 520 000 eller 99,50.`,
  );

export const requiredKronor = () => required(optionalKronor(), 'Skriv ett belopp i kronor.');

/** A whole number within limits, with or without spaces between the thousands; empty is null. */
export const optionalWhole = (least: number, most: number) =>
  parsed<number>(
    (typed) => {
      const digits = typed.replace(/[\s\u00a0\u202f]/g, '');
      return /^\d{1,9}$/.test(digits) && Number(digits) >= least && Number(digits) <= most ? Number(digits) : null;
    },
    (typed) => `”${typed}” ska vara ett heltal från ${inWords(least)} till ${inWords(most)}.`,
  );

/** A limit can be a year, which is written together. */
const inWords = (limit: number) => (limit < 100_000 ? String(limit) : limit.toLocaleString('sv-SE'));

export const requiredWhole = (least: number, most: number) =>
  required(optionalWhole(least, most), `Skriv ett heltal från ${inWords(least)} till ${inWords(most)}.`);

const wholeNumber = z
  .string({ error: 'Uppgiften saknas.' })
  .regex(/^[1-9]\d{0,14}$/, 'Uppgiften är inte giltig. Ladda om sidan och försök igen.')
  .transform(Number);

/** The identity of a row, from a hidden field or a list. */
export const rowId = () => wholeNumber;

/** The same where "none" is a choice. */
export const optionalRowId = () =>
  parsed<number>(
    (typed) => (/^[1-9]\d{0,14}$/.test(typed) ? Number(typed) : null),
    () => 'Välj i listan.',
  );

/** A party ("12"), or one of its units ("12-3"). */
export const partyOrUnit = () =>
  z
    .string({ error: 'Uppgiften saknas.' })
    .regex(/^[1-9]\d{0,14}(-[1-9]\d{0,14})?$/, 'Uppgiften är inte giltig. Ladda om sidan och försök igen.')
    .transform((typed): { readonly partyId: number; readonly unitId: number | null } => {
      const [partyId, unitId] = typed.split('-').map(Number);
      return { partyId: partyId!, unitId: unitId ?? null };
    });

/** The version of the row that the person saw. */
export const rowVersion = () => wholeNumber;

/** One of a fixed list. */
export const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: 'Välj i listan.' });
