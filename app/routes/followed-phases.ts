import type { AppLoadContext } from '@remix-run/node';

import type { FollowedPhase } from '~/domain/follow-up-cells';
import type { Viewer } from '~/domain/viewer';
import { listFollowedPhases, type FollowedScope } from '~/store/follow-up';

import { draftShares, MOST_DRAFTS } from './party-ledger';

/**
 * The phases of a follow-up. Where shares are asked for, a draft is shared as it would be today, as on the pages of the
 * parties; one that can not be shared (no key, a figure is missing), and over all projects those beyond what a list
 * computes, is left to nobody.
 */
export async function followedPhases(
  context: AppLoadContext,
  viewer: Viewer,
  scope: FollowedScope,
): Promise<FollowedPhase[]> {
  const phases = await listFollowedPhases(context.db, viewer, scope);
  const drafts = phases.filter(({ budget }) => scope.shares && budget?.state === 'utkast' && budget.lines.length > 0);
  if (scope.projectId === null && drafts.length > MOST_DRAFTS) return phases;
  const shared = await Promise.all(
    drafts.map(async (phase) => [phase, await shareDraft(context, viewer, phase)] as const),
  );
  const byPhase = new Map(shared);
  return phases.map((phase) => byPhase.get(phase) ?? phase);
}

async function shareDraft(context: AppLoadContext, viewer: Viewer, phase: FollowedPhase): Promise<FollowedPhase> {
  const { budget, phaseId } = phase;
  const draft = await draftShares(context, viewer, phaseId);
  if (!budget || !draft?.shares || !draft.rounding) return phase;
  const { shares, rounding, stretches } = draft;
  return { ...phase, budget: { ...budget, shares, rounding, stretches } };
}

/** How many budgets have lines that no party carries yet: drafts that could not be shared. */
export function countUnshared(phases: readonly FollowedPhase[]): number {
  return phases.filter(
    ({ budget }) => budget?.state === 'utkast' && budget.lines.length > 0 && budget.shares.length === 0,
  ).length;
}
