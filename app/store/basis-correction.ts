import type { Actor } from '~/domain/actor';
import type { Transaction } from '~db/open';

import { insertAudit } from './audit';
import type { LockedFigure } from './basis';

/** What is put in place of a wrong figure. */
export interface Correction {
  readonly value: number;
  readonly source: string;
  readonly reason: string;
}

/**
 * Puts a right figure in place of a locked one that stands. The old one is kept, and whatever was submitted keeps
 * standing on it (DOMAIN.md 1.6); what is new takes this one.
 * @returns the id of the new figure
 */
export async function correctFigure(
  trx: Transaction,
  actor: Actor,
  before: LockedFigure,
  { value, source, reason }: Correction,
): Promise<number> {
  const { seriesId, partyId, unitId, date, precision } = before;
  const { id } = await trx
    .insertInto('basisFigure')
    .values({
      ...{ seriesId, partyId, unitId, referenceDate: date, referencePrecision: precision },
      ...{ value, source, reason, supersedesId: before.id, enteredOn: actor.today },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await insertAudit(trx, actor, {
    action: 'basisFigure.correct',
    entity: 'basisFigure',
    entityId: before.id,
    before,
    after: { id, value, source, reason },
  });
  return id;
}

/** Takes back a locked figure that stands and that nothing uses: the day has none any more, and the old one is kept. */
export async function withdrawFigure(
  trx: Transaction,
  actor: Actor,
  before: LockedFigure,
  reason: string,
): Promise<void> {
  await trx
    .insertInto('basisWithdrawal')
    .values({ figureId: before.id, reason, withdrawnOn: actor.today, withdrawnBy: actor.userId })
    .execute();
  await insertAudit(trx, actor, {
    action: 'basisFigure.withdraw',
    entity: 'basisFigure',
    entityId: before.id,
    before,
    after: { reason },
  });
}
