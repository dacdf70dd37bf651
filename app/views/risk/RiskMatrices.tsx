import type { RiskScale } from '~/domain/risk';
import type { Risk } from '~/store/risk';
import { Card } from '~/views/shell/Page';

import { MandateLegend } from './MandateLegend';
import { RiskMatrix } from './RiskMatrix';
import { ScaleMeaning } from './ScaleMeaning';

interface RiskMatricesProps {
  readonly scales: readonly RiskScale[];
  readonly risks: readonly Risk[];
  readonly openedId: number | null;
  readonly addressOf: (id: number) => string;
}

/** A matrix for each scale that the risks are rated on, before measures and, where that is said, after them beside it. */
export function RiskMatrices({ scales, risks, openedId, addressOf }: RiskMatricesProps) {
  const rated = scales.filter(({ id }) => risks.some(({ scaleId }) => scaleId === id));
  return rated.map((scale) => {
    const here = risks.filter(({ scaleId }) => scaleId === scale.id);
    const after = here.filter((risk) => risk.after !== null).map((risk) => ({ ...risk, rating: risk.after }));
    const common = { scale, openedId, addressOf };
    return (
      <Card
        key={scale.id}
        title={rated.length === 1 ? 'Riskmatris' : `Riskmatris, ${scale.name} version ${scale.version}`}
        tight
      >
        <div className={after.length > 0 ? 'risk-pair' : undefined}>
          <div>
            {after.length > 0 ? <h3>Före åtgärder</h3> : null}
            <RiskMatrix
              {...common}
              risks={here}
              caption="Siffrorna är riskernas nummer. Välj ett nummer för att öppna risken."
              unratedLabel="Ej värderade:"
            />
          </div>
          {after.length > 0 ? (
            <div>
              <h3>Efter åtgärder</h3>
              <RiskMatrix
                {...common}
                risks={after}
                caption="Så väntas riskerna ligga när åtgärderna är gjorda."
                unratedLabel=""
              />
            </div>
          ) : null}
        </div>
        <div className="risk-below">
          <MandateLegend scale={scale} />
          <ScaleMeaning scale={scale} />
        </div>
      </Card>
    );
  });
}
