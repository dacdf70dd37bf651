import { z } from 'zod';

import {
  FIRST_YEAR,
  HOUR_CATEGORIES,
  LAST_YEAR,
  MOST_COST_A_YEAR,
  MOST_HOURS_A_YEAR,
  type YearFigure,
} from '~/domain/hour-budget';
import { hours } from '~/domain/hours';

import {
  choice,
  optionalHours,
  optionalKronor,
  optionalRowId,
  optionalWhole,
  requiredText,
  rowId,
  rowVersion,
} from './fields';

/** A figure as typed, before it is read: says what is wrong with a number that is one, only not a possible one. */
function typedFigure(negative: string) {
  return z
    .string()
    .optional()
    .superRefine((typed, context) => {
      const figure = (typed ?? '').replace(/[\s\u00a0\u202f]/g, '');
      if (/^[-−]\d/.test(figure)) context.addIssue({ code: 'custom', message: negative });
      else if (/^\d+[,.]\d{3,}(h|kr)?$/i.test(figure)) {
        context.addIssue({
          code: 'custom',
          message: `”${figure.slice(0, 40)}” har för många decimaler. Högst två går bra.`,
        });
      }
    });
}

const yearHours = typedFigure('Timmar kan inte vara färre än 0.')
  .pipe(optionalHours())
  .refine((value) => value === null || value <= MOST_HOURS_A_YEAR, 'En rad kan ha högst 100 000 timmar per år.');

const yearCost = typedFigure('Kostnaden kan inte vara mindre än 0 kr.')
  .pipe(optionalKronor())
  .refine((value) => value === null || value <= MOST_COST_A_YEAR, 'En rad kan kosta högst 1 000 000 000 kr per år.');

type YearFields = Record<`hours-${number}`, typeof yearHours> & Record<`cost-${number}`, typeof yearCost>;

const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at) => FIRST_YEAR + at);

/** A field for each year there can be: the page shows those of the project, and each bad one gets its own message. */
const yearFields = Object.fromEntries(
  YEARS.flatMap((year) => [
    [`hours-${year}`, yearHours],
    [`cost-${year}`, yearCost],
  ]),
) as YearFields;

const described = {
  role: requiredText('Skriv vilken roll timmarna gäller.', 200),
  category: choice(HOUR_CATEGORIES),
  partyId: optionalRowId(),
  percent: optionalWhole(0, 1000),
  phaseId: optionalRowId(),
  /** the first year that the page showed: where a message about all of them belongs */
  firstYear: optionalWhole(FIRST_YEAR, LAST_YEAR),
};

const rowFields = z.object({ ...described, ...yearFields } as typeof described & YearFields);

type RowFields = z.output<typeof rowFields>;

/** What the years have to do with each other and with the category; each message at the field it is about. */
function checkYears(fields: RowFields, context: z.RefinementCtx): void {
  const typed = YEARS.filter((year) => has(fields[`hours-${year}`]) || has(fields[`cost-${year}`]));
  if (typed.length === 0) {
    const path = has(fields.firstYear) ? [`hours-${fields.firstYear}`] : [];
    context.addIssue({ code: 'custom', path, message: 'Skriv timmar för minst ett år.' });
  }
  for (const year of typed) {
    if (!has(fields[`cost-${year}`])) continue;
    if (fields.category !== 'extern') {
      const message = 'Bara extern tid har en kostnad. Ta bort beloppet eller välj Extern tid och kostnad.';
      context.addIssue({ code: 'custom', path: [`cost-${year}`], message });
    } else if (!has(fields[`hours-${year}`])) {
      const message = `Kostnaden för ${year} saknar timmar. Skriv 0 om den gäller ett fast pris.`;
      context.addIssue({ code: 'custom', path: [`hours-${year}`], message });
    }
  }
}

function has(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}

function gather({ role, category, partyId, percent, phaseId, ...fields }: RowFields) {
  const years = YEARS.flatMap((year): YearFigure[] => {
    const time = fields[`hours-${year}`];
    return has(time) ? [{ year, hours: hours(time), cost: fields[`cost-${year}`] ?? null }] : [];
  });
  return { role, category, partyId, percent, phaseId, years };
}

/** A new row of the hour budget. An empty year says nothing; 0 is a figure. */
export const newHourRowForm = rowFields.superRefine(checkYears).transform(gather);

/** A changed row; every year that the form does not name is taken away. */
export const updateHourRowForm = rowFields
  .extend({ id: rowId(), version: rowVersion() })
  .superRefine(checkYears)
  .transform(({ id, version, ...fields }) => ({ id, version, ...gather(fields) }));
