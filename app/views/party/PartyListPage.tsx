import { Form, Link } from '@remix-run/react';

import { formatCount } from '~/views/shell/format';
import { ExportLinks, Pages } from '~/views/shell/Listing';
import { Card, EmptyState, Note, Page, PageHead } from '~/views/shell/Page';

import { partyListAddress, type PartyListing } from './party-address';
import type { PartyRow } from './party-columns';
import { partyPath, STANDING_RULE } from './party-words';
import { PartyTable } from './PartyTable';

export interface PartyListPageProps {
  /** of the page shown */
  readonly rows: readonly PartyRow[];
  readonly listing: PartyListing;
  readonly pages: number;
  /** how many fit the search, and how many there are */
  readonly found: number;
  readonly count: number;
  /** whether what the drafts come to is known */
  readonly computed: boolean;
  /** the viewer's own organisation */
  readonly own: PartyRow | null;
}

const HERE = '/kommuner';

/** The parties the viewer may see with what each carries in all. */
export function PartyListPage(props: PartyListPageProps) {
  const { rows, listing, count, found, computed, own } = props;
  return (
    <Page>
      <PageHead
        title="Kommuner"
        sub="Vad varje kommun, bolag och förbund bär i de projekt som du får se, före ersättning för egen tid."
        actions={
          <>
            {count > 0 ? (
              <ExportLinks addressOf={(ending) => partyListAddress(`${HERE}.${ending}`, listing, {})} />
            ) : null}
            {own ? (
              <Link className="ds-button" data-size="sm" to={partyPath(own)} prefetch="intent">
                {own.kind === 'kommun' ? 'Din kommun' : 'Din organisation'}: {own.name}
              </Link>
            ) : null}
          </>
        }
      />
      {count === 0 ? (
        <Card>
          <EmptyState
            title="Här finns inga kommuner än"
            text="När din organisation är med i en samverkan syns samverkans parter här."
          />
        </Card>
      ) : (
        <>
          <Form method="get" className="form-row no-print" key={listing.search}>
            {listing.sort ? <input type="hidden" name="sortera" value={listing.sort} /> : null}
            <div className="ds-field" data-size="sm">
              <label className="ds-label" htmlFor="sok">
                Namn eller kommunkod
              </label>
              <input className="ds-input" id="sok" name="sok" type="search" defaultValue={listing.search} />
            </div>
            <button className="ds-button" data-variant="secondary" data-size="sm" type="submit">
              Sök
            </button>
            {listing.search ? <Link to={partyListAddress(HERE, listing, { search: '' })}>Visa alla</Link> : null}
          </Form>
          {computed ? null : (
            <Note tone="wait" title="Utkasten är många.">
              Här står hur många utkast var och en har. Vad de skulle kosta räknas på kommunens egen sida.
            </Note>
          )}
          {rows.length > 0 ? (
            <PartyTable {...props} here={HERE} />
          ) : (
            <Card>
              <EmptyState
                title={`Ingen part passar ”${listing.search}”`}
                text="Sök på en del av namnet eller på kommunkoden."
                action={<Link to={partyListAddress(HERE, listing, { search: '' })}>Visa alla</Link>}
              />
            </Card>
          )}
          <Pages
            page={listing.page}
            pages={props.pages}
            addressOf={(page) => partyListAddress(HERE, listing, { page })}
          />
          <p className="sub">
            {listing.search ? `${formatCount(found)} av ${formatCount(count)}` : formatCount(count)} parter.{' '}
            {STANDING_RULE}
          </p>
        </>
      )}
    </Page>
  );
}
