import { Card } from '~/views/shell/Page';

import type { FollowUpQuery } from './follow-up-address';
import { amountText, DIMENSION_WORDS } from './follow-up-words';
import type { NamedRow } from './FollowUpTable';

/** So many rows can be compared at a glance; the table has them all. */
const MOST_ROWS = 20;

const PARTS = [
  ['budget', 'Budget'],
  ['actual', 'Utfall'],
  ['forecast', 'Prognos'],
] as const;

/** The table as bars, drawn from nothing to the largest amount; its figures stand beside each bar. */
export function FollowUpBars({ query: { unit, by }, rows }: { query: FollowUpQuery; rows: readonly NamedRow[] }) {
  const shown = rows.slice(0, MOST_ROWS);
  const largest = Math.max(0, ...shown.flatMap((row) => PARTS.map(([part]) => Math.abs(row[part]))));
  if (largest === 0) return null;
  return (
    <Card title={`Diagram per ${DIMENSION_WORDS[by].toLowerCase()}, ${unit}`}>
      <dl className="follow-bars">
        {shown.map((row) => (
          <div key={row.key}>
            <dt>{row.name}</dt>
            {PARTS.map(([part, word]) => (
              <dd key={part}>
                <span>{word}</span>
                <i
                  data-part={part}
                  data-income={row[part] < 0 || undefined}
                  style={{ width: `${(Math.abs(row[part]) / largest) * 100}%` }}
                />
                <span className="num">{amountText(row[part], unit)}</span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {rows.length > MOST_ROWS ? <p className="sub">De första {MOST_ROWS} raderna. Tabellen har alla.</p> : null}
    </Card>
  );
}
