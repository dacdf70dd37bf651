import { z } from 'zod';

import { optionalDate, optionalRowId, requiredText, rowId, rowVersion, text } from './fields';

const described = {
  name: requiredText('Skriv vad projektet heter.', 200),
  summary: text(5000),
  leadPartyId: optionalRowId(),
  startDate: optionalDate(),
  endDate: optionalDate(),
};

function endsAfterStart(
  { startDate, endDate }: { startDate: string | null; endDate: string | null },
  context: z.RefinementCtx,
): void {
  if (startDate && endDate && endDate < startDate) {
    context.addIssue({
      code: 'custom',
      path: ['endDate'],
      message: `Slutet ${endDate} ligger före starten ${startDate}.`,
    });
  }
}

/** A new project in a cooperation; which parties and keys belong to that cooperation is the route's to check. */
export const newProjectForm = z
  .object({
    ...described,
    cooperationId: rowId(),
    keyId: optionalRowId(),
    templateId: optionalRowId(),
    /** the template's first day */
    templateStart: optionalDate(),
    participantIds: z.array(rowId(), { error: 'Välj minst en deltagare.' }).min(1, 'Välj minst en deltagare.').max(500),
  })
  .superRefine(endsAfterStart);

/** What is not written is not known: null, and not an empty text. */
const known = (max: number) => text(max).transform((typed) => typed || null);

/** What is said of a project as a whole. */
export const updateProjectForm = z
  .object({ ...described, id: rowId(), version: rowVersion(), orderedBy: known(200), priority: known(500) })
  .superRefine(endsAfterStart);

/** The key of a project; none is a choice. */
export const projectKeyForm = z.object({ id: rowId(), version: rowVersion(), keyId: optionalRowId() });
