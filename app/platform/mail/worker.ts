import { setTimeout as delay } from 'node:timers/promises';

import { Logger, run, type LogLevel, type RunnerOptions, type Task, type TaskList } from 'graphile-worker';
import type { Logger as Log } from 'pino';

import type { OpenOptions } from '~db/open';
import { openQueuePool } from '~db/queue';

import { CRONTAB, NotSent, taskList, type TaskSurroundings } from './tasks';

export interface Worker {
  /** Takes no more jobs, lets those under way end (an attempt to send for some seconds only) and closes its pool. */
  stop(): Promise<void>;
}

export interface WorkerOptions extends TaskSurroundings {
  readonly connection: OpenOptions['connection'];
  readonly log: Log;
  /** how often jobs that were put off are looked for, in milliseconds; new ones are told of at once */
  readonly pollInterval?: number;
  readonly crontab?: string;
}

/** How long a stop waits for a mail server, in milliseconds. */
const GRACE = 2_000;
/** After a fault that ended it, the queue is taken up again, in milliseconds. */
const RESTART = 30_000;

/** Does the jobs of the queue beside answering pages: sends mails, and what the crontab says. */
export function startWorker(options: WorkerOptions): Worker {
  const { connection, log, pollInterval = 5_000, crontab = CRONTAB, ...surroundings } = options;
  const onIdleError = (error: Error) => log.warn({ error: error.message }, 'an idle connection of the queue broke');
  const pool = openQueuePool({ connection, onIdleError });
  const stopping = new AbortController();
  const underWay = new Set<Promise<unknown>>();
  const settings: RunnerOptions = {
    pgPool: pool,
    taskList: remembering(taskList(surroundings), underWay),
    crontab,
    concurrency: 2,
    pollInterval,
    noHandleSignals: true,
    logger: new Logger(() => write(log)),
    preset: { worker: { gracefulShutdownAbortTimeout: GRACE } },
  };

  async function keepRunning(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const runner = await run({ ...settings });
        const stop = () => void runner.stop().catch(() => undefined);
        if (stopping.signal.aborted) stop();
        stopping.signal.addEventListener('abort', stop, { once: true });
        await runner.promise;
      } catch (error) {
        log.error({ error: String(error) }, 'the queue stopped');
      }
      await delay(RESTART, null, { signal: stopping.signal }).catch(() => undefined);
    }
  }
  const running = keepRunning();

  return {
    stop: async () => {
      stopping.abort();
      await running;
      // A stop does not wait for a job that was told to give up; its mark is still being written.
      await Promise.allSettled(underWay);
      await pool.end();
    },
  };
}

function remembering(tasks: TaskList, underWay: Set<Promise<unknown>>): TaskList {
  const entries = Object.entries(tasks).map(([name, task]) => {
    const remembered: Task = (payload, helpers) => {
      const done = Promise.resolve((task as Task)(payload, helpers));
      underWay.add(done);
      return done.finally(() => underWay.delete(done));
    };
    return [name, remembered] as const;
  });
  return Object.fromEntries(entries);
}

/** The queue's own words in our log. A mail that waits for a mail server is nothing to wake somebody for. */
function write(log: Log) {
  return (level: LogLevel, message: string, meta?: Record<string, unknown>) => {
    const error = meta?.['error'];
    if (error instanceof NotSent) log.warn(error.message);
    else if (level === 'error') log.error({ error: error instanceof Error ? error.message : undefined }, message);
    else if (level === 'warning') log.warn(message);
    else log.debug(message);
  };
}
