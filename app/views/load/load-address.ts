import type { Loaded } from '~/domain/load';
import type { Month } from '~/domain/month';

/** Which load is shown. */
export interface LoadQuery {
  readonly year: number;
  readonly by: Loaded['by'];
  /** slug of a cooperation */
  readonly cooperation: string | null;
  /** only those with too much in some month */
  readonly over: boolean;
  /** the month whose rows are opened */
  readonly month: Month | null;
}

/** The same as an address asks for it, with what is opened. */
export function loadParams(
  { year, by, cooperation, over }: LoadQuery,
  opened: { readonly rad?: string; readonly manad?: string; readonly sida?: string } = {},
): URLSearchParams {
  return new URLSearchParams({
    ar: String(year),
    per: by,
    ...(cooperation === null ? {} : { samverkan: cooperation }),
    ...(over ? { lage: 'over' } : {}),
    ...opened,
  });
}

/** The page of the table that is kept while something is opened or closed; the first needs no saying. */
export function pageParam(page: number): { readonly sida?: string } {
  return page > 1 ? { sida: String(page) } : {};
}
