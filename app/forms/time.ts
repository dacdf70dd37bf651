import { z } from 'zod';

import { parseDate, type CalendarDate } from '~/domain/calendar';
import { parseMonth, type Month } from '~/domain/month';
import { HOURS_OF_A_DAY } from '~/domain/time-entry';
import type { TypedRow } from '~/domain/time-week';

import { optionalHours, optionalRowId, requiredText, rowId, rowVersion, text } from './fields';
import { typedFigure } from './hours';

const TOO_MANY = 'Ett dygn har 24 timmar.';

/** Hours of one day of one row. */
const dayHours = typedFigure('Timmar kan inte vara färre än 0.')
  .pipe(optionalHours())
  .refine((value) => value === null || value <= HOURS_OF_A_DAY, TOO_MANY);

/** More rows than anybody has in a week. */
export const MOST_ROWS = 40;

const monday = z.string().transform((typed, context): CalendarDate => {
  const date = parseDate(typed);
  if (date === null) context.addIssue({ code: 'custom', message: 'Veckan finns inte.' });
  return date ?? ('' as CalendarDate);
});

const row = z
  .object({ phaseId: optionalRowId(), role: text(200), hours: z.array(dayHours).max(7).default([]) })
  .superRefine(({ phaseId, role, hours }, context) => {
    if (hours.every((value) => value === null)) return;
    if (phaseId === null) context.addIssue({ code: 'custom', path: ['phaseId'], message: 'Välj projekt och fas.' });
    if (role === '') context.addIssue({ code: 'custom', path: ['role'], message: 'Välj roll.' });
  });

/** A week as typed. A row that says nothing at all is left out of what is saved, and keeps its place in the messages. */
export const weekForm = z.object({
  version: rowVersion(),
  monday,
  rows: z
    .array(row)
    .max(MOST_ROWS)
    .default([])
    .transform((rows): (TypedRow | null)[] =>
      rows.map(({ phaseId, role, hours }) => (phaseId === null || role === '' ? null : { phaseId, role, hours })),
    ),
});

/** Takes back what the person has sent in of a week. */
export const withdrawForm = z.object({ version: rowVersion(), monday });

/** Other hours than those that were approved. */
export const correctTimeForm = z.object({
  id: rowId(),
  version: rowVersion(),
  hours: typedFigure('Timmar kan inte vara färre än 0.')
    .pipe(optionalHours())
    .refine((value) => value === null || value <= HOURS_OF_A_DAY, TOO_MANY)
    .refine((value) => value !== null, 'Skriv hur många timmar det ska vara. 0 tar bort dem.')
    .transform((value) => value!),
  reason: requiredText('Skriv varför timmarna rättas.', 2000),
});

/** "12-3": an entry and the version of it that was seen. */
const seenEntry = z
  .string()
  .regex(/^[1-9]\d{0,14}-[1-9]\d{0,8}$/, 'Uppgiften är inte giltig. Ladda om sidan och försök igen.')
  .transform((typed) => {
    const [id, version] = typed.split('-').map(Number);
    return { id: id!, version: version! };
  });

const chosen = z
  .union([z.array(seenEntry), seenEntry.transform((one) => [one])], { error: 'Välj minst en rad.' })
  .refine((entries) => entries.length > 0, 'Välj minst en rad.');

/** Approves chosen entries of a project. */
export const approveTimeForm = z.object({ projectId: rowId(), entries: chosen });

/** Sends chosen entries of a project back. */
export const returnTimeForm = approveTimeForm.extend({
  reason: requiredText('Skriv vad som ska ändras.', 2000),
});

const month = z.string({ error: 'Välj en månad.' }).transform((typed, context): Month => {
  const found = parseMonth(typed.trim());
  if (found === null) context.addIssue({ code: 'custom', message: 'Skriv år och månad, till exempel 2020-12.' });
  return found ?? ('' as Month);
});

/** Locks a month of a phase, or of the whole project. */
export const lockPeriodForm = z.object({ phaseId: optionalRowId(), month });

/** Opens a locked month again. */
export const openPeriodForm = z.object({ id: rowId(), reason: requiredText('Skriv varför månaden öppnas.', 2000) });
