import type { ShareTable } from '~/domain/cost-share';
import type { ShareChange, ShareChanges } from '~/domain/share-change';
import { formatKronor, formatOre } from '~/views/shell/format';

import { SUM_COLUMN, type FigureColumn } from './share-columns';

interface ShareFootProps {
  readonly table: ShareTable;
  readonly columns: readonly FigureColumn[];
  readonly changes: ShareChanges | null;
}

/** Those who left since the version before, the difference of the rounding, and the sum of each column. */
export function ShareFoot({ table, columns, changes }: ShareFootProps) {
  const before = columns.findIndex(({ id }) => id === SUM_COLUMN);
  return (
    <tfoot>
      {changes?.parties
        .filter(({ after }) => after === null)
        .map((change) => (
          <Left key={change.partyId} change={change} columns={columns} />
        ))}
      {table.difference !== 0 ? (
        <tr className="difference">
          <th scope="row" colSpan={before + 1}>
            Öresdifferens ({table.difference > 0 ? 'avgår' : 'tillkommer'}: de avrundade cellerna ger{' '}
            {formatKronor(table.total + table.difference)})
          </th>
          <td className="num">{formatKronor(table.difference)}</td>
          <td colSpan={columns.length - before - 1} />
          <td className="screen-only" />
        </tr>
      ) : null}
      <tr>
        <th scope="row">Summa</th>
        {columns.map(({ id, total, format }) => (
          <td key={id} className="num">
            {total === null ? '–' : format(total)}
          </td>
        ))}
        <td className="screen-only" />
      </tr>
    </tfoot>
  );
}

/** A party of the version before that is not in this one: without it the changes would not add up. */
function Left({ change, columns }: { change: ShareChange; columns: readonly FigureColumn[] }) {
  const changed = columns.filter(({ id }) => id.startsWith('andring'));
  return (
    <tr className="difference">
      <th scope="row" colSpan={columns.length - changed.length + 1}>
        {change.partyName} deltar inte längre (hade {formatOre(change.before ?? 0)})
      </th>
      {changed.map(({ id, format }) => (
        <td key={id} className="num">
          {id === 'andring' ? format(change.change) : change.ratio === null ? '–' : format(change.ratio)}
        </td>
      ))}
      <td className="screen-only" />
    </tr>
  );
}
