import type Gantt from 'frappe-gantt';

import { moveOf } from './bar-geometry';
import type { View } from './bar-geometry';
import type { DressedBar } from './dressed-bar';
import { followMouse } from './mouse-drag';
import { catchPageListeners } from './page-listeners';
import { quietGantt, quietOptions } from './quiet-gantt';
import type { Drawing } from './quiet-gantt';
import { prepareRows } from './rows';
import type { GanttMove, GanttRow } from './rows';
import { dateAt, fitScale, widthOf, xOf } from './time-scale';
import type { GanttZoom } from './time-scale';

/** What a chart shows. */
export interface ChartContent {
  readonly rows: readonly GanttRow[];
  readonly today: string;
  /** ISO dates */
  readonly holidays?: readonly string[];
}

/** Takes a move. A throw, a rejection or the answer 'refused' (at once or resolved) puts the bar back; any other answer keeps it. */
export type MoveHandler = (move: GanttMove) => unknown;

/** A chart on the page. */
export interface Chart {
  readonly show: (content: ChartContent) => void;
  /** Scrolls so that today is in view, or the first row where the axis does not have it. */
  readonly showToday: () => void;
  readonly close: () => void;
}

const TODAY_AT = 0.35;
const ROOM_BEFORE_FIRST_ROW = 24;

/**
 * Draws a chart in `host` and keeps it until `close`, which leaves neither listeners nor elements
 * behind. `onMove` is called once for each drag that changed a date; without it, or in another zoom
 * than `week`, nothing can be dragged.
 */
export function openChart(
  Base: typeof Gantt,
  host: HTMLElement,
  zoom: GanttZoom,
  content: ChartContent,
  onMove: MoveHandler | undefined,
): Chart {
  const closing = new AbortController();
  const editable = onMove !== undefined && zoom === 'week';
  let shown = content;
  let drawing = draft();
  let bars: readonly DressedBar[] = [];
  let view: View = { left: 0, width: 0 };
  let redrawAfterDrag = false;

  function draft(): Drawing {
    const { drawn } = prepareRows(shown.rows);
    const scale = fitScale(
      zoom,
      drawn.map(({ row }) => row),
      shown.today,
      host.clientWidth,
    );
    return { rows: drawn, scale, today: shown.today, holidays: shown.holidays ?? [], editable };
  }

  const drag = followMouse(host, closing.signal, (bar) => {
    if (bar) drop(bar);
    if (redrawAfterDrag) redraw();
  });

  const Quiet = quietGantt(Base, {
    drawing: () => drawing,
    view: () => view,
    onDragged: drag.dragged,
    onBars: (made, container) => {
      bars = made;
      placeLabels(container, 'measured anew');
    },
  });
  const tasks = () => drawing.rows.map(({ task }) => structuredClone(task));
  const { result: gantt, remove } = catchPageListeners(() => new Quiet(host, tasks(), quietOptions(drawing)));

  /** All measuring comes before all placing. */
  function placeLabels(container: HTMLElement, widths: 'known' | 'measured anew'): void {
    view = { left: container.scrollLeft, width: container.clientWidth };
    if (widths === 'measured anew') for (const bar of bars) bar.measureLabel();
    for (const bar of bars) bar.placeLabel();
  }

  /** Draws from the rows shown, with the same date at the left edge as before. */
  function redraw(): void {
    if (drag.holding()) {
      redrawAfterDrag = true;
      return;
    }
    redrawAfterDrag = false;
    const { scrollLeft, scrollTop } = gantt.$container;
    const leftmost = dateAt(drawing.scale, scrollLeft);
    drawing = draft();
    gantt.refresh(tasks());
    gantt.$container.scrollLeft = xOf(drawing.scale, leftmost);
    gantt.$container.scrollTop = scrollTop;
  }

  function drop(bar: DressedBar): void {
    const move = moveOf(bar.row, bar.box(), drawing.scale);
    if (!move || !onMove) return bar.putBack();
    bar.settle();
    bar.bar.group.classList.add('is-waiting');
    void answer(move, onMove).then((kept) => {
      bar.bar.group.classList.remove('is-waiting');
      if (!kept && bars.includes(bar) && !closing.signal.aborted) bar.putBack();
    });
  }

  function scrollToStart(): void {
    const { $container: container } = gantt;
    const { scale, today } = drawing;
    const todayX = xOf(scale, today);
    const firstX = xOf(scale, drawing.rows[0]?.row.start ?? today);
    const inside = todayX >= 0 && todayX <= widthOf(scale);
    container.scrollLeft = inside ? todayX - container.clientWidth * TODAY_AT : firstX - ROOM_BEFORE_FIRST_ROW;
  }

  // Stops the library's own handler, which measures every bar at each step and fails without its headings.
  // Not tied to closing: a scroll that was under way is told to the box after it has left the page.
  gantt.$container.addEventListener(
    'scroll',
    (event) => {
      event.stopImmediatePropagation();
      placeLabels(gantt.$container, 'known');
    },
    { capture: true },
  );
  const widening = new ResizeObserver(() => {
    if (host.clientWidth > widthOf(drawing.scale)) redraw();
    else placeLabels(gantt.$container, 'measured anew');
  });
  widening.observe(host);
  void document.fonts.ready.then(() => closing.signal.aborted || placeLabels(gantt.$container, 'measured anew'));
  scrollToStart();

  return {
    show: (next) => {
      shown = next;
      redraw();
    },
    showToday: scrollToStart,
    close: () => {
      closing.abort();
      widening.disconnect();
      remove();
      host.replaceChildren();
    },
  };
}

async function answer(move: GanttMove, onMove: MoveHandler): Promise<boolean> {
  try {
    return (await onMove(move)) !== 'refused';
  } catch {
    // The page says why; the chart only puts the bar back.
    return false;
  }
}
