import { z } from 'zod';

import { costOfHours } from '~/domain/hours';
import { ore } from '~/domain/money';

import {
  choice,
  optionalHours,
  optionalKronor,
  optionalRowId,
  optionalWhole,
  requiredText,
  rowId,
  rowVersion,
} from './fields';

export const LINE_KINDS = ['extern', 'intern tid', 'investering', 'avgift', 'övrigt'] as const;

const line = z.object({
  name: requiredText('Skriv vad raden avser.', 200),
  kind: choice(LINE_KINDS),
  year: optionalWhole(2000, 2100),
  hours: optionalHours(),
  rate: optionalKronor(),
  amount: optionalKronor(),
  performedById: optionalRowId(),
  carriedBy: optionalRowId(),
});

/** A line is an amount, or hours times a rate; then the amount follows and a typed one must agree. */
function priced(input: z.infer<typeof line>, context: z.RefinementCtx) {
  const { hours, rate, amount } = input;
  const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  if ((hours === null) !== (rate === null)) {
    complain(hours === null ? 'hours' : 'rate', 'Timmar och timpris hör ihop: fyll i båda eller ingen.');
  } else if (rate !== null && rate < 0) {
    complain('rate', 'Timpriset kan inte vara negativt.');
  } else if (hours !== null && rate !== null) {
    const cost = costOfHours(hours, rate);
    if (cost === null) complain('rate', 'Timmar gånger timpris blir inte hela ören. Justera timpriset.');
    else if (amount !== null && amount !== cost) {
      complain('amount', `Timmar gånger timpris blir ${(cost / 100).toLocaleString('sv-SE')} kr. Lämna beloppet tomt.`);
    } else return { ...input, amount: cost };
  } else if (amount === null) {
    complain('amount', 'Skriv ett belopp, eller timmar och timpris.');
  }
  return { ...input, amount: amount ?? ore(0) };
}

export const newLineForm = line.transform(priced);

export const updateLineForm = line.extend({ id: rowId(), version: rowVersion() }).transform((input, context) => {
  const { id, version, ...rest } = input;
  return { id, version, line: priced(rest, context) };
});
