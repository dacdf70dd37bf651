import { z } from 'zod';

import type { BulkChange } from '~/domain/plan-bulk';

import { choice, optionalDate, optionalWhole, text } from './fields';
import { MILESTONE_STATUSES } from './milestone';

/** More rows than anybody ticks by hand. */
const MOST = 500;
/** Working days in either direction, as a lag of a dependency. */
const MOST_DAYS = 3_650;

const rowKey = z
  .string()
  .regex(/^(phase|activity|milestone)-[1-9]\d{0,14}-[1-9]\d{0,14}$/, 'Uppgiften är inte giltig. Ladda om sidan.')
  .transform((typed) => {
    const [kind, id, version] = typed.split('-');
    return { kind: kind as 'phase' | 'activity' | 'milestone', id: Number(id), version: Number(version) };
  });

/** One change of several rows; each kind of change reads its own fields. `seen` answers what was shown. */
export const bulkForm = z
  .object({
    /** "activity-12-3": kind, id and the version that was seen */
    rows: z.array(rowKey).min(1, 'Markera minst en rad i tabellen.').max(MOST, `Högst ${MOST} rader på en gång.`),
    what: choice(['responsible', 'percent', 'status', 'move', 'remove']),
    responsible: text(200),
    percentComplete: optionalWhole(0, 100),
    status: choice(MILESTONE_STATUSES).optional(),
    actual: optionalDate(),
    days: text(12),
    reason: text(2000),
    cascade: choice(['all', 'only']).optional(),
    seen: text(16),
  })
  .transform(({ rows, what, reason, cascade, seen, ...typed }, context) => ({
    ...{ rows, reason, cascade, seen },
    change: changeOf(what, typed, context),
  }));

interface Typed {
  readonly responsible: string;
  readonly percentComplete: number | null;
  readonly status?: (typeof MILESTONE_STATUSES)[number] | undefined;
  readonly actual: Extract<BulkChange, { what: 'status' }>['actual'];
  readonly days: string;
}

function changeOf(what: BulkChange['what'], typed: Typed, context: z.RefinementCtx): BulkChange {
  const missing = (field: string, message: string): BulkChange => {
    context.addIssue({ code: 'custom', path: [field], message });
    return { what: 'remove' };
  };
  switch (what) {
    case 'responsible':
      return { what, responsible: typed.responsible };
    case 'percent':
      return typed.percentComplete === null
        ? missing('percentComplete', 'Skriv ett heltal från 0 till 100.')
        : { what, percentComplete: typed.percentComplete };
    case 'status':
      return typed.status
        ? { what, status: typed.status, actual: typed.actual }
        : missing('status', 'Välj en status i listan.');
    case 'move': {
      const read = typed.days.replace('−', '-').replace(/^\+/, '');
      const days = /^-?\d{1,4}$/.test(read) ? Number(read) : NaN;
      return Math.abs(days) <= MOST_DAYS && days !== 0
        ? { what, days }
        : missing('days', 'Skriv ett antal arbetsdagar, till exempel 5, eller −5 för tidigare.');
    }
    case 'remove':
      return { what };
  }
}
