import type { CalendarDate } from './calendar';

/**
 * What a calculation departs from today with (DOMAIN.md 1.8); null is what holds today. A scenario is made of them,
 * and a budget draft that was made of a scenario keeps them until it is frozen.
 */
export interface Assumptions {
  /** who shares, instead of the participants that are present on the day */
  readonly participantIds: readonly number[] | null;
  /** another key of the same cooperation, in its newest version */
  readonly keyId: number | null;
  /** figures of this day or the newest before it, instead of the newest there are */
  readonly basisUpTo: CalendarDate | null;
}

/** Everything as it is today. */
export const AS_TODAY: Assumptions = { participantIds: null, keyId: null, basisUpTo: null };

/** Whether anything at all is assumed. */
export function departsFromToday({ participantIds, keyId, basisUpTo }: Assumptions): boolean {
  return participantIds !== null || keyId !== null || basisUpTo !== null;
}
