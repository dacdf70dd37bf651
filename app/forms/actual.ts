import { z } from 'zod';

import { ACTUAL_KINDS } from '~/domain/actual';

import { choice, requiredDate, requiredKronor, requiredText, rowId, text } from './fields';

const described = {
  phaseId: rowId(),
  partyId: rowId(),
  date: requiredDate('Skriv vilken dag kostnaden bokfördes.'),
  kind: choice(ACTUAL_KINDS),
  text: requiredText('Skriv vad kostnaden gäller.', 300),
  voucher: text(60),
};

/** A new cost; nothing costs nothing. */
export const newActualForm = z.object({
  ...described,
  amount: requiredKronor().refine((value) => value !== 0, 'Skriv ett belopp. Kredit och intäkt skrivs med minus.'),
});

/** What takes the place of a cost that was wrong; 0 kr takes it away. */
export const correctActualForm = z.object({
  id: rowId(),
  ...described,
  amount: requiredKronor(),
  reason: requiredText('Skriv varför raden rättas.', 2000),
});
