import { slugOf } from '~/domain/slug';
import type { PortfolioFilter } from '~/store/portfolio';

/** Reads the portfolio's filter from the address; what makes no sense is left out. */
export function portfolioFilterOf({ searchParams }: URL): PortfolioFilter {
  // A kommun may be typed by its name: Älvdalen is alvdalen.
  const named = (name: string) => slugOf(searchParams.get(name) ?? '') || null;
  const year = searchParams.get('ar');
  return {
    cooperation: named('samverkan'),
    party: named('kommun'),
    year: year && /^20\d\d$/.test(year) ? Number(year) : null,
  };
}
