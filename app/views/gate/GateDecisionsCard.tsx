import { Link, useSearchParams } from '@remix-run/react';

import { Outcome } from '~/views/decision/Outcome';
import { Day } from '~/views/shell/Dates';
import { Card, Note } from '~/views/shell/Page';

import { GateDecisionForm } from './GateDecisionForm';
import type { GatePageProps } from './GatePage';

/** What the styrgrupp has decided on the gate, and the form that writes a decision into the register. */
export function GateDecisionsCard(props: GatePageProps & { readonly here: string }) {
  const { gate, mayDecide, failure, here } = props;
  const [search] = useSearchParams();
  const asked = search.get('beslut') ?? (failure?.intent === 'decide' ? 'visa' : null);
  const deciding = mayDecide && asked !== null;
  const standing = gate.decisions.at(-1) ?? null;
  const recorded = search.get('beslutat');
  return (
    <Card
      title="Styrgruppens beslut"
      id="beslut"
      actions={
        mayDecide && !deciding ? (
          <Link
            className="ds-button"
            data-size="sm"
            data-variant={gate.outcome === null ? 'primary' : 'secondary'}
            to={`${here}?beslut=${gate.outcome === null ? 'nytt' : 'ratta'}#beslut`}
          >
            {gate.outcome === null ? 'Registrera beslut' : 'Rätta beslutet'}
          </Link>
        ) : null
      }
    >
      {recorded !== null && gate.decisions.some(({ number }) => String(number) === recorded) && !failure ? (
        <Note tone="ok" role="status" title={`Beslutet är infört i registret som beslut ${recorded}.`} />
      ) : null}
      {gate.decisions.length > 0 ? (
        <ol className="threads">
          {gate.decisions.map(
            ({ number, decidedOn, outcome, subject, motivation, deciders, diaryNumber, corrects }) => (
              <li key={number}>
                <p className="said-head">
                  <Link to={`/beslut/${number}`}>Beslut {number}</Link>{' '}
                  <span className="sub">
                    <Day date={decidedOn} />
                  </span>{' '}
                  <Outcome outcome={outcome} />
                  {corrects === null ? null : <span className="sub"> rättar beslut {corrects}</span>}
                </p>
                <p className="said">{subject}</p>
                {motivation ? <p className="said sub">{motivation}</p> : null}
                <p className="sub">{[deciders, diaryNumber].filter(Boolean).join(' · ')}</p>
              </li>
            ),
          )}
        </ol>
      ) : (
        <p className="sub">Styrgruppen har inte fattat något beslut om beslutspunkten.</p>
      )}
      {deciding ? (
        <GateDecisionForm {...props} corrects={gate.outcome === null ? null : (standing?.number ?? null)} />
      ) : null}
    </Card>
  );
}
