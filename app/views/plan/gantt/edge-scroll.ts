/** So near the edge of what is visible, in pixels, a held bar makes the chart scroll. */
const EDGE = 40;
/** Pixels a second at the very edge and beyond it. */
const FASTEST = 600;

/** Scrolling under a held bar, from the first step of a drag until it is let go. */
export interface EdgeScroll {
  /** To be told where the mouse is while a bar is held. */
  readonly follow: (event: MouseEvent) => void;
  readonly stop: () => void;
}

/**
 * Scrolls the chart sideways while the mouse holds a bar at the edge of the visible part, the faster the nearer, so
 * that a date beyond it can be reached. The bar is taken along by telling the chart of a step at the same place of
 * the screen, which after the scroll is another date.
 */
export function scrollAtEdges(host: HTMLElement): EdgeScroll {
  let frame = 0;
  let mouse = { x: 0, y: 0 };
  let before = 0;

  function step(now: number): void {
    const container = host.querySelector<HTMLElement>('.gantt-container');
    const speed = container ? speedAt(mouse.x, container.getBoundingClientRect()) : 0;
    if (!container || speed === 0) return stop();
    const { scrollLeft } = container;
    // Whole pixels, at least one: the box itself rounds, and a slow scroll would never get anywhere.
    const way = Math.max(1, Math.round((Math.abs(speed) * (now - before)) / 1000));
    container.scrollLeft += Math.sign(speed) * way;
    before = now;
    if (container.scrollLeft !== scrollLeft) moveAlong(container);
    frame = requestAnimationFrame(step);
  }

  function moveAlong(container: HTMLElement): void {
    const { left, right } = container.getBoundingClientRect();
    const clientX = Math.max(left + 1, Math.min(mouse.x, right - 1));
    const at = { clientX, clientY: mouse.y, buttons: 1, bubbles: true };
    container.querySelector('svg.gantt')?.dispatchEvent(new MouseEvent('mousemove', at));
  }

  function stop(): void {
    cancelAnimationFrame(frame);
    frame = 0;
  }

  return {
    follow: (event) => {
      // The steps that this piece makes up itself say nothing new of the mouse.
      if (!event.isTrusted) return;
      mouse = { x: event.clientX, y: event.clientY };
      if (frame !== 0) return;
      before = performance.now();
      frame = requestAnimationFrame(step);
    },
    stop,
  };
}

/** Pixels a second to the right; negative to the left, 0 away from both edges. */
export function speedAt(x: number, { left, right }: { readonly left: number; readonly right: number }): number {
  const depth = Math.max(left + EDGE - x, x - (right - EDGE), 0);
  if (depth === 0) return 0;
  const speed = (Math.min(depth, EDGE) / EDGE) * FASTEST;
  return x < (left + right) / 2 ? -speed : speed;
}
