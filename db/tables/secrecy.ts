import type { Defaulted, Id, Kept, Optional } from './columns';

/** A mark of sekretess on one thing; one of its three ids is set. */
export interface SecrecyMarkTable {
  id: Id;
  projectId: Kept<number>;
  riskId: Optional<number>;
  itemId: Optional<number>;
  itemKind: Optional<'activity' | 'milestone'>;
  documentId: Optional<number>;
  ground: string;
  markedAt: Kept<string>;
  markedOn: Kept<string>;
  markedBy: Kept<number | null>;
  version: Defaulted<number>;
}
