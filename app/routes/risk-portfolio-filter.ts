import { RISK_MANDATES } from '~/domain/risk-mandate';
import type { PortfolioRiskFilter } from '~/store/risk-portfolio';
import { COLOUR_CHOICES } from '~/views/risk/risk-address';

import { askedCooperation } from './risk-follow-up-address';

/** What the address asks for; what it says wrongly is left out. */
export function riskPortfolioFilterOf(url: URL): PortfolioRiskFilter {
  const search = url.searchParams;
  const colour = COLOUR_CHOICES.find(({ param }) => param === search.get('farg'));
  const level = (name: string) => (/^[1-9]$/.test(search.get(name) ?? '') ? Number(search.get(name)) : null);
  const [probability, consequence] = [level('s'), level('k')];
  const scaleIds = (search.get('skala') ?? '')
    .split('.')
    .filter((id) => /^[1-9]\d{0,14}$/.test(id))
    .map(Number);
  return {
    cooperation: askedCooperation(url),
    colour: colour ? (colour.colour ?? 'unrated') : null,
    mandate: RISK_MANDATES.find((mandate) => mandate === search.get('mandat')) ?? null,
    waiting: search.has('vantar'),
    cell:
      probability !== null && consequence !== null && scaleIds.length > 0
        ? { probability, consequence, scaleIds }
        : null,
  };
}
