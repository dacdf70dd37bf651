import type { FieldMetadata } from '@conform-to/react';

/** The fields of a list; none where a forged form sent a text in its place, which Conform would end the page for. */
export function fieldList<Item>(list: FieldMetadata<Item[]>) {
  const typed: unknown = list.initialValue;
  return typed === undefined || Array.isArray(typed) ? list.getFieldList() : [];
}
