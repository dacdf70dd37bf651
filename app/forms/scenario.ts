import { z } from 'zod';

import type { LineChoice } from '~/domain/departure';
import { parseGrowth, type Growth, type GrowthQuestion } from '~/domain/growth';

import { optionalDate, optionalKronor, optionalRowId, requiredText, rowId, rowVersion, text } from './fields';

/** A sum that somebody assumes: more than nothing. */
const assumedSum = () =>
  optionalKronor().transform((amount, context) => {
    if (amount !== null && amount <= 0)
      context.addIssue({ code: 'custom', message: 'Skriv ett belopp större än noll.' });
    return amount;
  });

const growth = () =>
  text(20).transform((typed, context): Growth | null => {
    if (typed === '') return null;
    const read = parseGrowth(typed);
    if (!read)
      context.addIssue({ code: 'custom', message: `”${typed}” är inte procent. Skriv till exempel 15 eller 12,5.` });
    return read;
  });

/** A figure that is assumed: a whole number, also nothing; as it is typed, with or without spaces. */
function readCount(typed: string): number | null {
  const digits = typed.replace(/[\s\u00a0\u202f]/g, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}

/** Which figure: the series, the party and, where the key counts units, the unit: "4-12" or "4-12-3". */
const FIGURE = /^([1-9]\d{0,14})-([1-9]\d{0,14})(?:-([1-9]\d{0,14}))?$/;

const unreadable = 'Uppgiften är inte giltig. Ladda om sidan och försök igen.';

/** Assumed figures by which they are; an empty field assumes nothing. */
const figures = () =>
  z
    .record(z.string(), text(40))
    .default({})
    .transform((typed, context) =>
      Object.entries(typed).flatMap(([name, value]) => {
        const [, seriesId, partyId, unitId] = FIGURE.exec(name) ?? [];
        const complain = (message: string) => context.addIssue({ code: 'custom', path: [name], message });
        if (!seriesId || !partyId) complain(unreadable);
        if (value === '') return [];
        const count = readCount(value);
        if (count === null) complain(`”${value}” är inte ett antal. Skriv ett heltal, till exempel 120.`);
        return {
          name,
          seriesId: Number(seriesId),
          partyId: Number(partyId),
          unitId: unitId ? Number(unitId) : null,
          value: count ?? 0,
        };
      }),
    );

/** What becomes of a leaving party's own lines, by the id of the party. */
const ownLines = () =>
  z
    .record(z.string(), text(10))
    .default({})
    .transform((typed, context) =>
      Object.entries(typed).flatMap(([name, value]): LineChoice[] => {
        const becomes = LINE_CHOICES.get(value);
        const known = /^[1-9]\d{0,14}$/.test(name) && (value === '' || becomes !== undefined);
        if (!known) context.addIssue({ code: 'custom', path: [name], message: 'Välj i listan.' });
        return known && becomes ? [{ partyId: Number(name), becomes }] : [];
      }),
    );

const LINE_CHOICES = new Map<string, LineChoice['becomes']>([
  ['bort', 'dropped'],
  ['nyckel', 'shared'],
]);

/**
 * What is assumed, as the address of a what-if says it: the form is sent with GET, so the answer can be sent to a
 * colleague. The names are therefore Swedish, as everything in an address.
 */
export const scenarioQuery = z
  .object({
    /** there when the form was sent: then no party ticked means nobody, and not "as today" */
    rakna: text(1),
    part: z.array(rowId(), { error: 'Välj minst en part.' }).max(500).default([]),
    nyckel: optionalRowId(),
    siffror: optionalDate(),
    summa: assumedSum(),
    inforande: assumedSum(),
    tak: growth(),
    tillvaxt: growth(),
    serie: optionalRowId(),
    antal: figures(),
    /** which assumed figures are used although there is a real one */
    ersatt: z.array(text(60)).max(500).default([]),
    rad: ownLines(),
    omfordela: text(1),
  })
  .transform((typed, context) => {
    const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (typed.rakna !== '' && typed.part.length === 0) complain('part', 'Välj minst en part.');
    const counted = [typed.tillvaxt, typed.serie].filter((value) => value !== null).length;
    if (typed.tak !== null && counted === 0) {
      complain('tillvaxt', 'Skriv tillväxten i procent, eller välj ett underlag som den räknas i.');
    }
    if (typed.tak === null && counted > 0) complain('tak', 'Skriv hur mycket avtalet tillåter.');
    if (counted === 2) complain('tillvaxt', 'Skriv procent eller välj ett underlag, inte båda.');
    const question: GrowthQuestion | null = typed.tak && {
      ceiling: typed.tak,
      stated: typed.tillvaxt,
      seriesId: typed.serie,
    };
    return {
      assumptions: {
        participantIds: typed.part.length === 0 ? null : [...new Set(typed.part)],
        keyId: typed.nyckel,
        basisUpTo: typed.siffror,
      },
      total: typed.summa,
      introduction: typed.inforande,
      growth: question,
      figures: typed.antal.map(({ name, ...figure }) => ({ ...figure, replaces: typed.ersatt.includes(name) })),
      ownLines: typed.rad,
      redistribute: typed.omfordela !== '',
    };
  });

const described = { name: requiredText('Skriv vad scenariot heter.', 200), note: text(5000) };

/** Keeping a what-if; what it assumes stands in the address. */
export const saveScenarioForm = z.object(described);

/** Changing one that is kept. */
export const updateScenarioForm = z.object({ id: rowId(), version: rowVersion(), ...described });

/** Making a draft of a scenario that the person saw in this version. */
export const draftScenarioForm = z.object({ id: rowId(), version: rowVersion(), phaseId: rowId() });
