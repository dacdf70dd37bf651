import { RISK_COLOURS, type RiskColour } from '~/domain/risk';
import type { RiskValuation } from '~/store/risk';

const WIDTH = 168;
const HEIGHT = 40;
const EDGE = 8;

/** How the valuations of a risk have moved: its levels from the first to the latest. The list beside it says the same. */
export function RiskTrend({ valuations }: { valuations: readonly RiskValuation[] }) {
  const made = valuations.filter(({ stage }) => stage === 'before').toReversed();
  if (made.length < 2) return null;
  const step = (WIDTH - 2 * EDGE) / (made.length - 1);
  const points = made.map(({ colour, id }, at) => ({ id, colour, x: EDGE + at * step, y: heightOf(colour) }));
  return (
    <svg
      className="risk-trend"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
      focusable="false"
    >
      {RISK_COLOURS.map((colour) => (
        <line key={colour} x1={0} x2={WIDTH} y1={heightOf(colour)} y2={heightOf(colour)} />
      ))}
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {points.map(({ id, x, y, colour }) => (
        <circle key={id} cx={x} cy={y} r={4} data-colour={colour ?? 'none'} />
      ))}
    </svg>
  );
}

/** Red is highest; what is not rated lies below the levels. */
function heightOf(colour: RiskColour | null): number {
  const row = colour === null ? RISK_COLOURS.length : RISK_COLOURS.indexOf(colour);
  return EDGE + (row * (HEIGHT - 2 * EDGE)) / RISK_COLOURS.length;
}
