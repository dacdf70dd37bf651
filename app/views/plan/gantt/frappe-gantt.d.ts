/**
 * The parts of frappe-gantt 1.2.2 that the chart stands on. The package ships no types, and most of
 * what is listed here is internal to it: a newer version must be read before this file is trusted.
 */
declare module 'frappe-gantt' {
  export interface GanttViewMode {
    readonly name: string;
    /** Number and unit of one column, e.g. `7d`. */
    readonly step: string;
    readonly column_width: number;
    readonly snap_at: string;
    readonly date_format: string;
  }

  export interface GanttTask {
    id: string;
    /** Inserted as HTML: must be escaped. */
    name: string;
    start: string;
    end: string;
    dependencies: string[];
    /** True: the library draws bar and label, and binds no listener of its own to them. */
    invalid: boolean;
    _start?: Date;
    _end?: Date;
    _index?: number;
  }

  /** The bar's rectangle; the library keeps its drag state as properties on the element. */
  export interface GanttBarRect extends SVGRectElement {
    /** x and width when the drag began. */
    ox?: number;
    owidth?: number;
    /** Pixels moved; anything but 0 at mouse up makes the library write dates of its own. */
    finaldx?: number;
  }

  export interface GanttBar {
    readonly task: GanttTask;
    readonly group: SVGGElement;
    readonly bar_group: SVGGElement;
    readonly handle_group: SVGGElement;
    readonly $bar: GanttBarRect;
    readonly y: number;
    readonly height: number;
    update_bar_position(position: { x?: number | null; width?: number | null }): void;
    update_label_position(): void;
    update_arrow_position(): void;
  }

  export interface GanttArrow {
    readonly from_task: GanttBar;
    readonly to_task: GanttBar;
    readonly element: SVGPathElement;
    path: string;
    calculate_path(): void;
    update(): void;
  }

  export interface GanttOptions {
    view_modes: GanttViewMode[];
    bar_height: number;
    padding: number;
    bar_corner_radius: number;
    upper_header_height: number;
    lower_header_height: number;
    container_height: 'auto' | number;
    infinite_padding: boolean;
    holidays: null;
    lines: 'both' | 'horizontal' | 'vertical' | 'none';
    move_dependencies: boolean;
    popup: false;
    readonly: boolean;
    readonly_progress: boolean;
    today_button: boolean;
    view_mode_select: boolean;
    scroll_to: null;
    language: string;
  }

  export default class Gantt {
    constructor(wrapper: HTMLElement, tasks: GanttTask[], options: GanttOptions);
    readonly $container: HTMLElement;
    readonly $svg: SVGSVGElement;
    readonly $header: HTMLElement;
    readonly $upper_header: HTMLElement;
    readonly $lower_header: HTMLElement;
    readonly $popup_wrapper: HTMLElement;
    readonly $extras: HTMLElement;
    readonly layers: Record<'grid' | 'arrow' | 'progress' | 'bar', SVGGElement>;
    readonly options: GanttOptions;
    config: { header_height: number; ignored_positions: number[]; date_format: string };
    tasks: GanttTask[];
    bars: GanttBar[];
    arrows: GanttArrow[];
    upperTexts: HTMLElement[];
    lowerTexts: HTMLElement[];
    gantt_start: Date;
    gantt_end: Date;
    grid_height: number;
    setup_wrapper(element: HTMLElement): void;
    setup_tasks(tasks: GanttTask[]): void;
    setup_dependencies(): void;
    setup_gantt_dates(refresh?: boolean): void;
    setup_layers(): void;
    make_side_header(): void;
    make_grid_highlights(): void;
    make_grid_ticks(): void;
    make_dates(): void;
    make_bars(): void;
    make_arrows(): void;
    set_scroll_position(date: unknown): void;
    get_snap_position(dx: number, ox: number): number;
    refresh(tasks: GanttTask[]): void;
  }
}
