import { z } from 'zod';

import { DEPENDENCY_TYPES } from '~/domain/schedule';

import { choice, optionalDate, requiredText, requiredWhole, rowId, rowVersion, text } from './fields';
import { MILESTONE_STATUSES } from './milestone';
import { answered } from './move-answer';

const inOrder = ({ start, end }: { start: string | null; end: string | null }, context: z.RefinementCtx): void => {
  if (start && end && end < start) {
    context.addIssue({ code: 'custom', path: ['end'], message: `Slutet ${end} ligger före starten ${start}.` });
  }
};

/** A row of the plan moved by dragging. A milestone has one date and both ends are that. */
export const moveForm = z
  .object({
    kind: choice(['phase', 'activity', 'milestone']),
    id: rowId(),
    version: rowVersion(),
    start: optionalDate(),
    end: optionalDate(),
    ...answered,
  })
  .superRefine(inOrder);

/** Sent by a browser without scripts, which must find the row by itself afterwards. */
const anchor = text(1);

const activity = z.object({
  name: requiredText('Skriv vad som ska göras.', 200),
  start: optionalDate(),
  end: optionalDate(),
  responsible: text(200),
  percentComplete: requiredWhole(0, 100),
});

export const newActivityForm = activity.extend({ phaseId: rowId(), anchor }).superRefine(inOrder);

export const updateActivityForm = activity
  .extend({ id: rowId(), version: rowVersion(), anchor, ...answered })
  .superRefine(inOrder);

/** A phase as it is typed in the table. */
export const updatePhaseForm = z
  .object({
    id: rowId(),
    version: rowVersion(),
    name: requiredText('Skriv vad fasen heter.', 200),
    start: optionalDate(),
    end: optionalDate(),
    anchor,
    ...answered,
  })
  .superRefine(inOrder);

/** A milestone as it is typed in the table; number and title are the projektledare's. */
export const updateMilestoneRowForm = z.object({
  id: rowId(),
  version: rowVersion(),
  label: text(40),
  title: text(300),
  forecast: optionalDate(),
  actual: optionalDate(),
  status: choice(MILESTONE_STATUSES),
  responsible: text(200),
  reason: text(2000),
  anchor,
  ...answered,
});

/** A milestone added in the table; it gets its criteria and its kommun on the page of the milestones. */
export const newMilestoneRowForm = z.object({
  phaseId: rowId(),
  label: text(40),
  title: requiredText('Skriv vad som ska vara uppnått.', 300),
  forecast: optionalDate(),
  responsible: text(200),
  anchor,
});

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
