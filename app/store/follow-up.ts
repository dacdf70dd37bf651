import { sql } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { RoundingMode, RoundingUnit } from '~/domain/allocate';
import type { CalendarDate } from '~/domain/calendar';
import type { FollowedPhase } from '~/domain/follow-up-cells';
import type { Ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { carriedStretches } from './share-stretch';
import { visibleTo } from './visible';

interface PhaseRow extends Omit<FollowedPhase, 'period' | 'budget'> {
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
  readonly budget:
    | (Omit<NonNullable<FollowedPhase['budget']>, 'rounding'> & {
        readonly unit: RoundingUnit | null;
        readonly mode: RoundingMode | null;
      })
    | null;
}

/** Which phases are followed up; null stands for all that the viewer sees. */
export interface FollowedScope {
  readonly projectId: number | null;
  /** slug of a cooperation */
  readonly cooperation: string | null;
  /** with the parties' shares: only where they are asked for, for there are many */
  readonly shares: boolean;
}

/** The phases with their standing budget, what has been paid and what is expected, by project and number. */
export async function listFollowedPhases(
  db: Database,
  viewer: Viewer,
  { projectId, cooperation, shares }: FollowedScope,
): Promise<FollowedPhase[]> {
  const { rows } = await sql<PhaseRow>`
    select project.id as project_id, project.slug as project_slug, project.name as project_name,
           phase.id as phase_id, phase.number as phase_number, phase.name as phase_name,
           phase.start_date as start, phase.end_date as "end",
           (select json_build_object('version', bv.version, 'state', bv.state,
               'unit', bv.rounding_unit_ore, 'mode', bv.rounding_mode,
               'lines', (select coalesce(json_agg(json_build_object(
                   'year', line.year, 'amount', line.amount_ore, 'carriedBy', line.carried_by_party_id)), '[]')
                 from budget_line line where line.budget_version_id = bv.id and line.removed_at is null),
               'shares', (select coalesce(json_agg(held), '[]') from (
                   select share.party_id as "partyId", party.name as "partyName", coalesce(party.code, '') as code,
                          sum(share.amount_ore)::bigint as share
                   from cost_share share join party on party.id = share.party_id
                   where ${shares} and share.budget_version_id = bv.id
                   group by share.party_id, party.name, party.code
                 ) held),
               'stretches', ${carriedStretches(sql`bv.id`)})
              from budget_version bv
              where bv.phase_id = phase.id and bv.state in ('godkänd', 'inskickad', 'utkast')
              order by array_position(array['godkänd', 'inskickad', 'utkast'], bv.state), bv.version desc
              limit 1) as budget,
           (select coalesce(json_agg(paid), '[]') from (
               select extract(year from cost.on_date)::int as year, sum(cost.amount_ore)::bigint as amount
               from cost_actual cost
               where cost.phase_id = phase.id
                 and not exists (select from cost_actual newer where newer.corrects_id = cost.id)
               group by 1
             ) paid) as actuals,
           (select coalesce(json_agg(json_build_object('year', newest.year, 'amount', newest.amount_ore)), '[]') from (
               select distinct on (forecast.year) forecast.year, forecast.amount_ore
               from phase_forecast forecast where forecast.phase_id = phase.id
               order by forecast.year, forecast.id desc
             ) newest where newest.amount_ore is not null) as forecasts
    from phase join project on project.id = phase.project_id
    where (${viewer.seesAll} or project.cooperation_id = any(${[...viewer.cooperationIds]}::bigint[]))
      and (${projectId}::bigint is null or project.id = ${projectId})
      and (${cooperation}::text is null
           or project.cooperation_id = (select id from cooperation where slug = ${cooperation}))
      and phase.removed_at is null
    order by project.name collate "sv-SE-x-icu", project.id, phase.number
  `.execute(db);
  return rows.map(({ start, end, budget, ...phase }) => {
    if (budget === null) return { ...phase, period: { start, end }, budget };
    const { unit, mode, ...version } = budget;
    return {
      ...phase,
      period: { start, end },
      budget: { ...version, rounding: unit !== null && mode !== null ? { unit, mode } : null },
    };
  });
}

/** What somebody expected of a phase in a year; `amount` null: taken back, the budget is expected again. */
export interface Forecast {
  readonly id: number;
  readonly phaseId: number;
  readonly year: number;
  readonly amount: Ore | null;
  readonly note: string;
  readonly madeOn: CalendarDate;
  readonly madeBy: string | null;
}

function selectForecasts(db: Database, viewer: Viewer, projectId: number) {
  return db
    .selectFrom('phaseForecast as forecast')
    .innerJoin('project', 'project.id', 'forecast.projectId')
    .leftJoin('appUser', 'appUser.id', 'forecast.madeBy')
    .where(visibleTo(viewer))
    .where('forecast.projectId', '=', projectId)
    .orderBy('forecast.id', 'desc')
    .select([
      'forecast.id',
      'forecast.phaseId',
      'forecast.year',
      'forecast.amountOre as amount',
      'forecast.note',
      'forecast.madeOn',
      'appUser.name as madeBy',
    ]);
}

/** Every forecast of a project, the newest first. */
export async function listForecasts(db: Database, viewer: Viewer, projectId: number): Promise<Forecast[]> {
  return (await selectForecasts(db, viewer, projectId).execute()) as unknown as Forecast[];
}

/** Locks a phase for a new forecast. @returns those of the year so far, the newest first; null when the phase is not there */
export async function lockForecasts(
  trx: Transaction,
  viewer: Viewer,
  projectId: number,
  phaseId: number,
  year: number,
): Promise<Forecast[] | null> {
  const phase = await trx
    .selectFrom('phase')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .where(visibleTo(viewer))
    .where('phase.id', '=', phaseId)
    .where('phase.projectId', '=', projectId)
    .where('phase.removedAt', 'is', null)
    .select('phase.id')
    .forUpdate('phase')
    .executeTakeFirst();
  if (!phase) return null;
  const rows = await selectForecasts(trx, viewer, projectId)
    .where('forecast.phaseId', '=', phaseId)
    .where('forecast.year', '=', year)
    .execute();
  return rows as unknown as Forecast[];
}

/** Adds a forecast; earlier ones stay as history. */
export async function insertForecast(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  { amount, ...forecast }: Pick<Forecast, 'phaseId' | 'year' | 'amount' | 'note'>,
): Promise<void> {
  const values = { ...forecast, amountOre: amount };
  const { id } = await trx
    .insertInto('phaseForecast')
    .values({ ...values, projectId, madeAt: actor.at, madeOn: actor.today, madeBy: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: 'phaseForecast.create',
    entity: 'phaseForecast',
    entityId: id,
    projectId,
    after: values,
  });
}
