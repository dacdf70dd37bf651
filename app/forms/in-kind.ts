import { z } from 'zod';

import { LARGEST_AMOUNT } from '~/domain/money';

import { choice, optionalKronor, optionalRowId, requiredHours, rowId, rowVersion } from './fields';

export const HANDLINGS = ['debited', 'unbilled'] as const;

const worked = z.object({ hours: requiredHours(), handling: choice(HANDLINGS), rate: optionalKronor() });

/** Own hours have a rate when the party is paid for them; without, unbilled ones are simply not valued. */
function priced<Input extends z.infer<typeof worked>>(input: Input, context: z.RefinementCtx): Input {
  const { hours, handling, rate } = input;
  const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  if (hours === 0) complain('hours', 'Skriv fler timmar än noll, eller ta bort raden.');
  if (rate === null) {
    if (handling === 'debited') complain('rate', 'Skriv timpriset som parten får ersättning med.');
  } else if (rate < 0) {
    complain('rate', 'Timpriset kan inte vara negativt.');
  } else if (BigInt(hours ?? 0) * BigInt(rate) > BigInt(LARGEST_AMOUNT) * 100n) {
    complain('hours', 'Timmar gånger timpris blir mer än tio miljarder kronor. Kontrollera båda.');
  }
  return input;
}

export const newInKindForm = worked
  .extend({
    partyId: optionalRowId().transform((id, context): number => {
      if (id === null) context.addIssue({ code: 'custom', message: 'Välj vilken part som lägger tiden.' });
      return id as number;
    }),
  })
  .transform(priced);

export const updateInKindForm = worked.extend({ id: rowId(), version: rowVersion() }).transform(priced);
