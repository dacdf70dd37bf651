import { useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/**
 * Keeps the current link of a sideways-scrolling row visible after a navigation.
 * Moves the row only, never the page; without JavaScript the row can still be scrolled by hand.
 */
export function useCurrentInView<Row extends HTMLElement>() {
  const row = useRef<Row>(null);
  const { pathname } = useLocation();

  useEffect(() => {
    const box = row.current;
    const current = box?.querySelector<HTMLElement>('[aria-current]');
    if (!box || !current || box.scrollWidth <= box.clientWidth) return;
    const offset = current.getBoundingClientRect().left - box.getBoundingClientRect().left;
    box.scrollLeft += offset - (box.clientWidth - current.clientWidth) / 2;
  }, [pathname]);

  return row;
}
