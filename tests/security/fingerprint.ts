import { sql } from 'kysely';

import type { Database } from '~db/open';

/** Written by the product on its own account, whoever asks for what: the session is touched, the queue keeps time. */
const UNSTEADY = new Set(['session']);

/**
 * A fingerprint of every row of every table: two that are alike mean that nothing was written between them, not even
 * what was put back.
 * @returns by name of the table, so that a difference says where it is
 */
export async function fingerprintTables(db: Database): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname
  `.execute(db);
  const found: Record<string, string> = {};
  for (const { name } of tables.filter((table) => !UNSTEADY.has(table.name))) {
    const { rows } = await sql<{ print: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(ctid::text || xmin::text || t::text, '' order by ctid)), '')
        as print from ${sql.table(name)} t`.execute(db);
    found[name] = rows[0]!.print;
  }
  return found;
}
