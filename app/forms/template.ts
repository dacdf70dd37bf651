import { z } from 'zod';

import { choice, optionalRowId, requiredDate, requiredText, rowId, rowVersion, text } from './fields';

const described = { name: requiredText('Skriv vad mallen heter.', 200), description: text(5000) };

/** A plan, or a part of it, saved as a template. */
export const saveTemplateForm = z.object({
  ...described,
  kind: choice(['project', 'phases', 'milestones']),
  phaseIds: z.array(rowId()).max(500).optional(),
  ofParties: z.literal('1').optional(),
});

export const updateTemplateForm = z.object({ ...described, id: rowId(), version: rowVersion() });

/** A template put into a plan, as its preview showed it. */
export const useTemplateForm = z.object({
  templateId: rowId(),
  start: requiredDate('Skriv vilken dag mallen börjar.'),
  /** the phase that a set of milestones goes into */
  phaseId: optionalRowId(),
  /** fingerprint of the preview */
  seen: text(80),
});
