import type { Hours } from '~/domain/hours';
import { mondayOf } from '~/domain/iso-week';
import type { TimeEntry } from '~/store/time-entry';

/** An entry that waits; `before` is what a correction would replace. */
export type WaitingEntry = TimeEntry & { readonly before: Hours | null };

/** Whose, of which project and of which week: what is answered together. Tells the forms of a page apart. */
export function groupOf({ projectId, userId, date }: WaitingEntry): string {
  return `${projectId}-${userId ?? 0}-${mondayOf(date)}`;
}
