import { z } from 'zod';

import { VERDICTS, type Verdict } from '~/domain/approval';
import { ANSWER_KINDS } from '~/domain/report-answer';

import { requiredDate, requiredText, rowId, text } from './fields';

/** Tells a form that is sent twice from two that say the same. */
const token = () => z.uuid({ error: 'Formuläret är för gammalt. Ladda om sidan.' });

/** What somebody in the styrgrupp says of the edition that they read. */
export const answerForm = z.object({
  reportId: rowId(),
  kind: z.enum(ANSWER_KINDS, { error: 'Välj vad du svarar.' }),
  text: text(5000),
  token: token(),
});

/** An answer to a question that somebody has asked. */
export const replyForm = z.object({
  reportId: rowId(),
  id: rowId(),
  text: requiredText('Skriv svaret.', 5000),
  token: token(),
});

const optional = (max: number) => text(max).transform((typed) => typed || null);

const outcome = z
  .string()
  .optional()
  .transform((typed, context): Verdict | null => {
    const known = VERDICTS.find((verdict) => verdict === typed) ?? null;
    if (typed && known === null) context.addIssue({ code: 'custom', message: 'Välj i listan.' });
    return known;
  });

/** A decision of the styrgrupp on a report. */
export const steeringDecisionForm = z.object({
  reportId: rowId(),
  subject: requiredText('Skriv vad som beslutas.', 5000),
  outcome,
  motivation: text(5000),
  deciders: requiredText('Skriv vilka som deltog i beslutet, i roller.', 2000),
  decidedOn: requiredDate('Skriv vilken dag beslutet fattades.'),
  diaryNumber: optional(100),
  directiveBefore: optional(10_000),
  directiveAfter: optional(10_000),
  token: token(),
});

/** What the reports of a cooperation judge; `seen` is what it was when the form was opened. */
export const reportAreasForm = z.object({
  id: rowId(),
  areas: text(2000),
  seen: text(2000),
});
