import { gzipSync } from 'node:zlib';

import { runLoad, type Load } from './load';
import { settle, type Site } from './site';
import { MAX_CONNECTIONS, type Task } from './tasks';

/** What one answer to a task costs. */
interface Answer {
  readonly queries: number;
  /** of the body, plain and compressed as browsers get it */
  readonly bytes: number;
  readonly compressed: number;
}

export interface Measured extends Load {
  /** milliseconds of processor time of the product's process, per answer */
  readonly cpu: number;
}

export interface Measurement extends Answer {
  readonly task: string;
  /** with one connection, and with {@link MAX_CONNECTIONS} */
  readonly alone: Measured;
  readonly crowded: Measured;
}

/** Short enough for three sizes in four minutes. */
const SECONDS = 3;

/**
 * Measures tasks on a product that has just been started. Answers are looked at first, while nothing else is under
 * way; then everything runs for a while, or the first task would pay for compiling what all use.
 */
export async function measure(site: Site, tasks: readonly Task[]): Promise<Measurement[]> {
  const answers: Answer[] = [];
  for (const task of tasks) answers.push(await ask(site, task));
  for (const task of tasks) await run(site, task, 4, 1);

  const measurements: Measurement[] = [];
  for (const [index, task] of tasks.entries()) {
    const alone = await run(site, task, 1, SECONDS);
    const crowded = await run(site, task, MAX_CONNECTIONS, SECONDS);
    measurements.push({ task: task.name, ...answers[index]!, alone, crowded });
  }
  return measurements;
}

async function ask(site: Site, task: Task): Promise<Answer> {
  const { path = '/', method, headers, body } = task.begin()(0);
  const before = await site.usage();
  const response = await fetch(site.address + path, {
    method,
    headers: headers as Record<string, string>,
    body: body as string | undefined,
    redirect: 'manual',
  });
  const page = Buffer.from(await response.arrayBuffer());
  if (response.status !== task.expectedStatus) throw new Error(`${task.name} answered ${response.status}`);
  const { queries } = await site.usage();
  return { queries: queries - before.queries, bytes: page.length, compressed: page.length && gzipSync(page).length };
}

async function run(site: Site, task: Task, connections: number, seconds: number): Promise<Measured> {
  const { address } = site;
  const { begin, expectedStatus } = task;
  const before = await settle(site);
  const load = await runLoad({ address, connections, seconds, expectedStatus, next: begin() });
  const after = await settle(site);
  // Those that the end broke off were carried out too, one a connection.
  return { ...load, cpu: (after.cpu - before.cpu) / (load.answers + connections) };
}
