import { z } from 'zod';

import type { NewFigure } from '~/domain/basis';
import { parseDate, type CalendarDate } from '~/domain/calendar';

import { optionalDate, partyOrUnit, requiredText, requiredWhole, rowId, rowVersion, text } from './fields';

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
  confirmed: text(100),
});

/** A right figure in place of a wrong one of the same day; `version` is the figure that the person saw. */
export const correctFigureForm = z.object({
  id: rowId(),
  version: rowVersion(),
  value: requiredWhole(0, MOST),
  source: requiredText('Skriv varifrån siffran kommer.', 500),
  reason: requiredText('Skriv vad som var fel.', 500),
  confirmed: text(100),
});

/** A figure that is taken back. */
export const withdrawFigureForm = z.object({
  id: rowId(),
  version: rowVersion(),
  reason: requiredText('Skriv varför siffran tas tillbaka.', 500),
});

/** What somebody confirmed of an odd figure: this one and no other, should it be typed anew. */
export function confirmationOf({ partyId, unitId, date, value }: NewFigure): string {
  return `${partyId}-${unitId ?? 0} ${date} ${value}`;
}

/** Told before the file is sent: what is far too large is not even received. */
const LARGEST_FILE = 2 * 1024 * 1024;

/** A file to be checked; nothing is stored. */
export const checkFileForm = z.object({
  seriesId: rowId(),
  file: z
    .instanceof(File, { error: 'Välj en fil.' })
    .refine((file) => file.size > 0, { error: 'Filen är tom.' })
    .refine((file) => file.size <= LARGEST_FILE, {
      error: 'Filen är större än 2 MB. Hämta bara kommunerna och åren som behövs.',
    }),
  referenceDate: optionalDate(),
  source: text(500),
});

/** The figures of a checked file, as the page hands them back. */
const figures = z
  .array(z.tuple([z.int().positive(), z.int().positive().nullable(), z.string(), z.int().min(0).max(MOST)]))
  .min(1)
  .max(20_000);

const TAMPERED = 'Siffrorna gick inte att läsa. Läs in filen igen.';

/** What a file says against itself, a line each. */
const contradictions = text(50_000).transform((typed) => typed.split('\n').filter(Boolean));

export const saveFiguresForm = z
  .object({
    seriesId: rowId(),
    contradictions,
    codesHold: text(10),
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
  })
  .superRefine((typed, context) => {
    if (typed.contradictions.length === 0 || typed.codesHold === 'on') return;
    const message = 'Koden och namnet säger olika. Bekräfta att koden gäller, eller rätta filen.';
    context.addIssue({ code: 'custom', path: ['codesHold'], message });
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
