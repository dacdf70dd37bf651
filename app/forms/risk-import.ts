import { z } from 'zod';

import { MAX_RISKS } from '~/domain/risk-import';
import type { RegisterFile } from '~/domain/register-import';

import { text } from './fields';

const TAMPERED = 'Filen gick inte att läsa. Läs in den igen.';

const rows = (most: number) =>
  z
    .array(z.object({ row: z.int().min(1).max(100_000), cells: z.array(z.string().max(20_000)).max(100) }))
    .min(1)
    .max(most)
    .nullable();

const sheets = z
  .object({ risks: rows(MAX_RISKS + 20), measures: rows(2_100) })
  .refine(({ risks, measures }) => risks !== null || measures !== null);

/** The sheets of a checked file, as the page hands them back; they are judged anew. */
export const saveRegisterForm = z.object({
  file: z.string({ error: TAMPERED }).transform((typed, context): RegisterFile => {
    const read = sheets.safeParse(parseJson(typed));
    if (!read.success) context.addIssue({ code: 'custom', message: TAMPERED });
    return read.data ?? { risks: null, measures: null };
  }),
  fileName: text(200),
  /** what the person was shown that saving would do */
  seen: z.string({ error: TAMPERED }),
});

function parseJson(typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch {
    return null;
  }
}
