import type { ShareTable } from '~/domain/cost-share';
import type { ShareChange, ShareChanges } from '~/domain/share-change';
import { formatKronor, formatOre } from '~/views/shell/format';

import { SUM_COLUMN, type FigureColumn } from './share-columns';
import { FigureCell } from './ShareRows';

interface ShareFootProps {
  readonly table: ShareTable;
  readonly columns: readonly FigureColumn[];
  readonly changes: ShareChanges | null;
}

/** Those who left since the version before, the difference of the rounding, and the sum of each column. */
export function ShareFoot({ table, columns, changes }: ShareFootProps) {
  return (
    <tfoot>
      {changes?.parties
        .filter(({ after }) => after === null)
        .map((change) => (
          <Left key={change.partyId} change={change} columns={columns} />
        ))}
      {table.difference !== 0 ? (
        <tr className="difference">
          <th scope="row">
            Öresdifferens
            <span className="cell-sub">
              {table.difference > 0 ? 'avgår' : 'tillkommer'}: de avrundade cellerna ger{' '}
              {formatKronor(table.total + table.difference)}
            </span>
          </th>
          {columns.map((column) => (
            <FigureCell key={column.id} column={column}>
              {column.id === SUM_COLUMN ? formatKronor(table.difference) : null}
            </FigureCell>
          ))}
          <td className="screen-only" />
        </tr>
      ) : null}
      <tr>
        <th scope="row">Summa</th>
        {columns.map((column) => (
          <FigureCell key={column.id} column={column}>
            {column.total === null ? '–' : column.format(column.total)}
            {column.beneath && column.beneath.total !== null ? (
              <span className="cell-sub">{column.beneath.format(column.beneath.total)}</span>
            ) : null}
          </FigureCell>
        ))}
        <td className="screen-only" />
      </tr>
    </tfoot>
  );
}

/** A party of the version before that is not in this one: without it the changes would not add up. */
function Left({ change, columns }: { change: ShareChange; columns: readonly FigureColumn[] }) {
  const shown: Record<string, number | null> = {
    [SUM_COLUMN]: 0,
    andring: change.change,
    'andring-procent': change.ratio,
  };
  return (
    <tr className="difference">
      <th scope="row">
        {change.partyName}
        <span className="cell-sub">deltar inte längre (hade {formatOre(change.before ?? 0)})</span>
      </th>
      {columns.map((column) => {
        const value = shown[column.id];
        return (
          <FigureCell key={column.id} column={column}>
            {value === undefined ? null : value === null ? '–' : column.format(value)}
          </FigureCell>
        );
      })}
      <td className="screen-only" />
    </tr>
  );
}
