import { addDays, type CalendarDate } from '~/domain/calendar';
import type { NewEmail } from '~/store/email';
import { listDueApprovals } from '~/store/approval';
import { listDeciders } from '~/store/recipient';
import { dueMail } from '~/views/approval/approval-mail';
import type { Transaction } from '~db/open';

import type { Occasion } from './remind';

/** How long before the last answer day a party that has not answered is reminded, in days. */
const AHEAD = 3;

/**
 * Who decides for a party that has not answered is reminded twice at most: when the last answer day is near, and when
 * it has passed. The mail's key says which, so it does not matter on which of those days this is asked.
 */
export async function approvalReminders(trx: Transaction, { today, address }: Occasion): Promise<readonly NewEmail[]> {
  const due = await listDueApprovals(trx, addDays(today as CalendarDate, AHEAD));
  const waiting = due.flatMap((approval) =>
    approval.parties.filter(({ verdict }) => verdict === null).map((party) => ({ approval, party })),
  );
  const deciders = await listDeciders(
    trx,
    [...new Set(waiting.map(({ party }) => party.partyId))],
    today as CalendarDate,
  );
  return waiting.flatMap(({ approval, party }) =>
    deciders
      .filter(({ partyId }) => partyId === party.partyId)
      .map((to) => dueMail(approval, party, to, { origin: address, today })),
  );
}
