import { z } from 'zod';

import { requiredText, requiredWhole, rowId } from './fields';

/** Of the mark, as the person saw it; 0 where there was none. */
const markVersion = () => requiredWhole(0, 1_000_000);

/** Marks something sekretess, or gives its mark another ground. */
export const classifyForm = z.object({
  id: rowId(),
  version: markVersion(),
  ground: requiredText('Skriv vilket lagrum sekretessen vilar på, till exempel 18 kap. 8 § OSL.', 300),
});

/** Opens it to every member again. */
export const discloseForm = z.object({ id: rowId(), version: markVersion() });
