import type Gantt from 'frappe-gantt';
import type { GanttOptions, GanttTask } from 'frappe-gantt';

import { drawBaseline, drawDaysOff, drawGridLines, drawHeader, drawToday } from './background';
import { arrowPath, DIAMOND_RADIUS } from './bar-geometry';
import type { View } from './bar-geometry';
import { dressBar } from './dressed-bar';
import type { DressedBar } from './dressed-bar';
import { isMoment, type DrawableRow } from './rows';
import { addDays } from './time-scale';
import type { TimeScale } from './time-scale';
import { viewMode } from './week-view';

export const BAR_HEIGHT = 20;
export const ROW_HEIGHT = 36;
export const HEADER_HEIGHT = 62;

/** Everything one drawing stands on. */
export interface Drawing {
  readonly rows: readonly DrawableRow[];
  readonly scale: TimeScale;
  readonly today: string;
  readonly holidays: readonly string[];
  readonly editable: boolean;
}

/** What the library asks for while it draws, and what it hands back. */
export interface DrawingDesk {
  readonly drawing: () => Drawing;
  /** What is on screen; kept, not measured, since measuring between two changes costs a layout. */
  readonly view: () => View;
  readonly onDragged: (bar: DressedBar) => void;
  /** Called each time the bars have been made anew. */
  readonly onBars: (bars: readonly DressedBar[], container: HTMLElement) => void;
}

/** Height in pixels of a chart with so many rows; the server reserves it, so that the page does not jump. */
export function drawnHeight(rows: number): number {
  return HEADER_HEIGHT + rows * ROW_HEIGHT + (ROW_HEIGHT - BAR_HEIGHT) - 10;
}

/** Options with everything off that speaks English, reads the browser's clock, or moves rows nobody asked to move. */
export function quietOptions({ scale, editable }: Drawing): GanttOptions {
  return {
    view_modes: [viewMode(scale.zoom)],
    bar_height: BAR_HEIGHT,
    padding: ROW_HEIGHT - BAR_HEIGHT,
    bar_corner_radius: 4,
    upper_header_height: 24,
    // The library adds 10 to the two heights.
    lower_header_height: HEADER_HEIGHT - 24 - 10,
    container_height: 'auto',
    infinite_padding: false,
    holidays: null,
    lines: 'horizontal',
    move_dependencies: false,
    popup: false,
    readonly: !editable,
    readonly_progress: true,
    today_button: false,
    view_mode_select: false,
    scroll_to: null,
    language: 'sv',
  };
}

/**
 * The library's class with its hazards replaced: dates are set without parsing (which reads local
 * time, refuses more than ten years and then miscounts the rows), the popup, the side header, the
 * scroll button and the marking of the browser's today are left out, and headings, lines, bars and
 * arrows follow the chart's own scale.
 */
export function quietGantt(Base: typeof Gantt, desk: DrawingDesk): typeof Gantt {
  return class QuietGantt extends Base {
    override setup_wrapper(element: HTMLElement): void {
      super.setup_wrapper(element);
      this.$popup_wrapper.remove();
      // Browsers make a scrolling box a tab stop; nothing inside a hidden tree may be one.
      this.$container.tabIndex = -1;
    }

    override setup_tasks(tasks: GanttTask[]): void {
      this.tasks = tasks.map((task, index) => ({
        ...task,
        _start: localMidnight(task.start),
        _end: localMidnight(addDays(task.end, 1)),
        _index: index,
      }));
      this.setup_dependencies();
    }

    override setup_gantt_dates(): void {
      const { scale } = desk.drawing();
      this.gantt_start = localMidnight(scale.origin);
      this.gantt_end = localMidnight(addDays(scale.origin, (scale.weeks - 1) * 7));
      this.config.date_format = 'YYYY-MM-DD';
    }

    override setup_layers(): void {
      super.setup_layers();
      this.$extras.remove();
    }

    override make_side_header(): void {}

    override make_grid_highlights(): void {
      this.config.ignored_positions = [];
    }

    override make_dates(): void {
      drawHeader(this, desk.drawing().scale);
      this.upperTexts = [];
      this.lowerTexts = [];
    }

    override make_grid_ticks(): void {
      super.make_grid_ticks();
      const { scale, holidays } = desk.drawing();
      drawDaysOff(this, scale, holidays);
      drawGridLines(this, scale);
    }

    override make_bars(): void {
      super.make_bars();
      const { rows, scale, today, editable } = desk.drawing();
      drawToday(this, scale, today);
      const setting = { scale, today, editable, view: desk.view, onDragged: desk.onDragged };
      const dressed = this.bars.flatMap((bar, index) => {
        const drawable = rows[index];
        if (!drawable) return [];
        drawBaseline(this, scale, drawable.row, bar.y + bar.height);
        return dressBar(bar, drawable.row, setting);
      });
      desk.onBars(dressed, this.$container);
    }

    override make_arrows(): void {
      super.make_arrows();
      const { rows } = desk.drawing();
      for (const arrow of this.arrows) {
        const { from_task: from, to_task: to } = arrow;
        const reach = (index: number | undefined) => {
          const row = rows[index ?? -1]?.row;
          return row && isMoment(row) ? DIAMOND_RADIUS : 0;
        };
        const [before, after] = [rows[from.task._index ?? -1]?.row, rows[to.task._index ?? -1]?.row];
        const type = after?.dependencyTypes?.[before?.id ?? ''] ?? 'FS';
        const [out, into] = [type[0] === 'S' ? 'left' : 'right', type[1] === 'S' ? 'left' : 'right'] as const;
        if (before?.critical && after?.critical) arrow.element.classList.add('is-critical');
        arrow.calculate_path = () => {
          const start = edge(from.$bar, out, reach(from.task._index));
          const end = edge(to.$bar, into, reach(to.task._index) + 1);
          arrow.path = arrowPath(
            { x: start, y: from.y + from.height / 2, side: out },
            { x: end, y: to.y + to.height / 2, side: into },
            ROW_HEIGHT,
          );
        };
        arrow.update();
      }
    }

    override set_scroll_position(): void {}

    override get_snap_position(dx: number): number {
      const { dayWidth } = desk.drawing().scale;
      return Math.round(dx / dayWidth) * dayWidth;
    }
  };
}

/** Left or right end of what is drawn: a diamond reaches past its one day's rectangle. */
function edge(rect: SVGRectElement, side: 'left' | 'right', reach: number): number {
  const x = Number(rect.getAttribute('x'));
  const width = Number(rect.getAttribute('width'));
  if (reach > 1) return x + width / 2 + (side === 'left' ? -reach : reach);
  return side === 'left' ? x - reach : x + width + reach;
}

function localMidnight(date: string): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day);
}
