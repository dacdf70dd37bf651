import type { Actor } from '~/domain/actor';
import { Refusal } from '~/domain/refusal';
import type { Guarded } from '~/policy/guard';
import { setRemoved } from '~/store/plan-item';
import {
  insertPlanMove,
  lockLastMove,
  lockPlan,
  markUndone,
  UNDONE,
  type KeptMove,
  type PlanValues,
} from '~/store/plan-move';
import type { Project } from '~/store/project';
import type { Transaction } from '~db/open';

import { isChanged, lockRow, movedItem, type RowValues } from './plan-row';

const CHANGED = 'Något som hörde till ändringen har ändrats sedan dess. Inget är taget tillbaka.';

/**
 * Takes the last change of a plan back, with all that came along.
 * @throws Refusal when it is not the last any more, or something of it was changed since
 */
export async function undoChange(asked: Guarded<Project>, trx: Transaction, actor: Actor, id: number): Promise<void> {
  const { viewer, found } = asked;
  await lockPlan(trx, viewer, found.id);
  const change = await lockLastMove(trx, viewer, found.id, id);
  if (!change) throw new Refusal('Ändringen är redan tillbakatagen, eller så har någon ändrat något annat efter den.');
  for (const item of change.items) await takeBack(asked, trx, actor, item);
  await markUndone(trx, actor, found.id, change);
}

async function takeBack(
  asked: Guarded<Project>,
  trx: Transaction,
  actor: Actor,
  { itemId: id, kind, fromStart, fromEnd, toStart, toEnd, fromValues, toValues }: KeptMove['items'][number],
): Promise<void> {
  if (kind === 'gate') return;
  const { removed, ...values } = fromValues;
  if (removed !== undefined) {
    const row = { table: kind, projectId: asked.found.id, id };
    if (!(await setRemoved(trx, actor, row, removed))) throw new Refusal(CHANGED);
    return;
  }
  const row = await lockRow(asked, trx, { kind, id, version: null });
  const isSame = row.dates.start === toStart && row.dates.end === toEnd && !isChanged(row.values(rowValues(toValues)));
  if (!isSame) throw new Refusal(CHANGED);
  await row.update(actor, { start: fromStart, end: fromEnd }, rowValues(values), UNDONE);
}

/** The values that a change kept, as each kind of row takes them. */
function rowValues({ name, label, responsible, percentComplete, status, actual }: PlanValues): RowValues {
  return {
    phase: known({ name }),
    activity: known({ name, responsible, percentComplete }),
    milestone: { reason: UNDONE, ...known({ title: name, label, responsible, status, actual }) },
  };
}

function known<Values extends object>(values: Values): { [Name in keyof Values]?: Exclude<Values[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

/** Takes an activity out of sight, as a change that can be taken back. @throws Refusal, or LostRace */
export async function removeRow(
  asked: Guarded<Project>,
  trx: Transaction,
  actor: Actor,
  { id, version }: { readonly id: number; readonly version: number },
): Promise<void> {
  const { found } = asked;
  await lockPlan(trx, asked.viewer, found.id);
  const { dates } = await lockRow(asked, trx, { kind: 'activity', id, version });
  await setRemoved(trx, actor, { table: 'activity', projectId: found.id, id }, true);
  const change = { from: { removed: false }, to: { removed: true } };
  await insertPlanMove(trx, actor, found.id, [movedItem(id, null, dates, dates, change)], 'remove');
}
