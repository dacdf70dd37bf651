import { createClock } from '~/platform/clock';
import { createLog } from '~/platform/log';
import { startWorker } from '~/platform/mail/worker';
import { openDatabase } from '~db/open';

import type { Connection } from './postgres';

/** A process that does nothing but send mails, so that a test can kill it. It is told where by its one argument. */
const { connection, url } = JSON.parse(process.argv[2]!) as { connection: Connection; url: string };

startWorker({
  db: openDatabase({ connection, onIdleError: () => undefined }),
  connection,
  clock: createClock(null),
  log: createLog('silent'),
  address: 'https://samplan.test',
  mail: { url, from: 'samplan@samplan.test' },
  reminders: [],
});
