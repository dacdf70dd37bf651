import type { Option } from '~/views/shell/form/ChoiceField';

/** Rows as choices of a list. */
export function optionsOf(rows: readonly { readonly id: number; readonly name: string }[]): Option[] {
  return rows.map(({ id, name }) => ({ value: String(id), label: name }));
}
