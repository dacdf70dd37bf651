import { z } from 'zod';

/** One field of a form, as a browser names it. */
export interface Field {
  readonly name: string;
  /** what it can be, where the form says it; empty where anything may be typed */
  readonly choices: readonly string[];
  readonly isFile: boolean;
}

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: Shape | boolean;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly type?: string;
}

/** Every field that a form reads, out of its schema: a list has one row, a record one key. */
export function fieldsOf(form: z.ZodType): Field[] {
  const shape = z.toJSONSchema(form, { io: 'input', unrepresentable: 'any', cycles: 'ref' }) as Shape;
  return fieldsBelow(shape, '');
}

function fieldsBelow(shape: Shape, name: string): Field[] {
  const parts = [...(shape.anyOf ?? []), ...(shape.allOf ?? [])];
  const within = Object.entries(shape.properties ?? {}).flatMap(([key, value]) =>
    fieldsBelow(value, name === '' ? key : `${name}.${key}`),
  );
  const rows = shape.items ? fieldsBelow(shape.items, `${name}[0]`) : [];
  const record =
    typeof shape.additionalProperties === 'object' && !shape.properties
      ? fieldsBelow(shape.additionalProperties, `${name}.1`)
      : [];
  const found = [...within, ...rows, ...record, ...parts.flatMap((part) => fieldsBelow(part, name))];
  if (found.length > 0) return unique(found);
  if (name === '') return [];
  const choices = (shape.enum ?? (shape.const === undefined ? [] : [shape.const])).map(String);
  return [{ name, choices, isFile: /(^|\.)file$/.test(name) }];
}

/** The sides of a union name the same fields. */
function unique(fields: readonly Field[]): Field[] {
  const byName = new Map<string, Field>();
  for (const field of fields) {
    const known = byName.get(field.name);
    byName.set(field.name, known ? { ...known, choices: [...known.choices, ...field.choices] } : field);
  }
  return [...byName.values()];
}
