import { mandateBands, type RiskScale } from '~/domain/risk';
import { Shape } from '~/views/shell/icons';

import { colourWords } from './risk-words';

/** Whose mandate each band of a scale is: "1–6 lågt: projektledare". Nothing for a scale without bands. */
export function MandateLegend({ scale }: { scale: RiskScale }) {
  const bands = mandateBands(scale);
  if (bands.length === 0) return null;
  return (
    <>
      <p className="sub">
        {bands.some(({ mandate }) => mandate !== null)
          ? 'Nivån är sannolikhet × konsekvens och avgör vem som har mandat att besluta om risken:'
          : 'Nivån är sannolikhet × konsekvens:'}
      </p>
      <ul className="legend">
        {bands.map(({ from, to, colour, levelName, mandate }) => (
          <li key={from} className="risk-band" data-tone={colourWords(colour).tone}>
            <Shape tone={colourWords(colour).tone} />
            <span>
              {from === to ? from : `${from}–${to}`} {levelName ?? colourWords(colour).word.toLowerCase()}
              {mandate ? `: ${mandate}` : null}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
