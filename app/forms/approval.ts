import { z } from 'zod';

import { VERDICTS } from '~/domain/approval';
import { ore, type Ore } from '~/domain/money';

import { choice, optionalDate, requiredText, rowId, text } from './fields';

const REASON = 2000;

/** An amount in whole öre from a hidden field: what the person saw. */
const seenAmount = () =>
  z
    .string({ error: 'Beloppet saknas.' })
    .regex(/^-?\d{1,15}$/, 'Beloppet är inte giltigt. Ladda om sidan och försök igen.')
    .transform((typed): Ore => ore(Number(typed)));

export const submitForm = z.object({
  id: rowId(),
  /** the shares as they were shown */
  seen: z.string({ error: 'Uppgiften saknas. Ladda om sidan.' }).max(100_000),
  answerBy: optionalDate(),
});

export const withdrawForm = z.object({
  id: rowId(),
  reason: requiredText('Skriv varför den tas tillbaka. Det står kvar i historiken.', REASON),
});

/** Of a version as a whole. */
export const versionForm = z.object({ id: rowId() });

export const documentForm = z.object({
  title: requiredText('Skriv vad handlingen heter.', 200),
  url: requiredText('Skriv adressen till handlingen.', 2000).refine(isWebAddress, {
    error: 'Skriv en fullständig adress som börjar med https://.',
  }),
});

/** A party's decision about its share. */
export const decideForm = z.object({
  verdict: choice(VERDICTS),
  share: seenAmount(),
  motivation: text(5000),
  diaryNumber: text(100).transform((typed) => typed || null),
  /** the number of the decision that this one changes */
  corrects: rowId()
    .optional()
    .transform((number) => number ?? null),
  token: z.uuid({ error: 'Formuläret är för gammalt. Ladda om sidan.' }),
});

function isWebAddress(typed: string): boolean {
  try {
    return typed === '' || (new URL(typed).protocol === 'https:' && !/\s/.test(typed));
  } catch {
    return false;
  }
}
