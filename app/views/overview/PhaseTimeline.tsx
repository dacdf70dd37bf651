import type { Timeline } from './timeline';

/** The phases over time with their milestones as diamonds. Drawn on the server; the words are in the list it is. */
export function PhaseTimeline({ years, today, phases }: Timeline) {
  return (
    <div className="timeline">
      <div className="timeline-years" aria-hidden="true">
        {years.map(({ year, left }) => (
          <span key={year} style={{ left: `${left}%` }}>
            {year}
          </span>
        ))}
        <span className="timeline-now" style={{ left: `${today}%` }}>
          i dag
        </span>
      </div>
      <ul>
        {phases.map(({ id, title, period, bar, milestones }) => (
          <li key={id}>
            <span className="timeline-name">
              {title} <span className="sub">{period}</span>
            </span>
            {bar ? (
              <i
                className="timeline-bar"
                data-state={bar.state}
                data-open={bar.open || undefined}
                style={{ left: `${bar.left}%`, width: `${bar.width}%` }}
                aria-hidden="true"
              />
            ) : null}
            {milestones.map((milestone, at) => (
              <i
                key={at}
                className="timeline-diamond"
                data-tone={milestone.tone ?? undefined}
                style={{ left: `${milestone.left}%` }}
                title={milestone.title}
                aria-hidden="true"
              />
            ))}
          </li>
        ))}
      </ul>
      <i className="timeline-today" style={{ left: `${today}%` }} aria-hidden="true" />
    </div>
  );
}
