import { z } from 'zod';

import { choice, optionalDate, requiredText, requiredWhole, rowId, rowVersion, text } from './fields';
import { answered } from './move-answer';

export const PHASE_KINDS = ['förstudie', 'genomförande', 'breddinförande', 'förvaltning'] as const;

/** The choice of no key of the phase's own: an empty one could not be told from a form without the choice. */
export const PROJECT_KEY = 'projektets';

const phase = z.object({
  number: requiredWhole(0, 999),
  name: requiredText('Skriv vad fasen heter.', 200),
  kind: choice(PHASE_KINDS),
  startDate: optionalDate(),
  endDate: optionalDate(),
  note: text(5000),
});

/** A key of the phase's own, null for the project's; undefined where the form does not ask, and nothing changes. */
const ownKey = z
  .string()
  .regex(new RegExp(`^(${PROJECT_KEY}|[1-9]\\d{0,14})$`), 'Välj i listan.')
  .transform((typed) => (typed === PROJECT_KEY ? null : Number(typed)))
  .optional();

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

export const newPhaseForm = phase.superRefine(endsAfterStart);

export const updatePhaseForm = phase
  .extend({ id: rowId(), version: rowVersion(), keyId: ownKey, ...answered })
  .superRefine(endsAfterStart);
