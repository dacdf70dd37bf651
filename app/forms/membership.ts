import { z } from 'zod';

import { optionalDate, rowId } from './fields';

const inOrder = (
  { joinedOn, leftOn }: { joinedOn: string | null; leftOn: string | null },
  context: z.RefinementCtx,
): void => {
  if (joinedOn && leftOn && leftOn <= joinedOn) {
    const message = `Utträdet ${leftOn} måste ligga efter inträdet ${joinedOn}.`;
    context.addIssue({ code: 'custom', path: ['leftOn'], message });
  }
};

/** A party joins a cooperation or a project from a day. */
export const joinForm = z
  .object({
    partyId: rowId(),
    joinedOn: optionalDate().transform((day, context) => {
      if (day === null) context.addIssue({ code: 'custom', message: 'Skriv från vilken dag parten är med.' });
      return day;
    }),
    leftOn: optionalDate(),
  })
  .superRefine(inOrder);

/** The days of a membership changed; `wasJoinedOn` and `wasLeftOn` are what the person saw. */
export const memberForm = z
  .object({
    partyId: rowId(),
    wasJoinedOn: optionalDate(),
    wasLeftOn: optionalDate(),
    joinedOn: optionalDate(),
    leftOn: optionalDate(),
  })
  .superRefine(inOrder);
