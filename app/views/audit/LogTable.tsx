import { Link } from '@remix-run/react';

import type { LogRow } from '~/store/audit-log';
import { TableScroll } from '~/views/shell/DataTable';
import { formatDateTime } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';

import { deedWords, entityWord } from './log-words';

/** A row a deed: when, who, what, and what it changed. */
export function LogTable({ rows }: { readonly rows: readonly LogRow[] }) {
  return (
    <Card tight>
      <TableScroll label="Logg">
        <table>
          <thead>
            <tr>
              <th scope="col">När</th>
              <th scope="col" className="wide-only">
                Vem
              </th>
              <th scope="col">Vad</th>
              <th scope="col">Projekt</th>
              <th scope="col">Varifrån</th>
              <th scope="col">Före och efter</th>
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

function Row({ row }: { row: LogRow }) {
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
      </td>
      <td>{row.projectSlug ? <Link to={`/projekt/${row.projectSlug}`}>{row.projectName}</Link> : '–'}</td>
      <td>{row.from ?? '–'}</td>
      <td>
        {row.before === null && row.after === null ? (
          '–'
        ) : (
          <details>
            <summary>Visa</summary>
            {row.before === null ? null : <p className="log-values">Före: {row.before}</p>}
            {row.after === null ? null : <p className="log-values">Efter: {row.after}</p>}
          </details>
        )}
      </td>
    </tr>
  );
}
