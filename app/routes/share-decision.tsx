import { randomUUID } from 'node:crypto';

import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { explainShare } from '~/domain/explain';
import { withSightOf } from '~/domain/viewer';
import { decideForm } from '~/forms/approval';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { findBudget } from '~/store/budget';
import { listDocuments } from '~/store/budget-document';
import { listInKind } from '~/store/in-kind';
import { findPhase } from '~/store/phase';
import { listRisks } from '~/store/risk';
import { DecisionPage } from '~/views/approval/DecisionPage';
import { topRisks } from '~/views/approval/decision-content';

import { decide } from './decide';
import { ledgerOfParty } from './party-ledger';
import { sharesOf } from './share-table';
import { askedShare } from './subjects';

export const loader = guardedLoader(askedShare, 'share.decide', async ({ viewer: person, found, context, may }) => {
  const { approval, party } = found;
  // Who has left the cooperation sees what its own share stands on, and nothing else of the project.
  const member = may('project.read', { cooperationId: approval.cooperationId, projectId: approval.projectId });
  const viewer = withSightOf(person, approval.cooperationId);
  const { db } = context;
  const [phase, budget, documents, risks, ledger, inKind] = await Promise.all([
    findPhase(db, viewer, approval.projectId, approval.phaseNumber),
    findBudget(db, viewer, approval.phaseId, approval.version),
    listDocuments(db, viewer, approval.budgetVersionId),
    member ? listRisks(db, viewer, approval.projectId) : [],
    ledgerOfParty(context, viewer, party),
    listInKind(db, viewer, approval.budgetVersionId),
  ]);
  const { table } = await sharesOf({ context, viewer, phaseId: approval.phaseId, budget, mode: null });
  return {
    ...found,
    member,
    phase,
    lines: budget?.lines ?? [],
    rounding: table?.rounding ?? null,
    explanations: table
      ? table.rows.flatMap((row, index) => (row.claimant.partyId === party.partyId ? [explainShare(table, index)] : []))
      : [],
    inKind: inKind.find(({ partyId }) => partyId === party.partyId) ?? null,
    documents,
    risks: topRisks(risks),
    ledger,
    today: context.clock.today(),
    token: randomUUID(),
  };
});

export const action = guardedAction(askedShare, {
  decide: intent(askedShare, {
    may: 'share.decide',
    form: decideForm,
    run: async (asked, input) => {
      const number = await decide(asked, input);
      const { approval, party } = asked.found;
      return `/att-besluta/${approval.budgetVersionId}/${party.address}?beslutat=${number}`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Besluta om ${data?.party.partyName ?? ''}s andel · ${data?.approval.projectName ?? ''} · Samplan` },
];

export default function ShareDecision() {
  return <DecisionPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { RouteErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
