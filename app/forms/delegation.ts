import { z } from 'zod';

import { requiredDate, requiredText, rowId, rowVersion } from './fields';

/** A person who stands in for the kommundirektör of a party. */
export const newDelegationForm = z.object({
  partyId: rowId(),
  userId: rowId(),
  validFrom: requiredDate('Skriv första dagen.'),
  validUntil: requiredDate('Skriv sista dagen.'),
  reference: requiredText('Skriv vilket beslut delegationen står på, till exempel ett diarienummer.', 300),
});

/** Ends a delegation before its last day. */
export const endDelegationForm = z.object({
  id: rowId(),
  version: rowVersion(),
  partyId: rowId(),
  lastDay: requiredDate('Skriv den nya sista dagen.'),
});
