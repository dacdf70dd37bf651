import { sql, type RawBuilder } from 'kysely';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Viewer } from '~/domain/viewer';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';

/** That something is marked sekretess. */
export interface SecrecyMark {
  /** the paragraph of the law that it rests on, as it was typed */
  readonly ground: string;
  readonly on: CalendarDate;
  /** null when nobody knows who marked it */
  readonly by: string | null;
  readonly version: number;
}

/** What can be marked. Activities and milestones have one identity in the plan. */
export type Markable = 'risk' | 'activity' | 'milestone' | 'document';

const COLUMNS = { risk: 'riskId', activity: 'itemId', milestone: 'itemId', document: 'documentId' } as const;

/**
 * Sekretess as a condition beside tenancy (DOMAIN.md 7): what is marked is there for whoever holds any role but läsare in
 * its cooperation, and for nobody else: not in lists, files, searches or counts. Every read of what can be marked, and of
 * what tells of it, carries this.
 * @param of the column of its id, "milestone.id"
 * @param cooperation the column of its cooperation; `project.cooperation_id` where the query has its project
 */
export function openTo(
  viewer: Viewer,
  what: Markable,
  of: string = `${what}.id`,
  cooperation: string = 'project.cooperationId',
): RawBuilder<boolean> {
  if (viewer.seesAll) return sql<boolean>`true`;
  return sql<boolean>`(${sql.ref(cooperation)} = any(${[...viewer.trustedCooperationIds]}::bigint[])
    or not exists (select from secrecy_mark mark where ${sql.ref(`mark.${COLUMNS[what]}`)} = ${sql.ref(of)}))`;
}

/** The same on `decision`: what was decided of a marked risk says what the risk is, and is as hidden. */
export function decisionOpenTo(viewer: Viewer): RawBuilder<boolean> {
  if (viewer.seesAll) return sql<boolean>`true`;
  return sql<boolean>`not exists (select from risk_escalation raised
    where raised.decision_number = decision.number and not ${openTo(viewer, 'risk', 'raised.riskId')})`;
}

/** The mark of a thing as one JSON value; null: it is open to every member. @param of the column of its id */
export function markOf(what: Markable, of: string = `${what}.id`): RawBuilder<SecrecyMark | null> {
  return sql<SecrecyMark | null>`(select json_build_object('ground', mark.ground, 'on', mark.marked_on,
      'by', marker.name, 'version', mark.version)
    from secrecy_mark mark left join app_user marker on marker.id = mark.marked_by
    where ${sql.ref(`mark.${COLUMNS[what]}`)} = ${sql.ref(of)})`;
}

/** Something that is locked and can be marked. */
export interface MarkedThing {
  readonly projectId: number;
  readonly what: Markable;
  readonly id: number;
  /** the mark that it has */
  readonly before: SecrecyMark | null;
}

/** Marks a locked thing on a ground, or changes the ground that it has. */
export async function setSecrecy(
  trx: Transaction,
  actor: Actor,
  { projectId, what, id, before }: MarkedThing,
  ground: string,
): Promise<void> {
  const column = COLUMNS[what];
  const said = { ground, version: (before?.version ?? 0) + 1 };
  if (before) {
    await trx.updateTable('secrecyMark').set(said).where(column, '=', id).execute();
  } else {
    const kind = what === 'activity' || what === 'milestone' ? { itemKind: what } : {};
    const marked = { markedAt: actor.at, markedOn: actor.today, markedBy: actor.userId };
    await trx
      .insertInto('secrecyMark')
      .values({ projectId, [column]: id, ...kind, ...marked, ...said })
      .execute();
  }
  await insertAudit(trx, actor, {
    action: `${ENTITIES[what]}.classify`,
    entity: ENTITIES[what],
    entityId: id,
    projectId,
    before: { ground: before?.ground ?? null },
    after: { ground },
  });
}

/** Opens a locked thing that is marked to every member again. */
export async function deleteSecrecy(
  trx: Transaction,
  actor: Actor,
  { projectId, what, id, before }: MarkedThing,
): Promise<void> {
  await trx.deleteFrom('secrecyMark').where(COLUMNS[what], '=', id).execute();
  await insertAudit(trx, actor, {
    action: `${ENTITIES[what]}.disclose`,
    entity: ENTITIES[what],
    entityId: id,
    projectId,
    before: { ground: before?.ground ?? null },
    after: { ground: null },
  });
}

/** What the audit log calls them. */
const ENTITIES = { risk: 'risk', activity: 'activity', milestone: 'milestone', document: 'budgetDocument' } as const;
