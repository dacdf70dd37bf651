import { addDays, daysBetween, earliest, latest, type CalendarDate } from '~/domain/calendar';
import { expectedDate, milestoneState } from '~/domain/milestone';
import type { Phase } from '~/store/phase';
import { phaseTitle } from '~/views/economy/phase-words';
import { formatPeriod } from '~/views/shell/format';

import type { OverviewMilestone } from './overview-content';

interface PhaseTimelineProps {
  readonly phases: readonly Phase[];
  readonly milestones: readonly OverviewMilestone[];
  readonly today: CalendarDate;
}

/** A share of the width in per cent, so that the strip follows the screen and its text keeps its size. */
type Place = (date: CalendarDate) => number;

/** The phases over time with their milestones as diamonds. Drawn on the server; the words are in the list it is. */
export function PhaseTimeline({ phases, milestones, today }: PhaseTimelineProps) {
  const { place, years } = scaleOf(phases, milestones, today);
  return (
    <div className="timeline">
      <div className="timeline-years" aria-hidden="true">
        {years.map((year) => (
          <span key={year} style={{ left: `${place(`${year}-01-01` as CalendarDate)}%` }}>
            {year}
          </span>
        ))}
        <span className="timeline-now" style={{ left: `${place(today)}%` }}>
          i dag
        </span>
      </div>
      <ul>
        {phases.map((phase) => (
          <li key={phase.id}>
            <PhaseStrip phase={phase} place={place} today={today} />
            {milestones
              .filter((milestone) => milestone.phaseId === phase.id)
              .map((milestone) => (
                <Diamond key={milestone.id} milestone={milestone} place={place} today={today} />
              ))}
          </li>
        ))}
      </ul>
      <i className="timeline-today" style={{ left: `${place(today)}%` }} aria-hidden="true" />
    </div>
  );
}

function scaleOf(phases: readonly Phase[], milestones: readonly OverviewMilestone[], today: CalendarDate) {
  const dates = [
    ...phases.flatMap((phase) => [phase.startDate, phase.endDate]),
    ...milestones.map(expectedDate),
    today,
  ];
  const from = `${earliest(dates)!.slice(0, 4)}-01-01` as CalendarDate;
  const to = `${latest(dates)!.slice(0, 4)}-12-31` as CalendarDate;
  const days = daysBetween(from, to) + 1;
  const place: Place = (date) => Math.round((10_000 * daysBetween(from, date)) / days) / 100;
  const years = Array.from(
    { length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
    (_, i) => Number(from.slice(0, 4)) + i,
  );
  return { place, years };
}

function PhaseStrip({ phase, place, today }: { phase: Phase; place: Place; today: CalendarDate }) {
  const { startDate, endDate } = phase;
  const period = formatPeriod(startDate, endDate);
  const left = startDate ? place(startDate) : 0;
  const right = endDate ? place(addDays(endDate, 1)) : 100;
  const state = endDate && endDate < today ? 'done' : startDate && startDate > today ? 'planned' : 'ongoing';
  const dated = startDate !== null || endDate !== null;
  return (
    <>
      <span className="timeline-name">
        {phaseTitle(phase)} <span className="sub">{period}</span>
      </span>
      {dated ? (
        <i
          className="timeline-bar"
          data-state={state}
          data-open={startDate === null || endDate === null || undefined}
          style={{ left: `${left}%`, width: `${Math.max(right - left, 0.5)}%` }}
          aria-hidden="true"
        />
      ) : null}
    </>
  );
}

function Diamond({ milestone, place, today }: { milestone: OverviewMilestone; place: Place; today: CalendarDate }) {
  const date = expectedDate(milestone);
  if (!date) return null;
  const state = milestoneState(milestone, today);
  return (
    <i
      className="timeline-diamond"
      data-tone={state.startsWith('klar') ? 'ok' : state === 'försenad' ? 'bad' : undefined}
      style={{ left: `${place(date)}%` }}
      title={`${date} ${milestone.label} ${milestone.title}`}
      aria-hidden="true"
    />
  );
}
