import type { Rounding } from '~/domain/cost-share';
import type { Explanation, PartExplanation } from '~/domain/explain';

import { figureText, fixedText, formulaText, lastUnitText, poolText, pricedText } from './share-words';

interface SharePartsProps {
  readonly explanation: Explanation;
  readonly rounding: Rounding;
}

/** The parts of a share, an item of a list each. */
export function ShareParts({ explanation, rounding }: SharePartsProps) {
  return explanation.parts.map((part) => (
    <li key={part.position}>
      <Part {...{ part, explanation, rounding }} />
    </li>
  ));
}

function Part({ part, explanation, rounding }: SharePartsProps & { part: PartExplanation }) {
  if (part.kind === 'fixed') return <>{fixedText(part)}</>;
  if (part.kind === 'perUnit') {
    return (
      <>
        {pricedText(part)}
        <Line text={figureText(part)} />
      </>
    );
  }
  return (
    <>
      {formulaText(part)}
      <Line text={poolText(part, explanation)} />
      <Line text={figureText(part)} />
      <Line text={lastUnitText(part, rounding)} />
    </>
  );
}

function Line({ text }: { text: string }) {
  return text ? <span className="cell-sub">{text}</span> : null;
}
