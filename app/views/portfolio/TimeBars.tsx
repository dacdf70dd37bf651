import { addDays, daysBetween, earliest, latest, type CalendarDate } from '~/domain/calendar';
import type { PortfolioPhase, PortfolioRow } from '~/store/portfolio';
import { formatPeriod } from '~/views/shell/format';

/** The years that the bars of a page share. */
export interface TimeSpan {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Whole years around today and what the projects have; at most three before and four after, or nothing could be read. */
export function timeSpanOf(rows: readonly PortfolioRow[], today: string): TimeSpan {
  const dates = rows.flatMap((row) => row.phases.flatMap((phase) => [phase.start, phase.end]));
  const now = Number(today.slice(0, 4));
  const first = Number((earliest(dates) ?? today).slice(0, 4));
  const last = Number((latest(dates) ?? today).slice(0, 4));
  const from = Math.max(Math.min(first, now), now - 3);
  const to = Math.min(Math.max(last, now), now + 4);
  return { from: `${from}-01-01` as CalendarDate, to: `${to}-12-31` as CalendarDate };
}

const WIDTH = 240;
const LINE = 11;

function x(date: CalendarDate, { from, to }: TimeSpan): number {
  const share = daysBetween(from, date) / (daysBetween(from, to) + 1);
  return Math.round(Math.min(Math.max(share, 0), 1) * WIDTH * 10) / 10;
}

function years({ from, to }: TimeSpan): number[] {
  const first = Number(from.slice(0, 4));
  return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, index) => first + index);
}

/** The years above the bars. */
export function TimeScale({ span }: { span: TimeSpan }) {
  return (
    <svg
      className="time-scale"
      viewBox={`0 0 ${WIDTH} 14`}
      width={WIDTH}
      height={14}
      role="img"
      aria-label={`Tid ${years(span).join(', ')}`}
    >
      {years(span).map((year) => (
        <text key={year} x={x(`${year}-01-01` as CalendarDate, span) + 2} y={11}>
          {year}
        </text>
      ))}
    </svg>
  );
}

/** A project's phases as bars, one line each, with today; the words are in its title and on the project's page. */
export function TimeBars({ row, span, today }: { row: PortfolioRow; span: TimeSpan; today: string }) {
  const dated = row.phases.filter((phase) => phase.start !== null || phase.end !== null);
  if (dated.length === 0) return <span className="cell-sub">Datum saknas</span>;
  const height = dated.length * LINE + 3;
  const now = x(today as CalendarDate, span);
  return (
    <svg
      className="time-bars"
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      role="img"
      aria-label={words(dated)}
    >
      {years(span).map((year) => {
        const at = x(`${year}-01-01` as CalendarDate, span);
        return <path key={year} className="time-year" d={`M${at} 0V${height}`} />;
      })}
      {dated.map((phase, index) => (
        <PhaseBar key={phase.number} phase={phase} span={span} y={index * LINE + 3} today={today} />
      ))}
      <path className="time-today" d={`M${now} 0V${height}`} />
    </svg>
  );
}

interface PhaseBarProps {
  readonly phase: PortfolioPhase;
  readonly span: TimeSpan;
  readonly y: number;
  readonly today: string;
}

/** A phase without a known start or end fades out on that side instead of getting a date nobody gave. */
function PhaseBar({ phase, span, y, today }: PhaseBarProps) {
  const start = x(phase.start ?? span.from, span);
  const end = x(phase.end ? addDays(phase.end, 1) : span.to, span);
  const state =
    phase.end !== null && phase.end < today
      ? 'done'
      : phase.start !== null && phase.start > today
        ? 'planned'
        : 'ongoing';
  return (
    <rect
      className="time-bar"
      data-state={state}
      data-open={phase.start === null || phase.end === null || undefined}
      x={start}
      y={y}
      width={Math.max(end - start, 2)}
      height={LINE - 4}
      rx={3}
    >
      <title>{`${phase.name}: ${formatPeriod(phase.start, phase.end)}`}</title>
    </rect>
  );
}

function words(phases: readonly PortfolioPhase[]): string {
  return phases.map((phase) => `${phase.name}: ${formatPeriod(phase.start, phase.end)}`).join('; ');
}
