import { nameOf, type PreviewDate, type PreviewRow } from '~/domain/basis-preview';
import { TableScroll } from '~/views/shell/DataTable';
import { formatCount, formatPercent } from '~/views/shell/format';
import { Status } from '~/views/shell/Status';

/** The figures of one reference date beside the ones before. Older dates are folded. */
export function PreviewTable({ group, open }: { group: PreviewDate; open: boolean }) {
  return (
    <details className="edit-panel" open={open}>
      <summary>
        Siffror för {group.date} ({group.rows.length})
      </summary>
      {group.missing.length > 0 ? <p>Saknas i filen: {group.missing.join(', ')}.</p> : null}
      {group.withoutValue.length > 0 ? <p>Utan värde i källan: {group.withoutValue.join(', ')}.</p> : null}
      <TableScroll label={`Siffror för ${group.date}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col" className="num">
                {group.date}
              </th>
              <th scope="col" className="num">
                Förra siffran
              </th>
              <th scope="col" className="num">
                Ändring
              </th>
              <th scope="col" className="num">
                Ändring, %
              </th>
              <th scope="col">Att se på</th>
            </tr>
          </thead>
          <tbody>
            {group.rows.map((row) => (
              <Row key={`${row.partyId} ${row.unitId}`} row={row} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </details>
  );
}

function Row({ row }: { row: PreviewRow }) {
  const { code, value, before, changeShare } = row;
  const change = before ? value! - before.value : null;
  return (
    <tr>
      <th scope="row">
        {nameOf(row)}
        {code ? <span className="cell-sub">{code}</span> : null}
      </th>
      <td className="num">{formatCount(value!)}</td>
      <td className="num">
        {before ? formatCount(before.value) : '–'}
        {before ? <span className="cell-sub">{before.date}</span> : null}
      </td>
      <td className="num">{change === null ? '–' : signed(change, formatCount)}</td>
      <td className="num">{changeShare === null ? '–' : signed(changeShare, formatPercent)}</td>
      <td>
        <Remark row={row} />
      </td>
    </tr>
  );
}

function Remark({ row }: { row: PreviewRow }) {
  if (row.state === 'other') return <Status tone="bad">sparat värde {formatCount(row.storedValue!)}</Status>;
  if (row.state === 'kept') return <Status tone="ok">finns redan</Status>;
  if (row.big) return <Status tone="warn">stor ändring</Status>;
  return <>{row.before ? '' : 'första siffran'}</>;
}

function signed(value: number, format: (value: number) => string): string {
  return value > 0 ? `+${format(value)}` : format(value);
}
