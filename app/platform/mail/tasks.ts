import type { JobHelpers, TaskList } from 'graphile-worker';

import { claimEmail, settleEmail, settleLeftEmails } from '~/store/email-queue';
import type { Database } from '~db/open';

import { ownActor } from '../actor';
import type { Clock } from '../clock';
import { approvalReminders } from './approval-reminders';
import { remind, type Reminder } from './remind';
import { createSender, type MailSettings } from './smtp';

/** What is looked for once a day. One line each. */
export const reminders: readonly Reminder[] = [approvalReminders];

/**
 * When what is done without being asked, in UTC. The queue starts each once, however many processes there are; a
 * morning when none was up is made good until the evening.
 */
export const CRONTAB = `
0 5 * * * remind ?fill=12h&jobKey=remind
*/10 * * * * settle-emails ?jobKey=settle-emails
`;

/** A mail did not go out and is tried again; the reason is kept with the mail, since it may name a person. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}

export interface TaskSurroundings {
  readonly db: Database;
  readonly clock: Clock;
  /** the product's own, for links */
  readonly address: string;
  /** null: this process sends nothing, and mails stay in the queue */
  readonly mail: MailSettings | null;
  readonly reminders: readonly Reminder[];
}

/** What the queue's jobs do. A process without a mail server does not take the job of sending. */
export function taskList({ db, clock, address, mail, reminders: asked }: TaskSurroundings): TaskList {
  const tasks: TaskList = {
    remind: () => remind(db, clock, address, asked),
    'settle-emails': () => db.transaction().execute((trx) => settleLeftEmails(trx, ownActor(clock))),
  };
  if (mail) tasks['send-email'] = sending(db, clock, mail);
  return tasks;
}

function sending(db: Database, clock: Clock, mail: MailSettings) {
  const send = createSender(mail);
  const domain = mail.from.slice(mail.from.lastIndexOf('@') + 1);
  return async (payload: unknown, { abortSignal }: Pick<JobHelpers, 'abortSignal'>) => {
    const { id } = payload as { readonly id: number };
    const claimed = await db.transaction().execute((trx) => claimEmail(trx, ownActor(clock), id, domain));
    if (!claimed) return;
    const outcome = await send(claimed, abortSignal);
    await db.transaction().execute((trx) => settleEmail(trx, ownActor(clock), claimed, outcome));
    if (outcome.state === 'väntar') throw new NotSent(`e-mail ${id} was not accepted and waits`);
  };
}
