import { RISK_COLOURS, type RiskColour } from '~/domain/risk';

/** How a colour is written in the address: without å, ä and ö. */
const COLOUR_PARAMS: Record<RiskColour, string> = { röd: 'rod', gul: 'gul', grön: 'gron' };

export const COLOUR_CHOICES: readonly { readonly param: string; readonly colour: RiskColour | null }[] = [
  ...RISK_COLOURS.map((colour) => ({ param: COLOUR_PARAMS[colour], colour })),
  { param: 'ej-varderad', colour: null },
];

/** What the list shows and in which order, as its address says; what the address says wrongly is left out. */
export interface RiskListing {
  /** undefined: every colour */
  readonly colour: RiskColour | null | undefined;
  readonly sort: 'nr' | 'farg';
}

export function readListing(search: URLSearchParams): RiskListing {
  return {
    colour: COLOUR_CHOICES.find(({ param }) => param === search.get('farg'))?.colour,
    sort: search.get('sortera') === 'farg' ? 'farg' : 'nr',
  };
}

/** The page with the filter and order it has now, and with `change`; null takes a part away. */
export function riskAddress(
  base: string,
  search: URLSearchParams,
  change: Readonly<Record<string, string | number | null>> = {},
): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...listingOf(search), ...change })) {
    if (value !== null) parts.set(name, String(value));
  }
  return parts.size > 0 ? `${base}?${parts}` : base;
}

/** The same, at the row of a risk. */
export function riskRowAddress(
  base: string,
  search: URLSearchParams,
  id: number,
  as: 'risk' | 'sparad' = 'risk',
): string {
  return `${riskAddress(base, search, { [as]: id })}#risk-${id}`;
}

function listingOf(search: URLSearchParams) {
  return { farg: search.get('farg'), sortera: search.get('sortera') };
}
