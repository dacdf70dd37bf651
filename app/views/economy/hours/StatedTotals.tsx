import type { StatedComparison } from '~/domain/hour-budget';
import { Note } from '~/views/shell/Page';

import { differenceText } from './hour-words';

/** Under the sum: that each total the source prints is what the rows give. Says nothing where it prints none. */
export function Agreement({ comparisons }: { comparisons: readonly StatedComparison[] }) {
  if (comparisons.length === 0 || comparisons.some((comparison) => !comparison.agrees)) return null;
  return <span className="cell-sub">stämmer med källan</span>;
}

/** Below the table: both figures of each total where the source says something else than the rows. */
export function Differences({ comparisons }: { comparisons: readonly StatedComparison[] }) {
  const different = comparisons.filter((comparison) => !comparison.agrees);
  if (different.length === 0) return null;
  return (
    <Note tone="warn" title="Summorna stämmer inte med källan.">
      <ul>
        {different.map((comparison) => (
          <li key={comparison.stated.year ?? 0}>{differenceText(comparison)}</li>
        ))}
      </ul>
    </Note>
  );
}
