import { z } from 'zod';

import { parseDate } from '~/domain/calendar';

import { choice, optionalRowId, optionalWhole, requiredText, rowId, rowVersion, text } from './fields';

export const APPROVAL_RULES = ['none', 'all', 'majority', 'n_of_m'] as const;
export const ROUNDING_UNITS = ['1', '100', '10000', '100000'] as const;
export const ROUNDING_MODES = ['exact', 'plain'] as const;

/** What is not written is not agreed on: null, and not an empty text. */
const agreed = (max: number) => text(max).transform((typed) => typed || null);

const MOST_FACTS = 50;
const LONGEST_FACT = 500;

/** A day of every year as MM-DD, or none; 2000 has the 29th of February too. */
const monthDay = z
  .string({ error: 'Välj i listan.' })
  .refine((typed) => typed === 'none' || (/^\d{2}-\d{2}$/.test(typed) && parseDate(`2000-${typed}`) !== null), {
    error: 'Välj i listan.',
  });

/** One fact a line. */
const facts = text(20_000).transform((typed, context) => {
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length > MOST_FACTS) {
    context.addIssue({ code: 'custom', message: `Högst ${MOST_FACTS} rader. Du skrev ${lines.length}.` });
  }
  const long = lines.findIndex((line) => line.length > LONGEST_FACT);
  if (long >= 0) {
    context.addIssue({ code: 'custom', message: `Rad ${long + 1} är längre än ${LONGEST_FACT} tecken.` });
  }
  return lines;
});

/** A new cooperation: its name, who is in it and who leads it. */
export const newCooperationForm = z
  .object({
    name: requiredText('Skriv vad samverkan heter.', 200),
    memberIds: z.array(rowId(), { error: 'Välj minst en part.' }).min(1, 'Välj minst en part.').max(500),
    leadPartyId: optionalRowId(),
  })
  .superRefine(({ memberIds, leadPartyId }, context) => {
    if (leadPartyId !== null && !memberIds.includes(leadPartyId)) {
      context.addIssue({ code: 'custom', path: ['leadPartyId'], message: 'Den huvudansvariga ska vara med.' });
    }
  });

/** Whether a second factor is required of those who hold a role in the cooperation. */
export const factorRuleForm = z.object({
  id: rowId(),
  version: rowVersion(),
  required: z
    .string()
    .optional()
    .transform((typed) => typed === 'on'),
});

/** The terms of an agreement. */
export const agreementForm = z
  .object({
    id: rowId(),
    version: rowVersion(),
    name: requiredText('Skriv vad samverkan heter.', 200),
    leadPartyId: optionalRowId(),
    leadNote: agreed(500),
    approvalRule: choice(APPROVAL_RULES),
    approvalCount: optionalWhole(1, 500),
    referenceDateRule: agreed(500),
    referenceMonthDay: monthDay,
    roundingUnitOre: choice(ROUNDING_UNITS),
    roundingMode: choice(ROUNDING_MODES),
    invoicing: agreed(500),
    term: agreed(500),
    notice: agreed(500),
    documentNumber: agreed(100),
    facts,
  })
  .transform((input, context) => {
    const { approvalRule, approvalCount, referenceMonthDay, roundingUnitOre, ...rest } = input;
    const complain = (message: string) => context.addIssue({ code: 'custom', path: ['approvalCount'], message });
    if (approvalRule === 'n_of_m' && approvalCount === null) complain('Skriv hur många som ska godkänna.');
    if (approvalRule !== 'n_of_m' && approvalCount !== null) {
      complain('Ett antal hör bara till regeln ”ett visst antal”. Töm rutan eller välj den regeln.');
    }
    return {
      ...rest,
      approvalRule: approvalRule === 'none' ? null : approvalRule,
      approvalCount,
      referenceMonthDay: referenceMonthDay === 'none' ? null : referenceMonthDay,
      roundingUnitOre: UNIT_OF[roundingUnitOre],
    };
  });

const UNIT_OF = { '1': 1, '100': 100, '10000': 10_000, '100000': 100_000 } as const;
