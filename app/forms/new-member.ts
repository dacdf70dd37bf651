import { z } from 'zod';

import { ASSESSED_LEVELS, RECOMMENDATIONS, type AssessedLevel, type Recommendation } from '~/domain/new-member';

import { choice, requiredDate, requiredText, rowId, rowVersion, text } from './fields';

const optionalOf = <T extends string>(values: readonly T[]) =>
  z
    .string()
    .optional()
    .transform((typed, context): T | null => {
      const known = values.find((value) => value === typed) ?? null;
      if (typed && known === null) context.addIssue({ code: 'custom', message: 'Välj i listan.' });
      return known;
    });

const newcomer = () => requiredText('Skriv vem som vill gå med.', 200);

/** Begins an assessment: with the risks of the template as they were once rated, or for others to rate. */
export const newAssessmentForm = z.object({
  newcomer: newcomer(),
  scaleId: rowId(),
  rated: choice(['mall', 'tomt']),
});

/** What is thought of a new member as a whole. */
export const updateAssessmentForm = z.object({
  id: rowId(),
  version: rowVersion(),
  newcomer: newcomer(),
  assessedOn: requiredDate('Skriv vilken dag bedömningen gjordes.'),
  summary: text(10_000),
  otherFactors: text(10_000),
  opportunity: text(10_000),
  riskLevel: optionalOf<AssessedLevel>(ASSESSED_LEVELS),
  recommendation: optionalOf<Recommendation>(RECOMMENDATIONS),
  conditions: text(10_000),
});
