import { Link } from '@remix-run/react';

import type { LogChoices } from '~/store/audit-log';
import { formatCount } from '~/views/shell/format';
import { ExportLinks, Pages } from '~/views/shell/Listing';
import { Card, EmptyState, Page, PageHead } from '~/views/shell/Page';

import { isNarrowed, logAddress, type LogListing } from './log-address';
import { LogFilterForm } from './LogFilterForm';
import { LogTable, type ShownLogRow } from './LogTable';

export interface LogPageProps {
  readonly listing: LogListing;
  /** of the page shown */
  readonly rows: readonly ShownLogRow[];
  readonly count: number;
  readonly pages: number;
  readonly choices: LogChoices;
}

const HERE = '/logg';

/** Who did what when and from where, for the samordnare. */
export function LogPage({ listing, rows, count, pages, choices }: LogPageProps) {
  const narrowed = isNarrowed(listing.filter);
  return (
    <Page width="wide">
      <PageHead
        title="Logg"
        crumbs={[{ to: '/samverkan', label: 'Samverkan' }]}
        sub="Vem som gjorde vad, när och varifrån. Raderna ändras aldrig. Nätadressen gallras efter ett år."
        actions={
          count > 0 ? <ExportLinks addressOf={(ending) => logAddress(`${HERE}.${ending}`, listing.filter)} /> : null
        }
      />
      <LogFilterForm listing={listing} choices={choices} />
      <p className="sub" role="status">
        {formatCount(count)} {count === 1 ? 'rad' : 'rader'}
        {narrowed ? ' i urvalet' : ''}
      </p>
      {rows.length > 0 ? (
        <LogTable rows={rows} />
      ) : (
        <Card>
          {narrowed ? (
            <EmptyState
              title="Ingen rad passar"
              text="Ta bort något ur urvalet, eller välj en längre tid."
              action={<Link to={HERE}>Visa alla</Link>}
            />
          ) : (
            <EmptyState title="Inget är gjort än" text="Varje ändring i Samplan får en rad här." />
          )}
        </Card>
      )}
      <Pages page={listing.page} pages={pages} addressOf={(page) => logAddress(HERE, listing.filter, page)} />
    </Page>
  );
}
