import { FOLLOW_UP_DIMENSIONS, type FollowUpDimension } from '~/domain/follow-up-table';
import { slugOf } from '~/domain/slug';
import type { FollowUpQuery } from '~/views/follow-up/follow-up-address';

/**
 * Reads from the address what of a follow-up is asked for; what makes no sense is left out.
 * @param usual what the rows are where nothing is said
 */
export function followUpQueryOf({ searchParams }: URL, usual: FollowUpDimension): FollowUpQuery {
  const whole = (name: string, pattern: RegExp) => {
    const typed = searchParams.get(name) ?? '';
    return pattern.test(typed) ? Number(typed) : null;
  };
  const by = searchParams.get('per');
  return {
    by: FOLLOW_UP_DIMENSIONS.find((dimension) => dimension === by) ?? usual,
    unit: searchParams.get('enhet') === 'tkr' ? 'tkr' : 'kr',
    cooperation: slugOf(searchParams.get('samverkan') ?? '') || null,
    phaseNumber: whole('fas', /^\d{1,3}$/),
    party: whole('part', /^[1-9]\d{0,14}$/),
    year: whole('ar', /^20\d\d$/),
  };
}
