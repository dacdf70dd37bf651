import type { AppLoadContext } from '@remix-run/node';

import type { ShareTable } from '~/domain/cost-share';
import type { NamedShare } from '~/domain/follow-up-cells';
import { ore, sumOre, type Ore } from '~/domain/money';
import { ledgerOf, type DraftShares, type LedgerParty, type LedgerRow } from '~/domain/party-ledger';
import { byParty } from '~/domain/subtotal';
import type { Viewer } from '~/domain/viewer';
import { findBudget } from '~/store/budget';
import { listDraftPhases, listPartyPhases } from '~/store/party-economy';

import { sharesOf } from './share-table';

/** What a party carries in every phase that the viewer may see: frozen budgets as stored, drafts as of today. */
export async function ledgerOfParty(context: AppLoadContext, viewer: Viewer, party: LedgerParty): Promise<LedgerRow[]> {
  const phases = await listPartyPhases(context.db, viewer, party.partyId);
  const drafted = phases.filter(({ versions }) => versions.some(({ state }) => state === 'utkast'));
  const drafts = await Promise.all(drafted.map(({ phaseId }) => draftShares(context, viewer, phaseId)));
  const byVersion = new Map(drafts.flatMap((draft) => (draft ? [[draft.versionId, draft]] : [])));
  return ledgerOf(party, phases, byVersion);
}

/** More drafts than this are not computed for a list of parties; each party's own page computes its own. */
export const MOST_DRAFTS = 30;

/** What the drafts come to, by party; null when they are too many to compute for a list. */
export async function draftSums(context: AppLoadContext, viewer: Viewer): Promise<ReadonlyMap<number, Ore> | null> {
  const phases = await listDraftPhases(context.db, viewer, MOST_DRAFTS + 1);
  if (phases.length > MOST_DRAFTS) return null;
  const drafts = await Promise.all(phases.map((phaseId) => draftShares(context, viewer, phaseId)));
  const sums = new Map<number, Ore>();
  for (const { partyId, share } of drafts.flatMap((draft) => draft?.shares ?? [])) {
    sums.set(partyId, sumOre([sums.get(partyId) ?? ore(0), share]));
  }
  return sums;
}

/** What the draft of a phase gives today; null when its newest budget is none any longer. */
export async function draftShares(
  context: AppLoadContext,
  viewer: Viewer,
  phaseId: number,
): Promise<(DraftShares & { readonly versionId: number; readonly shares: readonly NamedShare[] | null }) | null> {
  const budget = await findBudget(context.db, viewer, phaseId);
  if (budget?.state !== 'utkast') return null;
  const { table, refusal } = await sharesOf({ context, viewer, phaseId, budget, mode: null });
  const stretches = (table?.stretches ?? []).map(({ from, to, table: part }) => ({
    ...{ from, to, amount: part.total },
    shares: carriedShares(part),
  }));
  const shares = table && carriedShares(table);
  return { versionId: budget.id, shares, stretches, rounding: table?.rounding ?? null, refusal };
}

function carriedShares({ rows }: ShareTable): NamedShare[] {
  return byParty(rows).map((party) => ({
    partyId: party.partyId,
    partyName: party.partyName,
    code: party.rows[0]!.claimant.code,
    share: party.sum,
  }));
}
