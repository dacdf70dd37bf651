import type { Rounding } from '~/domain/cost-share';
import type { Explanation, PartExplanation } from '~/domain/explain';
import { formatOre } from '~/views/shell/format';

import { figureText, fixedText, formulaText, lastUnitText, poolText, pricedText } from './share-words';

interface ShareExplanationProps {
  readonly explanation: Explanation;
  readonly rounding: Rounding;
}

/** How one share came about, part by part: formula, figures with date and source, where the last kronor went. */
export function ShareExplanation({ explanation, rounding }: ShareExplanationProps) {
  const { claimant, parts, carried, sum } = explanation;
  return (
    <>
      <h3>{claimant.unitName ? `${claimant.partyName}, ${claimant.unitName}` : claimant.partyName}</h3>
      <ul className="calc">
        {parts.map((part) => (
          <li key={part.position}>
            <Part {...{ part, explanation, rounding }} />
          </li>
        ))}
        {carried !== 0 ? <li>Egna rader, som parten bär ensam: {formatOre(carried)}</li> : null}
        <li>
          Summa <b>{formatOre(sum)}</b>
        </li>
      </ul>
    </>
  );
}

function Part({ part, explanation, rounding }: ShareExplanationProps & { part: PartExplanation }) {
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
