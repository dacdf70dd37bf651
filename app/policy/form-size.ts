/** The longest list of any form has fewer rows than this; so many members is the most a cooperation takes. */
const MOST_ROWS = 500;

/** More fields than any form of the product sends. */
const MOST_FIELDS = 5_000;

/**
 * Conform's own field, which asks it to add or move rows of a list. No form of the product sends it, and the index that
 * it carries is in the value, where no name tells it.
 */
const CONFORM_INTENT = '__intent__';

/**
 * Whether a form, or a query string that is read as one, is larger than any form of the product. Reading it would make
 * each list as long as its highest index, with a message for every gap, and the server would answer nobody meanwhile.
 */
export function isOversized(fields: FormData | URLSearchParams): boolean {
  let count = 0;
  for (const name of fields.keys()) {
    count += 1;
    if (count > MOST_FIELDS || name === CONFORM_INTENT) return true;
    for (const [, index] of name.matchAll(/\[(\d+)\]/g)) if (Number(index) >= MOST_ROWS) return true;
  }
  return false;
}
