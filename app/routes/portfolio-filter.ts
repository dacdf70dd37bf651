import type { PortfolioFilter } from '~/store/portfolio';

const slug = /^[a-z0-9-]{1,80}$/;

/** Reads the portfolio's filter from the address; what makes no sense is left out. */
export function portfolioFilterOf({ searchParams }: URL): PortfolioFilter {
  const named = (name: string) => {
    const value = searchParams.get(name);
    return value && slug.test(value) ? value : null;
  };
  const year = searchParams.get('ar');
  return {
    cooperation: named('samverkan'),
    party: named('kommun'),
    year: year && /^20\d\d$/.test(year) ? Number(year) : null,
  };
}
