import type { AppLoadContext } from '@remix-run/node';

import type { RoundingMode } from '~/domain/allocate';
import { AS_TODAY } from '~/domain/assumptions';
import { tableOf, type ShareTable } from '~/domain/cost-share';
import type { ShareBasis } from '~/domain/key';
import { Refusal } from '~/domain/refusal';
import { shareOverTime, stretchesIn, withStretches } from '~/domain/share-over-time';
import type { Viewer } from '~/domain/viewer';
import type { Budget } from '~/store/budget';
import { findPhaseKey, type PhaseKey } from '~/store/phase-key';
import { findShareBasis, findStoredShares } from '~/store/share-basis';

export interface Shares {
  readonly key: Pick<PhaseKey, 'keyVersionId' | 'name' | 'version' | 'components' | 'next'> | null;
  readonly table: ShareTable | null;
  /** the rounding asked for is not the one that was decided on */
  readonly comparison: boolean;
  /** why there is no table */
  readonly refusal: string | null;
}

interface Asked {
  readonly context: Pick<AppLoadContext, 'db' | 'clock'>;
  readonly viewer: Viewer;
  readonly phaseId: number;
  readonly budget: Budget | null;
  /** null: the agreement's, or the one that was frozen */
  readonly mode: RoundingMode | null;
  /** makes what a draft stands on what a scenario supposes; left out: it is left as it is */
  readonly suppose?: (basis: ShareBasis) => ShareBasis;
}

/**
 * What each party carries of a phase's newest budget. A draft is shared by what it assumes, else as it is today. Of a
 * frozen version the stored shares are shown; the other rounding is then a comparison, computed from the same frozen
 * figures.
 */
export async function sharesOf({
  context: { db, clock },
  viewer,
  phaseId,
  budget,
  mode,
  suppose,
}: Asked): Promise<Shares> {
  const assumptions = budget?.assumptions ?? AS_TODAY;
  const keyVersionId = budget?.keyVersionId ?? null;
  const which = keyVersionId === null ? { today: clock.today(), keyId: assumptions.keyId } : { keyVersionId };
  const key = await findPhaseKey(db, viewer, phaseId, which);
  const nothing = { key, table: null, comparison: false };
  if (!key) return { ...nothing, refusal: 'Fasen har ingen fördelningsnyckel. Samverkan behöver komma överens om en.' };
  if (!budget || budget.lines.length === 0) return { ...nothing, refusal: null };

  const frozen = budget.roundingUnit !== null && budget.roundingMode !== null && budget.total !== null;
  const rounding = frozen ? { unit: budget.roundingUnit, mode: budget.roundingMode } : key.rounding;
  const wanted = { ...rounding, mode: mode ?? rounding.mode };
  try {
    if (!frozen) {
      const basis = await findShareBasis(db, viewer, phaseId, key, { assumptions, today: clock.today() });
      const table = shareOverTime(budget.lines, suppose?.(basis) ?? basis, basis.stretches, wanted);
      return { key, table, comparison: false, refusal: null };
    }
    const { rows, stretches } = await findStoredShares(db, viewer, budget.id, key.components);
    const table = withStretches(tableOf(key.components, rows, budget.total, rounding), stretches);
    if (wanted.mode === rounding.mode) return { key, table, comparison: false, refusal: null };
    const basis = {
      components: key.components,
      claimants: rows.map((row) => row.claimant),
      figures: key.components.map((_, index) => rows.map((row) => row.figures[index]!)),
    };
    const compared = shareOverTime(budget.lines, basis, stretchesIn(table), wanted);
    return { key, table: compared, comparison: true, refusal: null };
  } catch (error) {
    if (error instanceof Refusal) return { ...nothing, refusal: error.message };
    throw error;
  }
}
