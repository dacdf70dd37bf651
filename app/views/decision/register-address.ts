import { VERDICTS, type Verdict } from '~/domain/approval';
import type { RegisterFilter } from '~/store/register-filter';

/** What the register shows, as its address says. */
export interface RegisterListing {
  readonly filter: RegisterFilter;
  /** from 1 */
  readonly page: number;
}

/** Outcomes as an address writes them, without å, ä and ö. */
export const OUTCOME_CODES: Record<Verdict, string> = {
  godkänd: 'godkand',
  'godkänd med villkor': 'villkor',
  avslag: 'avslag',
  återremiss: 'aterremiss',
};

const KIND_CODES = { share: 'kostnadsandel', other: 'ovriga' } as const;

/** The choices of kind, for a list. */
export const KIND_OPTIONS = [
  { value: KIND_CODES.share, label: 'Kostnadsandel' },
  { value: KIND_CODES.other, label: 'Övriga' },
];

/** In the address where a decision has no day. */
export const UNKNOWN_YEAR = 'okand';

/** Reads `?sok=&projekt=&kommun=&utfall=&ar=&slag=&sida=`; what the address says wrongly is left out. */
export function readRegisterListing(search: URLSearchParams): RegisterListing {
  const named = (name: string) => {
    const value = search.get(name) ?? '';
    return /^[a-z0-9-]{1,80}$/.test(value) ? value : null;
  };
  const year = search.get('ar') ?? '';
  const page = search.get('sida') ?? '';
  const kind = search.get('slag');
  return {
    filter: {
      // Postgres refuses the zero byte, which would end as a fault of ours.
      search: (search.get('sok') ?? '')
        .replace(/\p{Cc}/gu, ' ')
        .trim()
        .slice(0, 200),
      project: named('projekt'),
      party: named('kommun'),
      outcome: VERDICTS.find((verdict) => OUTCOME_CODES[verdict] === search.get('utfall')) ?? null,
      year: year === UNKNOWN_YEAR ? 'unknown' : /^[12]\d{3}$/.test(year) ? Number(year) : null,
      kind: kind === KIND_CODES.share ? 'share' : kind === KIND_CODES.other ? 'other' : null,
    },
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/** The filter as the fields of the address write it. */
export function filterFields({ search, project, party, outcome, year, kind }: RegisterFilter): Record<string, string> {
  return {
    sok: search,
    projekt: project ?? '',
    kommun: party ?? '',
    utfall: outcome ? OUTCOME_CODES[outcome] : '',
    ar: year === 'unknown' ? UNKNOWN_YEAR : String(year ?? ''),
    slag: kind ? KIND_CODES[kind] : '',
  };
}

/** The address of a page or file with that filter; without a page it is the first. */
export function registerAddress(here: string, filter: RegisterFilter, page = 1): string {
  const fields = Object.entries(filterFields(filter)).filter(([, value]) => value !== '');
  const parts = new URLSearchParams(page > 1 ? [...fields, ['sida', String(page)]] : fields);
  return parts.size > 0 ? `${here}?${parts}` : here;
}

/** Whether anything is left out. */
export function isFiltered(filter: RegisterFilter): boolean {
  return Object.values(filterFields(filter)).some((value) => value !== '');
}
