import type { ShareRow, ShareTable } from '~/domain/cost-share';

import { shareColumns } from './share-columns';

/** One stretch of each bar. */
export interface BarPart {
  readonly label: string;
  readonly amountOf: (row: ShareRow) => number;
}

/** The parts of a bar, in the order of the columns; what a party carries alone comes last. */
export function barParts(table: ShareTable): BarPart[] {
  const parts: BarPart[] = shareColumns(table).map(({ index, partLabel }) => ({
    label: partLabel,
    amountOf: (row) => row.parts[index]!,
  }));
  return table.carriedSum === 0 ? parts : [...parts, { label: 'Egna rader', amountOf: (row) => row.carried }];
}

/** The row's share beside the largest; its figures stand in the same row, so it says nothing to a screen reader. */
export function ShareBar({ bars, row, table }: { bars: readonly BarPart[]; row: ShareRow; table: ShareTable }) {
  const largest = Math.max(...table.rows.map(({ sum }) => Math.abs(sum)), 1);
  return (
    <span className="bar share-bar" aria-hidden="true">
      {bars.map(({ label, amountOf }) => {
        const width = (100 * Math.abs(amountOf(row))) / largest;
        return <i key={label} style={{ width: `${width.toFixed(1)}%` }} hidden={width === 0} />;
      })}
    </span>
  );
}

/** What the stretches of the bars are, each with its own pattern; one alone needs no saying. */
export function ShareBarLegend({ bars }: { bars: readonly BarPart[] }) {
  if (bars.length < 2) return null;
  return (
    <ul className="legend screen-only" aria-label="Staplarnas delar">
      {bars.map(({ label }, at) => (
        <li key={label}>
          <span className="bar share-bar share-swatch" aria-hidden="true">
            {bars.slice(0, at + 1).map((bar) => (
              <i key={bar.label} hidden={bar.label !== label} />
            ))}
          </span>{' '}
          {label}
        </li>
      ))}
    </ul>
  );
}
