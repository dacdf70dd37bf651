import { RISK_COLOURS, type RiskColour } from '~/domain/risk';
import { isWaiting } from '~/domain/risk-mandate';
import type { Risk } from '~/store/risk';

/** How a colour is written in the address: without å, ä and ö. */
const COLOUR_PARAMS: Record<RiskColour, string> = { röd: 'rod', gul: 'gul', grön: 'gron' };

export const COLOUR_CHOICES: readonly { readonly param: string; readonly colour: RiskColour | null }[] = [
  ...RISK_COLOURS.map((colour) => ({ param: COLOUR_PARAMS[colour], colour })),
  { param: 'ej-varderad', colour: null },
];

/** The filters that choose by a value of the risk, by their names in the address. */
export const VALUE_FILTERS = {
  status: 'status',
  behandling: 'treatment',
  kategori: 'category',
  agare: 'owner',
  mandat: 'mandate',
} as const satisfies Record<string, keyof Risk>;
export type ValueFilter = keyof typeof VALUE_FILTERS;

const NAMES = Object.keys(VALUE_FILTERS) as ValueFilter[];

/** What the list shows and in which order, as its address says; what the address says wrongly is left out. */
export interface RiskListing {
  /** undefined: every colour */
  readonly colour: RiskColour | null | undefined;
  /** null: every value */
  readonly values: Readonly<Record<ValueFilter, string | null>>;
  /** only what waits for a decision */
  readonly waiting: boolean;
  readonly sort: 'nr' | 'farg';
}

export function readListing(search: URLSearchParams): RiskListing {
  return {
    colour: COLOUR_CHOICES.find(({ param }) => param === search.get('farg'))?.colour,
    values: Object.fromEntries(NAMES.map((name) => [name, search.get(name)])) as RiskListing['values'],
    waiting: search.has('vantar'),
    sort: search.get('sortera') === 'farg' ? 'farg' : 'nr',
  };
}

/** Whether a risk is one of those that the list shows. */
export function isListed(risk: Risk, { colour, values, waiting }: RiskListing): boolean {
  return (
    (colour === undefined || risk.derivedColour === colour) &&
    (!waiting || isWaiting(risk.escalation)) &&
    NAMES.every((name) => values[name] === null || (risk[VALUE_FILTERS[name]] ?? '') === values[name])
  );
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
  more: Readonly<Record<string, string | number>> = {},
): string {
  return `${riskAddress(base, search, { [as]: id, ...more })}#risk-${id}`;
}

/** The opened risk, at its measures: they lie below a form that is higher than a screen. */
export function measuresAddress(
  base: string,
  search: URLSearchParams,
  id: number,
  more: Readonly<Record<string, string | number>> = {},
): string {
  return `${riskAddress(base, search, { risk: id, ...more })}#atgarder-${id}`;
}

function listingOf(search: URLSearchParams): Record<string, string | null> {
  return Object.fromEntries(['farg', ...NAMES, 'vantar', 'sortera'].map((name) => [name, search.get(name)]));
}
