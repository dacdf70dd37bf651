import type { FieldMetadata } from '@conform-to/react';

import type { Share } from '~/domain/key';
import { parseFraction, parsePercentShare, sumOfParts } from '~/domain/typed-share';
import { fieldList } from '~/views/shell/form/field-list';

import type { TypedKey } from './key-draft';

/** What is typed of parts that together shall be one; empty fields are left out. */
export interface TypedParts {
  readonly weights: readonly string[];
  readonly percents: readonly string[];
}

/** What stands in a form at this moment. */
export function typedIn(form: FormData): TypedParts {
  const named = (pattern: RegExp) =>
    [...form].flatMap(([name, value]) => (pattern.test(name) && typeof value === 'string' ? [value] : []));
  return partsIn(named(/^components\[\d+\]\.weight$/), named(/^given\[\d+\]\.percent$/));
}

/** What stood in a form when it was sent, or when it was opened. */
export function partsOf(fields: {
  readonly components: FieldMetadata<TypedKey['components'], TypedKey, string[]>;
  readonly given: FieldMetadata<TypedKey['given'], TypedKey, string[]>;
}): TypedParts {
  return partsIn(
    fieldList(fields.components).map((row) => String(row.getFieldset().weight.initialValue ?? '')),
    fieldList(fields.given).map((row) => String(row.getFieldset().percent.initialValue ?? '')),
  );
}

function partsIn(weights: readonly string[], percents: readonly string[]): TypedParts {
  const filled = (typed: readonly string[]) => typed.map((text) => text.trim()).filter(Boolean);
  return { weights: filled(weights), percents: filled(percents) };
}

export interface SumInWords {
  readonly text: string;
  /** the parts are exactly one together */
  readonly whole: boolean;
}

/** What the weights come to; null where none is typed. */
export function weightsInWords(typed: readonly string[]): SumInWords | null {
  return sumInWords('Vikterna', typed, parseFraction);
}

/** What the percentages per party come to; null where none is typed. */
export function percentInWords(typed: readonly string[]): SumInWords | null {
  return sumInWords('Procenten', typed, parsePercentShare);
}

function sumInWords(what: string, typed: readonly string[], parse: (text: string) => Share | null): SumInWords | null {
  if (typed.length === 0) return null;
  const parts = typed.map(parse);
  const unread = typed.find((_, at) => parts[at] === null);
  if (unread !== undefined) return { text: `”${unread.slice(0, 20)}” går inte att räkna med.`, whole: false };
  const { isOne, text } = sumOfParts(parts.flatMap((part) => part ?? []));
  const rest = isOne ? '' : ' Det ska bli 100 %.';
  return { text: `${what} är nu tillsammans ${text}.${rest}`, whole: isOne };
}
