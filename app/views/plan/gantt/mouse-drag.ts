import type { DressedBar } from './dressed-bar';
import { scrollAtEdges } from './edge-scroll';

/** One drag by mouse, from button down to button up. */
export interface MouseDrag {
  /** True while a bar is held: redrawing now would pull it out of the hand. */
  readonly holding: () => boolean;
  /** To be told each step of a drag. */
  readonly dragged: (bar: DressedBar) => void;
}

/**
 * Stands between the mouse and the library. A drag begins only with the left button of a real mouse
 * on a movable bar (a finger scrolls), scrolls at the edges, ends once with `onDrop` wherever the button is
 * released, and is undone by Escape or when the release was lost outside the window. The library would drag
 * with any button, miss releases outside the chart and write dates of its own at the end.
 */
export function followMouse(
  host: HTMLElement,
  signal: AbortSignal,
  onDrop: (bar: DressedBar | undefined) => void,
): MouseDrag {
  let pointer = 'mouse';
  let holding = false;
  let held: DressedBar | undefined;
  let undone = false;
  const edges = scrollAtEdges(host);

  function letGo(): DressedBar | undefined {
    const bar = undone ? undefined : held;
    if (held) held.bar.$bar.finaldx = 0;
    holding = false;
    held = undefined;
    edges.stop();
    return bar;
  }

  function undo(): void {
    undone = true;
    edges.stop();
    held?.putBack();
  }

  host.addEventListener('pointerdown', (event) => (pointer = event.pointerType), { capture: true, signal });
  host.addEventListener(
    'mousedown',
    (event) => {
      const bar = event.target instanceof Element ? event.target.closest('.bar-wrapper') : null;
      if (!bar) return;
      const allowed = pointer === 'mouse' && event.button === 0 && bar.matches('.is-movable:not(.is-waiting)');
      if (holding) letGo();
      if (!allowed) return event.stopPropagation();
      event.preventDefault();
      holding = true;
      undone = false;
    },
    { capture: true, signal },
  );
  // On the window, beyond the chart too: who pulls a bar out of it to the right wants a later date.
  window.addEventListener(
    'mousemove',
    (event) => {
      if (holding && (event.buttons & 1) === 0) undo();
      if (held && !undone) edges.follow(event);
    },
    { capture: true, signal },
  );
  host.addEventListener('mousemove', (event) => holding && undone && event.stopPropagation(), {
    capture: true,
    signal,
  });
  signal.addEventListener('abort', edges.stop);
  window.addEventListener('keydown', (event) => holding && event.key === 'Escape' && undo(), { capture: true, signal });
  window.addEventListener('mouseup', () => holding && onDrop(letGo()), { capture: true, signal });

  return {
    holding: () => holding,
    dragged: (bar) => {
      held = bar;
    },
  };
}
