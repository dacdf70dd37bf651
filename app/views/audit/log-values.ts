import { formatCount, formatDateTime, formatHours, formatOre } from '~/views/shell/format';

import type { Field, FieldFormat } from './log-common-fields';
import { choiceWord, fieldOf } from './log-fields';

/** The words of a field and of what it is a part of: "Värdering, sannolikhet". */
export function labelOf(entity: string, path: readonly string[]): string {
  const words = path.map((key, at) => readField(fieldOf(entity, path.slice(0, at + 1)), key).word).filter(Boolean);
  const joined = words.map((word, at) => (at === 0 ? word : word.charAt(0).toLowerCase() + word.slice(1))).join(', ');
  return joined || path.at(-1)!;
}

export function readField(field: Field | undefined, key: string): { word: string; format?: FieldFormat } {
  if (field === undefined || field === null) return { word: key };
  return typeof field === 'string' ? { word: field } : { word: field[0], format: field[1] };
}

/** A value as it is written elsewhere; null where there is none. */
export function textOf(entity: string, path: readonly string[], value: unknown, format?: FieldFormat): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return arrayText(entity, path, value, format);
  if (format === 'whole') return 'finns';
  if (isThing(value))
    return isFraction(value) ? `${value.numerator}/${value.denominator}` : thingText(entity, path, value);
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (typeof value === 'number') return numberText(value, format);
  const text = String(value);
  if (format === 'choice') return choiceWord(text);
  if (format === 'month') return text.slice(0, 7);
  return /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)) ? formatDateTime(text) : text;
}

function arrayText(entity: string, path: readonly string[], list: readonly unknown[], format?: FieldFormat) {
  if (list.length === 0) return null;
  if (format === 'whole') return 'finns';
  const pick = { names: ['text', 'name'], numbers: ['id'] }[format as 'names' | 'numbers'];
  const picked = pick
    ? list.map((each) => (isThing(each) ? (pick.map((key) => each[key]).find(Boolean) ?? each) : each))
    : list;
  return listed(picked.map((each) => textOf(entity, path, each, format === 'choice' ? format : undefined)));
}

/** Several values in a row; numbers need no more than a comma between them. */
export function listed(texts: readonly (string | null)[]): string | null {
  const said = texts.filter((text) => text !== null);
  return said.length === 0 ? null : said.join(said.every((text) => /^\d+$/.test(text)) ? ', ' : '; ');
}

/** A thing in a list: its fields that hold something, one after another. */
function thingText(entity: string, path: readonly string[], thing: Readonly<Record<string, unknown>>): string | null {
  const parts = Object.entries(thing).flatMap(([key, value]) => {
    const field = fieldOf(entity, [...path, key]);
    const { word, format } = readField(field, key);
    const text = field === null ? null : textOf(entity, [...path, key], value, format);
    return text === null ? [] : [`${word.toLowerCase()} ${text}`.trim()];
  });
  return parts.join(', ') || null;
}

function numberText(value: number, format?: FieldFormat): string {
  if (format === 'ore') return formatOre(value);
  if (format === 'hours') return formatHours(value);
  if (format === 'count') return formatCount(value);
  if (format === 'percent') return `${value}\u00a0%`;
  if (format === 'workingDays') return `${formatCount(value)} ${Math.abs(value) === 1 ? 'arbetsdag' : 'arbetsdagar'}`;
  // Neither a year nor an id is parted into thousands.
  return String(value).replace('.', ',').replace('-', '\u2212');
}

export function columnsIn(list: readonly unknown[]): [string, unknown[]][] {
  const things = list.filter(isThing);
  return Object.keys(things[0] ?? {}).map((key) => [key, things.map((thing) => thing[key])]);
}

export function isThing(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isFraction(thing: Readonly<Record<string, unknown>>): boolean {
  return 'numerator' in thing && 'denominator' in thing;
}
