import type { CalendarDate } from '~/domain/calendar';
import type { TrendLine } from '~/domain/milestone-trend';
import { Shape } from '~/views/shell/icons';

import { PLOT_HEIGHT, trendLayout, type DrawnLine } from './trend-layout';
import { lineKeys, slipTone, slipWords, trendText, type NamedMilestone } from './trend-words';

interface TrendChartProps {
  readonly lines: readonly TrendLine[];
  readonly milestones: readonly NamedMilestone[];
  readonly days: readonly CalendarDate[];
}

/**
 * The milestone trend: a line a milestone, days of reports to the right, forecasts upwards. It is as wide as its place:
 * x is in per cent, so that the text keeps its size on a phone and on paper.
 */
export function TrendChart({ lines, milestones, days }: TrendChartProps) {
  const named = new Map(milestones.map((milestone) => [milestone.id, milestone]));
  const keys = lineKeys(lines.map(({ id }) => named.get(id)!));
  const layout = trendLayout(lines, days);
  const slips = new Map(lines.map(({ id, slip }) => [id, slip]));
  const name = (id: number) => `${named.get(id)!.label} ${named.get(id)!.title}`.trim();
  const text = trendText(
    lines.map((line) => ({ line, name: name(line.id) })),
    days,
  );
  return (
    <div className="trend-frame">
      <div className="trend" role="img" aria-label={text}>
        <div className="trend-days" aria-hidden="true">
          {layout.yTicks.map(({ day, y }) => (
            <span key={day} style={{ top: y }}>
              {day.slice(0, 7)}
            </span>
          ))}
        </div>
        <div className="trend-plot" aria-hidden="true">
          <svg width="100%" height={PLOT_HEIGHT} focusable="false">
            {layout.yTicks.map(({ day, y }) => (
              <line key={day} className="trend-grid" x1="0" x2="100%" y1={y} y2={y} />
            ))}
            {layout.columns.map((x) => (
              <line key={x} className="trend-column" x1={`${x}%`} x2={`${x}%`} y1={0} y2={PLOT_HEIGHT} />
            ))}
            {layout.diagonal ? (
              <line
                className="trend-diagonal"
                x1={`${layout.diagonal[0].x}%`}
                y1={layout.diagonal[0].y}
                x2={`${layout.diagonal[1].x}%`}
                y2={layout.diagonal[1].y}
              />
            ) : null}
            {layout.lines.map((line) => (
              <Line key={line.id} line={line} tone={slipTone(slips.get(line.id) ?? null)} />
            ))}
          </svg>
          <div className="trend-months">
            {layout.xTicks.map(({ label, x }) => (
              <span key={label} style={{ left: `${x}%` }}>
                {label}
              </span>
            ))}
          </div>
        </div>
        <div className="trend-names" aria-hidden="true">
          {layout.lines.map(({ id, labelY }) => (
            <span key={id} style={{ top: labelY }} data-tone={slipTone(slips.get(id) ?? null)}>
              {keys.get(id)}
            </span>
          ))}
        </div>
      </div>
      <ul className="legend trend-legend">
        {lines.map(({ id, slip }) => (
          <li key={id} data-tone={slipTone(slip)}>
            <Shape tone={slipTone(slip)} />
            <span>
              <b>{keys.get(id)}</b> {keys.get(id) === named.get(id)!.label ? named.get(id)!.title : name(id)},{' '}
              {slipWords(slip)}
            </span>
          </li>
        ))}
        <li>
          <svg className="trend-sample" width="24" height="12" aria-hidden="true" focusable="false">
            <line className="trend-diagonal" x1="0" x2="24" y1="6" y2="6" />
          </svg>
          Prognosen är rapportdagen
        </li>
        <li>
          <Shape tone="milestone" />
          Uppnådd
        </li>
      </ul>
    </div>
  );
}

function Line({ line: { places, reached, labelY }, tone }: { line: DrawnLine; tone: string }) {
  const path = reached ? [...places, reached] : places;
  const end = path.at(-1)!;
  return (
    <g className="trend-line" data-tone={tone}>
      {path.slice(1).map((to, at) => (
        <line key={at} x1={`${path[at]!.x}%`} y1={path[at]!.y} x2={`${to.x}%`} y2={to.y} />
      ))}
      <line className="trend-leader" x1={`${end.x}%`} y1={end.y} x2="100%" y2={labelY} />
      {places.map(({ x, y }, at) => (
        <circle key={at} cx={`${x}%`} cy={y} r={3.5} />
      ))}
      {reached ? (
        <svg x={`${reached.x}%`} y={reached.y} overflow="visible">
          <path d="M0 -7 7 0 0 7 -7 0z" />
        </svg>
      ) : null}
    </g>
  );
}
