import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';

import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { TemplateContent, TemplateKind } from '~/domain/plan-template';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { insertAudit } from './audit';
import { seenBy } from './cooperation';

/** A template in a list. Every member of the cooperation sees and uses it. */
export interface Template {
  readonly id: number;
  readonly version: number;
  readonly kind: TemplateKind;
  readonly name: string;
  readonly description: string;
  readonly cooperationId: number;
  readonly cooperationName: string;
  /** the project it was saved from, which decides who changes it */
  readonly projectId: number;
  readonly projectName: string;
  readonly savedOn: CalendarDate;
  readonly savedByName: string | null;
  readonly removed: boolean;
  readonly counts: { readonly phase: number; readonly activity: number; readonly milestone: number };
}

const count = (kind: string) =>
  sql`(select count(*) from plan_template_item item where item.template_id = template.id and item.kind = ${kind})`;

function selectTemplates(db: Database, viewer: Viewer) {
  return db
    .selectFrom('planTemplate as template')
    .innerJoin('cooperation', 'cooperation.id', 'template.cooperationId')
    .innerJoin('project', 'project.id', 'template.projectId')
    .leftJoin('appUser', 'appUser.id', 'template.savedBy')
    .where(seenBy(viewer))
    .select([
      'template.id',
      'template.version',
      'template.kind',
      'template.name',
      'template.description',
      'template.cooperationId',
      'cooperation.name as cooperationName',
      'template.projectId',
      'project.name as projectName',
      'template.savedOn',
      'appUser.name as savedByName',
      sql<boolean>`template.removed_at is not null`.as('removed'),
      sql<Template['counts']>`json_build_object('phase', ${count('phase')}, 'activity', ${count('activity')},
        'milestone', ${count('milestone')})`.as('counts'),
    ])
    .$castTo<Template>();
}

/** The templates that a viewer sees, by cooperation and name. @param cooperationId null: of every one in sight */
export async function listTemplates(db: Database, viewer: Viewer, cooperationId: number | null): Promise<Template[]> {
  return selectTemplates(db, viewer)
    .where('template.removedAt', 'is', null)
    .$if(cooperationId !== null, (query) => query.where('template.cooperationId', '=', cooperationId!))
    .orderBy(sql`cooperation.name collate "sv-SE-x-icu"`)
    .orderBy(sql`template.name collate "sv-SE-x-icu"`)
    .orderBy('template.id')
    .execute();
}

/** A template with its rows; null when it is not there to be seen, or was removed. */
export async function findTemplate(
  db: Database,
  viewer: Viewer,
  id: number,
): Promise<(Template & TemplateContent) | null> {
  const row = await selectTemplates(db, viewer)
    .where('template.id', '=', id)
    .where('template.removedAt', 'is', null)
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('planTemplateItem as item')
          .whereRef('item.templateId', '=', 'template.id')
          .orderBy('item.number')
          .select([
            'item.number',
            'item.kind',
            'item.parent',
            'item.name',
            'item.phaseNumber',
            'item.phaseKind',
            'item.note',
            'item.label',
            'item.milestoneKind',
            'item.criteria',
            'item.responsible',
            'item.startsAt',
            'item.endsAt',
          ]),
      ).as('items'),
      jsonArrayFrom(
        eb
          .selectFrom('planTemplateDependency as dependency')
          .whereRef('dependency.templateId', '=', 'template.id')
          .orderBy('dependency.predecessor')
          .orderBy('dependency.successor')
          .select(['dependency.predecessor', 'dependency.successor', 'dependency.type', 'dependency.lagDays as lag']),
      ).as('dependencies'),
    ])
    .executeTakeFirst();
  return row ?? null;
}

/** Locks a template for a change, removed or not; null when it is not there to be seen. */
export async function lockTemplate(trx: Transaction, viewer: Viewer, id: number): Promise<Template | null> {
  const row = await selectTemplates(trx, viewer).where('template.id', '=', id).forUpdate('template').executeTakeFirst();
  return row ?? null;
}

export interface NewTemplate {
  readonly cooperationId: number;
  readonly projectId: number;
  readonly kind: TemplateKind;
  readonly name: string;
  readonly description: string;
}

/** Keeps a template with its rows, which never change again. @returns its id */
export async function insertTemplate(
  trx: Transaction,
  actor: Actor,
  template: NewTemplate,
  { items, dependencies }: TemplateContent,
): Promise<number> {
  const { id: templateId } = await trx
    .insertInto('planTemplate')
    .values({ ...template, savedOn: actor.today, savedBy: actor.userId })
    .returning('id')
    .executeTakeFirstOrThrow();
  // A row has thirteen values, and Postgres takes 65 535 parameters in one statement.
  for (let at = 0; at < items.length; at += 1000) {
    const rows = items.slice(at, at + 1000).map((item) => ({ ...item, templateId }));
    await trx.insertInto('planTemplateItem').values(rows).execute();
  }
  for (let at = 0; at < dependencies.length; at += 1000) {
    const rows = dependencies.slice(at, at + 1000).map(({ lag, ...rest }) => ({ ...rest, lagDays: lag, templateId }));
    await trx.insertInto('planTemplateDependency').values(rows).execute();
  }
  await insertAudit(trx, actor, {
    action: 'planTemplate.create',
    entity: 'planTemplate',
    entityId: templateId,
    projectId: template.projectId,
    after: { ...template, items: items.length, dependencies: dependencies.length },
  });
  return templateId;
}

/** Gives a locked template another name and description. */
export async function updateTemplate(
  trx: Transaction,
  actor: Actor,
  before: Template,
  change: Pick<Template, 'name' | 'description'>,
): Promise<void> {
  await trx
    .updateTable('planTemplate')
    .set({ ...change, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await insertAudit(trx, actor, {
    action: 'planTemplate.update',
    entity: 'planTemplate',
    entityId: before.id,
    projectId: before.projectId,
    before: { name: before.name, description: before.description },
    after: change,
  });
}

/** Takes a locked template out of sight, or brings it back. What was made from it stays as it is. */
export async function setTemplateRemoved(
  trx: Transaction,
  actor: Actor,
  { id, version, projectId }: Template,
  removed: boolean,
): Promise<void> {
  await trx
    .updateTable('planTemplate')
    .set({ removedAt: removed ? actor.at : null, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await insertAudit(trx, actor, {
    action: `planTemplate.${removed ? 'remove' : 'restore'}`,
    entity: 'planTemplate',
    entityId: id,
    projectId,
  });
}
