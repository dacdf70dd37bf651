/** So many rows fit in one statement: Postgres takes 65 535 parameters, and no table here has more than sixty columns. */
const BATCH = 1_000;

/** Cuts rows into parts that one statement takes, in their order; none for none. */
export function* batches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH);
}
