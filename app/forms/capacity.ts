import { z } from 'zod';

import { hours, type Hours } from '~/domain/hours';
import { parseMonth, type Month } from '~/domain/month';

import { optionalHours, optionalRowId, rowVersion, text } from './fields';
import { typedFigure } from './hours';

/** More than anybody has in a month: thirty people's full time. */
const MOST = hours(5_000_00);

const month = text(10).transform((typed, context): Month | null => {
  const found = typed === '' ? null : parseMonth(typed);
  if (typed !== '' && found === null) {
    context.addIssue({ code: 'custom', message: 'Skriv år och månad, till exempel 2020-07, eller lämna tomt.' });
  }
  return found;
});

/** Hours a month of a person, a role or a whole cooperation; empty takes back what was set. */
export const capacityForm = z
  .object({
    cooperationId: optionalRowId(),
    role: text(200),
    partyId: optionalRowId(),
    userId: optionalRowId(),
    month,
    hours: typedFigure('Timmar kan inte vara färre än 0.')
      .pipe(optionalHours())
      .refine((value: Hours | null) => value === null || value <= MOST, 'Högst 5 000 timmar i månaden.'),
    /** the version of what was set, and one; 1 where nothing was */
    version: rowVersion(),
  })
  .refine(({ cooperationId, userId }) => (cooperationId === null) !== (userId === null), {
    error: 'Uppgiften är inte giltig. Ladda om sidan och försök igen.',
  })
  .transform(({ role, ...rest }) => ({ ...rest, role: role === '' ? null : role }));
