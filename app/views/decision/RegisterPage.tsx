import { Link } from '@remix-run/react';

import type { RegisterRow } from '~/store/register';
import type { RegisterChoices } from '~/store/register-filter';
import { formatCount } from '~/views/shell/format';
import { ExportLinks, Pages } from '~/views/shell/Listing';
import { Card, EmptyState, Page, PageHead } from '~/views/shell/Page';

import { isFiltered, registerAddress, type RegisterListing } from './register-address';
import { RegisterFilterForm } from './RegisterFilterForm';
import { RegisterTable } from './RegisterTable';

export interface RegisterPageProps {
  readonly listing: RegisterListing;
  /** of the page shown */
  readonly rows: readonly RegisterRow[];
  readonly pages: number;
  /** how many are in sight, and how many of them fit the filter */
  readonly all: number;
  readonly fitting: number;
  readonly choices: RegisterChoices;
  readonly mayDelegate: boolean;
}

const HERE = '/beslut';

/** Every decision in sight, across projects (DOMAIN.md 6.4). */
export function RegisterPage(props: RegisterPageProps) {
  const { listing, rows, all, fitting, mayDelegate } = props;
  return (
    <Page width="wide">
      <PageHead
        title="Beslut"
        sub="Alla beslut i de projekt som du får se. Det som står här ändras aldrig: en rättelse är ett nytt beslut."
        actions={
          <>
            {fitting > 0 ? (
              <ExportLinks addressOf={(ending) => registerAddress(`${HERE}.${ending}`, listing.filter)} />
            ) : null}
            {mayDelegate ? (
              <Link className="ds-button" data-variant="secondary" data-size="sm" to="/ersattare">
                Ersättare
              </Link>
            ) : null}
          </>
        }
      />
      {all === 0 ? (
        <Card>
          <EmptyState
            title="Inga beslut än"
            text="När en kommun beslutar om sin andel, eller en styrgrupp fattar ett beslut, står det här."
          />
        </Card>
      ) : (
        <>
          <RegisterFilterForm {...props} />
          <p className="sub" role="status">
            {isFiltered(listing.filter)
              ? `${formatCount(fitting)} av ${formatCount(all)} beslut`
              : `${formatCount(all)} beslut`}
          </p>
          {rows.length > 0 ? (
            <RegisterTable rows={rows} />
          ) : (
            <Card>
              <EmptyState
                title="Inget beslut passar"
                text="Ta bort något ur urvalet, eller sök på färre ord."
                action={<Link to={HERE}>Visa alla</Link>}
              />
            </Card>
          )}
          <Pages
            page={listing.page}
            pages={props.pages}
            addressOf={(page) => registerAddress(HERE, listing.filter, page)}
          />
        </>
      )}
    </Page>
  );
}
