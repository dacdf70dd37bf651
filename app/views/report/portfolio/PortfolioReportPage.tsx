import { Form, Link } from '@remix-run/react';

import type { CalendarDate } from '~/domain/calendar';
import { STANDING_ORDERS } from '~/domain/report-portfolio';
import type { MonthlyReport, ReportStanding } from '~/store/report-portfolio';
import { ExportLinks, Pages } from '~/views/shell/Listing';
import { Card, EmptyState, Page, PageHead } from '~/views/shell/Page';

import { MonthTable } from './MonthTable';
import { standingAddress, standingFields, type StandingListing } from './standing-address';
import { ORDER_WORDS } from './standing-words';
import { StandingTable } from './StandingTable';

export interface PortfolioReportPageProps {
  /** of the page shown, in the order that the listing says */
  readonly rows: readonly ReportStanding[];
  readonly monthly: readonly MonthlyReport[];
  /** the months of the row over time, oldest first, as 2020-12 */
  readonly months: readonly string[];
  readonly listing: StandingListing;
  readonly pages: number;
  /** projects that fit the choice; of them, those with a report and those where it says komplikationer */
  readonly count: number;
  readonly reported: number;
  readonly troubled: number;
  readonly cooperations: readonly { readonly slug: string; readonly name: string }[];
  readonly today: CalendarDate;
}

const HERE = '/rapporter';

/** The newest status report of every project in sight, side by side and over time. */
export function PortfolioReportPage(props: PortfolioReportPageProps) {
  const { rows, listing, pages, count, reported, troubled } = props;
  return (
    <Page width="wide">
      <PageHead
        title="Rapporter"
        sub="Den senaste statusrapporten för varje projekt som du får se."
        actions={
          count > 0 ? <ExportLinks addressOf={(ending) => standingAddress(`${HERE}.${ending}`, listing, {})} /> : null
        }
      />
      {count > 0 || listing.cooperation !== null ? <CooperationChoice {...props} /> : null}
      {count === 0 ? (
        <NoProjects filtered={listing.cooperation !== null} />
      ) : (
        <>
          <OrderChoice listing={listing} />
          <p className="sub" role="status">
            {count} projekt, {reported} med statusrapport, {troubled} med komplikationer.
          </p>
          <StandingTable {...props} />
          <MonthTable {...props} rows={rows.filter(({ report }) => report !== null)} />
          <Pages page={listing.page} pages={pages} addressOf={(page) => standingAddress(HERE, listing, { page })} />
        </>
      )}
    </Page>
  );
}

function NoProjects({ filtered }: { filtered: boolean }) {
  return (
    <Card>
      <EmptyState
        title={filtered ? 'Inget projekt passar urvalet' : 'Här finns inga projekt än'}
        text={
          filtered
            ? 'Välj en annan samverkan eller visa alla.'
            : 'När din organisation är med i ett projekt syns projektets senaste statusrapport här.'
        }
        action={filtered ? <Link to={HERE}>Visa alla</Link> : undefined}
      />
    </Card>
  );
}

/** Which order the projects come in; the rest of the address stays. */
function OrderChoice({ listing }: { listing: StandingListing }) {
  return (
    <nav aria-label="Ordning" className="toggle no-print">
      {STANDING_ORDERS.map((order) => (
        <Link
          key={order}
          to={standingAddress(HERE, listing, { order })}
          aria-current={order === listing.order ? 'true' : undefined}
          preventScrollReset
        >
          {ORDER_WORDS[order]}
        </Link>
      ))}
    </nav>
  );
}

/** One cooperation or all; a GET form, so the choice is in the address and can be shared. */
function CooperationChoice({ listing, cooperations }: PortfolioReportPageProps) {
  const chosen = listing.cooperation ?? '';
  const known = chosen === '' || cooperations.some(({ slug }) => slug === chosen);
  return (
    <Form method="get" className="form-row no-print" key={chosen}>
      {standingFields({ ...listing, cooperation: null }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="ds-field" data-size="sm">
        <label className="ds-label" htmlFor="filter-samverkan">
          Samverkan
        </label>
        <select className="ds-input" id="filter-samverkan" name="samverkan" defaultValue={chosen}>
          <option value="">Alla</option>
          {known ? null : <option value={chosen}>{chosen}</option>}
          {cooperations.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button className="ds-button" data-variant="secondary" data-size="sm" type="submit">
        Visa
      </button>
    </Form>
  );
}
