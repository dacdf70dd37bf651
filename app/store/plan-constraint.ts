import type { Actor } from '~/domain/actor';
import type { CalendarDate } from '~/domain/calendar';
import type { Constraint } from '~/domain/schedule';
import type { Viewer } from '~/domain/viewer';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';
import { openTo } from './secrecy';
import { visibleTo } from './visible';

/** What holds an item, as it is kept. */
export interface KeptConstraint {
  readonly id: number;
  readonly version: number;
  readonly kind: Constraint['kind'] | null;
  readonly date: CalendarDate | null;
}

/** Locks an item's constraint for a change; null when the item is not there to be seen. */
export async function lockConstraint(
  trx: Transaction,
  viewer: Viewer,
  projectId: number,
  id: number,
): Promise<KeptConstraint | null> {
  const row = await trx
    .selectFrom('planItem')
    .innerJoin('project', 'project.id', 'planItem.projectId')
    .where(visibleTo(viewer))
    .where(openTo(viewer, 'milestone', 'planItem.id'))
    .where('planItem.projectId', '=', projectId)
    .where('planItem.id', '=', id)
    .select(['planItem.id', 'planItem.version', 'constraintKind as kind', 'constraintDate as date'])
    .forUpdate('planItem')
    .executeTakeFirst();
  return (row as KeptConstraint | undefined) ?? null;
}

/** Holds an item by something else, or by nothing. @param before what {@link lockConstraint} gave */
export async function updateConstraint(
  trx: Transaction,
  actor: Actor,
  projectId: number,
  before: KeptConstraint,
  constraint: Constraint | null,
): Promise<void> {
  const constraintDate = constraint?.kind === 'notBefore' ? constraint.date : null;
  await trx
    .updateTable('planItem')
    .set({ constraintKind: constraint?.kind ?? null, constraintDate, version: before.version + 1 })
    .where('id', '=', before.id)
    .execute();
  await insertAudit(trx, actor, {
    action: 'planItem.constrain',
    entity: 'planItem',
    entityId: before.id,
    projectId,
    before,
    after: { constraint },
  });
}
