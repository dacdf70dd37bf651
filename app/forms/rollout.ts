import { z } from 'zod';

import { parseDate, type CalendarDate } from '~/domain/calendar';

import { choice, optionalDate, requiredText, requiredWhole, rowId, rowVersion, text } from './fields';
import { MILESTONE_KINDS } from './milestone';

/** A month as it is typed: 2020-10. @returns its first day */
const month = () =>
  text(20).transform((typed, context) => {
    const date = /^\d{4}-\d{1,2}$/.test(typed) ? parseDate(`${typed}-01`) : null;
    const message = `”${typed}” är inte en månad. Skriv år-månad, till exempel 2020-10.`;
    if (date === null) context.addIssue({ code: 'custom', message: typed === '' ? 'Skriv en månad.' : message });
    return date as CalendarDate;
  });

/** The ticked boxes of one name; one box comes alone. */
const ticked = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
  z.array(rowId()).max(500),
);

const written = {
  name: requiredText('Skriv vad gruppen heter.', 100),
  fromMonth: month(),
  toMonth: month(),
  parties: ticked,
};

const inOrder = ({ fromMonth, toMonth }: { fromMonth: string | null; toMonth: string | null }) =>
  fromMonth === null || toMonth === null || fromMonth <= toMonth;
const order = { path: ['toMonth'], error: 'Sista månaden ligger före den första.' };

export const newGroupForm = z.object({ ...written, phaseId: rowId() }).refine(inOrder, order);

export const updateGroupForm = z.object({ ...written, id: rowId(), version: rowVersion() }).refine(inOrder, order);

/** One milestone for each of several kommuner. */
const bulk = {
  phaseId: rowId(),
  pattern: requiredText('Skriv vad milstolpen ska heta.', 250),
  kind: choice(MILESTONE_KINDS),
  scope: z
    .string({ error: 'Välj vilka kommuner som ska få en milstolpe.' })
    .regex(/^(groups|all|[1-9]\d{0,14})$/, 'Välj i listan.')
    .transform((typed) => (typed === 'groups' || typed === 'all' ? typed : Number(typed))),
  spread: choice(['same', 'steps']),
  firstOn: optionalDate(),
  every: requiredWhole(0, 260),
};

export const previewBulkForm = z.object(bulk);

/** `seen` is what the person was shown that it would come to. */
export const createBulkForm = z.object({ ...bulk, seen: text(100) });

export const undoBulkForm = z.object({ id: rowId() });
