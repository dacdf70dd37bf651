/** The ids that the database gave out, by the name the sample data use. */
export type Ids<Name extends string | number> = ReadonlyMap<Name, number>;

/** @throws Error naming what the sample data refer to but never define. */
export function known<Name, Value>(found: ReadonlyMap<Name, Value>, name: Name): Value {
  const value = found.get(name);
  if (value === undefined) throw new Error(`the sample data refer to "${String(name)}", which they do not define`);
  return value;
}
