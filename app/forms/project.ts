import { z } from 'zod';

import { optionalDate, optionalRowId, requiredText, rowId, text } from './fields';

/** A new project in a cooperation; which parties and keys belong to that cooperation is the route's to check. */
export const newProjectForm = z
  .object({
    cooperationId: rowId(),
    name: requiredText('Skriv vad projektet heter.', 200),
    summary: text(5000),
    leadPartyId: optionalRowId(),
    keyId: optionalRowId(),
    startDate: optionalDate(),
    endDate: optionalDate(),
    participantIds: z.array(rowId(), { error: 'Välj minst en deltagare.' }).min(1, 'Välj minst en deltagare.').max(500),
  })
  .superRefine(({ startDate, endDate }, context) => {
    if (startDate && endDate && endDate < startDate) {
      context.addIssue({
        code: 'custom',
        path: ['endDate'],
        message: `Slutet ${endDate} ligger före starten ${startDate}.`,
      });
    }
  });
