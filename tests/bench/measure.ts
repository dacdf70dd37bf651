import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

import { runLoad, type Load } from './load';
import type { Site } from './site';
import type { Task } from './tasks';

export interface Measurement {
  readonly task: string;
  readonly queries: number;
  /** of the body, plain and compressed as browsers get it */
  readonly bytes: number;
  readonly compressed: number;
  readonly alone: Load;
  readonly crowded: Load;
}

const CONNECTIONS = 16;
const SECONDS = 3;

/** A request that the last run broke off may still be written; then the next run would start from an old version. */
const SETTLE = 200;

/** Lets the product compile what it runs often, so that the first task measured is not the slowest. */
export async function warmUp(site: Site, tasks: readonly Task[]): Promise<void> {
  for (const task of tasks) await run(site, task, 4, 1);
}

/** Measures one task with a single connection and with many. */
export async function measure(site: Site, task: Task): Promise<Measurement> {
  return {
    task: task.name,
    ...(await askOnce(site, task)),
    alone: await run(site, task, 1, SECONDS),
    crowded: await run(site, task, CONNECTIONS, SECONDS),
  };
}

async function run(site: Site, { begin, expectedStatus }: Task, connections: number, seconds: number): Promise<Load> {
  await delay(SETTLE);
  return runLoad({ address: site.address, connections, seconds, expectedStatus, next: await begin() });
}

async function askOnce(site: Site, task: Task): Promise<Pick<Measurement, 'queries' | 'bytes' | 'compressed'>> {
  await delay(SETTLE);
  const { path = '/', method, headers, body } = (await task.begin())(0);
  const before = await site.countQueries();
  const response = await fetch(site.address + path, {
    method,
    headers: headers as Record<string, string>,
    body: body as string | undefined,
    redirect: 'manual',
  });
  const page = Buffer.from(await response.arrayBuffer());
  if (response.status !== task.expectedStatus) throw new Error(`${task.name} answered ${response.status}`);
  const queries = (await site.countQueries()) - before;
  return { queries, bytes: page.length, compressed: page.length && gzipSync(page).length };
}
