import { z } from 'zod';

import type { SheetRow } from '~/domain/import-csv';

import { text } from './fields';

const MAX_BYTES = 2 * 1024 * 1024;

/** A table file to be checked; nothing is stored. */
export const checkTableForm = z.object({
  file: z
    .instanceof(File, { error: 'Välj en fil.' })
    .refine((file) => file.size > 0, { error: 'Välj en fil som inte är tom.' })
    .refine((file) => file.size <= MAX_BYTES, { error: 'Filen är större än 2 MB. Dela upp den.' }),
});

const rows = z
  .array(z.object({ row: z.int().min(0), cells: z.array(z.string().max(5000)).max(100) }))
  .min(1)
  .max(2_100);

const TAMPERED = 'Raderna gick inte att läsa. Läs in filen igen.';

/** A checked table, as the page hands it back; it is read anew when it is saved. */
export const saveTableForm = z.object({
  rows: z.string({ error: TAMPERED }).transform((typed, context): SheetRow[] => {
    const read = rows.safeParse(parseJson(typed));
    if (!read.success) context.addIssue({ code: 'custom', message: TAMPERED });
    return read.data ?? [];
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
