import { sql, type RawBuilder } from 'kysely';

import type { Writer } from '~db/samples/writer';

/** What a row is copied with: its own number for each project, for each cooperation or for each region of kommuner. */
export type Group = 'project' | 'cooperation' | 'region';

export interface CopiedTable {
  readonly name: string;
  /** SQL: which rows are copied. Default: all there are. */
  readonly where?: string;
  /** SQL on `pattern` and `copy` for columns that need a value of their own. */
  readonly replaced?: Readonly<Record<string, string>>;
}

/**
 * A copy has the id of its pattern plus so much per number of its group. Every reference between copied rows
 * is then right without being looked up; the pattern must have fewer rows per table.
 */
const STRIDE = 1000;

/** The group whose copies a reference points into. A column that is not listed keeps pointing at the same row. */
const GROUP_OF_REFERENCE: Readonly<Record<string, Group>> = {
  project_id: 'project',
  phase_id: 'project',
  rollout_group_id: 'project',
  predecessor_id: 'project',
  successor_id: 'project',
  risk_id: 'project',
  valuation_id: 'project',
  row_id: 'project',
  budget_version_id: 'project',
  baseline_id: 'project',
  item_id: 'project',
  cooperation_id: 'cooperation',
  key_id: 'cooperation',
  key_version_id: 'cooperation',
  scale_id: 'cooperation',
  party_id: 'region',
  lead_party_id: 'region',
  performed_by_party_id: 'region',
  carried_by_party_id: 'region',
  basis_figure_id: 'region',
};

interface Column {
  readonly name: string;
  readonly type: string;
}

/**
 * Copies the pattern rows of a table once for each row of the temporary table `copy`, in one statement.
 * Dates of a project move with its `months`.
 */
export async function copyRows(writer: Writer, table: CopiedTable, group: Group): Promise<void> {
  const columns = await columnsOf(writer, table.name);
  const values = columns.map((column) => table.replaced?.[column.name] ?? valueOf(column, group));
  await sql`
    insert into ${sql.table(table.name)} (${sql.join(columns.map(({ name }) => sql.ref(name)))})
    overriding system value
    select ${sql.raw(values.join(', '))}
    from (select * from ${sql.table(table.name)} where ${sql.raw(table.where ?? 'true')}) as pattern
    cross join (${copiesOf(group)}) as copy
  `.execute(writer);
  if (columns.some(({ name }) => name === 'id')) await moveSequence(writer, table.name);
}

/** Gives the copies of rows in `to` that state, which they could not be written in: what is submitted is frozen. */
export async function copyState(writer: Writer, table: string, to: readonly string[], state: string): Promise<void> {
  await sql`
    update ${sql.table(table)} as made set state = ${state}
    from ${sql.table(table)} as pattern
    where made.id >= ${STRIDE} and pattern.id = made.id % ${STRIDE} and pattern.state = any(${to})
  `.execute(writer);
}

async function columnsOf(writer: Writer, table: string): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select column_name as name, data_type as type from information_schema.columns
    where table_schema = 'public' and table_name = ${table}
    order by ordinal_position
  `.execute(writer);
  return rows;
}

function valueOf({ name, type }: Column, group: Group): string {
  const owner = name === 'id' ? group : GROUP_OF_REFERENCE[name];
  if (owner !== undefined) return `pattern.${name} + copy.${owner} * ${STRIDE}`;
  if (type === 'date' && group === 'project') return `(pattern.${name} + make_interval(months => copy.months))::date`;
  return `pattern.${name}`;
}

function copiesOf(group: Group): RawBuilder<unknown> {
  switch (group) {
    case 'project':
      return sql`select * from copy where project > 0`;
    case 'cooperation':
      return sql`select distinct cooperation, region from copy where cooperation > 0`;
    case 'region':
      return sql`select distinct region from copy where region > 0`;
  }
}

async function moveSequence(writer: Writer, table: string): Promise<void> {
  await sql`
    select setval(pg_get_serial_sequence(${table}, 'id'), (select max(id) from ${sql.table(table)}))
  `.execute(writer);
}
