import { z } from 'zod';

import { choice, optionalWhole, requiredText, rowId, rowVersion, text } from './fields';

export const RISK_TREATMENTS = ['bevaka', 'åtgärda', 'acceptera', 'överför'] as const;
export const RISK_STATUSES = ['öppen', 'stängd'] as const;

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
};

interface Levels {
  readonly probability: number | null;
  readonly consequence: number | null;
}

/** A rating is both levels or neither: the message stands at the one that is missing, beside those of other fields. */
function bothOrNeither<Form extends z.ZodType<Levels>>(form: Form): Form {
  return form
    .refine(({ probability, consequence }) => probability !== null || consequence === null, {
      path: ['probability'],
      error: 'Välj sannolikhet också, eller låt konsekvensen vara ej värderad.',
      when: () => true,
    })
    .refine(({ probability, consequence }) => consequence !== null || probability === null, {
      path: ['consequence'],
      error: 'Välj konsekvens också, eller låt sannolikheten vara ej värderad.',
      when: () => true,
    });
}

/** Everything of a risk; a remark is kept with its valuation. */
export const updateRiskForm = bothOrNeither(
  z.object({
    id: rowId(),
    version: rowVersion(),
    status: choice(RISK_STATUSES),
    note: text(2000),
    ...described,
  }),
);

/** A new risk; it gets its number when it is stored. */
export const newRiskForm = bothOrNeither(z.object(described));
