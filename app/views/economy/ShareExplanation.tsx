import type { Rounding } from '~/domain/cost-share';
import type { Explanation } from '~/domain/explain';
import { formatOre } from '~/views/shell/format';

import { ShareOverTime } from './ShareOverTime';
import { ShareParts } from './ShareParts';

interface ShareExplanationProps {
  readonly explanation: Explanation;
  readonly rounding: Rounding;
}

/** How one share came about, part by part: formula, figures with date and source, where the last kronor went. */
export function ShareExplanation({ explanation, rounding }: ShareExplanationProps) {
  const { claimant, overTime, carried, sum } = explanation;
  return (
    <>
      <h3>{claimant.unitName ? `${claimant.partyName}, ${claimant.unitName}` : claimant.partyName}</h3>
      {overTime ? <ShareOverTime {...{ explanation, overTime, rounding }} /> : null}
      <ul className="calc">
        <ShareParts explanation={explanation} rounding={rounding} />
        {carried !== 0 ? <li>Egna rader, som parten bär ensam: {formatOre(carried)}</li> : null}
        <li>
          Summa <b>{formatOre(sum)}</b>
        </li>
      </ul>
    </>
  );
}
