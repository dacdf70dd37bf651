import { z } from 'zod';

import { rowId } from './fields';

/** Having a mail sent again. */
export const resendEmailForm = z.object({ id: rowId() });
