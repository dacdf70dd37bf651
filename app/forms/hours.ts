import { z } from 'zod';

import {
  FIRST_YEAR,
  HOUR_CATEGORIES,
  LAST_YEAR,
  MOST_COST_A_YEAR,
  MOST_HOURS_A_YEAR,
  type YearFigure,
} from '~/domain/hour-budget';
import { costOfHours, hours } from '~/domain/hours';
import { ore } from '~/domain/money';

import {
  choice,
  optionalHours,
  optionalKronor,
  optionalRowId,
  optionalWhole,
  requiredText,
  requiredWhole,
  rowId,
  rowVersion,
} from './fields';

/** A figure as typed, before it is read: says what is wrong with a number that is one, only not a possible one. */
export function typedFigure(negative: string) {
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

/** kronor an hour, instead of the cost */
const yearRate = typedFigure('Timpriset kan inte vara mindre än 0 kr.').pipe(optionalKronor());

type YearFields = Record<`hours-${number}`, typeof yearHours> &
  Record<`cost-${number}`, typeof yearCost> &
  Record<`rate-${number}`, typeof yearRate>;

const YEARS = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, at) => FIRST_YEAR + at);

/** A field for each year there can be: the page shows those of the project, and each bad one gets its own message. */
const yearFields = Object.fromEntries(
  YEARS.flatMap((year) => [
    [`hours-${year}`, yearHours],
    [`cost-${year}`, yearCost],
    [`rate-${year}`, yearRate],
  ]),
) as YearFields;

const described = {
  role: requiredText('Skriv vilken roll timmarna gäller.', 200),
  category: choice(HOUR_CATEGORIES),
  partyId: optionalRowId(),
  userId: optionalRowId(),
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
  for (const year of YEARS) checkRate(fields, year, context);
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

/** A price per hour gives the cost; where both are typed they agree. */
function checkRate(fields: RowFields, year: number, context: z.RefinementCtx): void {
  const [rate, time, cost] = [fields[`rate-${year}`], fields[`hours-${year}`], fields[`cost-${year}`]];
  if (!has(rate)) return;
  const say = (message: string) => context.addIssue({ code: 'custom', path: [`rate-${year}`], message });
  if (fields.category !== 'extern') return say('Bara extern tid har ett timpris.');
  if (!has(time)) return say(`Timpriset för ${year} saknar timmar.`);
  const product = costOfHours(hours(time), ore(rate));
  if (product === null || product > MOST_COST_A_YEAR) {
    say('Timmar gånger timpris blir inte ett helt antal ören, eller för mycket. Skriv kostnaden i stället.');
  } else if (has(cost) && cost !== product) {
    say('Timpriset och kostnaden säger olika. Ta bort det ena.');
  }
}

function has(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}

function gather({ role, category, partyId, userId, percent, phaseId, ...fields }: RowFields) {
  const years = YEARS.flatMap((year): YearFigure[] => {
    const time = fields[`hours-${year}`];
    if (!has(time)) return [];
    const rate = fields[`rate-${year}`];
    const cost = fields[`cost-${year}`] ?? (has(rate) ? costOfHours(hours(time), ore(rate)) : null);
    return [{ year, hours: hours(time), cost }];
  });
  return { role, category, partyId, userId, percent, phaseId, years };
}

/** A new row of the hour budget. An empty year says nothing; 0 is a figure. */
export const newHourRowForm = rowFields.superRefine(checkYears).transform(gather);

/** A changed row; every year that the form does not name is taken away. */
export const updateHourRowForm = rowFields
  .extend({ id: rowId(), version: rowVersion() })
  .superRefine(checkYears)
  .transform(({ id, version, ...fields }) => ({ id, version, ...gather(fields) }));

/** A year of a row, month by month; an empty month says nothing. */
export const hourMonthsForm = z.object({
  id: rowId(),
  version: rowVersion(),
  year: requiredWhole(FIRST_YEAR, LAST_YEAR),
  months: z.array(yearHours).length(12, 'Formuläret saknar en månad. Ladda om sidan.'),
});
