import autocannon, { type Client, type Request } from 'autocannon';

/** What a number of connections, each asking again as soon as it is answered, got out of the product. */
export interface Load {
  readonly connections: number;
  /** milliseconds */
  readonly median: number;
  readonly p975: number;
  readonly perSecond: number;
  readonly answers: number;
  /** answers that were not the expected status */
  readonly wrong: number;
}

export interface LoadOptions {
  readonly address: string;
  readonly connections: number;
  readonly seconds: number;
  readonly expectedStatus: number;
  /** The request of one connection, given after each answer for the next time; `index` from 0. */
  readonly next: (index: number) => Request;
}

/** Runs a load and answers its figures; autocannon's own histogram knows whole milliseconds only. */
export async function runLoad({ address, connections, seconds, expectedStatus, next }: LoadOptions): Promise<Load> {
  const latencies: number[] = [];
  let wrong = 0;
  let started = 0;
  let connection = 0;
  const setupClient = (client: Client) => {
    const index = connection++;
    client.setRequests([next(index)]);
    client.on('response', (status, _bytes, milliseconds) => {
      latencies.push(milliseconds);
      if (status !== expectedStatus) wrong++;
      client.setRequests([next(index)]);
    });
  };
  await new Promise<void>((resolve, reject) => {
    const run = autocannon({ url: address, connections, duration: seconds, setupClient }, (error: Error | null) =>
      error ? reject(error) : resolve(),
    );
    run.on('start', () => (started = performance.now()));
  });
  const elapsed = (performance.now() - started) / 1000;
  const sorted = latencies.sort((a, b) => a - b);
  const at = (quantile: number) => sorted[Math.min(Math.floor(sorted.length * quantile), sorted.length - 1)] ?? NaN;
  const answers = sorted.length;
  return { connections, median: at(0.5), p975: at(0.975), perSecond: answers / elapsed, answers, wrong };
}
