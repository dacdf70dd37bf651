import { z } from 'zod';

import { optionalRowId, requiredText } from './fields';

/** A baseline taken by hand. No phase: of the whole project. */
export const baselineForm = z.object({
  phaseId: optionalRowId(),
  reason: requiredText('Skriv varför baslinjen tas.', 2000),
});
