import type { AppLoadContext } from '@remix-run/node';

import { isEditable } from '~/domain/budget';
import type { ShareTable } from '~/domain/cost-share';
import type { Inhabitants } from '~/domain/inhabitants';
import type { Viewer } from '~/domain/viewer';
import type { Budget } from '~/store/budget';
import { listInhabitants } from '~/store/inhabitants';

interface Asked {
  readonly context: Pick<AppLoadContext, 'db' | 'clock'>;
  readonly viewer: Viewer;
  readonly phaseId: number;
  readonly budget: Budget | null;
  readonly table: ShareTable | null;
}

/** The inhabitants of who shares, as known when the budget was submitted; nothing where the key counts them itself. */
export async function inhabitantsOf({ context, viewer, phaseId, budget, table }: Asked): Promise<Inhabitants[]> {
  if (!table || table.components.some(({ kind }) => kind === 'population')) return [];
  const partyIds = [...new Set(table.rows.map(({ claimant }) => claimant.partyId))];
  const submitted = budget && !isEditable(budget.state) ? budget.submittedOn : null;
  return listInhabitants(context.db, viewer, phaseId, { partyIds, day: submitted ?? context.clock.today() });
}
