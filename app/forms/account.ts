import { z } from 'zod';

import { rowId } from './fields';

/** A session or a link to an issuer. */
export const ownRowForm = z.object({ id: rowId() });

/** A button that says all by itself. */
export const noFieldsForm = z.object({});
