import type { LoadRow } from '~/domain/load';
import { formatHours } from '~/views/shell/format';
import { MONTHS } from '~/views/shell/months';

const COLUMN = 44;
const HEIGHT = 110;

/** A year of one person or role: budgeted and reported hours as bars, the capacity as a line; the table below has the figures. */
export function LoadBars({ row }: { row: LoadRow }) {
  const largest = Math.max(
    ...row.months.flatMap(({ budgeted, entered, capacity }) => [budgeted, entered, capacity]),
    1,
  );
  const y = (value: number) => HEIGHT - (value / largest) * (HEIGHT - 4);
  return (
    <>
      <svg
        className="load-bars"
        viewBox={`0 0 ${COLUMN * 12} ${HEIGHT + 18}`}
        role="img"
        aria-label={`Timmar per månad för ${row.name}, högst ${formatHours(largest)}. Streck: kapacitet.`}
      >
        {row.months.map(({ month, budgeted, entered, capacity, excess }, at) => (
          <g key={month} transform={`translate(${at * COLUMN} 0)`}>
            <rect
              className="load-budget"
              data-over={excess > 0 || undefined}
              x={6}
              y={y(budgeted)}
              width={20}
              height={HEIGHT - y(budgeted)}
            />
            <rect className="load-entered" x={27} y={y(entered)} width={10} height={HEIGHT - y(entered)} />
            <line className="load-capacity" x1={2} x2={COLUMN - 2} y1={y(capacity)} y2={y(capacity)} />
            <text x={COLUMN / 2} y={HEIGHT + 14} textAnchor="middle">
              {MONTHS[at]!.slice(0, 3)}
            </text>
          </g>
        ))}
      </svg>
      <ul className="legend load-legend">
        <li>
          <i className="load-key" data-part="budget" /> Budgeterat
        </li>
        <li>
          <i className="load-key" data-part="over" /> Budgeterat, överbelastad månad
        </li>
        <li>
          <i className="load-key" data-part="entered" /> Rapporterat
        </li>
        <li>
          <i className="load-key" data-part="capacity" /> Kapacitet
        </li>
      </ul>
    </>
  );
}
