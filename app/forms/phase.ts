import { z } from 'zod';

import { choice, optionalDate, requiredText, requiredWhole, rowId, rowVersion, text } from './fields';

export const PHASE_KINDS = ['förstudie', 'genomförande', 'breddinförande', 'förvaltning'] as const;

const phase = z.object({
  number: requiredWhole(0, 999),
  name: requiredText('Skriv vad fasen heter.', 200),
  kind: choice(PHASE_KINDS),
  startDate: optionalDate(),
  endDate: optionalDate(),
  note: text(5000),
});

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

export const updatePhaseForm = phase.extend({ id: rowId(), version: rowVersion() }).superRefine(endsAfterStart);
