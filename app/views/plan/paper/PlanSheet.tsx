import { arrowPath, barBox, diamondPath, gatePath } from '../gantt/bar-geometry';
import { headerBands } from '../gantt/header-bands';
import { isMoment, rowLabel, type GanttRow } from '../gantt/rows';
import { widthOf, xOf, type TimeScale } from '../gantt/time-scale';
import { HEADER_HEIGHT, NAME_WIDTH, ROW_HEIGHT, SHEET_WIDTH } from './paper-scale';

interface PlanSheetProps {
  readonly rows: readonly GanttRow[];
  readonly scale: TimeScale;
  readonly today: string;
  readonly holidays: readonly string[];
  /** what it shows, for who cannot see it */
  readonly label: string;
}

const RADIUS = 7;
const middle = (at: number) => HEADER_HEIGHT + at * ROW_HEIGHT + ROW_HEIGHT / 2;

/** One sheet of a plan: names to the left, bars over time to the right, arrows between rows of the sheet. */
export function PlanSheet({ rows, scale, today, holidays, label }: PlanSheetProps) {
  const height = HEADER_HEIGHT + rows.length * ROW_HEIGHT;
  return (
    <svg className="plan-sheet" viewBox={`0 0 ${SHEET_WIDTH} ${height + 1}`} role="img" aria-label={label}>
      <Background {...{ scale, today, holidays, height }} />
      {rows.map((row, at) => (
        <g key={row.id} className={`is-${row.kind} is-${row.state}${row.critical ? ' is-critical' : ''}`}>
          <path className="paper-line" d={`M0 ${HEADER_HEIGHT + (at + 1) * ROW_HEIGHT}H${SHEET_WIDTH}`} />
          <text className="paper-name" x={row.kind === 'phase' ? 4 : 20} y={middle(at) + 4}>
            {shortened(rowLabel(row), row.kind === 'phase' ? 54 : 60)}
          </text>
          <Bar row={row} scale={scale} y={middle(at)} />
        </g>
      ))}
      <g transform={`translate(${NAME_WIDTH})`}>{rows.map((row, at) => arrowsTo(row, at, rows, scale))}</g>
    </svg>
  );
}

/** A drawing does not wrap its words: a name that is longer than its column says so. */
function shortened(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`;
}

function Background({ scale, today, holidays, height }: Omit<PlanSheetProps, 'rows' | 'label'> & { height: number }) {
  const { upper, lower } = headerBands(scale);
  const { dayWidth, weeks } = scale;
  const column = (x: number, days: number) =>
    `M${x} ${HEADER_HEIGHT}h${days * dayWidth}V${height}h${-days * dayWidth}z`;
  const isWide = dayWidth >= 3;
  const weekends = isWide ? Array.from({ length: weeks }, (_, week) => column((week * 7 + 5) * dayWidth, 2)) : [];
  const off = isWide ? holidays.map((date) => xOf(scale, date)).filter((x) => x >= 0 && x < widthOf(scale)) : [];
  const now = xOf(scale, today) + dayWidth / 2;
  return (
    <g transform={`translate(${NAME_WIDTH})`}>
      <path className="paper-weekend" d={weekends.join('')} />
      <path className="paper-holiday" d={off.map((x) => column(x, 1)).join('')} />
      {[upper, lower].map((bands, row) =>
        bands.map(({ x, text }) => (
          <g key={`${row} ${x}`}>
            <path className="paper-line" d={`M${x} ${row * 22}V${row === 0 ? 44 : height}`} />
            <text className={row === 0 ? 'paper-head' : 'paper-name'} x={x + 4} y={row * 22 + 16}>
              {text}
            </text>
          </g>
        )),
      )}
      <path className="paper-line" d={`M${-NAME_WIDTH} ${HEADER_HEIGHT}H${widthOf(scale)}`} />
      {now >= 0 && now <= widthOf(scale) ? (
        <>
          <path className="paper-today" d={`M${now} ${HEADER_HEIGHT}V${height}`} />
          <text className="paper-now" x={now + 3} y={HEADER_HEIGHT - 4}>
            i dag
          </text>
        </>
      ) : null}
    </g>
  );
}

function Bar({ row, scale, y }: { row: GanttRow; scale: TimeScale; y: number }) {
  const { x, width } = barBox(row, scale);
  const left = NAME_WIDTH + x;
  const before = row.baseline && barBox(row.baseline, scale);
  if (isMoment(row)) {
    const centre = left + scale.dayWidth / 2;
    const shape = row.kind === 'gate' ? gatePath : diamondPath;
    const baseline = before && row.baseline!.start !== row.start ? NAME_WIDTH + before.x + scale.dayWidth / 2 : null;
    return (
      <>
        {before && row.baseline!.start !== row.baseline!.end ? (
          <rect className="paper-baseline" x={NAME_WIDTH + before.x} y={y + 4} width={before.width} height={2.5} />
        ) : baseline === null ? null : (
          <path className="paper-baseline-moment" d={diamondPath(baseline, y + 5, 4)} />
        )}
        <path className="paper-moment" d={shape(centre, y, RADIUS)} />
      </>
    );
  }
  const tall = row.kind === 'phase' ? 13 : 10;
  return (
    <>
      <rect className="paper-bar" x={left} y={y - tall / 2 - 1} width={width} height={tall} rx={2} />
      {before ? (
        <rect
          className="paper-baseline"
          x={NAME_WIDTH + before.x}
          y={y + tall / 2 + 1}
          width={before.width}
          height={2.5}
        />
      ) : null}
    </>
  );
}

/** The arrows into a row from rows of the same sheet. */
function arrowsTo(row: GanttRow, at: number, rows: readonly GanttRow[], scale: TimeScale) {
  return row.dependsOn.map((id) => {
    const from = rows.findIndex((other) => other.id === id);
    const before = rows[from];
    if (!before) return null;
    const type = row.dependencyTypes?.[id] ?? 'FS';
    const [out, into] = [type[0] === 'S' ? 'left' : 'right', type[1] === 'S' ? 'left' : 'right'] as const;
    const isCritical = before.critical && row.critical;
    return (
      <path
        key={`${id} ${row.id}`}
        className={isCritical ? 'paper-arrow is-critical' : 'paper-arrow'}
        d={arrowPath(
          { x: edgeOf(before, out, scale), y: middle(from), side: out },
          { x: edgeOf(row, into, scale), y: middle(at), side: into },
          ROW_HEIGHT,
        )}
      />
    );
  });
}

function edgeOf(row: GanttRow, side: 'left' | 'right', scale: TimeScale): number {
  const { x, width } = barBox(row, scale);
  if (isMoment(row)) return x + scale.dayWidth / 2 + (side === 'left' ? -RADIUS : RADIUS);
  return side === 'left' ? x : x + width;
}
