import type { MilestoneState } from '~/domain/milestone';
import type { RolloutFilter } from '~/domain/rollout';
import { STATE_WORDS } from '~/views/plan/milestone-words';

/** What the address asks to see; anything that is not understood asks for all. */
export function readRolloutFilter(search: URLSearchParams): RolloutFilter {
  const group = search.get('grupp') ?? '';
  const state = search.get('lage') ?? '';
  return {
    group: group === 'ingen' ? 'ingen' : idOf(group),
    state: Object.hasOwn(STATE_WORDS, state) ? (state as MilestoneState) : null,
    partyId: idOf(search.get('kommun') ?? ''),
  };
}

function idOf(typed: string): number | null {
  return /^[1-9]\d{0,14}$/.test(typed) ? Number(typed) : null;
}

/** The selection as the end of an address, with its question mark; '' where all is shown. */
export function rolloutQuery({ group, state, partyId }: RolloutFilter): string {
  const search = new URLSearchParams();
  if (group !== null) search.set('grupp', String(group));
  if (state !== null) search.set('lage', state);
  if (partyId !== null) search.set('kommun', String(partyId));
  const query = search.toString();
  return query === '' ? '' : `?${query}`;
}
