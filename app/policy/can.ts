import type { Grant, Viewer } from '~/domain/viewer';

import { ACTIONS_OF, IN_COOPERATION, READING, type Action } from './roles';

/** What an action is done to. `partyId` names the kommun whose own thing it is (its milestone, its share). */
export interface Target {
  readonly cooperationId?: number;
  readonly projectId?: number;
  readonly partyId?: number | null;
}

/**
 * May this viewer do this to that? Pure; everything it needs is in the arguments. Denied unless a grant says yes,
 * except that reading follows membership of the cooperation.
 */
export function can(viewer: Viewer, action: Action, target: Target): boolean {
  const member =
    target.cooperationId !== undefined && (viewer.seesAll || viewer.cooperationIds.includes(target.cooperationId));
  if (member && READING.has(action)) return true;
  return viewer.grants.some(
    (grant) => ACTIONS_OF[grant.role].has(action) && (covers(grant, target) || (member && IN_COOPERATION.has(action))),
  );
}

/** A scope covers a target when each id that the grant names is the target's. */
function covers(grant: Grant, target: Target): boolean {
  return (
    (grant.cooperationId === null || grant.cooperationId === target.cooperationId) &&
    (grant.projectId === null || grant.projectId === target.projectId) &&
    (grant.partyId === null || grant.partyId === target.partyId)
  );
}

/** The parties in whose name a viewer may do something, each once. */
export function partiesFor(viewer: Viewer, action: Action): number[] {
  const own = viewer.grants.flatMap(({ role, partyId }) =>
    partyId !== null && ACTIONS_OF[role].has(action) ? [partyId] : [],
  );
  return [...new Set(own)];
}
