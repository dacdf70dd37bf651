import { Link } from '@remix-run/react';

import type { WaitingRisk } from '~/store/risk-escalation';
import { Day } from '~/views/shell/Dates';
import { Card, EmptyState } from '~/views/shell/Page';
import { Status } from '~/views/shell/Status';

/** The risks that wait for the styrgrupp, and those whose uppdragsbeställare it records the decision of. */
export function WaitingRisks({ risks }: { readonly risks: readonly WaitingRisk[] }) {
  return (
    <Card
      title={
        risks.length === 0
          ? 'Risker att besluta om'
          : risks.length === 1
            ? '1 risk att besluta om'
            : `${risks.length} risker att besluta om`
      }
    >
      {risks.length > 0 ? (
        <ul className="list">
          {risks.map(({ id, number, title, projectSlug, projectName, to, raisedOn }) => (
            <li key={id}>
              <Day date={raisedOn} />
              <span>
                <Link to={`/projekt/${projectSlug}/risker?risk=${id}&beslut=1#risk-${id}`}>
                  Risk {number} {title}
                </Link>{' '}
                <span className="sub">{projectName}</span>{' '}
                <Status tone={to === 'styrgrupp' ? 'warn' : 'bad'}>
                  {to === 'styrgrupp' ? 'styrgruppen' : 'uppdragsbeställaren'}
                </Status>
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState
          title="Ingen risk väntar på beslut"
          text="När en risk når styrgruppens eller uppdragsbeställarens mandat syns den här tills beslutet är infört."
        />
      )}
    </Card>
  );
}
