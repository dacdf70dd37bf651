import { insertEmails, type NewEmail } from '~/store/email';
import type { Database, Transaction } from '~db/open';

import { ownActor } from '../actor';
import type { Clock } from '../clock';

/** The day reminders are sent on, and the product's own address for the links in them. */
export interface Occasion {
  readonly today: string;
  /** `https://samplan.example`, without a slash at the end */
  readonly address: string;
}

/** Finds what is to be reminded of on a day. A key with the day in it reminds once a day, however often it is asked. */
export type Reminder = (trx: Transaction, occasion: Occasion) => Promise<readonly NewEmail[]>;

/** Asks each for its reminders and queues them, each in a transaction of its own: one that fails stops no other. */
export async function remind(
  db: Database,
  clock: Clock,
  address: string,
  reminders: readonly Reminder[],
): Promise<void> {
  const actor = ownActor(clock);
  const asked = await Promise.allSettled(
    reminders.map((reminder) =>
      db
        .transaction()
        .execute(async (trx) => insertEmails(trx, actor, await reminder(trx, { today: actor.today, address }))),
    ),
  );
  const failed = asked.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}
