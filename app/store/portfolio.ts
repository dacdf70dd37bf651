import { sql } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import type { Ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { memberOn } from './member';
import { standingBudget } from './phase-budget';
import { markOf, openTo, type SecrecyMark } from './secrecy';

export interface PortfolioFilter {
  /** slug of a cooperation */
  readonly cooperation: string | null;
  /** slug of a participant */
  readonly party: string | null;
  /** a year in which the project runs */
  readonly year: number | null;
}

export interface PortfolioPhase {
  readonly number: number;
  readonly name: string;
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
}

/** A project as one row of the portfolio. */
export interface PortfolioRow {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly cooperationName: string;
  readonly leadName: string | null;
  /** participants of the day */
  readonly parties: number;
  readonly start: CalendarDate | null;
  readonly end: CalendarDate | null;
  readonly phases: readonly PortfolioPhase[];
  /** the sum of the budgets that count, one a phase; null where no phase has one */
  readonly budget: Ore | null;
  /** milestones whose day has passed without being reached */
  readonly late: number;
  /** gates whose day has passed without a decision; one that was sent back is prepared anew and not among them */
  readonly passedGates: number;
  readonly next: {
    readonly label: string;
    readonly title: string;
    readonly date: CalendarDate;
    readonly secrecy: SecrecyMark | null;
  } | null;
}

export interface PortfolioPage {
  readonly rows: readonly PortfolioRow[];
  /** how many projects fit the filter */
  readonly count: number;
}

/**
 * One page of the projects a viewer may see, by name. The page is cut before its figures are summed,
 * so it costs the same among 20 projects as among 2 000.
 * @param page from 1
 */
export async function listPortfolio(
  db: Database,
  viewer: Viewer,
  filter: PortfolioFilter,
  today: string,
  { page, size }: { page: number; size: number },
): Promise<PortfolioPage> {
  const visible = sql`(${viewer.seesAll} or project.cooperation_id = any(${[...viewer.cooperationIds]}::bigint[]))`;
  const open = openTo(viewer, 'milestone', 'milestone.id', 'shown.cooperationId');
  const wanted = sql`${visible}
    and (${filter.cooperation}::text is null or project.cooperation_id = (select id from cooperation where slug = ${filter.cooperation}))
    and (${filter.party}::text is null or exists (
      select 1 from project_participant participant join party on party.id = participant.party_id
      where participant.project_id = project.id and party.slug = ${filter.party}))
    and (${filter.year}::int is null or exists (
      select 1 from (
        select project.start_date, project.end_date
        union all
        select phase.start_date, phase.end_date from phase where phase.project_id = project.id and phase.removed_at is null
      ) span
      where coalesce(span.start_date, span.end_date) is not null
        and daterange(span.start_date, span.end_date, '[]')
            && daterange(make_date(${filter.year}, 1, 1), make_date(${filter.year}, 12, 31), '[]')))`;
  const { rows } = await sql<PortfolioRow & { total: number }>`
    with counted as (select count(*)::int as total from project where ${wanted}),
    shown as (
      select project.* from project where ${wanted}
      order by project.name collate "sv-SE-x-icu", project.id
      limit ${size} offset ${(page - 1) * size}
    )
    select counted.total, shown.id, shown.slug, shown.name, cooperation.name as cooperation_name, lead.name as lead_name,
           coalesce(shown.start_date, phases.first) as start, coalesce(shown.end_date, phases.last) as "end",
           (select count(*)::int from project_participant
             where project_id = shown.id and daterange(joined_on, left_on) @> ${today}::date
               and ${memberOn('shown.cooperationId', 'projectParticipant.partyId', sql`${today}::date`)}) as parties,
           coalesce(phases.list, '[]') as phases, phases.budget,
           (select count(*)::int from milestone join phase on phase.id = milestone.phase_id
             where milestone.project_id = shown.id and milestone.removed_at is null and phase.removed_at is null
               and milestone.status <> 'klar' and ${open}
               and coalesce(milestone.forecast_date, milestone.baseline_date, milestone.window_end) < ${today}::date) as late,
           (select count(*)::int from gate where gate.project_id = shown.id and gate.removed_at is null
               and gate.outcome is null and gate.planned_on < ${today}::date
               and not exists (select from decision where decision.gate_id = gate.id)) as passed_gates,
           next.milestone as next
    from counted
    left join shown on true
    left join cooperation on cooperation.id = shown.cooperation_id
    left join party lead on lead.id = shown.lead_party_id
    left join lateral (
      select min(phase.start_date) as first, max(phase.end_date) as last, sum(standing.total)::bigint as budget,
             json_agg(json_build_object('number', phase.number, 'name', phase.name, 'start', phase.start_date, 'end', phase.end_date)
                      order by phase.number) as list
      from phase
      left join lateral (
        ${standingBudget}
      ) standing on true
      where phase.project_id = shown.id and phase.removed_at is null
    ) phases on true
    left join lateral (
      select json_build_object('label', milestone.label, 'title', milestone.title, 'secrecy', ${markOf('milestone')},
               'date', coalesce(milestone.forecast_date, milestone.baseline_date, milestone.window_start)) as milestone
      from milestone join phase on phase.id = milestone.phase_id
      where milestone.project_id = shown.id and milestone.removed_at is null and phase.removed_at is null
        and milestone.status <> 'klar' and ${open}
        and coalesce(milestone.forecast_date, milestone.baseline_date, milestone.window_start) is not null
      order by coalesce(milestone.forecast_date, milestone.baseline_date, milestone.window_start), milestone.position
      limit 1
    ) next on true
    order by shown.name collate "sv-SE-x-icu", shown.id
  `.execute(db);
  return {
    count: rows[0]?.total ?? 0,
    rows: rows.filter((row) => row.id !== null).map(({ total: _, ...row }) => row),
  };
}

/** A list longer than this is not read but typed. */
const MOST_CHOICES = 60;

/** What the filter offers: the cooperations a viewer sees, and their parties unless these are too many to choose from. */
export async function listPortfolioChoices(
  db: Database,
  viewer: Viewer,
): Promise<{ cooperations: { slug: string; name: string }[]; parties: { slug: string; name: string }[] }> {
  const mine = sql`(${viewer.seesAll} or cooperation.id = any(${[...viewer.cooperationIds]}::bigint[]))`;
  const { rows } = await sql<{
    cooperations: { slug: string; name: string }[];
    parties: { slug: string; name: string }[];
  }>`
    select
      (select coalesce(json_agg(json_build_object('slug', slug, 'name', name) order by name collate "sv-SE-x-icu"), '[]')
         from cooperation where ${mine}) as cooperations,
      (select coalesce(json_agg(json_build_object('slug', party.slug, 'name', party.name) order by party.name collate "sv-SE-x-icu"), '[]')
         from party where exists (
           select 1 from cooperation_member member join cooperation on cooperation.id = member.cooperation_id
           where member.party_id = party.id and ${mine})) as parties
  `.execute(db);
  const { cooperations, parties } = rows[0]!;
  return { cooperations, parties: parties.length > MOST_CHOICES ? [] : parties };
}
