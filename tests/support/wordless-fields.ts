import { sql } from 'kysely';

import { fieldOf, listFieldOf } from '~/views/audit/log-fields';
import type { Database } from '~db/open';

interface Entry {
  readonly action: string;
  readonly entity: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The fields of the rows of the log that its page has no word for, as `risk.update: rating.weight`. */
export async function wordlessFields(db: Database): Promise<string[]> {
  const { rows } = await sql<Entry>`select action, entity, before::text as before, after::text as after
    from audit_entry`.execute(db);
  const parsed = rows.map((row) => ({ ...row, before: read(row.before), after: read(row.after) }));
  return wordlessIn(parsed);
}

const read = (json: unknown): unknown => (typeof json === 'string' ? JSON.parse(json) : null);

/** Likewise of rows at hand. */
export function wordlessIn(entries: readonly Entry[]): string[] {
  const found = entries.flatMap(({ action, entity, before, after }) =>
    [before, after].flatMap((side) => {
      const list = Array.isArray(side) && side.length > 0 && listFieldOf(action) === undefined ? ['[]'] : [];
      return [...list, ...missingIn(entity, [], side)].map((path) => `${action}: ${path}`);
    }),
  );
  return [...new Set(found)].toSorted();
}

function missingIn(entity: string, path: readonly string[], value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => missingIn(entity, path, each));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const here = [...path, key];
    const field = fieldOf(entity, here);
    if (field === undefined) return [here.join('.')];
    const isWhole = field === null || (typeof field !== 'string' && field[1] === 'whole');
    return isWhole ? [] : missingIn(entity, here, each);
  });
}
