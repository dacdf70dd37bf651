import { sql } from 'kysely';

import type { BudgetState } from '~/domain/budget';
import type { CalendarDate } from '~/domain/calendar';
import type { Ore } from '~/domain/money';
import type { Viewer } from '~/domain/viewer';
import type { Database } from '~db/open';

import { visibleTo } from './visible';

/** A version of a phase's budget in the list of them. */
export interface BudgetVersion {
  readonly id: number;
  readonly version: number;
  readonly state: BudgetState;
  /** of a draft: of its lines as they are now */
  readonly total: Ore;
  readonly submittedOn: CalendarDate | null;
  /** the day it was approved, rejected, replaced or taken back, and why */
  readonly closedOn: CalendarDate | null;
  readonly closedReason: string;
}

/** Every version that a phase's budget has had, the newest first. */
export async function listVersions(db: Database, viewer: Viewer, phaseId: number): Promise<BudgetVersion[]> {
  const rows = await db
    .selectFrom('budgetVersion')
    .innerJoin('phase', 'phase.id', 'budgetVersion.phaseId')
    .innerJoin('project', 'project.id', 'phase.projectId')
    .where(visibleTo(viewer))
    .where('phase.id', '=', phaseId)
    .orderBy('budgetVersion.version', 'desc')
    .select([
      'budgetVersion.id',
      'budgetVersion.version',
      'budgetVersion.state',
      sql<number>`coalesce(budget_version.total_ore, (
        select coalesce(sum(line.amount_ore), 0)::bigint from budget_line line
        where line.budget_version_id = budget_version.id and line.removed_at is null))`.as('total'),
      'budgetVersion.submittedOn',
      'budgetVersion.closedOn',
      'budgetVersion.closedReason',
    ])
    .execute();
  return rows as BudgetVersion[];
}
