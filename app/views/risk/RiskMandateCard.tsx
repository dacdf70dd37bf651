import { Link } from '@remix-run/react';

import { isWaiting } from '~/domain/risk-mandate';
import type { FormFailure } from '~/policy/form-failure';
import type { KeptRisk, RiskEscalation } from '~/store/risk';
import { Day } from '~/views/shell/Dates';
import { Note } from '~/views/shell/Page';

import { escalationText } from './risk-words';
import { RiskDecisionForm } from './RiskDecisionForm';

interface RiskMandateCardProps {
  readonly risk: KeptRisk;
  readonly mayDecide: boolean;
  readonly failure: FormFailure | null;
  readonly token: string;
  readonly today: string;
  readonly deciding: boolean;
  /** a decision that was just recorded */
  readonly recorded: string | null;
  readonly decideTo: string;
  readonly closeTo: string;
}

/** Whose mandate the risk is, what waits for that body, and what bodies have decided before (DOMAIN.md 4.3). */
export function RiskMandateCard(props: RiskMandateCardProps) {
  const { risk, mayDecide, failure, deciding, recorded, decideTo } = props;
  if (risk.mandate === null && risk.escalations.length === 0) return null;
  const waiting = isWaiting(risk.escalation) ? risk.escalation : null;
  const open = mayDecide && waiting !== null && (deciding || failure?.intent === 'decide');
  const saved = risk.escalations.some(({ decisionNumber }) => String(decisionNumber) === recorded);
  return (
    <section className="risk-part">
      <h3>Mandat</h3>
      {saved && !failure ? (
        <Note tone="ok" role="status" title={`Beslutet är infört i registret som beslut ${recorded}.`} />
      ) : null}
      {risk.mandate ? (
        <p>
          Mandat på den här nivån: <b>{risk.mandate}</b>
        </p>
      ) : null}
      {waiting ? (
        <Note tone="warn" title={`Risken ${escalationText(waiting)}.`}>
          {waiting.to === 'uppdragsbeställare' ? 'Styrgruppen för in uppdragsbeställarens beslut i registret.' : null}
        </Note>
      ) : null}
      {risk.escalations.length > 0 ? (
        <ul className="list">
          {risk.escalations.map((escalation) => (
            <li key={escalation.id}>
              <Day date={escalation.raisedOn} />
              <span>
                {escalation.from ? `Från ${escalation.from} till ${escalation.to}` : `Till ${escalation.to}`} ·{' '}
                <EscalationState escalation={escalation} />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {open ? <RiskDecisionForm {...props} waiting={waiting} /> : null}
      {mayDecide && waiting && !open ? (
        <p className="actions">
          <Link className="ds-button" data-size="sm" to={decideTo} preventScrollReset>
            För in beslut om risken
          </Link>
        </p>
      ) : null}
    </section>
  );
}

function EscalationState({ escalation }: { escalation: RiskEscalation }) {
  const { decisionNumber, decidedOn, endedOn } = escalation;
  if (endedOn !== null) return <>omvärderad {endedOn} innan beslut fattades</>;
  if (decisionNumber === null) return <>{escalationText(escalation)}</>;
  return (
    <>
      <Link to={`/beslut/${decisionNumber}`}>{escalationText(escalation)}</Link>
      {decidedOn ? <span className="sub"> {decidedOn}</span> : null}
    </>
  );
}
