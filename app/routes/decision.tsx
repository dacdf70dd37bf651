import type { AppLoadContext, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import type { RoundingUnit } from '~/domain/allocate';
import { tableOf } from '~/domain/cost-share';
import { explainShare } from '~/domain/explain';
import { withStretches } from '~/domain/share-over-time';
import type { Viewer } from '~/domain/viewer';
import { guardedLoader } from '~/policy/guard';
import { listInKind } from '~/store/in-kind';
import { findPhaseKey } from '~/store/phase-key';
import type { RegisteredDecision } from '~/store/register';
import { findStoredShares } from '~/store/share-basis';
import { RecordPage, type RecordPageProps } from '~/views/decision/RecordPage';

import { decision } from './subjects';

export const loader = guardedLoader(decision, 'project.read', async ({ viewer, found, context }) => ({
  decision: found,
  basis: await basisOf(context, viewer, found),
}));

/** How a decided share was computed, from what was frozen with its budget; null for other decisions. */
async function basisOf(
  { db }: Pick<AppLoadContext, 'db'>,
  viewer: Viewer,
  { budget }: RegisteredDecision,
): Promise<RecordPageProps['basis']> {
  const key = budget && (await findPhaseKey(db, viewer, budget.phaseId, budget));
  if (!budget || !key) return null;
  const rounding = { unit: budget.roundingUnit as RoundingUnit, mode: budget.roundingMode };
  const { rows, stretches } = await findStoredShares(db, viewer, budget.versionId, key.components);
  const table = withStretches(tableOf(key.components, rows, budget.total, rounding), stretches);
  return {
    keyName: key.name,
    keyVersion: key.version,
    rounding,
    inKind: (await listInKind(db, viewer, budget.versionId)).find(({ partyId }) => partyId === budget.partyId) ?? null,
    explanations: rows.flatMap((row, at) => (row.claimant.partyId === budget.partyId ? [explainShare(table, at)] : [])),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Beslut ${data?.decision.number ?? ''} · ${data?.decision.projectName ?? ''} · Samplan` },
];

export default function Decision() {
  return <RecordPage {...useLoaderData<typeof loader>()} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
