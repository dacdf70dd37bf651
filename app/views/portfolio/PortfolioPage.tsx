import { Link, useSearchParams } from '@remix-run/react';

import type { PortfolioFilter, PortfolioRow } from '~/store/portfolio';
import type { WaitingApproval } from '~/views/approval/approval-content';
import { Pages } from '~/views/shell/Listing';
import { Card, EmptyState, Page, PageHead } from '~/views/shell/Page';

import { PortfolioFilterForm } from './PortfolioFilterForm';
import { PortfolioChart } from './PortfolioChart';
import { PortfolioTable } from './PortfolioTable';

interface Named {
  readonly slug: string;
  readonly name: string;
}

export interface PortfolioPageProps {
  readonly rows: readonly PortfolioRow[];
  readonly count: number;
  readonly filter: PortfolioFilter;
  readonly choices: { readonly cooperations: readonly Named[]; readonly parties: readonly Named[] };
  readonly approvals: readonly WaitingApproval[];
  readonly page: number;
  readonly pages: number;
  readonly today: string;
  readonly mayCreate: boolean;
}

/** All projects the viewer may see, as a table with their time beside. */
export function PortfolioPage(props: PortfolioPageProps) {
  const { rows, count, filter, choices, page, pages, mayCreate } = props;
  const [search] = useSearchParams();
  const filtered = Object.values(filter).some((value) => value !== null);
  const query = search.toString();
  const chart = search.get('vy') === 'gantt';
  const pageAddress = (number: number) => {
    const next = new URLSearchParams(search);
    next.set('sida', String(number));
    return `?${next}`;
  };
  return (
    <Page width="wide">
      <PageHead
        title="Portfölj"
        sub={`${count} projekt i ${choices.cooperations.length} samverkan`}
        actions={
          <>
            <a
              className="ds-button"
              data-variant="secondary"
              data-size="sm"
              href={`/portfolj.csv${query ? `?${query}` : ''}`}
            >
              Exportera CSV
            </a>
            {mayCreate ? (
              <Link className="ds-button" data-size="sm" to="/projekt/ny">
                Nytt projekt
              </Link>
            ) : null}
          </>
        }
      />
      {count > 0 || filtered ? <PortfolioFilterForm filter={filter} choices={choices} /> : null}
      {rows.length > 0 ? (
        <>
          <ViewChoice chart={chart} />
          {chart ? <PortfolioChart {...props} /> : <PortfolioTable {...props} />}
        </>
      ) : (
        <Card>
          <EmptyState
            title={filtered ? 'Inget projekt passar urvalet' : 'Här finns inga projekt än'}
            text={
              filtered
                ? 'Ändra urvalet eller visa alla.'
                : mayCreate
                  ? 'Ett projekt drivs i en samverkan, av parter som delar på kostnaderna.'
                  : 'Samordnaren lägger upp projekt i en samverkan som din organisation är med i.'
            }
            action={
              filtered ? (
                <Link to="/portfolj">Visa alla</Link>
              ) : mayCreate ? (
                <Link to="/">Så lägger du upp det första</Link>
              ) : undefined
            }
          />
        </Card>
      )}
      <Pages page={page} pages={pages} addressOf={pageAddress} />
    </Page>
  );
}

/** Table or chart; the rest of the address stays. */
function ViewChoice({ chart }: { chart: boolean }) {
  const [search] = useSearchParams();
  const to = (view: string) => {
    const next = new URLSearchParams(search);
    next.set('vy', view);
    return `?${next}`;
  };
  return (
    <nav aria-label="Visning" className="toggle no-print">
      <Link to={to('tabell')} aria-current={chart ? undefined : 'true'}>
        Tabell
      </Link>
      <Link to={to('gantt')} aria-current={chart ? 'true' : undefined}>
        Gantt
      </Link>
    </nav>
  );
}
