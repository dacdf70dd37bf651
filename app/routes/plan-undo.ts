import { Refusal } from '~/domain/refusal';
import type { Guarded } from '~/policy/guard';
import type { Actor } from '~/store/audit';
import { lockLastMove, lockPlan, markUndone, UNDONE } from '~/store/plan-move';
import type { Project } from '~/store/project';
import type { Transaction } from '~db/open';

import { lockRow } from './plan-move';

/**
 * Takes the last move back, with all that came along.
 * @throws Refusal when it is not the last any more, or something of it was changed since
 */
export async function undoMove(asked: Guarded<Project>, trx: Transaction, actor: Actor, id: number): Promise<void> {
  const { viewer, found } = asked;
  await lockPlan(trx, viewer, found.id);
  const move = await lockLastMove(trx, viewer, found.id, id);
  if (!move) throw new Refusal('Flytten är redan tillbakatagen, eller så har någon flyttat något annat efter den.');
  for (const { itemId, kind, fromStart, fromEnd, toStart, toEnd } of move.items) {
    if (kind === 'gate') continue;
    const row = await lockRow(asked, trx, { kind, id: itemId, version: null });
    if (row.dates.start !== toStart || row.dates.end !== toEnd) {
      throw new Refusal('Datum som hörde till flytten har ändrats sedan dess. Inget är taget tillbaka.');
    }
    await row.update(actor, { start: fromStart, end: fromEnd }, {}, UNDONE);
  }
  await markUndone(trx, actor, found.id, move);
}
