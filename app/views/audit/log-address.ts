import { parseDate } from '~/domain/calendar';
import type { LogFilter } from '~/store/audit-log';

/** What the log shows, as its address says. */
export interface LogListing {
  readonly filter: LogFilter;
  /** from 1 */
  readonly page: number;
}

/** In the address for what nobody did: the product itself, or a command. */
export const PRODUCT = 'samplan';

const ID = /^[1-9]\d{0,14}$/;

/** Reads `?vem=&slag=&nummer=&projekt=&fran=&till=&sida=`; what the address says wrongly is left out. */
export function readLogListing(search: URLSearchParams): LogListing {
  const fitting = (name: string, pattern: RegExp) => {
    const value = search.get(name) ?? '';
    return pattern.test(value) ? value : null;
  };
  const number = (name: string) => {
    const value = fitting(name, ID);
    return value === null ? null : Number(value);
  };
  return {
    filter: {
      userId: search.get('vem') === PRODUCT ? 'product' : number('vem'),
      entity: fitting('slag', /^[a-zA-Z]{1,60}$/),
      entityId: number('nummer'),
      project: fitting('projekt', /^[a-z0-9-]{1,80}$/),
      from: parseDate(search.get('fran') ?? ''),
      until: parseDate(search.get('till') ?? ''),
    },
    page: Number(fitting('sida', /^[1-9]\d{0,5}$/) ?? 1),
  };
}

/** The filter as the fields of the address write it. */
export function logFields({ userId, entity, entityId, project, from, until }: LogFilter): Record<string, string> {
  return {
    vem: userId === 'product' ? PRODUCT : String(userId ?? ''),
    slag: entity ?? '',
    nummer: String(entityId ?? ''),
    projekt: project ?? '',
    fran: from ?? '',
    till: until ?? '',
  };
}

/** The address of a page or file with that filter; without a page it is the first. */
export function logAddress(here: string, filter: LogFilter, page = 1): string {
  const fields = Object.entries(logFields(filter)).filter(([, value]) => value !== '');
  const parts = new URLSearchParams(page > 1 ? [...fields, ['sida', String(page)]] : fields);
  return parts.size > 0 ? `${here}?${parts}` : here;
}

/** Whether anything is left out. */
export function isNarrowed(filter: LogFilter): boolean {
  return Object.values(logFields(filter)).some((value) => value !== '');
}
