import { sql } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { markOf, openTo, type SecrecyMark } from './secrecy';

/** A milestone that waits for someone: its day has passed, or is near. */
export interface WaitingMilestone {
  readonly id: number;
  readonly label: string;
  readonly title: string;
  readonly date: CalendarDate;
  /** the first possible day, where the plan gives an interval and `date` is its end */
  readonly from: CalendarDate | null;
  readonly projectName: string;
  readonly projectSlug: string;
  /** null: open to every member */
  readonly secrecy: SecrecyMark | null;
}

export interface StartProject {
  readonly slug: string;
  readonly name: string;
  readonly cooperationName: string;
}

export interface Start {
  /** unreached milestones with a day up to `until`, the oldest first */
  readonly waiting: readonly WaitingMilestone[];
  readonly projects: readonly StartProject[];
}

/** Enough to see what is going on; the rest is in the portfolio. */
const MOST_ROWS = 12;

/**
 * What waits for a viewer: milestones in the projects the viewer has a role in (or, without one, in every project
 * that can be seen) whose day is up to `until`; and those projects. Of a delprojektledare only the own kommun's.
 */
export async function findStart(db: Database, viewer: Viewer, until: CalendarDate): Promise<Start> {
  const own = viewer.grants.flatMap((grant) => (grant.projectId === null ? [] : [grant.projectId]));
  const parts = viewer.grants.filter(({ role }) => role === 'delprojektledare');
  const whole = viewer.grants.flatMap(({ projectId, partyId }) => (projectId && partyId === null ? [projectId] : []));
  // A delprojektledare's are the milestones of the own kommun, also where the plan only says from when they are due.
  const part = sql`(milestone.project_id, milestone.party_id) in (select * from unnest(
    ${parts.map(({ projectId }) => projectId)}::bigint[], ${parts.map(({ partyId }) => partyId)}::bigint[]))`;
  const mine = parts.length > 0 ? sql`(project.id = any(${whole}::bigint[]) or ${part})` : sql`true`;
  const day = sql`coalesce(milestone.forecast_date, milestone.baseline_date, milestone.window_end)`;
  const opens = sql`coalesce(milestone.forecast_date, milestone.baseline_date, milestone.window_start)`;
  const scope = own.length > 0 ? sql`project.id = any(${own}::bigint[])` : sql`true`;
  const visible = sql`(${viewer.seesAll} or project.cooperation_id = any(${[...viewer.cooperationIds]}::bigint[])) and ${scope}`;
  const { rows } = await sql<Start>`
    select
      (select coalesce(json_agg(row), '[]') from (
        select milestone.id, milestone.label, milestone.title, project.name as "projectName", project.slug as "projectSlug",
               ${day} as date, case when ${opens} < ${day} then ${opens} end as "from",
               ${markOf('milestone')} as secrecy
        from milestone join phase on phase.id = milestone.phase_id join project on project.id = milestone.project_id
        where ${visible} and ${openTo(viewer, 'milestone')} and milestone.removed_at is null and phase.removed_at is null and milestone.status <> 'klar'
          and ${mine} and (${day} <= ${until}::date or (${part} and ${opens} <= ${until}::date))
        order by date, milestone.position limit ${MOST_ROWS}) row) as waiting,
      (select coalesce(json_agg(row), '[]') from (
        select project.slug, project.name, cooperation.name as "cooperationName"
        from project join cooperation on cooperation.id = project.cooperation_id
        where ${visible}
        order by project.name collate "sv-SE-x-icu" limit ${MOST_ROWS}) row) as projects
  `.execute(db);
  return rows[0]!;
}
