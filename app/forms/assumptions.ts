import { z } from 'zod';

import { rowId } from './fields';

/** Taking what a scenario assumed off a draft; `seen` is what the person saw that it assumed. */
export const dropAssumptionsForm = z.object({
  id: rowId(),
  seen: z.string({ error: 'Uppgiften saknas. Ladda om sidan.' }).max(20_000),
});

/** Putting it back. */
export const restoreAssumptionsForm = z.object({ id: rowId() });
