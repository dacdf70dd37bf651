import { availableParallelism, loadavg } from 'node:os';

import { ensureBuild } from '~/platform/build.mjs';
import { openDatabase } from '~db/open';

import { administer, createTemplate, startTestPostgres, TEMPLATE, type Connection } from '../support/postgres';
import { measureAllocation } from './allocation';
import { generatePortfolio } from './generate';
import { measure } from './measure';
import { formatAims, formatTable, type SizeReport } from './report';
import { measureSchedule } from './schedule';
import { startSite } from './site';
import { createTasks } from './tasks';

/** `npm run bench`, or `npm run bench -- 20 200` for some sizes only. It measures and prints; it asserts nothing. */
async function main(): Promise<void> {
  const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [20, 200, 2_000];
  if (sizes.some((size) => !Number.isInteger(size) || size < 20 || size > 10_000)) {
    throw new RangeError('give sizes from 20 to 10000: npm run bench -- 20 200');
  }
  const waiting = loadavg()[0]!.toFixed(1);
  print(`${availableParallelism()} processors, load ${waiting} before the start: figures are good where it is near 0`);
  const allocation = measureAllocation();
  const schedule = measureSchedule();
  await ensureBuild();
  const postgres = await startTestPostgres();
  try {
    await createTemplate(postgres.adminConnection);
    const reports: SizeReport[] = [];
    for (const size of sizes) reports.push(await measureSize(postgres.adminConnection, size));
    print(`\n${formatTable(reports)}\n\n${formatAims(reports, allocation, schedule)}`);
  } finally {
    await postgres.stop();
  }
}

/** Generates a portfolio in a database of its own, measures every task on it and drops it. */
async function measureSize(server: Connection, size: number): Promise<SizeReport> {
  const connection = { ...server, database: `samplan_bench_${size}` };
  const drop = `drop database if exists ${connection.database} with (force)`;
  await administer(server, drop, `create database ${connection.database} template ${TEMPLATE}`);
  const db = openDatabase({ connection, onIdleError: () => undefined });
  try {
    const start = performance.now();
    await generatePortfolio(db, size);
    const loadSeconds = (performance.now() - start) / 1000;
    print(`${size} projects, loaded in ${loadSeconds.toFixed(1)} s`);

    const site = await startSite(connection);
    try {
      return { size, loadSeconds, measurements: await measure(site, await createTasks(site, db)) };
    } finally {
      await site.stop();
    }
  } finally {
    await db.destroy();
    await administer(server, drop);
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

await main();
