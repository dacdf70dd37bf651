import { Link } from '@remix-run/react';

import type { LogRow } from '~/store/audit-log';
import { TableScroll } from '~/views/shell/DataTable';
import { formatDateTime } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';

import { changeText, type LogChange } from './log-changes';
import { deedWords, entityWord } from './log-words';

export type ShownLogRow = Omit<LogRow, 'before' | 'after'> & { readonly changes: readonly LogChange[] | null };

/** A row a deed: when, who, what, and what it changed. */
export function LogTable({ rows }: { readonly rows: readonly ShownLogRow[] }) {
  return (
    <Card tight>
      <TableScroll label="Logg">
        <table className="log">
          <thead>
            <tr>
              <th scope="col">När</th>
              <th scope="col" className="wide-only">
                Vem
              </th>
              <th scope="col">Vad</th>
              <th scope="col" className="wide-only">
                Projekt
              </th>
              <th scope="col" className="wide-only">
                Varifrån
              </th>
              <th scope="col" className="wide-only">
                Ändring
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Card>
  );
}

function Row({ row }: { row: ShownLogRow }) {
  return (
    <tr>
      <th scope="row">
        <time dateTime={row.at}>{formatDateTime(row.at)}</time>
        {/* On a phone there is no room for a column of its own. */}
        <span className="cell-sub narrow-only">{row.userName ?? 'Samplan självt'}</span>
      </th>
      <td className="wide-only">{row.userName ?? 'Samplan självt'}</td>
      <td>
        {entityWord(row.entity)} {row.entityId}: {deedWords(row.action)}
        <div className="narrow-only">
          {row.projectSlug ? <Link to={`/projekt/${row.projectSlug}`}>{row.projectName}</Link> : null}
          <Changes changes={row.changes} />
          {row.from ? <span className="cell-sub">Från {row.from}</span> : null}
        </div>
      </td>
      <td className="wide-only">
        {row.projectSlug ? <Link to={`/projekt/${row.projectSlug}`}>{row.projectName}</Link> : '–'}
      </td>
      <td className="wide-only">{row.from ?? '–'}</td>
      <td className="wide-only">{row.changes === null ? '–' : <Changes changes={row.changes} />}</td>
    </tr>
  );
}

/** More fields than these are folded: a row stays a row. */
const MOST_SHOWN = 4;

function Changes({ changes }: Pick<ShownLogRow, 'changes'>) {
  if (changes === null) return null;
  if (changes.length === 0) return <span className="cell-sub">Inget ändrat</span>;
  const list = (
    <ul className="log-changes">
      {changes.map((change) => (
        <li key={change.label}>{changeText(change)}</li>
      ))}
    </ul>
  );
  if (changes.length <= MOST_SHOWN) return list;
  return (
    <details>
      <summary>{changes.length} uppgifter</summary>
      {list}
    </details>
  );
}
