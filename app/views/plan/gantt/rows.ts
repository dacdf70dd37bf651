import type { GanttTask } from 'frappe-gantt';

/** One row of the chart: a phase, an activity, a milestone or a gate. */
export interface GanttRow {
  /** Stable key, e.g. "fas-12", "milstolpe-44", "aktivitet-3". */
  readonly id: string;
  readonly kind: 'phase' | 'activity' | 'milestone' | 'gate';
  readonly name: string;
  /** ISO calendar dates, both inclusive. A milestone and a gate have start === end. */
  readonly start: string;
  readonly end: string;
  readonly baseline?: { readonly start: string; readonly end: string };
  readonly state: 'planned' | 'ongoing' | 'done' | 'late';
  readonly dependsOn: readonly string[];
  /** how, by the row it depends on; FS where nothing is said */
  readonly dependencyTypes?: Readonly<Record<string, 'FS' | 'SS' | 'FF' | 'SF'>>;
  /** Without slack: when it slips, the end of the plan does. */
  readonly critical?: boolean;
  /** Whether this viewer may move it. */
  readonly movable: boolean;
  /** Row version sent back with a move. */
  readonly version: number;
}

/** The dates a row was dragged to, both inclusive, with the version the viewer saw. */
export interface GanttMove {
  readonly id: string;
  readonly version: number;
  readonly start: string;
  readonly end: string;
}

/** A row that can be drawn, beside the task the library may do as it likes with. */
export interface DrawableRow {
  readonly row: GanttRow;
  readonly task: GanttTask;
}

/** Above this the library takes seconds to draw; the table beside the chart has every row. */
export const ROW_LIMIT = 200;

/** Longer names are cut: one endless name would otherwise decide how wide the whole chart is. */
export const NAME_LIMIT = 60;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes text safe as HTML. The library sets names with innerHTML: a name with markup would run as script. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** What the chart writes at a row. "Försenad" and "kritisk" are said in words, never told by colour alone. */
export function rowLabel(row: GanttRow): string {
  const characters = Array.from(row.name.trim());
  const name =
    characters.length > NAME_LIMIT ? `${characters.slice(0, NAME_LIMIT - 1).join('')}…` : characters.join('');
  const late = row.kind === 'gate' ? ' · ej beslutad' : ' · försenad';
  return `${name}${row.state === 'late' ? late : ''}${row.critical ? ' · kritisk' : ''}`;
}

/**
 * The rows the chart draws, in order, and how many were left out by ROW_LIMIT.
 *
 * Rows without two readable dates are left out, an end before the start counts as the start, and
 * dependencies to the row itself or to a row that is not drawn are dropped: each of these makes the
 * library throw. Tasks get ids of their own (`r0`, `r1`), since it also uses ids as class names.
 */
export function prepareRows(rows: readonly GanttRow[]): {
  readonly drawn: readonly DrawableRow[];
  readonly left: number;
} {
  const readable = rows.flatMap((row) => withReadableDates(row) ?? []);
  const kept = readable.slice(0, ROW_LIMIT);
  const taskIds = new Map<string, string>();
  kept.forEach((row, index) => {
    if (!taskIds.has(row.id)) taskIds.set(row.id, `r${index}`);
  });
  const drawn = kept.map((row, index) => {
    const own = `r${index}`;
    const dependencies = [...new Set(row.dependsOn)].flatMap((id) => taskIds.get(id) ?? []).filter((id) => id !== own);
    const name = escapeHtml(rowLabel(row));
    return { row, task: { id: own, name, start: row.start, end: row.end, dependencies, invalid: true } };
  });
  return { drawn, left: readable.length - kept.length };
}

/** How many rows `prepareRows` draws and leaves out, without preparing them: the server only reserves the height. */
export function countRows(rows: readonly GanttRow[]): { readonly drawn: number; readonly left: number } {
  const readable = rows.filter(({ start, end }) => readDate(start) !== undefined && readDate(end) !== undefined).length;
  const drawn = Math.min(readable, ROW_LIMIT);
  return { drawn, left: readable - drawn };
}

/** A day and not a span: a milestone or a gate. */
export function isMoment({ kind }: Pick<GanttRow, 'kind'>): boolean {
  return kind === 'milestone' || kind === 'gate';
}

function withReadableDates(row: GanttRow): GanttRow | undefined {
  const start = readDate(row.start);
  const end = readDate(row.end);
  if (start === undefined || end === undefined) return undefined;
  const { baseline, ...rest } = row;
  const from = baseline && readDate(baseline.start);
  const to = baseline && readDate(baseline.end);
  return {
    ...rest,
    start,
    end: isMoment(row) || end < start ? start : end,
    ...(from !== undefined && to !== undefined && from <= to ? { baseline: { start: from, end: to } } : {}),
  };
}

/** The text when it is a day that exists; checked in UTC, where no day lacks a midnight. */
function readDate(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  // A day past the end of its month would roll over to another day.
  const day = new Date(Date.UTC(+text.slice(0, 4), +text.slice(5, 7) - 1, +text.slice(8)));
  return day.getUTCMonth() + 1 === +text.slice(5, 7) && day.getUTCDate() === +text.slice(8) ? text : undefined;
}
