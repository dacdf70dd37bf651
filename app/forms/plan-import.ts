import { z } from 'zod';

import { parseDate, type CalendarDate } from '~/domain/calendar';
import {
  MAX_DEPENDENCIES,
  MAX_ITEMS,
  MAX_LABEL,
  MAX_LAG,
  MAX_NAME,
  MAX_PLAN_BYTES,
  MAX_RESPONSIBLE,
  type ExchangedPlan,
} from '~/domain/exchange-plan';
import { DEPENDENCY_TYPES } from '~/domain/schedule';

import { text } from './fields';

/** A file to be checked; nothing is stored. A browser with script says at once what is too large. */
export const checkPlanForm = z.object({
  file: z
    .instanceof(File, { error: 'Välj en fil.' })
    .refine((file) => file.size > 0, { error: 'Välj en fil som inte är tom.' })
    .refine((file) => file.size <= MAX_PLAN_BYTES, {
      error: 'Filen är större än 7 MB. Spara planen utan resurser och tilldelningar, eller dela upp den.',
    }),
});

const day = z
  .string()
  .refine((typed) => parseDate(typed) === typed)
  .transform((typed) => typed as CalendarDate);
const date = day.nullable();
const uid = z.string().min(1).max(60);

const item = z
  .object({
    uid,
    itemId: z.int().positive().nullable(),
    row: z.int().min(0),
    kind: z.enum(['phase', 'activity', 'milestone']),
    phaseUid: uid.nullable(),
    parentUid: uid.nullable(),
    name: z.string().min(1).max(MAX_NAME.milestone),
    label: z.string().min(1).max(MAX_LABEL).nullable(),
    start: date,
    end: date,
    percentComplete: z.int().min(0).max(100).nullable(),
    actual: date,
    responsible: z.string().min(1).max(MAX_RESPONSIBLE).nullable(),
    constraint: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('notBefore'), date: day }),
        z.object({ kind: z.literal('fixed') }),
        z.object({ kind: z.literal('none') }),
      ])
      .nullable(),
    baselines: z.array(z.object({ number: z.int().min(0).max(10), start: date, end: date })).max(11),
  })
  .refine(({ kind, name }) => name.length <= MAX_NAME[kind])
  .refine(({ start, end }) => !start || !end || start <= end)
  .refine(({ kind, start, end }) => kind !== 'milestone' || start === end);

const plan = z
  .object({
    items: z
      .array(item)
      .min(1)
      .max(MAX_ITEMS + 1),
    dependencies: z
      .array(
        z.object({
          predecessorUid: uid,
          successorUid: uid,
          type: z.enum(DEPENDENCY_TYPES),
          lag: z.int().min(-MAX_LAG).max(MAX_LAG),
        }),
      )
      .max(MAX_DEPENDENCIES),
  })
  .refine(holdsTogether);

const TAMPERED = 'Planen gick inte att läsa. Läs in filen igen.';

/** A checked plan, as the page hands it back. */
export const savePlanForm = z.object({
  plan: z.string({ error: TAMPERED }).transform((typed, context): ExchangedPlan => {
    const read = plan.safeParse(parseJson(typed));
    if (!read.success) context.addIssue({ code: 'custom', message: TAMPERED });
    return read.data ?? { items: [], dependencies: [] };
  }),
  fileName: text(200),
  /** what the person was shown that saving would do */
  seen: z.string({ error: TAMPERED }),
  reason: text(2000),
});

/** The other way: a plan as the text of the hidden field. */
export function writePlan({ items, dependencies }: ExchangedPlan): string {
  return JSON.stringify({ items, dependencies });
}

/** Whatever is referred to is there, once and before it is referred to as a place to lie in. */
function holdsTogether({ items, dependencies }: ExchangedPlan): boolean {
  const phases = new Set<string>();
  const headings = new Map<string, string>();
  const all = new Set<string>();
  for (const { uid, kind, phaseUid, parentUid } of items) {
    if (all.has(uid) || (kind === 'phase') !== (phaseUid === null)) return false;
    if (phaseUid !== null && !phases.has(phaseUid)) return false;
    if (parentUid !== null && headings.get(parentUid) !== phaseUid) return false;
    all.add(uid);
    if (kind === 'phase') phases.add(uid);
    if (kind === 'activity') headings.set(uid, phaseUid!);
  }
  const pairs = new Set(dependencies.map((link) => JSON.stringify([link.predecessorUid, link.successorUid])));
  return (
    pairs.size === dependencies.length &&
    dependencies.every(
      (link) => link.predecessorUid !== link.successorUid && all.has(link.predecessorUid) && all.has(link.successorUid),
    )
  );
}

function parseJson(typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch {
    return null;
  }
}
