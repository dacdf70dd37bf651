import type { Measurement } from './measure';
import { SCHEDULE_DEPENDENCIES, SCHEDULE_ITEMS } from './schedule';

/** What was measured with a portfolio of some size. */
export interface SizeReport {
  readonly size: number;
  readonly loadSeconds: number;
  readonly measurements: readonly Measurement[];
}

const whole = (value: number) => value.toFixed(0);
const tenths = (value: number) => value.toFixed(1);
const kilo = (bytes: number) => (bytes / 1000).toFixed(1);

const headings = [
  ...['projects', 'task', 'queries', 'kB', 'kB gzip'],
  ...['1: p50 ms', 'p97.5', 'per s', '16: p50 ms', 'p97.5', 'per s', 'cpu ms', 'wrong'],
];

/** The whole run as one aligned table. */
export function formatTable(reports: readonly SizeReport[]): string {
  const rows = reports.flatMap(({ size, measurements }) =>
    measurements.map(({ task, queries, bytes, compressed, alone, crowded }) => [
      ...[whole(size), task, whole(queries), kilo(bytes), kilo(compressed)],
      ...[tenths(alone.median), tenths(alone.p975), whole(alone.perSecond)],
      ...[tenths(crowded.median), tenths(crowded.p975), whole(crowded.perSecond)],
      ...[tenths(crowded.cpu), whole(alone.wrong + crowded.wrong)],
    ]),
  );
  const widths = headings.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 1 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  ');
  return [line(headings), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

type Sized = Measurement & { readonly size: number };

/**
 * One line per aim: what was measured, and whether it was reached. Beside times on the clock stands what the
 * processor time alone gives, which a busy machine changes less.
 */
export function formatAims(
  reports: readonly SizeReport[],
  allocation: { allocate: number; dinero: number },
  schedule: { milliseconds: number; following: number },
): string {
  const all: Sized[] = reports.flatMap(({ size, measurements }) => measurements.map((m) => ({ size, ...m })));
  const of = (task: string) => all.filter((measurement) => measurement.task === task);
  const hungriest = all.filter(({ bytes }) => bytes > 0).reduce((a, b) => (b.queries > a.queries ? b : a));
  return [
    aim('no page runs more than 6 queries', hungriest.queries <= 6, `${hungriest.queries} (${hungriest.task})`),
    ...growthAim(of('portfolio')),
    ...rateAim(of('project overview')),
    aim('allocate: at least 5000 a second', allocation.allocate >= 5000, whole(allocation.allocate)),
    aim('allocate: at least as many as dinero.js', allocation.allocate >= allocation.dinero, whole(allocation.dinero)),
    aim(
      `schedule of ${SCHEDULE_ITEMS} with ${SCHEDULE_DEPENDENCIES}: under 50 ms`,
      schedule.milliseconds < 50,
      `${tenths(schedule.milliseconds)} ms (${schedule.following} follow)`,
    ),
  ].join('\n');
}

function growthAim(portfolios: readonly Sized[]): string[] {
  const few = portfolios[0]!;
  const many = portfolios.at(-1)!;
  if (few === many) return [];
  const ratio = many.alone.median / few.alone.median;
  const byProcessor = many.crowded.cpu / few.crowded.cpu;
  const measured = `${ratio.toFixed(2)} times (processor time: ${byProcessor.toFixed(2)} times)`;
  return [aim(`/portfolj with ${many.size}: at most 1.3 times ${few.size}`, ratio <= 1.3, measured)];
}

function rateAim(overviews: readonly Sized[]): string[] {
  return overviews.map(({ size, crowded: { perSecond, cpu } }) => {
    const measured = `${whole(perSecond)} (processor time: ${whole(1000 / cpu)})`;
    return aim(`project page with ${size}: at least 150 a second`, perSecond >= 150, measured);
  });
}

function aim(text: string, reached: boolean, measured: string): string {
  return `${reached ? 'reached' : 'MISSED '}  ${text.padEnd(46)} ${measured}`;
}
