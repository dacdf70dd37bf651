import { z } from 'zod';

import { optionalRowId, rowId } from './fields';

/** An address for one kommun's milestones, or for all of the project. */
export const newFeedForm = z.object({ partyId: optionalRowId() });

export const revokeFeedForm = z.object({ id: rowId() });
