import type { ReactNode } from 'react';

/**
 * Around a plain <table>: a wide table scrolls inside its own frame, never the page, and the frame
 * can be reached and scrolled with the keyboard. The first column stays in sight.
 */
export function TableScroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take focus (WCAG 2.1.1)
    <div className="table-scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
