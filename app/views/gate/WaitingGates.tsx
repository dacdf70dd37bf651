import { Link } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import type { WaitingGate } from '~/store/gate';
import { Day } from '~/views/shell/Dates';
import { Card, EmptyState } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

interface WaitingGatesProps {
  readonly gates: readonly WaitingGate[];
  readonly today: CalendarDate;
}

/** The gates that the styrgrupp has to decide soon, or should have decided. */
export function WaitingGates({ gates, today }: WaitingGatesProps) {
  return (
    <Card
      title={
        gates.length === 0
          ? 'Beslutspunkter'
          : gates.length === 1
            ? '1 beslutspunkt att besluta'
            : `${gates.length} beslutspunkter att besluta`
      }
    >
      {gates.length > 0 ? (
        <ul className="list">
          {gates.map(({ id, label, title, plannedOn, criteria, met, sentBack, projectName, projectSlug }) => (
            <li key={id}>
              <Day date={plannedOn} />
              <span>
                <Link to={`/projekt/${projectSlug}/beslutspunkter/${id}`}>
                  {label} {title}
                </Link>{' '}
                <span className="sub">
                  {projectName}
                  {criteria > 0 ? ` · ${met} av ${criteria} kriterier uppfyllda` : ''}
                </span>{' '}
                {plannedOn < today ? <Status tone="bad">Dagen har passerat</Status> : null}{' '}
                {sentBack ? <Status tone="warn">Återremitterad</Status> : null}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState
          title="Ingen beslutspunkt väntar på styrgruppen"
          text="Två veckor före en beslutspunkts planerade dag syns den här."
        />
      )}
    </Card>
  );
}
