import type { RiskValuation } from '~/store/risk';

import { colourWords } from './risk-words';
import { RiskTrend } from './RiskTrend';

interface RiskHistoryProps {
  readonly valuations: readonly RiskValuation[];
  /** that the risk is rated on now */
  readonly scaleId: number;
}

/** Every valuation of a risk, newest first, with its day and who made it. */
export function RiskHistory({ valuations, scaleId }: RiskHistoryProps) {
  if (valuations.length === 0) return <p className="sub">Ingen har värderat risken än.</p>;
  return (
    <section className="risk-part">
      <h3>Värderingar</h3>
      <RiskTrend valuations={valuations} />
      <ul className="list">
        {valuations.map((valuation) => (
          <li key={valuation.id}>
            <time dateTime={valuation.day}>{valuation.day}</time>
            <span>
              {valuation.stage === 'after' ? 'Efter åtgärder: ' : null}
              {valuationText(valuation)}
              {valuation.scaleId === scaleId ? null : ` (skala, version ${valuation.scaleVersion})`}
              {valuation.note ? <> · {valuation.note}</> : null}
              <span className="sub"> {valuation.by ?? 'Vem som värderade är inte känt'}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function valuationText({ probability, consequence, colour }: RiskValuation): string {
  const { word } = colourWords(colour);
  if (probability === null || consequence === null) return word;
  return `${word} · sannolikhet ${lower(probability)}, konsekvens ${lower(consequence)}`;
}

function lower(name: string): string {
  return name.toLocaleLowerCase('sv-SE');
}
