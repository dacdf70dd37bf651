import '../../../../node_modules/frappe-gantt/dist/frappe-gantt.css';
import './gantt.css';

import type Gantt from 'frappe-gantt';
import { useEffect, useRef } from 'react';

import { openChart } from './chart';
import type { Chart, MoveHandler } from './chart';
import { drawnHeight } from './quiet-gantt';
import { countRows } from './rows';
import type { GanttMove, GanttRow } from './rows';
import type { GanttZoom } from './time-scale';

export type { GanttMove, GanttRow, GanttZoom };

export interface GanttChartProps {
  readonly rows: readonly GanttRow[];
  /** The product's clock as ISO date, not the browser's. */
  readonly today: string;
  /** Days off besides weekends, ISO dates; shown in the week zoom. */
  readonly holidays?: readonly string[];
  /** Week is the only one that can be edited. */
  readonly zoom: GanttZoom;
  /**
   * Called once, when the mouse button is released and dates really changed. Undefined: read only.
   * Rejecting, or resolving to 'refused', puts the bar back.
   */
  readonly onMove?: MoveHandler;
  /** Raise it to redraw from rows that are equal to the last ones, e.g. after a refused move. */
  readonly revision?: number;
  /** Raise it to scroll to today. */
  readonly todayAsked?: number;
}

/** Room for the horizontal scrollbar, which would otherwise cause a vertical one. */
const SCROLLBAR = 12;

/**
 * The plan as bars over time. A picture beside a table, never instead of one: it is hidden from
 * assistive technology, has no tab stop and takes no drag by touch, so every row and every change
 * must also be reachable in the table's forms. The server renders an empty box of the right height.
 */
export function GanttChart({ rows, today, holidays, zoom, onMove, revision = 0, todayAsked = 0 }: GanttChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const latest = useRef({ rows, today, holidays, onMove });
  const rowsAsText = JSON.stringify(rows);
  const editable = onMove !== undefined && zoom === 'week';

  useEffect(() => {
    latest.current = { rows, today, holidays, onMove };
  });

  useEffect(() => {
    let wanted = true;
    const forward = (move: GanttMove) => latest.current.onMove?.(move);
    const open = ({ default: library }: { default: typeof Gantt }) => {
      if (!wanted || !host.current) return;
      chart.current = openChart(library, host.current, zoom, latest.current, editable ? forward : undefined);
    };
    // Without its code (an old page after a release) the chart stays empty; the table carries the page.
    import('frappe-gantt').then(open, () => undefined);
    return () => {
      wanted = false;
      chart.current?.close();
      chart.current = null;
    };
  }, [zoom, editable]);

  useEffect(() => {
    chart.current?.show(latest.current);
  }, [rowsAsText, today, revision]);

  useEffect(() => {
    if (todayAsked > 0) chart.current?.showToday();
  }, [todayAsked]);

  const { drawn, left } = countRows(rows);
  return (
    <div className="gantt-chart" aria-hidden="true">
      <div className="gantt-host" ref={host} style={{ height: drawnHeight(drawn) + SCROLLBAR }} />
      {left > 0 ? (
        <p className="gantt-cut">
          Diagrammet visar de {drawn} första raderna. Alla {drawn + left} finns i tabellen.
        </p>
      ) : null}
    </div>
  );
}
