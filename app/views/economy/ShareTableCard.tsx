import { Link } from '@remix-run/react';

import type { ShareTable } from '~/domain/cost-share';
import type { Explanation } from '~/domain/explain';
import type { KeyComponent } from '~/domain/key';
import { compareShares } from '~/domain/share-change';
import { byParty, orderParties } from '~/domain/subtotal';
import type { PreviousShares } from '~/store/share-history';
import { TableScroll } from '~/views/shell/DataTable';
import { formatPercent } from '~/views/shell/format';
import { Card, Note } from '~/views/shell/Page';

import { shareAddress, type ShareListing } from './share-address';
import { figureColumns, type FigureColumn } from './share-columns';
import { ShareFoot } from './ShareFoot';
import { barParts, ShareLegend, ShareRows } from './ShareRows';

export interface SharesShown {
  readonly key: {
    readonly name: string;
    readonly version: number;
    readonly components: readonly KeyComponent[];
  } | null;
  readonly table: ShareTable | null;
  readonly comparison: boolean;
  readonly refusal: string | null;
}

export interface ShareTableCardProps {
  readonly shares: Pick<SharesShown, 'comparison'>;
  readonly table: ShareTable;
  readonly ownPartyId: number | null;
  /** the page's address without a query */
  readonly here: string;
  readonly listing: ShareListing;
  /** what the shares are compared with */
  readonly previous: PreviousShares | null;
  /** of the row that is opened */
  readonly explanation: Explanation | null;
}

/** What each party pays: the figures it stands on, its parts, its sum, and what has changed. */
export function ShareTableCard(props: ShareTableCardProps) {
  const { shares, table, here, listing, previous } = props;
  const parties = byParty(table.rows);
  const changes =
    previous &&
    compareShares(
      previous.parties,
      parties.map(({ partyId, partyName, sum }) => ({ partyId, partyName, sum })),
    );
  const columns = figureColumns(table, changes);
  const sorted = columns.find(({ id }) => id === listing.sort) ?? null;
  const direction = listing.direction ?? (sorted ? 'descending' : 'ascending');
  const bars = barParts(table);
  return (
    <Card tight title="Kostnadsandelar" actions={<RoundingChoice mode={table.rounding.mode} {...{ here, listing }} />}>
      {shares.comparison ? (
        <Note tone="wait" title="Jämförelse.">
          Så skulle andelarna bli med den andra avrundningen. Det som är inskickat ändras inte.
        </Note>
      ) : null}
      <TableScroll label="Kostnadsandelar">
        <table>
          <thead>
            <tr>
              <SortHead column={null} {...{ here, listing, sorted, direction }} />
              {columns.map((column) => (
                <SortHead key={column.id} {...{ column, here, listing, sorted, direction }} />
              ))}
              <th scope="col" className="screen-only">
                Fördelning
              </th>
            </tr>
          </thead>
          <ShareRows
            {...props}
            {...{ columns, bars }}
            parties={orderParties(parties, sorted?.valueOf ?? null, direction)}
          />
          <ShareFoot {...{ table, columns, changes }} />
        </table>
      </TableScroll>
      {/* in line with the cells of the table */}
      <div style={{ paddingInline: '10px' }}>
        <ShareLegend bars={bars} />
        {changes && previous ? (
          <p className="sub">
            Ändringen är mot version {previous.version}
            {changes.total.ratio === null ? '' : `: ${formatPercent(changes.total.ratio)} i allt`}.
          </p>
        ) : null}
      </div>
    </Card>
  );
}

interface Listed {
  readonly here: string;
  readonly listing: ShareListing;
}

function RoundingChoice({ mode, here, listing }: Listed & { mode: ShareTable['rounding']['mode'] }) {
  const choices = [
    { mode: 'exact', label: 'Exakt summa' },
    { mode: 'plain', label: 'Varje cell för sig' },
  ] as const;
  return (
    <nav aria-label="Avrundning" className="toggle">
      {choices.map((choice) => (
        <Link
          key={choice.mode}
          to={shareAddress(here, listing, { mode: choice.mode })}
          preventScrollReset
          aria-current={choice.mode === mode ? 'true' : undefined}
        >
          {choice.label}
        </Link>
      ))}
    </nav>
  );
}

interface SortHeadProps extends Listed {
  /** null: the names */
  readonly column: FigureColumn | null;
  readonly sorted: FigureColumn | null;
  readonly direction: 'ascending' | 'descending';
}

/** Sorts by its column; once more turns the order round. */
function SortHead({ column, sorted, direction, here, listing }: SortHeadProps) {
  const current = column?.id === sorted?.id;
  const turned = current ? (direction === 'ascending' ? 'descending' : 'ascending') : null;
  const natural = column ? 'descending' : 'ascending';
  const to = shareAddress(here, listing, {
    sort: column?.id ?? null,
    direction: turned === natural ? null : turned,
  });
  return (
    <th scope="col" className={column ? 'num' : undefined} aria-sort={current ? direction : undefined}>
      <Link to={to} preventScrollReset>
        {column?.label ?? 'Part'}
      </Link>
      {current ? <span aria-hidden="true">{direction === 'ascending' ? ' ↑' : ' ↓'}</span> : null}
    </th>
  );
}
