import { guardedLoader } from '~/policy/guard';

import { ledgerSheet } from './ledger-sheet';
import { csvOf } from './sheet';
import { party } from './subjects';

/** What a party carries by phase and year, as CSV. */
export const loader = guardedLoader(party, null, async (asked) => csvOf(await ledgerSheet(asked)));
