import { Link, useSearchParams } from '@remix-run/react';

import type { RiskScale } from '~/domain/risk';
import type { FormFailure } from '~/policy/form-failure';
import type { KeptRisk, RiskDetail } from '~/store/risk';
import { Facts, Note } from '~/views/shell/Page';
import { SecrecySection } from '~/views/secrecy/SecrecySection';
import { ConfirmRemoval } from '~/views/shell/Removal';

import { measuresAddress, riskAddress, riskRowAddress } from './risk-address';
import { RiskHistory } from './RiskHistory';
import { RiskMandateCard } from './RiskMandateCard';
import { RiskMeasures } from './RiskMeasures';
import { UpdateRiskForm } from './UpdateRiskForm';

interface RiskPanelProps {
  readonly risk: KeptRisk;
  /** the one that the risk is rated on */
  readonly scale: RiskScale | null;
  /** the one that new risks are rated on */
  readonly standard: RiskScale | null;
  readonly mayEdit: boolean;
  readonly mayDecide: boolean;
  readonly token: string;
  readonly today: string;
  readonly failure: FormFailure | null;
  readonly base: string;
}

/** One risk opened: its form for those who may change it; its mandate, measures and valuations for everybody. */
export function RiskPanel(props: RiskPanelProps) {
  const { risk, scale, standard, mayEdit, mayDecide, token, today, failure, base } = props;
  const [search] = useSearchParams();
  const addressWith = (more: Record<string, string | number>) => riskRowAddress(base, search, risk.id, 'risk', more);
  const moving = mayEdit && search.has('ny-skala') && standard !== null && standard.id !== risk.scaleId;
  const rated = moving ? standard : scale;
  return (
    <div className="panel">
      {mayEdit && search.has('ta-bort') ? (
        <ConfirmRemoval
          id={risk.id}
          version={risk.version}
          what={`risk ${risk.number}`}
          consequence="Numret används inte igen. Du kan ångra direkt efteråt."
          cancelTo={addressWith({})}
        />
      ) : null}
      <RiskMandateCard
        risk={risk}
        mayDecide={mayDecide}
        failure={failure}
        token={token}
        today={today}
        deciding={search.has('beslut')}
        recorded={search.get('beslutat')}
        decideTo={addressWith({ beslut: 1 })}
        closeTo={addressWith({})}
      />
      {mayEdit && scale && standard && scale.id !== standard.id ? (
        <Note tone="wait" title={`Risken är värderad på ${scale.name}, version ${scale.version}.`}>
          {moving ? (
            `Nivåerna nedan är de på ${standard.name}, version ${standard.version}. Det som är värderat finns kvar i historiken.`
          ) : (
            <Link to={addressWith({ 'ny-skala': 1 })} preventScrollReset>
              Värdera på {standard.name}, version {standard.version}
            </Link>
          )}
        </Note>
      ) : null}
      {mayEdit && rated ? (
        <UpdateRiskForm
          key={`${risk.id} ${rated.id}`}
          risk={risk}
          scale={rated}
          failure={failure}
          closeTo={riskAddress(base, search)}
          removeTo={addressWith({ 'ta-bort': 1 })}
        />
      ) : (
        <RiskDescription risk={risk} />
      )}
      <RiskMeasures
        risk={risk}
        mayEdit={mayEdit}
        failure={failure}
        today={today}
        addressOf={(measure) => measuresAddress(base, search, risk.id, measure === null ? {} : { atgard: measure })}
        removeTo={(measure) => measuresAddress(base, search, risk.id, { atgard: measure, 'ta-bort-atgard': 1 })}
        opened={search.get('atgard')}
        removing={search.has('ta-bort-atgard')}
      />
      <SecrecySection thing={risk} name="Risken" mayMark={mayEdit} failure={failure} />
      <RiskHistory valuations={risk.valuations} scaleId={risk.scaleId} />
    </div>
  );
}

function RiskDescription({ risk }: { risk: RiskDetail }) {
  const items = [
    { term: 'Hot', value: risk.threat },
    { term: 'Sårbarhet', value: risk.vulnerability },
    { term: 'Följd', value: risk.consequenceText },
    { term: 'Motivering till färgen', value: risk.statedReason },
  ].filter(({ value }) => value !== '');
  return items.length > 0 ? <Facts items={items} /> : <p className="sub">Risken är inte beskriven närmare.</p>;
}
