import { Link } from '@remix-run/react';

import type { ShareTable } from '~/domain/cost-share';
import type { Explanation } from '~/domain/explain';
import { countInhabitants, type Inhabitants } from '~/domain/inhabitants';
import type { KeyComponent } from '~/domain/key';
import { compareShares } from '~/domain/share-change';
import { byParty, orderParties } from '~/domain/subtotal';
import type { PreviousShares } from '~/store/share-history';
import { TableScroll } from '~/views/shell/DataTable';
import { Card, Note } from '~/views/shell/Page';

import { shareAddress, type ShareListing } from './share-address';
import { figureColumns, partsShown, type FigureColumn, type PartsShown } from './share-columns';
import { ShareBarLegend, barParts } from './ShareBar';
import { ShareFoot } from './ShareFoot';
import { ShareNotes } from './ShareNotes';
import { ShareRows } from './ShareRows';

export interface SharesShown {
  readonly key: {
    readonly name: string;
    readonly version: number;
    readonly components: readonly KeyComponent[];
    /** the first later version that will apply; null: there is none */
    readonly next: { readonly version: number; readonly validFrom: string } | null;
  } | null;
  readonly table: ShareTable | null;
  readonly comparison: boolean;
  readonly refusal: string | null;
}

export interface ShareTableCardProps {
  readonly shares: Pick<SharesShown, 'comparison'>;
  readonly table: ShareTable;
  /** of the public series, for a key that counts none */
  readonly inhabitants: readonly Inhabitants[];
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
  const inhabitants = countInhabitants(table, props.inhabitants);
  const parts = partsShown(table, listing.parts);
  const columns = figureColumns(table, { changes, inhabitants, parts });
  const sorted = columns.find(({ id }) => id === listing.sort) ?? null;
  const direction = listing.direction ?? (sorted ? 'descending' : 'ascending');
  const bars = barParts(table);
  return (
    <Card
      tight
      title="Kostnadsandelar"
      actions={
        <>
          <PartsChoice {...{ here, listing, parts }} />
          <RoundingChoice mode={table.rounding.mode} {...{ here, listing }} />
        </>
      }
    >
      {shares.comparison ? (
        <Note tone="wait" title="Jämförelse.">
          Så skulle andelarna bli med den andra avrundningen. Det som är inskickat ändras inte.
        </Note>
      ) : null}
      <TableScroll label="Kostnadsandelar">
        <table className={listing.parts === null ? 'shares shares-fold' : 'shares'}>
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
      <div className="below-table">
        <ShareBarLegend bars={bars} />
        <ShareNotes {...{ table, inhabitants, changes, previous }} />
      </div>
    </Card>
  );
}

interface Listed {
  readonly here: string;
  readonly listing: ShareListing;
}

/** Whether the parts of the sums stand in the table. Where nobody has chosen, a phone has no room for them. */
function PartsChoice({ here, listing, parts }: Listed & { parts: PartsShown }) {
  const to = (shown: boolean) => shareAddress(here, listing, { parts: shown });
  const choice = (shown: boolean, className?: string) => (
    <Link to={to(shown)} preventScrollReset className={className}>
      {shown ? 'Visa delarna' : 'Göm delarna'}
    </Link>
  );
  if (parts === 'folded') return choice(true);
  if (listing.parts !== null) return choice(false);
  return (
    <>
      {choice(false, 'wide-only')}
      {choice(true, 'narrow-only')}
    </>
  );
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
    <th
      scope="col"
      className={column ? (column.ofParts ? 'num part-column' : 'num') : undefined}
      aria-sort={current ? direction : undefined}
    >
      <Link to={to} preventScrollReset>
        {column?.label ?? 'Part'}
      </Link>
      {current ? <span aria-hidden="true">{direction === 'ascending' ? ' ↑' : ' ↓'}</span> : null}
    </th>
  );
}
