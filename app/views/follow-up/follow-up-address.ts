import type { FollowUpDimension, FollowUpFilter } from '~/domain/follow-up-table';

/** What of a follow-up is shown, and in which unit. */
export interface FollowUpQuery extends FollowUpFilter {
  readonly by: FollowUpDimension;
  readonly unit: 'kr' | 'tkr';
  /** slug of a cooperation; only over all projects */
  readonly cooperation: string | null;
}

/** The same as an address asks for it. */
export function followUpParams(query: FollowUpQuery): URLSearchParams {
  const { by, unit, cooperation, phaseNumber, party, year } = query;
  return new URLSearchParams({
    per: by,
    ...(unit === 'tkr' ? { enhet: 'tkr' } : {}),
    ...(cooperation === null ? {} : { samverkan: cooperation }),
    ...(phaseNumber === null ? {} : { fas: String(phaseNumber) }),
    ...(party === null ? {} : { part: String(party) }),
    ...(year === null ? {} : { ar: String(year) }),
  });
}
