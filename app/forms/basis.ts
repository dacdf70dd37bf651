import { z } from 'zod';

import type { NewFigure } from '~/domain/basis';
import { parseDate, type CalendarDate } from '~/domain/calendar';

import { optionalDate, partyOrUnit, requiredText, requiredWhole, rowId, text } from './fields';

/** A counted thing of the cooperation's own: users, pupils, licences. */
export const newSeriesForm = z.object({
  name: requiredText('Skriv vad som räknas, till exempel Antal elever.', 100),
});

const MOST = 999_999_999;

/** One figure, typed by hand. */
export const newFigureForm = z.object({
  seriesId: rowId(),
  who: partyOrUnit(),
  referenceDate: optionalDate().transform((day, context) => {
    if (day === null) context.addIssue({ code: 'custom', message: 'Skriv vilken dag siffran avser.' });
    return day as CalendarDate;
  }),
  value: requiredWhole(0, MOST),
  source: requiredText('Skriv varifrån siffran kommer.', 500),
});

/** A file to be checked; nothing is stored. */
export const checkFileForm = z.object({
  seriesId: rowId(),
  file: z.instanceof(File, { error: 'Välj en fil.' }).refine((file) => file.size > 0, { error: 'Filen är tom.' }),
  referenceDate: optionalDate(),
  source: text(500),
});

/** The figures of a checked file, as the page hands them back. */
const figures = z
  .array(z.tuple([z.int().positive(), z.int().positive().nullable(), z.string(), z.int().min(0).max(MOST)]))
  .min(1)
  .max(20_000);

const TAMPERED = 'Siffrorna gick inte att läsa. Läs in filen igen.';

export const saveFiguresForm = z.object({
  seriesId: rowId(),
  source: requiredText('Skriv varifrån siffrorna kommer.', 500),
  figures: z.string({ error: TAMPERED }).transform((typed, context): NewFigure[] => {
    const read = figures.safeParse(parseJson(typed));
    const rows = read.success
      ? read.data.map(([partyId, unitId, day, value]) => ({ partyId, unitId, date: parseDate(day), value }))
      : null;
    if (!rows || rows.some(({ date }) => date === null)) {
      context.addIssue({ code: 'custom', message: TAMPERED });
      return [];
    }
    return rows as NewFigure[];
  }),
});

/** The other way: figures as the text of the hidden field. */
export function writeFigures(toStore: readonly NewFigure[]): string {
  return JSON.stringify(toStore.map(({ partyId, unitId, date, value }) => [partyId, unitId, date, value]));
}

function parseJson(typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch {
    return null;
  }
}
