import type { ShareTable } from '~/domain/cost-share';

/** What somebody saw of a draft's shares: goes with the form, so that no other shares are frozen than those. */
export function seenShares(keyVersionId: number, { rows }: ShareTable): string {
  const shares = rows.map(({ claimant: { partyId, unitId }, sum }) => `${partyId}.${unitId ?? ''}:${sum}`);
  return [`nyckel ${keyVersionId}`, ...shares].join(' ');
}
