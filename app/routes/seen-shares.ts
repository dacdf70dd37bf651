import type { ShareTable } from '~/domain/cost-share';
import type { InKindRow } from '~/store/in-kind';

/**
 * What somebody saw of a draft's shares and own hours: goes with the form, so that no others are frozen than those.
 */
export function seenShares(keyVersionId: number, { rows }: ShareTable, inKind: readonly InKindRow[]): string {
  const shares = rows.map(({ claimant: { partyId, unitId }, sum }) => `${partyId}.${unitId ?? ''}:${sum}`);
  const hours = inKind.map(({ id, version }) => `tid ${id}.${version}`);
  return [`nyckel ${keyVersionId}`, ...shares, ...hours].join(' ');
}
