import { useEffect, useRef } from 'react';

/** Brings what has just happened into sight and into the reading order, wherever on the page one was. */
export function FocusHere() {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'center' });
  }, []);
  return <span ref={place} tabIndex={-1} />;
}
