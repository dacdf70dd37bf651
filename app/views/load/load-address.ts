import type { Loaded } from '~/domain/load';
import type { Month } from '~/domain/month';

/** Which load is shown. */
export interface LoadQuery {
  readonly year: number;
  readonly by: Loaded['by'];
  /** slug of a cooperation */
  readonly cooperation: string | null;
  /** the month whose rows are opened */
  readonly month: Month | null;
}

/** The same as an address asks for it, with what is opened. */
export function loadParams(
  { year, by, cooperation }: LoadQuery,
  opened: { readonly rad?: string; readonly manad?: string } = {},
): URLSearchParams {
  return new URLSearchParams({
    ar: String(year),
    per: by,
    ...(cooperation === null ? {} : { samverkan: cooperation }),
    ...opened,
  });
}
