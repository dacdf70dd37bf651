import type { ShareChange, ShareChanges } from '~/domain/share-change';
import { TableScroll } from '~/views/shell/DataTable';
import { formatKronor, formatPercent } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';

interface ChangesCardProps {
  readonly changes: ShareChanges;
  /** the version that counts, which the draft is compared with */
  readonly version: number;
}

/** What a draft changes for each party, those who come and those who leave included (DOMAIN.md 1.8). */
export function ChangesCard({ changes, version }: ChangesCardProps) {
  return (
    <Card tight title={`Ändringen mot version ${version}`}>
      <TableScroll label="Ändring part för part">
        <table>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col" className="num">
                Version {version}, kr
              </th>
              <th scope="col" className="num">
                Utkastet, kr
              </th>
              <th scope="col" className="num">
                Ändring, kr
              </th>
              <th scope="col" className="num">
                Ändring
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.parties.map((change) => (
              <tr key={change.partyId}>
                <th scope="row">
                  {change.partyName}
                  {change.after === null ? <span className="cell-sub">deltar inte längre</span> : null}
                </th>
                <Amounts change={change} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Summa</th>
              <Amounts change={changes.total} />
            </tr>
          </tfoot>
        </table>
      </TableScroll>
    </Card>
  );
}

function Amounts({ change: { before, after, change, ratio } }: { change: Omit<ShareChange, 'partyId' | 'partyName'> }) {
  return (
    <>
      <td className="num">{before === null ? '–' : formatKronor(before)}</td>
      <td className="num">{formatKronor(after ?? 0)}</td>
      <td className="num">{signed(change, formatKronor(change))}</td>
      <td className="num">{before === null ? 'ny' : ratio === null ? '–' : signed(change, formatPercent(ratio))}</td>
    </>
  );
}

function signed(value: number, text: string): string {
  return value > 0 ? `+${text}` : text;
}
