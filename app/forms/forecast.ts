import { z } from 'zod';

import { FIRST_YEAR, LAST_YEAR } from '~/domain/hour-budget';

import { optionalKronor, requiredWhole, rowId, rowVersion, text } from './fields';

/** What a phase is expected to cost in a year; an empty amount takes the forecast back. */
export const forecastForm = z.object({
  phaseId: rowId(),
  year: requiredWhole(FIRST_YEAR, LAST_YEAR),
  amount: optionalKronor(),
  note: text(2000),
  /** how many forecasts of the phase and year there were, and one */
  version: rowVersion(),
});
