import { z } from 'zod';

import { DEPENDENCY_TYPES } from '~/domain/schedule';

import { choice, optionalDate, requiredText, requiredWhole, rowId, rowVersion, text } from './fields';

const inOrder = ({ start, end }: { start: string | null; end: string | null }, context: z.RefinementCtx): void => {
  if (start && end && end < start) {
    context.addIssue({ code: 'custom', path: ['end'], message: `Slutet ${end} ligger före starten ${start}.` });
  }
};

/** The answer to what a move brings with it, sent with the move once more. */
const answered = { cascade: choice(['all', 'only']).optional(), seen: text(16) };

/** A row of the plan moved, by dragging or by typing. A milestone has one date and both ends are that. */
export const moveForm = z
  .object({
    kind: choice(['phase', 'activity', 'milestone']),
    id: rowId(),
    version: rowVersion(),
    start: optionalDate(),
    end: optionalDate(),
    /** typed in the table, which then shows the plan anew; the chart saves in the background */
    via: choice(['table']).optional(),
    ...answered,
  })
  .superRefine(inOrder);

const activity = z.object({
  name: requiredText('Skriv vad som ska göras.', 200),
  start: optionalDate(),
  end: optionalDate(),
  responsible: text(200),
  percentComplete: requiredWhole(0, 100),
});

export const newActivityForm = activity.extend({ phaseId: rowId() }).superRefine(inOrder);

export const updateActivityForm = activity
  .extend({ id: rowId(), version: rowVersion(), ...answered })
  .superRefine(inOrder);

/** Why a milestone was moved, told after the move. */
export const explainForm = z.object({ id: rowId(), reason: requiredText('Skriv varför prognosen ändrades.', 2000) });

/** Working days between two rows, with a sign; empty is none. */
const lag = text(12).transform((typed, context) => {
  const read = typed.replace('−', '-').replace(/^\+/, '');
  if (read === '') return 0;
  if (/^-?\d{1,4}$/.test(read) && Math.abs(Number(read)) <= 3650) return Number(read);
  context.addIssue({ code: 'custom', message: `”${typed}” ska vara ett heltal från −3650 till 3650.` });
  return 0;
});

/** A row that comes after another; sent for one that is there it changes how. */
export const dependencyForm = z.object({
  /** the row that comes after */
  id: rowId(),
  predecessorId: z.string({ error: 'Välj vad raden beror på.' }).pipe(rowId()),
  type: choice(DEPENDENCY_TYPES),
  lag,
});

export const removeDependencyForm = z.object({ id: rowId(), predecessorId: rowId() });

/** What holds a row beside its dependencies. */
export const constraintForm = z
  .object({ id: rowId(), version: rowVersion(), kind: choice(['none', 'notBefore', 'fixed']), date: optionalDate() })
  .superRefine(({ kind, date }, context) => {
    if (kind === 'notBefore' && !date) {
      context.addIssue({ code: 'custom', path: ['date'], message: 'Skriv den första möjliga dagen.' });
    }
  });

export const undoForm = z.object({ id: rowId() });
