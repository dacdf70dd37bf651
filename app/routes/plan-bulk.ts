import type { Actor } from '~/domain/actor';
import { bulkSteps, type BulkChange, type BulkRow, type BulkStep } from '~/domain/plan-bulk';
import { Refusal } from '~/domain/refusal';
import { cascadeOfAll, type Cascade } from '~/domain/schedule-cascade';
import { fingerprint } from '~/platform/fingerprint';
import { LostRace, type Conflict } from '~/policy/form-failure';
import type { Guarded } from '~/policy/guard';
import { setRemoved } from '~/store/plan-item';
import { insertPlanMove, lockPlan, type MovedItem } from '~/store/plan-move';
import type { Project } from '~/store/project';
import type { BulkProposal } from '~/views/plan/bulk-proposal';
import type { Transaction } from '~db/open';

import { follow } from './plan-move';
import { lockRow, movedItem, type LockedRow, type RowKind, type RowValues } from './plan-row';
import { planCalendar, planNetwork, readPlan, type Plan } from './plan-schedule';

/** Rows of a proposal that are shown; the rest is counted. */
const SHOWN = 100;

export interface AskedBulk {
  readonly rows: readonly { readonly kind: RowKind; readonly id: number; readonly version: number }[];
  readonly change: BulkChange;
  /** why milestones move */
  readonly reason: string;
  /** the answer to a proposal: with what follows, or the chosen rows alone; none: nothing was proposed yet */
  readonly cascade?: 'all' | 'only' | undefined;
  readonly seen: string;
}

/**
 * Changes several rows in one transaction, which is one step to take back. Always proposed first.
 * @returns what it would do, when that has not been answered or is another by now: nothing is written then
 * @throws Refusal, or LostRace of the rows that were changed meanwhile
 */
export async function changeRows(
  asked: Guarded<Project>,
  trx: Transaction,
  actor: Actor,
  bulk: AskedBulk,
): Promise<BulkProposal | null> {
  const { viewer, found } = asked;
  const { change, reason } = bulk;
  await lockPlan(trx, viewer, found.id);
  const locked = await lockRows(asked, trx, bulk.rows);
  const plan = await readPlan(trx, viewer, found.id);
  const network = planNetwork(plan);
  const { calendar } = planCalendar(network, []);
  const steps = bulkSteps(bulkRows(plan, bulk.rows), change, calendar);
  const acting = steps.filter((step) => step.skip === null);
  for (const { row, dates, values } of acting) {
    if (change.what === 'move' && row.kind === 'milestone' && reason === '') {
      throw new Refusal('Skriv varför milstolparna flyttas. Orsaken följer med till nästa statusrapport.', 'reason');
    }
    locked.get(row.id)!.check(dates, rowValues(values, reason));
  }
  const follows =
    change.what === 'move'
      ? cascadeOfAll(network, calendar, new Map(acting.map(({ row, dates }) => [row.id, dates])))
      : null;
  const seen = fingerprint({ steps, moves: follows?.moves ?? [] }).slice(0, 16);
  if (!bulk.cascade || bulk.seen !== seen || acting.length === 0) return proposalOf(bulk, steps, follows, seen);

  const kept: MovedItem[] = [];
  for (const { row, dates, values, removed } of acting) {
    const before = locked.get(row.id)!;
    if (removed) {
      await setRemoved(trx, actor, { table: row.kind, projectId: found.id, id: row.id }, true);
      const change = { from: { removed: false }, to: { removed: true } };
      kept.push(movedItem(row.id, null, before.dates, before.dates, change));
    } else {
      const rest = rowValues(values, reason);
      kept.push(movedItem(row.id, null, before.dates, dates, before.values(rest)));
      await before.update(actor, dates, rest);
    }
  }
  for (const move of bulk.cascade === 'all' ? (follows?.moves ?? []) : []) {
    kept.push(await follow(asked, trx, actor, move));
  }
  await insertPlanMove(trx, actor, found.id, kept, 'bulk');
  return null;
}

/** Locks the chosen rows. @throws LostRace with all that were changed meanwhile: sent again they are meant */
async function lockRows(
  asked: Guarded<Project>,
  trx: Transaction,
  rows: AskedBulk['rows'],
): Promise<ReadonlyMap<number, LockedRow>> {
  const locked = new Map<number, LockedRow>();
  const overtaken: [id: number, now: Conflict][] = [];
  for (const row of rows) {
    try {
      locked.set(row.id, await lockRow(asked, trx, row));
    } catch (error) {
      if (!(error instanceof LostRace)) throw error;
      overtaken.push([row.id, error.conflict]);
    }
  }
  if (overtaken.length === 0) return locked;
  throw new LostRace({
    version: 0,
    values: overtaken.flatMap(([, { values }]) => values),
    versions: Object.fromEntries(overtaken.map(([id, { version }]) => [id, version])),
  });
}

function rowValues(values: Extract<BulkStep, { skip: null }>['values'], reason: string): RowValues {
  const { responsible, percentComplete, status, actual } = values;
  const own = responsible === undefined ? {} : { responsible };
  return {
    activity: { ...own, ...(percentComplete === undefined ? {} : { percentComplete }) },
    milestone: { reason, ...own, ...(status === undefined ? {} : { status, actual: actual ?? null }) },
  };
}

/** The chosen rows in the order of the plan. */
function bulkRows(plan: Plan, chosen: AskedBulk['rows']): BulkRow[] {
  const ids = new Set(chosen.map(({ id }) => id));
  const held = new Set(plan.links.constraints.filter(({ kind }) => kind === 'fixed').map(({ itemId }) => itemId));
  const none = { responsible: '', percentComplete: 0, status: 'ej påbörjad', actual: null } as const;
  const common = (id: number) => ({ ...none, id, fixed: held.has(id) });
  const rows: BulkRow[] = [
    ...plan.phases.map(({ id, name, startDate, endDate }) => ({
      ...{ ...common(id), kind: 'phase' as const, name, dates: { start: startDate, end: endDate } },
    })),
    ...plan.activities.map(({ id, name, startDate, endDate, responsible, percentComplete }) => ({
      ...{ ...common(id), kind: 'activity' as const, name, responsible, percentComplete },
      dates: { start: startDate, end: endDate },
    })),
    ...plan.milestones.map(({ id, label, title, forecast, responsible, status, actual }) => ({
      ...{ ...common(id), kind: 'milestone' as const, name: `${label} ${title}`.trim(), responsible, status, actual },
      dates: { start: forecast, end: forecast },
    })),
  ];
  return rows.filter(({ id }) => ids.has(id));
}

function proposalOf(bulk: AskedBulk, steps: BulkStep[], follows: Cascade | null, seen: string): BulkProposal {
  const { rows, change, reason } = bulk;
  return {
    change,
    reason,
    rows: rows.map(({ kind, id, version }) => `${kind}-${id}-${version}`),
    steps,
    moves: follows?.moves.slice(0, SHOWN) ?? [],
    count: follows?.moves.length ?? 0,
    conflicts: follows?.conflicts.slice(0, SHOWN) ?? [],
    endBefore: follows?.endBefore ?? null,
    endAfter: follows?.endAfter ?? null,
    endDays: follows?.endDays ?? 0,
    seen,
    outdated: bulk.cascade !== undefined,
  };
}
