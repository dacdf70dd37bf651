import type { AppLoadContext } from '@remix-run/node';

import type { ShareTable } from '~/domain/cost-share';
import { presenceChanges, type PresenceChange } from '~/domain/presence-change';
import { stretchesIn } from '~/domain/share-over-time';
import { byParty } from '~/domain/subtotal';
import type { Viewer } from '~/domain/viewer';
import type { Budget } from '~/store/budget';
import type { Phase } from '~/store/phase';
import { findPhasePresence } from '~/store/presence';

interface Asked {
  readonly context: Pick<AppLoadContext, 'db' | 'clock'>;
  readonly viewer: Viewer;
  readonly phase: Phase;
  readonly budget: Budget | null;
  readonly table: ShareTable | null;
}

/**
 * Who has joined or left since the parties were asked about the budget of a phase that is not over. Nobody where it was
 * shared by parties that a scenario assumes: they are not the project's participants.
 */
export async function changedPresence({ context, viewer, phase, budget, table }: Asked): Promise<PresenceChange[]> {
  const today = context.clock.today();
  const open = budget?.state === 'inskickad' || budget?.state === 'godkänd';
  if (!open || !table || (budget.assumptions?.participantIds ?? null) !== null) return [];
  if (phase.endDate !== null && phase.endDate < today) return [];
  const now = await findPhasePresence(context.db, viewer, phase.id);
  return now ? presenceChanges({ parties: byParty(table.rows), stretches: stretchesIn(table) }, now, today) : [];
}
