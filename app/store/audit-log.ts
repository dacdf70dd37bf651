import { sql } from 'kysely';

import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

/** Which rows of the log are asked for; null stands for all. */
export interface LogFilter {
  /** account of who did it; 'product' for what the product or a command did by itself */
  readonly userId: number | 'product' | null;
  /** what was done something to, as `entity` of the row */
  readonly entity: string | null;
  /** number of that thing */
  readonly entityId: number | null;
  /** slug of a project */
  readonly project: string | null;
  /** the first and the last day, in Sweden; both are included */
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
}

/** Who did what when, and from where. */
export interface LogRow {
  readonly id: number;
  /** ISO */
  readonly at: string;
  /** null: the product or a command of whoever runs the installation */
  readonly userName: string | null;
  /** as `entity.verb` */
  readonly action: string;
  readonly entity: string;
  readonly entityId: number;
  readonly projectSlug: string | null;
  readonly projectName: string | null;
  /** null: unknown, or forgotten by the retention rules */
  readonly from: string | null;
  readonly requestId: string | null;
  /** what the row was and became, as JSON on one line; null where there is nothing to say */
  readonly before: string | null;
  readonly after: string | null;
}

/** The rows that fit, for the samordnare; nobody else reads what everybody does. */
function selectLog(db: Database, viewer: Viewer, filter: LogFilter) {
  const { userId, entity, entityId, project, from, until } = filter;
  return db
    .selectFrom('auditEntry')
    .leftJoin('appUser', 'appUser.id', 'auditEntry.userId')
    .leftJoin('project', 'project.id', 'auditEntry.projectId')
    .where(sql.lit(viewer.seesAll))
    .$if(userId === 'product', (query) => query.where('auditEntry.userId', 'is', null))
    .$if(typeof userId === 'number', (query) => query.where('auditEntry.userId', '=', userId as number))
    .$if(entity !== null, (query) => query.where('auditEntry.entity', '=', entity!))
    .$if(entityId !== null, (query) => query.where('auditEntry.entityId', '=', entityId!))
    .$if(project !== null, (query) => query.where('project.slug', '=', project!))
    .$if(from !== null, (query) => query.where('auditEntry.at', '>=', startOf(from!)))
    .$if(until !== null, (query) => query.where('auditEntry.at', '<', startAfter(until!)));
}

const startOf = (day: CalendarDate) => sql<string>`(${day}::date::timestamp at time zone 'Europe/Stockholm')`;
const startAfter = (day: CalendarDate) => sql<string>`((${day}::date + 1)::timestamp at time zone 'Europe/Stockholm')`;

/**
 * The rows that fit, newest first.
 * @param page which of them, from 1; null gives the newest `MOST_EXPORTED` of them, for a file
 */
export async function listLog(
  db: Database,
  viewer: Viewer,
  filter: LogFilter,
  page: { readonly page: number; readonly size: number } | null,
): Promise<LogRow[]> {
  return selectLog(db, viewer, filter)
    .select([
      'auditEntry.id',
      'auditEntry.at',
      'appUser.name as userName',
      'auditEntry.action',
      'auditEntry.entity',
      'auditEntry.entityId',
      'project.slug as projectSlug',
      'project.name as projectName',
      'auditEntry.requestId',
      sql<string | null>`host(audit_entry.from_address)`.as('from'),
      sql<string | null>`audit_entry.before::text`.as('before'),
      sql<string | null>`audit_entry.after::text`.as('after'),
    ])
    .orderBy('auditEntry.at', 'desc')
    .orderBy('auditEntry.id', 'desc')
    .limit(page?.size ?? MOST_EXPORTED)
    .offset(page ? (page.page - 1) * page.size : 0)
    .execute();
}

/** More rows than a spreadsheet is read with; a narrower period gives the rest. */
export const MOST_EXPORTED = 50_000;

/** How many rows fit. */
export async function countLog(db: Database, viewer: Viewer, filter: LogFilter): Promise<number> {
  const { count } = await selectLog(db, viewer, filter)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** What the log can be filtered by: what occurs in it. */
export interface LogChoices {
  readonly people: readonly { readonly id: number; readonly name: string }[];
  readonly entities: readonly string[];
  readonly projects: readonly { readonly slug: string; readonly name: string }[];
}

/** The people, kinds of things and projects of the log, for the samordnare. */
export async function listLogChoices(db: Database, viewer: Viewer): Promise<LogChoices> {
  const [people, entities, projects] = await Promise.all([
    db
      .selectFrom('appUser')
      .select(['id', 'name'])
      .where(sql.lit(viewer.seesAll))
      .where(sql<boolean>`exists (select from audit_entry where audit_entry.user_id = app_user.id)`)
      .orderBy(sql`name collate "sv-SE-x-icu"`)
      .execute(),
    db.selectFrom('auditEntry').select('entity').where(sql.lit(viewer.seesAll)).groupBy('entity').execute(),
    db
      .selectFrom('project')
      .select(['slug', 'name'])
      .where(sql.lit(viewer.seesAll))
      .where(sql<boolean>`exists (select from audit_entry where audit_entry.project_id = project.id)`)
      .orderBy(sql`name collate "sv-SE-x-icu"`)
      .execute(),
  ]);
  return { people, entities: entities.map(({ entity }) => entity), projects };
}
