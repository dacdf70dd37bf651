import { useSearchParams } from '@remix-run/react';

import type { RiskScale } from '~/domain/risk';
import type { FormFailure } from '~/policy/form-failure';
import type { RiskDetail, RiskValuation } from '~/store/risk';
import { Facts } from '~/views/shell/Page';
import { ConfirmRemoval } from '~/views/shell/Removal';

import { riskAddress } from './risk-address';
import { RiskHistory } from './RiskHistory';
import { UpdateRiskForm } from './UpdateRiskForm';

interface RiskPanelProps {
  readonly risk: RiskDetail & { readonly valuations: readonly RiskValuation[] };
  /** the one that the risk is rated on */
  readonly scale: RiskScale | null;
  readonly mayEdit: boolean;
  readonly failure: FormFailure | null;
  readonly base: string;
}

/** One risk opened: its form for those who may change it, its description and valuations for everybody. */
export function RiskPanel({ risk, scale, mayEdit, failure, base }: RiskPanelProps) {
  const [search] = useSearchParams();
  const addressWith = (more: Record<string, number>) => riskAddress(base, search, { risk: risk.id, ...more });
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
      {risk.mandate ? (
        <p>
          <b>Mandat på den här nivån:</b> {risk.mandate}
        </p>
      ) : null}
      {mayEdit && scale ? (
        <UpdateRiskForm
          key={risk.id}
          risk={risk}
          scale={scale}
          failure={failure}
          closeTo={riskAddress(base, search)}
          removeTo={addressWith({ 'ta-bort': 1 })}
        />
      ) : (
        <RiskDescription risk={risk} />
      )}
      <RiskHistory valuations={risk.valuations} />
    </div>
  );
}

function RiskDescription({ risk }: { risk: RiskDetail }) {
  const items = [
    { term: 'Hot', value: risk.threat },
    { term: 'Sårbarhet', value: risk.vulnerability },
    { term: 'Följd', value: risk.consequenceText },
  ].filter(({ value }) => value !== '');
  return items.length > 0 ? <Facts items={items} /> : <p className="sub">Risken är inte beskriven närmare.</p>;
}
