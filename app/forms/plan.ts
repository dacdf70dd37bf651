import { z } from 'zod';

import { choice, optionalDate, requiredText, requiredWhole, rowId, rowVersion, text } from './fields';

const inOrder = ({ start, end }: { start: string | null; end: string | null }, context: z.RefinementCtx): void => {
  if (start && end && end < start) {
    context.addIssue({ code: 'custom', path: ['end'], message: `Slutet ${end} ligger före starten ${start}.` });
  }
};

/** A row of the plan moved, by dragging or by typing. A milestone has one date and both ends are that. */
export const moveForm = z
  .object({
    kind: choice(['phase', 'activity', 'milestone']),
    id: rowId(),
    version: rowVersion(),
    start: optionalDate(),
    end: optionalDate(),
    /** typed in the table, which then shows the plan anew; the chart saves in the background */
    via: choice(['table']).optional(),
  })
  .superRefine(inOrder);

const activity = z.object({
  name: requiredText('Skriv vad som ska göras.', 200),
  start: optionalDate(),
  end: optionalDate(),
  responsible: text(200),
  percentComplete: requiredWhole(0, 100),
});

export const newActivityForm = activity.extend({ phaseId: rowId() }).superRefine(inOrder);

export const updateActivityForm = activity.extend({ id: rowId(), version: rowVersion() }).superRefine(inOrder);

/** Why a milestone was moved, told after the move. */
export const explainForm = z.object({ id: rowId(), reason: requiredText('Skriv varför prognosen ändrades.', 2000) });
