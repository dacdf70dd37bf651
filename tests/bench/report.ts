import type { Measurement } from './measure';

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

/** One line per aim: what was aimed at, what was measured, whether it was reached. */
export function formatAims(reports: readonly SizeReport[], allocation: { allocate: number; dinero: number }): string {
  const all = reports.flatMap(({ size, measurements }) => measurements.map((m) => ({ size, ...m })));
  const pages = all.filter(({ bytes }) => bytes > 0);
  const hungriest = pages.reduce((most, page) => (page.queries > most.queries ? page : most));
  const overviews = all.filter(({ task }) => task === 'project overview');
  const slowest = overviews.reduce((least, page) => (page.crowded.perSecond < least.crowded.perSecond ? page : least));
  const aims = [
    aim('no page runs more than 6 queries', `${hungriest.queries} (${hungriest.task})`, hungriest.queries <= 6),
    ...portfolioAim(all.filter(({ task }) => task === 'portfolio')),
    aim(
      'project page: at least 150 a second',
      `${whole(slowest.crowded.perSecond)} with ${slowest.size} projects`,
      slowest.crowded.perSecond >= 150,
    ),
    aim('allocate: at least 5000 a second', whole(allocation.allocate), allocation.allocate >= 5000),
    aim('allocate: at least as fast as dinero.js', whole(allocation.dinero), allocation.allocate >= allocation.dinero),
  ];
  return aims.join('\n');
}

function portfolioAim(portfolios: readonly (Measurement & { size: number })[]): string[] {
  const few = portfolios[0]!;
  const many = portfolios.at(-1)!;
  if (few === many) return [];
  const ratio = many.alone.median / few.alone.median;
  const measured = `${ratio.toFixed(2)} times (${tenths(few.alone.median)} and ${tenths(many.alone.median)} ms)`;
  return [aim(`/portfolj with ${many.size}: at most 1.3 times ${few.size}`, measured, ratio <= 1.3)];
}

function aim(text: string, measured: string, reached: boolean): string {
  return `${reached ? 'reached' : 'MISSED '}  ${text.padEnd(46)} ${measured}`;
}
