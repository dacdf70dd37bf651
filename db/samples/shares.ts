import { allocate } from '~/domain/allocate';
import type { Ore } from '~/domain/money';

import { known, type Ids } from './ids';
import type { LoadedKey } from './keys';
import { allParties, type PartySlug } from './portfolio/parties';
import type { Writer } from './writer';

/** Whole kronor, in öre. */
export const roundingUnit = 100;

interface SharedBudget {
  readonly versionId: number;
  readonly total: Ore;
  readonly key: LoadedKey;
  readonly participants: readonly PartySlug[];
  readonly parties: Ids<PartySlug>;
}

/** What each participant carries of each component of the key, with the basis figure it was computed from. */
export async function loadShares(
  writer: Writer,
  { versionId, total, key, participants, parties }: SharedBudget,
): Promise<void> {
  const claimants = participants.map((slug) => ({ code: codeOf(slug), partyId: known(parties, slug) }));
  const components = key.components.map(({ position, weight, series }) => ({
    position,
    weight,
    figures: claimants.map(({ partyId }) => (series ? known(series.figureOf, partyId) : null)),
  }));
  const { parts } = allocate({
    total,
    claimants,
    components: components.map(({ weight, figures }) => ({
      weight,
      basis: figures.map((figure) => figure?.value ?? 1),
    })),
    roundingUnit,
    mode: 'exact',
  });
  const shares = components.flatMap(({ position, figures }, row) =>
    claimants.map(({ partyId }, column) => ({
      budgetVersionId: versionId,
      partyId,
      unitId: null,
      componentPosition: position,
      basisFigureId: figures[column]?.id ?? null,
      amountOre: parts[row]![column]!,
    })),
  );
  await writer.insertInto('costShare').values(shares).execute();
}

/** Kommun codes break ties; a party without one comes after those that have one. */
function codeOf(slug: PartySlug): string {
  return allParties.find((party) => party.slug === slug)?.code ?? slug;
}
