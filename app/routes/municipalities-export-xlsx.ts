import { guardedLoader } from '~/policy/guard';

import { partyListSheet } from './party-list-sheet';
import { xlsxOf } from './sheet';
import { anyone } from './subjects';

/** What each party carries, as a workbook. */
export const loader = guardedLoader(anyone, null, async (asked) => xlsxOf(await partyListSheet(asked), 'Kommuner'));
