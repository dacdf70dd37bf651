import { guardedLoader } from '~/policy/guard';

import { ledgerSheet } from './ledger-sheet';
import { xlsxOf } from './sheet';
import { party } from './subjects';

/** What a party carries by phase and year, as a workbook. */
export const loader = guardedLoader(party, null, async (asked) => xlsxOf(await ledgerSheet(asked), 'Andelar'));
