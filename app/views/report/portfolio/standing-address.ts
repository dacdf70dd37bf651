import { STANDING_ORDERS, type StandingOrder } from '~/domain/report-portfolio';

/** What the portfolio report shows and in which order, as its address says. */
export interface StandingListing {
  /** slug of a cooperation; null: all */
  readonly cooperation: string | null;
  readonly order: StandingOrder;
  /** from 1 */
  readonly page: number;
}

const ORDER_CODES: Record<StandingOrder, string> = { trouble: 'problem', project: 'projekt', day: 'dag' };

/** Reads `?samverkan=&ordning=&sida=`; what the address says wrongly is left out. */
export function readStandingListing(search: URLSearchParams): StandingListing {
  const cooperation = search.get('samverkan') ?? '';
  const page = search.get('sida') ?? '';
  return {
    cooperation: /^[a-z0-9-]{1,80}$/.test(cooperation) ? cooperation : null,
    order: STANDING_ORDERS.find((order) => ORDER_CODES[order] === search.get('ordning')) ?? 'trouble',
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/** The listing as the fields of the address write it; what is usual is left out. */
export function standingFields({ cooperation, order }: Omit<StandingListing, 'page'>): [string, string][] {
  return [
    ...(cooperation === null ? [] : [['samverkan', cooperation] as [string, string]]),
    ...(order === 'trouble' ? [] : [['ordning', ORDER_CODES[order]] as [string, string]]),
  ];
}

/** The list as it is now with `change`; another choice or order starts at its first page. */
export function standingAddress(here: string, listing: StandingListing, change: Partial<StandingListing>): string {
  const { page, ...rest } = { ...listing, page: 1, ...change };
  const fields = standingFields(rest);
  const parts = new URLSearchParams(page > 1 ? [...fields, ['sida', String(page)]] : fields);
  return parts.size > 0 ? `${here}?${parts}` : here;
}
