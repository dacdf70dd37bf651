import type { GanttBar } from 'frappe-gantt';

import { barBox, datesOf, diamondPath, DIAMOND_RADIUS, gatePath, labelPlace, limitBox } from './bar-geometry';
import type { BarBox, LabelPlace, View } from './bar-geometry';
import { isMoment, rowLabel } from './rows';
import type { GanttRow } from './rows';
import { svgElement } from './svg-element';
import { xOf } from './time-scale';
import type { TimeScale } from './time-scale';

const HANDLE_WIDTH = 5;
const ROOM_FOR_HANDLES_INSIDE = 30;

/** What a bar is drawn from, and where the chart looks at the moment. */
export interface BarSetting {
  readonly scale: TimeScale;
  readonly today: string;
  readonly editable: boolean;
  readonly view: () => View;
  readonly onDragged: (bar: DressedBar) => void;
}

/** A bar of the library under the chart's own rules. */
export interface DressedBar {
  readonly row: GanttRow;
  readonly bar: GanttBar;
  readonly box: () => BarBox;
  /** Puts the bar where its row says, with its name; what the user dragged is forgotten. */
  readonly putBack: () => void;
  /** Ends a drag that is kept: the name shows again at the new place. */
  readonly settle: () => void;
  /** Measures the name again; all bars are measured before any is placed, or each one costs a layout. */
  readonly measureLabel: () => void;
  readonly placeLabel: () => void;
}

/**
 * Takes a bar over from the library: its place comes from the row's calendar dates, its look from the
 * row's kind and state, and every step of a drag goes through `limitBox`. The library's own step
 * refuses silently to pass a predecessor's start, and fires its change event at each pixel.
 */
export function dressBar(bar: GanttBar, row: GanttRow, setting: BarSetting): DressedBar {
  const { scale, editable } = setting;
  const { group, $bar: rect } = bar;
  const middle = bar.y + bar.height / 2;
  const label = group.querySelector<SVGTextElement>('.bar-label');
  let labelWidth = 0;
  let chevron: SVGPathElement | undefined;
  let current = barBox(row, scale);

  // The library animates each width from nothing, and its class `bar` is too common a name to share a page with.
  rect.replaceChildren();
  rect.setAttribute('class', 'gantt-bar');
  group.classList.add(`is-${row.kind}`, `is-${row.state}`);
  group.dataset['row'] = row.id;
  if (editable && row.movable) group.classList.add('is-movable');
  if (row.critical) group.classList.add('is-critical');
  if (row.kind === 'activity') {
    rect.setAttribute('y', String(bar.y + 3));
    rect.setAttribute('height', String(bar.height - 6));
  }
  const marks = isMoment(row) ? momentMarks() : barMarks();

  function momentMarks(): (box: BarBox) => void {
    const shape = row.kind === 'gate' ? gatePath : diamondPath;
    const drawn = svgElement('path', { class: row.kind === 'gate' ? 'gantt-gate' : 'gantt-diamond' }, bar.bar_group);
    const tick = row.state === 'done' ? svgElement('path', { class: 'gantt-tick' }, bar.bar_group) : undefined;
    return ({ x, width }) => {
      const centre = x + width / 2;
      drawn.setAttribute('d', shape(centre, middle, DIAMOND_RADIUS));
      tick?.setAttribute('d', `M${centre - 3} ${middle}l2.2 2.4l4 -4.6`);
    };
  }

  function barMarks(): (box: BarBox) => void {
    const underway = row.state === 'ongoing' || row.state === 'late';
    const elapsed = underway ? svgElement('rect', { class: 'gantt-elapsed', rx: 3 }) : undefined;
    if (elapsed) {
      // Inside the bar's outline, which tells a late one.
      elapsed.setAttribute('y', String(Number(rect.getAttribute('y')) + 1));
      elapsed.setAttribute('height', String(Number(rect.getAttribute('height')) - 2));
      rect.after(elapsed);
    }
    const handles = editable && row.movable ? ['left', 'right'].map(drawHandle) : [];
    return ({ x, width }) => {
      elapsed?.setAttribute('x', String(x + 1));
      elapsed?.setAttribute('width', String(Math.max(0, Math.min(width - 2, xOf(scale, setting.today) - x - 1))));
      const inset = width >= ROOM_FOR_HANDLES_INSIDE ? 2 : -HANDLE_WIDTH - 1;
      handles[0]?.setAttribute('x', String(x + inset));
      handles[1]?.setAttribute('x', String(x + width - inset - HANDLE_WIDTH));
    };
  }

  function drawHandle(side: string): SVGElement {
    const size = { y: middle - 6, width: HANDLE_WIDTH, height: 12, rx: 2 };
    return svgElement('rect', { class: `handle ${side}`, ...size }, bar.handle_group);
  }

  function placeLabel(): void {
    const view = setting.view();
    const place = labelPlace(row.kind, current, labelWidth, view);
    label?.setAttribute('x', String(place.x));
    label?.setAttribute('class', `bar-label is-${place.where}`);
    pointBeyond(place.where, view);
  }

  function pointBeyond(where: LabelPlace['where'], view: View): void {
    if (where !== 'earlier' && where !== 'later') return chevron?.setAttribute('d', '');
    chevron ??= svgElement('path', { class: 'gantt-chevron' }, bar.bar_group);
    const d =
      where === 'earlier'
        ? `M${view.left + 13} ${middle - 4}l-4 4l4 4`
        : `M${view.left + view.width - 13} ${middle - 4}l4 4l-4 4`;
    chevron.setAttribute('d', d);
  }

  function place(box: BarBox): void {
    current = box;
    rect.setAttribute('x', String(box.x));
    rect.setAttribute('width', String(box.width));
    marks(box);
    placeLabel();
    bar.update_arrow_position();
  }

  function write(text: string): void {
    if (!label || label.textContent === text) return;
    label.textContent = text;
    labelWidth = label.getComputedTextLength();
  }

  function settle(): void {
    group.classList.remove('is-dragged');
    write(rowLabel(row));
    placeLabel();
  }

  const dressed: DressedBar = {
    row,
    bar,
    box: () => current,
    putBack: () => {
      place(barBox(row, scale));
      settle();
    },
    settle,
    measureLabel: () => {
      labelWidth = label?.getComputedTextLength() ?? 0;
    },
    placeLabel,
  };

  bar.update_label_position = placeLabel;
  bar.update_bar_position = (wanted) => {
    const grabbed = { x: rect.ox ?? current.x, width: rect.owidth ?? current.width };
    const box = limitBox(wanted, grabbed, scale);
    const { start, end } = datesOf(row, box, scale);
    group.classList.add('is-dragged');
    write(start === end ? start : `${start} – ${end}`);
    place(box);
    setting.onDragged(dressed);
  };
  place(current);
  return dressed;
}
