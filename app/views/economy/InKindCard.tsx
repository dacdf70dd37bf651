import { Link, useSearchParams } from '@remix-run/react';
import { Fragment } from 'react';

import { isEditable } from '~/domain/budget';
import type { ShareTable } from '~/domain/cost-share';
import { netOfInKind, type InKindHours, type NetRow, type NetTable } from '~/domain/in-kind';
import { byParty } from '~/domain/subtotal';
import type { Budget } from '~/store/budget';
import { TableScroll } from '~/views/shell/DataTable';
import { formatHours, formatKronor } from '~/views/shell/format';
import { Card } from '~/views/shell/Page';
import { ConfirmRemoval, LostForm, RemovedNote } from '~/views/shell/Removal';

import { InKindForm } from './InKindForm';
import { BUDGET_WORDS } from './phase-words';
import type { PhasePageProps } from './PhasePage';

/** The parties' own hours: what they are worth, and what each pays when debited ones are compensated. A draft's are edited here. */
export function InKindCard(props: PhasePageProps) {
  const { project, phase, budget, shares, ownPartyId, mayDraft, inKindParties, failure } = props;
  const inKind = budget?.inKind ?? [];
  const [search] = useSearchParams();
  const here = `/projekt/${project.slug}/faser/${phase.number}`;
  const editable = mayDraft && props.listing.version === null && (budget === null || isEditable(budget.state));
  if (inKind.length === 0 && !editable) return null;
  const opened = editable ? Number(search.get('tid')) : 0;
  const adding = editable && (search.has('ny-tid') || failure?.intent === 'create-hours');
  const lost = failure && ['create-hours', 'update-hours'].includes(failure.intent);
  return (
    <Card
      title="Egen tid"
      id="egen-tid"
      actions={
        editable && !adding ? (
          <Link
            className="ds-button"
            data-variant="secondary"
            data-size="sm"
            to={`${here}?ny-tid=1#egen-tid`}
            preventScrollReset
          >
            Ny egen tid
          </Link>
        ) : null
      }
    >
      {mayDraft ? <RemovedNote what="Tiden" mayRestore={editable} failure={failure} kind={REMOVED_HOURS} /> : null}
      <LostForm failure={failure} shown={!lost || adding || inKind.some(({ id }) => id === opened)} />
      {mayDraft && budget && !isEditable(budget.state) ? (
        <p className="sub">Tiden hör till budgeten, som är {BUDGET_WORDS[budget.state].word.toLowerCase()} och låst.</p>
      ) : null}
      {adding ? (
        <InKindForm row={null} parties={inKindParties} failure={failure} cancelTo={`${here}#egen-tid`} />
      ) : null}
      {inKind.length > 0 ? (
        <HoursTable {...{ inKind, ownPartyId, opened, failure, here }} table={shares.table} editable={editable} />
      ) : adding ? null : (
        <p className="sub">Ingen part lägger egen tid i fasen.</p>
      )}
    </Card>
  );
}

const REMOVED_HOURS = { intent: 'hours', parameter: 'borttagen-tid' };

interface HoursTableProps extends Pick<PhasePageProps, 'ownPartyId' | 'failure'>, Pick<Budget, 'inKind'> {
  readonly table: ShareTable | null;
  /** id of the row whose form is open; 0: none */
  readonly opened: number;
  readonly editable: boolean;
  readonly here: string;
}

function HoursTable({ inKind, table, ownPartyId, opened, editable, failure, here }: HoursTableProps) {
  const [search] = useSearchParams();
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
    <>
      <p className="sub">
        {unbilled ? `Tid som inte debiteras: ${listed(inKind, 'unbilled')}. ` : ''}
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
            {rows.map((row) => {
              const own = inKind.find(({ partyId }) => partyId === row.partyId);
              return (
                <Fragment key={row.partyId}>
                  <tr className={row.partyId === ownPartyId ? 'own' : undefined}>
                    <th scope="row">
                      {own && editable ? (
                        <Link to={`${here}?tid=${own.id}#egen-tid`} preventScrollReset>
                          {row.partyName}
                        </Link>
                      ) : (
                        row.partyName
                      )}
                    </th>
                    {columns.map(({ label, cell }) => (
                      <td key={label} className="num">
                        {cell(row)}
                      </td>
                    ))}
                  </tr>
                  {own && own.id === opened ? (
                    <tr className="panel-row">
                      <td colSpan={columns.length + 1}>
                        {search.has('ta-bort') ? (
                          <ConfirmRemoval
                            id={own.id}
                            version={own.version}
                            what={`egen tid för ${own.partyName}`}
                            cancelTo={`${here}#egen-tid`}
                            intent="remove-hours"
                          />
                        ) : null}
                        <InKindForm
                          key={own.id}
                          row={own}
                          parties={[]}
                          failure={failure}
                          cancelTo={`${here}#egen-tid`}
                          removeTo={`${here}?tid=${own.id}&ta-bort=1#egen-tid`}
                        />
                      </td>
                    </tr>
                  ) : null}
                </Fragment>
              );
            })}
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
    </>
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
    sum: ({ shadowSum }) => (shadowSum === 0 ? '–' : formatKronor(shadowSum)),
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
