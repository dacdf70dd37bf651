import { useNavigation } from '@remix-run/react';

/** A thin line while the next page is on its way; the style sheet shows it only after a moment. */
export function NavigationProgress() {
  const { state } = useNavigation();
  if (state === 'idle') return null;
  return <div className="progress-line" aria-hidden="true" />;
}
