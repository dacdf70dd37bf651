import type { Id, Kept, Optional } from './columns';

export interface PlanOutlineTable {
  itemId: number;
  projectId: number;
  parentId: Optional<number>;
  position: number;
}

/** An address of milestones for calendars; the secret in it is the right to read it. */
export interface CalendarFeedTable {
  id: Id;
  projectId: Kept<number>;
  partyId: Kept<number | null>;
  secretHash: Kept<Buffer>;
  createdAt: Kept<string>;
  createdOn: Kept<string>;
  createdBy: Kept<number | null>;
  revokedAt: Optional<string>;
  revokedOn: Optional<string>;
  revokedBy: Optional<number>;
}
