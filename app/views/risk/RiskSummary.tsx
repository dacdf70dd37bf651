import { countColours, isSameCount, listedColour } from '~/domain/risk';
import type { Risk } from '~/store/risk';

import { countText } from './risk-words';

interface RiskSummaryProps {
  readonly risks: readonly Pick<Risk, 'statedColour' | 'derivedColour'>[];
}

/** How many risks of each colour: as the list states them, and as the scale gives them where that differs. */
export function RiskSummary({ risks }: RiskSummaryProps) {
  const listed = countColours(risks.map((risk) => listedColour(risk.statedColour, risk.derivedColour)));
  const derived = countColours(risks.map((risk) => risk.derivedColour));
  return (
    <>
      {countText(listed)}
      {isSameCount(listed, derived) ? null : <> (enligt skalan {countText(derived)})</>}
    </>
  );
}
