import { sql } from 'kysely';

import type { BudgetState } from '~/domain/budget';
import type { Ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import type { Database, Transaction } from '~db/open';

import { unasked } from './approval';
import { isNumberTaken, selectPhases, type Phase } from './phase';

/** A phase with the version of its budget that counts; version, state and total are null where it has none. */
export interface PhaseBudget extends Phase {
  readonly budgetVersion: number | null;
  readonly budgetState: BudgetState | null;
  readonly total: Ore | null;
  /** it has a budget, and no version of it is asked about */
  readonly unasked: boolean;
}

/**
 * The budget of a phase that counts, as a lateral join: `budget.version`, `budget.state`, `budget.total`. An approved
 * version holds until a newer one is approved, then comes what is submitted, then a draft (domain/standing-budget).
 * A rejected, replaced or withdrawn one is shown where there is no other, and its total is null: nobody pays it.
 */
export const standingBudget = sql<{ version: number; state: string; total: number }>`
  select bv.version, bv.state, case when bv.state in ('godkänd', 'inskickad', 'utkast') then coalesce(bv.total_ore, (
    select coalesce(sum(line.amount_ore), 0)::bigint from budget_line line
    where line.budget_version_id = bv.id and line.removed_at is null
  )) end as total
  from budget_version bv where bv.phase_id = phase.id
  order by array_position(array['godkänd', 'inskickad', 'utkast'], bv.state), bv.state = 'återtagen', bv.version desc
  limit 1
`;

/** The phases of a project by number, each with what its newest budget sums to. */
export async function listPhaseBudgets(db: Database, viewer: Viewer, projectId: number): Promise<PhaseBudget[]> {
  const rows = await selectPhases(db, viewer, projectId)
    .leftJoin(
      () => sql<{ version: number; state: BudgetState; total: number }>`lateral (${standingBudget})`.as('budget'),
      (join) => join.onTrue(),
    )
    .select(['budget.version as budgetVersion', 'budget.state as budgetState', 'budget.total', unasked.as('unasked')])
    .orderBy('phase.number')
    .execute();
  return rows as PhaseBudget[];
}

/** Why a phase must stay: a budget that was submitted or decided stands on it. Undefined when nothing hinders. */
export async function phaseHindrance(
  trx: Transaction,
  projectId: number,
  phaseId: number,
): Promise<string | undefined> {
  const frozen = await trx
    .selectFrom('budgetVersion')
    .innerJoin('phase', 'phase.id', 'budgetVersion.phaseId')
    .select('budgetVersion.state')
    .where('phase.projectId', '=', projectId)
    .where('phase.id', '=', phaseId)
    .where('budgetVersion.state', '<>', 'utkast')
    .executeTakeFirst();
  return (
    frozen && 'Fasen kan inte tas bort: dess budget är inskickad eller beslutad, och det som är beslutat står kvar.'
  );
}

/** Why a removed phase cannot come back: its number is another's by now. Undefined when nothing hinders. */
export async function phaseReturnHindrance(
  trx: Transaction,
  projectId: number,
  phaseId: number,
): Promise<string | undefined> {
  const removed = await trx
    .selectFrom('phase')
    .select('number')
    .where('id', '=', phaseId)
    .where('projectId', '=', projectId)
    .where('removedAt', 'is not', null)
    .executeTakeFirst();
  if (!removed || !(await isNumberTaken(trx, projectId, removed.number))) return undefined;
  return `Fasen kan inte komma tillbaka: nummer ${removed.number} har getts till en annan fas. Byt nummer på den först.`;
}
