import { z } from 'zod';

import { RISK_COLOURS, type RiskColour } from '~/domain/risk';
import { RISK_ANSWERS } from '~/domain/risk-mandate';

import {
  choice,
  optionalDate,
  optionalRowId,
  optionalWhole,
  requiredDate,
  requiredText,
  rowId,
  rowVersion,
  text,
} from './fields';

export const RISK_TREATMENTS = ['bevaka', 'åtgärda', 'acceptera', 'överför'] as const;
export const RISK_STATUSES = ['öppen', 'stängd'] as const;

const statedColour = () =>
  z
    .string()
    .optional()
    .transform((typed, context): RiskColour | null => {
      const known = RISK_COLOURS.find((colour) => colour === typed) ?? null;
      if (typed && known === null) context.addIssue({ code: 'custom', message: 'Välj i listan.' });
      return known;
    });

const described = {
  title: requiredText('Skriv vad som kan hända.', 500),
  threat: text(5000),
  vulnerability: text(5000),
  consequenceText: text(5000),
  category: text(200),
  owner: text(200),
  treatment: choice(RISK_TREATMENTS),
  probability: optionalWhole(1, 9),
  consequence: optionalWhole(1, 9),
  afterProbability: optionalWhole(1, 9),
  afterConsequence: optionalWhole(1, 9),
};

type Level = 'probability' | 'consequence' | 'afterProbability' | 'afterConsequence';

/** A rating is both levels or neither: the message stands at the one that is missing, beside those of other fields. */
function bothOrNeither<Form extends z.ZodType<Readonly<Record<Level, number | null>>>>(form: Form): Form {
  const together = (checked: Form, missing: Level, given: Level, error: string) =>
    checked.refine((levels) => levels[missing] !== null || levels[given] === null, {
      path: [missing],
      error,
      when: () => true,
    });
  const probability = 'Välj sannolikhet också, eller låt konsekvensen vara ej värderad.';
  const consequence = 'Välj konsekvens också, eller låt sannolikheten vara ej värderad.';
  const before = together(form, 'probability', 'consequence', probability);
  const both = together(before, 'consequence', 'probability', consequence);
  const after = together(both, 'afterProbability', 'afterConsequence', probability);
  return together(after, 'afterConsequence', 'afterProbability', consequence);
}

/** Everything of a risk; a remark is kept with its valuation. */
export const updateRiskForm = bothOrNeither(
  z.object({
    id: rowId(),
    version: rowVersion(),
    status: choice(RISK_STATUSES),
    note: text(2000),
    statedColour: statedColour(),
    statedReason: text(2000),
    /** the scale that the levels are of; the risk's own where nothing is said */
    scaleId: optionalRowId(),
    ...described,
  }),
);

/** The most risks that are rated in one form; the rest are chosen with the filters. */
export const MAX_RATED_ROWS = 200;

const ratedRow = bothOrNeither(
  z.object({
    id: rowId(),
    version: rowVersion(),
    seen: z.string({ error: 'Uppgiften saknas.' }).max(20),
    probability: optionalWhole(1, 9),
    consequence: optionalWhole(1, 9),
    afterProbability: optionalWhole(1, 9),
    afterConsequence: optionalWhole(1, 9),
  }),
);

/** Many risks rated at once; the remark is kept with each valuation. */
export const rateRisksForm = z.object({ note: text(2000), rows: z.array(ratedRow).min(1).max(MAX_RATED_ROWS) });

/** A new risk; without a number it gets the next one when it is stored. */
export const newRiskForm = bothOrNeither(z.object({ number: optionalWhole(1, 99_999), ...described }));

const measure = {
  riskId: rowId(),
  text: requiredText('Skriv vad som ska göras.', 2000),
  owner: text(200),
  dueDate: optionalDate(),
  doneOn: optionalDate(),
};

export const newMeasureForm = z.object(measure);
export const updateMeasureForm = z.object({ id: rowId(), version: rowVersion(), ...measure });

/** What a body has decided of a risk. */
export const riskDecisionForm = z.object({
  riskId: rowId(),
  escalationId: rowId(),
  answer: choice(RISK_ANSWERS),
  motivation: text(5000),
  deciders: requiredText('Skriv vilka som deltog i beslutet, i roller.', 2000),
  decidedOn: requiredDate('Skriv vilken dag beslutet fattades.'),
  diaryNumber: text(100).transform((typed) => typed || null),
  token: z.uuid({ error: 'Formuläret är för gammalt. Ladda om sidan.' }),
});

/** What is said of a risk in the follow-up of a year. */
export const followUpForm = z
  .object({
    riskId: rowId(),
    /** 0: nothing was said when the form was opened */
    version: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
    existingMeasures: text(5000),
    plannedHandling: text(5000),
    followsPlan: choice(['ja', 'nej']),
    comment: text(5000),
  })
  .refine(({ followsPlan, comment }) => followsPlan !== 'nej' || comment !== '', {
    path: ['comment'],
    error: 'Skriv varför det inte följer planen.',
    when: () => true,
  });
