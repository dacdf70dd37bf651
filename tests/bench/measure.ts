import { gzipSync } from 'node:zlib';

import { runLoad, type Load } from './load';
import { settle, type Site } from './site';
import type { Task } from './tasks';

export interface Measurement {
  readonly task: string;
  readonly queries: number;
  /** of the body, plain and compressed as browsers get it */
  readonly bytes: number;
  readonly compressed: number;
  readonly alone: Measured;
  readonly crowded: Measured;
}

export interface Measured extends Load {
  /** milliseconds of processor time of the product's process, per answer */
  readonly cpu: number;
}

const CONNECTIONS = 16;
const SECONDS = 3;

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

async function run(site: Site, task: Task, connections: number, seconds: number): Promise<Measured> {
  const before = await settle(site);
  const { address } = site;
  const load = await runLoad({
    address,
    connections,
    seconds,
    expectedStatus: task.expectedStatus,
    next: await task.begin(),
  });
  const after = await settle(site);
  // Those that were broken off at the end were carried out too, one a connection.
  return { ...load, cpu: (after.cpu - before.cpu) / (load.answers + connections) };
}

async function askOnce(site: Site, task: Task): Promise<Pick<Measurement, 'queries' | 'bytes' | 'compressed'>> {
  const before = await settle(site);
  const { path = '/', method, headers, body } = (await task.begin())(0);
  const response = await fetch(site.address + path, {
    method,
    headers: headers as Record<string, string>,
    body: body as string | undefined,
    redirect: 'manual',
  });
  const page = Buffer.from(await response.arrayBuffer());
  if (response.status !== task.expectedStatus) throw new Error(`${task.name} answered ${response.status}`);
  const { queries } = await settle(site);
  return { queries: queries - before.queries, bytes: page.length, compressed: page.length && gzipSync(page).length };
}
