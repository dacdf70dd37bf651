import type { ShareTable } from '~/domain/cost-share';
import { netOfInKind, type InKindHours, type NetRow, type NetTable } from '~/domain/in-kind';
import { byParty } from '~/domain/subtotal';
import { TableScroll } from '~/views/shell/DataTable';
import { formatHours, formatKronor } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';

interface InKindCardProps {
  readonly inKind: readonly InKindHours[];
  readonly table: ShareTable | null;
  readonly ownPartyId: number | null;
}

/** The parties' own hours: what they are worth, and what each pays when debited ones are compensated. */
export function InKindCard({ inKind, table, ownPartyId }: InKindCardProps) {
  if (inKind.length === 0) return null;
  const debited = inKind.some(({ handling }) => handling === 'debited');
  const unbilled = inKind.some(({ handling }) => handling === 'unbilled');
  const shares = table
    ? byParty(table.rows).map(({ partyId, partyName, sum }) => ({ partyId, partyName, share: sum }))
    : [];
  const net = netOfInKind(shares, inKind);
  // Where nothing is compensated the others' rows would say nothing that the table above does not.
  const rows = debited ? net.rows : net.rows.filter((row) => row.inKind);
  const columns = columnsOf({ debited, unbilled, shared: table !== null });
  return (
    <Card title="Egen tid" id="egen-tid">
      <p className="sub">
        {unbilled ? `Ej debiterad tid: ${listed(inKind, 'unbilled')}. ` : ''}
        {debited ? `Debiterad tid: ${listed(inKind, 'debited')}.` : ''}
      </p>
      <TableScroll label="Egen tid">
        <table>
          <thead>
            <tr>
              <th scope="col">Part</th>
              {columns.map(({ label }) => (
                <th key={label} scope="col" className="num">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.partyId} className={row.partyId === ownPartyId ? 'own' : undefined}>
                <th scope="row">{row.partyName}</th>
                {columns.map(({ label, cell }) => (
                  <td key={label} className="num">
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Summa</th>
              {columns.map(({ label, sum }) => (
                <td key={label} className="num">
                  {sum(net)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </TableScroll>
      <p className="sub">
        {debited ? 'Netto är andelen minus ersättningen, och summan är vad den huvudansvariga ska få in. ' : ''}
        {unbilled ? 'Skuggvärdet visar vad tiden hade kostat. Ingen betalar det.' : ''}
      </p>
    </Card>
  );
}

interface Column {
  readonly label: string;
  readonly cell: (row: NetRow) => string;
  readonly sum: (net: NetTable) => string;
}

function columnsOf(shown: { debited: boolean; unbilled: boolean; shared: boolean }): Column[] {
  const hours: Column[] = [
    {
      label: 'Timmar',
      cell: ({ inKind }) => (inKind ? formatHours(inKind.hours) : '–'),
      sum: ({ rows }) => formatHours(rows.reduce((all, { inKind }) => all + (inKind?.hours ?? 0), 0)),
    },
    { label: 'Kr/h', cell: ({ inKind }) => known(inKind?.rate ?? null), sum: () => '' },
  ];
  const shadow: Column = {
    label: 'Skuggvärde kr',
    cell: ({ shadowValue }) => known(shadowValue),
    sum: ({ shadowSum }) => formatKronor(shadowSum),
  };
  const share: Column = {
    label: 'Andel kr',
    cell: (row) => formatKronor(row.share),
    sum: ({ shareSum }) => formatKronor(shareSum),
  };
  const compensation: Column = {
    label: 'Ersättning kr',
    cell: (row) => (row.compensation === 0 ? '–' : formatKronor(row.compensation)),
    sum: ({ compensationSum }) => formatKronor(compensationSum),
  };
  const net: Column = {
    label: 'Netto kr',
    cell: (row) => formatKronor(row.net),
    sum: ({ netSum }) => formatKronor(netSum),
  };
  const paid = shown.shared ? [share, compensation, net] : [compensation];
  return [...hours, ...(shown.unbilled ? [shadow] : []), ...(shown.debited ? paid : [])];
}

function known(amount: number | null): string {
  return amount === null ? '–' : formatKronor(amount);
}

function listed(inKind: readonly InKindHours[], handling: InKindHours['handling']): string {
  return inKind
    .filter((row) => row.handling === handling)
    .map((row) => `${row.partyName} ${formatHours(row.hours)}`)
    .join(', ');
}
