import { Link, useSearchParams } from '@remix-run/react';

import type { ReportDecision } from '~/store/steering-decision';
import { Outcome } from '~/views/decision/Outcome';
import { Day } from '~/views/shell/Dates';
import { Card, Note } from '~/views/shell/Page';

import { editionPath, type ReportPageProps } from './review-content';
import { SteeringDecisionForm } from './SteeringDecisionForm';

/** The decisions of the styrgrupp on the report, and the form that writes one into the register. */
export function DecisionsCard(props: ReportPageProps) {
  const { decisions, mayDecide, report, failure } = props;
  const [search] = useSearchParams();
  const deciding = mayDecide && (search.has('beslut') || failure?.intent === 'decide');
  const here = editionPath(props, null);
  const recorded = search.get('beslutat');
  return (
    <Card
      title="Styrgruppens beslut"
      id="beslut"
      actions={
        mayDecide && !deciding ? (
          <Link className="ds-button" data-size="sm" data-variant="secondary" to={`${here}?beslut=1#beslut`}>
            Registrera ett beslut
          </Link>
        ) : null
      }
    >
      {recorded !== null && decisions.some(({ number }) => String(number) === recorded) && !failure ? (
        <Note tone="ok" role="status" title={`Beslutet är infört i registret som beslut ${recorded}.`} />
      ) : null}
      {decisions.length > 0 ? (
        <ol className="threads">
          {decisions.map((decision) => (
            <DecisionItem key={decision.number} decision={decision} shown={report.edition} />
          ))}
        </ol>
      ) : (
        <p className="sub">Inga beslut är fattade med anledning av rapporten.</p>
      )}
      {deciding ? <SteeringDecisionForm {...props} cancelTo={`${here}#beslut`} /> : null}
    </Card>
  );
}

function DecisionItem({ decision, shown }: { decision: ReportDecision; shown: number }) {
  const { number, edition, decidedOn, subject, outcome, motivation, deciders, diaryNumber } = decision;
  const details = [deciders, diaryNumber, edition === shown ? null : `fattat på utgåva ${edition}`].filter(Boolean);
  return (
    <li>
      <p className="said-head">
        <Link to={`/beslut/${number}`}>Beslut {number}</Link>{' '}
        <span className="sub">{decidedOn ? <Day date={decidedOn} /> : 'dag okänd'}</span>{' '}
        {outcome ? <Outcome outcome={outcome} /> : null}
      </p>
      <p className="said">{subject}</p>
      {motivation ? <p className="said sub">{motivation}</p> : null}
      {decision.directiveAfter ? (
        <dl className="directive">
          <dt>Direktivet före</dt>
          <dd className="said">{decision.directiveBefore}</dd>
          <dt>Direktivet efter</dt>
          <dd className="said">{decision.directiveAfter}</dd>
        </dl>
      ) : null}
      {details.length > 0 ? <p className="sub">{details.join(' · ')}</p> : null}
    </li>
  );
}
