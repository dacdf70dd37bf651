import { z } from 'zod';

import { rowId, rowVersion } from './fields';

/** Removing a row that the person saw in this version. */
export const removeForm = z.object({ id: rowId(), version: rowVersion() });

/** Undoing a removal. */
export const restoreForm = z.object({ id: rowId() });
