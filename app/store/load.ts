import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Hours } from '~/domain/hours';
import type { Capacity, LoadSource } from '~/domain/load';
import { firstDay, type Month } from '~/domain/month';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';

/** Which load is asked for. */
export interface LoadScope {
  readonly year: number;
  /** slug of a cooperation; null: all that the viewer sees */
  readonly cooperation: string | null;
}

const seen = (viewer: Viewer, cooperation: string | null) => sql`
  (${viewer.seesAll} or project.cooperation_id = any(${[...viewer.cooperationIds]}::bigint[]))
  and (${cooperation}::text is null or project.cooperation_id = (select id from cooperation where slug = ${cooperation}))`;

/**
 * Budgeted and reported hours of a year in every project that the viewer sees: each row of an hour budget, and what is
 * sent in or approved by project, phase, role, party and person.
 */
export async function listLoadSources(
  db: Database,
  viewer: Viewer,
  { year, cooperation }: LoadScope,
): Promise<LoadSource[]> {
  const { rows } = await sql<Omit<LoadSource, 'period'> & { start: CalendarDate | null; end: CalendarDate | null }>`
    select source.kind, project.cooperation_id, project.id as project_id, project.slug as project_slug,
           project.name as project_name, phase.number as phase_number,
           case when phase.id is null then project.start_date else phase.start_date end as start,
           case when phase.id is null then project.end_date else phase.end_date end as "end",
           source.role, source.party_id, party.name as party_name, source.user_id, person.name as user_name, source.cells
    from (
      select 'budgeted' as kind, budgeted.project_id, budgeted.phase_id, budgeted.role, budgeted.party_id, budgeted.user_id,
             (select json_agg(json_build_object('year', cell.year, 'month', cell.month, 'hours', cell.hours_hundredths))
                from hour_budget_cell cell where cell.row_id = budgeted.id and cell.year = ${year}) as cells
      from hour_budget_row budgeted where budgeted.removed_at is null
      union all
      select 'entered', entered.project_id, entered.phase_id, entered.role, entered.party_id, entered.user_id,
             json_agg(json_build_object('year', ${year}::int, 'month', entered.month, 'hours', entered.total))
      from (
        select entry.project_id, entry.phase_id, entry.role, entry.party_id, entry.user_id,
               extract(month from entry.on_date)::int as month, sum(entry.hours_hundredths)::bigint as total
        from time_entry entry
        where entry.on_date between make_date(${year}, 1, 1) and make_date(${year}, 12, 31)
          and entry.state in ('inskickad', 'godkänd')
          and not exists (select from time_entry newer where newer.corrects_id = entry.id)
        group by 1, 2, 3, 4, 5, 6
      ) entered
      group by entered.project_id, entered.phase_id, entered.role, entered.party_id, entered.user_id
    ) source
    join project on project.id = source.project_id
    left join phase on phase.id = source.phase_id and phase.removed_at is null
    left join party on party.id = source.party_id
    left join app_user person on person.id = source.user_id
    where ${seen(viewer, cooperation)} and source.cells is not null
    order by project.name collate "sv-SE-x-icu", project.id, source.kind, phase.number, source.role
  `.execute(db);
  return rows.map(({ start, end, ...source }) => ({ ...source, period: { start, end } }));
}

/** The years for which some project in sight has an hour budget or reported hours, in order. */
export async function listLoadYears(db: Database, viewer: Viewer): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct cell.year from hour_budget_cell cell
      join hour_budget_row budgeted on budgeted.id = cell.row_id and budgeted.removed_at is null
      join project on project.id = budgeted.project_id where ${seen(viewer, null)}
    union
    select distinct extract(year from entry.on_date)::int from time_entry entry
      join project on project.id = entry.project_id where ${seen(viewer, null)}
    order by 1
  `.execute(db);
  return rows.map(({ year }) => year);
}

/** What is set of capacity: of the cooperations in sight, and of people who have hours in a project in sight. */
export async function listCapacities(db: Database, viewer: Viewer): Promise<Capacity[]> {
  const { rows } = await sql<Capacity>`
    select cooperation_id, role, party_id, user_id, to_char(month, 'YYYY-MM') as month,
           hours_hundredths::int as hours, version
    from capacity
    where case when capacity.user_id is null
      then ${viewer.seesAll} or capacity.cooperation_id = any(${[...viewer.cooperationIds]}::bigint[])
      else exists (
        select from project where ${seen(viewer, null)} and (
          exists (select from time_entry entry where entry.project_id = project.id and entry.user_id = capacity.user_id)
          or exists (select from hour_budget_row own where own.project_id = project.id and own.user_id = capacity.user_id)))
      end
    order by capacity.id
  `.execute(db);
  return rows;
}

/** The cooperation of each of those projects that the viewer sees. */
export async function listProjectCooperations(
  db: Database,
  viewer: Viewer,
  projectIds: readonly number[],
): Promise<{ readonly projectId: number; readonly cooperationId: number }[]> {
  const { rows } = await sql<{ projectId: number; cooperationId: number }>`
    select project.id as project_id, project.cooperation_id from project
    where project.id = any(${[...projectIds]}::bigint[]) and ${seen(viewer, null)}
    order by project.id
  `.execute(db);
  return rows;
}

/** Whose capacity, and of which month. */
export type CapacityPlace = Omit<Capacity, 'hours' | 'version'>;

/** Locks what is set of a capacity. @returns the hours and version; null where nothing is set or it cannot be seen */
export async function lockCapacity(
  trx: Transaction,
  viewer: Viewer,
  { cooperationId, role, partyId, userId, month }: CapacityPlace,
): Promise<{ readonly id: number; readonly hours: Hours; readonly version: number } | null> {
  const { rows } = await sql<{ id: number; hours: Hours; version: number }>`
    select id, hours_hundredths as hours, version from capacity
    where cooperation_id is not distinct from ${cooperationId}::bigint and role is not distinct from ${role}::text
      and party_id is not distinct from ${partyId}::bigint and user_id is not distinct from ${userId}::bigint
      and month is not distinct from ${month === null ? null : firstDay(month)}::date
      and (user_id is not null or ${viewer.seesAll} or cooperation_id = any(${[...viewer.cooperationIds]}::bigint[]))
    for update
  `.execute(trx);
  return rows[0] ?? null;
}

/**
 * Sets a capacity, or takes it back so that the more general one counts again.
 * @param before what {@link lockCapacity} gave
 * @param time null takes it back
 * @returns false when somebody else set it at the same moment
 */
export async function setCapacity(
  trx: Transaction,
  actor: Actor,
  place: CapacityPlace,
  before: { readonly id: number; readonly hours: Hours; readonly version: number } | null,
  time: Hours | null,
): Promise<boolean> {
  if (time === null && before === null) return true;
  const month: string | null = place.month === null ? null : firstDay(place.month as Month);
  let id = before?.id;
  if (time === null) await trx.deleteFrom('capacity').where('id', '=', before!.id).execute();
  else if (before) {
    await trx
      .updateTable('capacity')
      .set({ hoursHundredths: time, version: before.version + 1 })
      .where('id', '=', before.id)
      .execute();
  } else {
    const row = await trx
      .insertInto('capacity')
      .values({ ...place, month, hoursHundredths: time })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!row) return false;
    id = row.id;
  }
  await insertAudit(trx, actor, {
    action: time === null ? 'capacity.remove' : 'capacity.set',
    entity: 'capacity',
    entityId: id!,
    before,
    after: { ...place, hours: time },
  });
  return true;
}
