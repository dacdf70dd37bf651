import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { judgeDates } from '~/domain/basis';
import { isEditable } from '~/domain/budget';
import { Refusal } from '~/domain/refusal';
import { compareShares } from '~/domain/share-change';
import { byParty } from '~/domain/subtotal';
import { documentForm, submitForm, versionForm, withdrawForm } from '~/forms/approval';
import { denied } from '~/policy/denial';
import { guardedAction, guardedLoader, intent } from '~/policy/guard';
import { findApprovalRule } from '~/store/agreement';
import { listApprovals } from '~/store/approval';
import { findPhaseBaseline } from '~/store/baseline';
import { findBudget } from '~/store/budget';
import { listVersions } from '~/store/budget-version';
import { deleteDocument, insertDocument, listDocuments, lockDocument } from '~/store/budget-document';
import { insertNextVersion, lockDraft } from '~/store/draft';
import type { Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import { listUndecidable } from '~/store/recipient';
import { closeVersion, lockVersion } from '~/store/submission';
import { PhaseApprovalPage } from '~/views/approval/PhaseApprovalPage';
import type { Transaction } from '~db/open';

import { secrecyIntents } from './secrecy';
import { seenShares } from './seen-shares';
import { sharesOf } from './share-table';
import { phase, shownPhase } from './subjects';
import { remindParties, submitDraft } from './submit-budget';

type Found = { readonly project: Project; readonly phase: Phase };

export const loader = guardedLoader(shownPhase, 'project.read', async ({ viewer, found, context, url, may }) => {
  const { db } = context;
  const today = context.clock.today();
  const asked = url.searchParams.get('version') ?? '';
  const older = /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : null;
  const [budget, versions, rule] = await Promise.all([
    findBudget(db, viewer, found.phase.id, older),
    listVersions(db, viewer, found.phase.id),
    findApprovalRule(db, viewer, found.project.cooperationId),
  ]);
  if (older !== null && !budget) throw denied(404);
  // Beside a draft stands the version that the parties were asked about before it: it holds until the draft is sent.
  const [approval] = budget
    ? await listApprovals(
        db,
        viewer,
        isEditable(budget.state) ? { phaseId: found.phase.id } : { budgetVersionId: budget.id },
      )
    : [];
  const draft =
    budget && isEditable(budget.state)
      ? await sharesOf({ context, viewer, phaseId: found.phase.id, budget, mode: null })
      : null;
  const { previous } = found.phase;
  return {
    ...found,
    budget: budget && { id: budget.id, version: budget.version, state: budget.state },
    versions,
    rule,
    older: older !== null,
    approval: approval ?? null,
    withoutDecider:
      approval && may('budget.submit') ? await listUndecidable(db, viewer, approval.budgetVersionId, today) : [],
    draft: draft && {
      total: draft.table?.total ?? null,
      parties: new Set(draft.table?.rows.map(({ claimant }) => claimant.partyId)).size,
      refusal: draft.refusal,
      dates: judgeDates(found.phase.referenceMonthDay, draft.table?.rows ?? [], today),
      changes:
        previous && draft.table
          ? { version: previous.version, changes: compareShares(previous.parties, byParty(draft.table.rows)) }
          : null,
      seen: budget && draft.table && draft.key ? seenShares(draft.key.keyVersionId, draft.table, budget.inKind) : '',
    },
    baseline: await findPhaseBaseline(db, viewer, found.phase.id),
    documents: budget ? await listDocuments(db, viewer, budget.id) : [],
    today,
    maySubmit: may('budget.submit'),
    mayMark: may('budget.draft'),
  };
});

const here = ({ project, phase }: Found) => `/projekt/${project.slug}/faser/${phase.number}/godkannande`;

/** The draft of the phase, locked; documents belong to it. */
async function draftOf(trx: Transaction, actor: Parameters<typeof lockDraft>[1], found: Found): Promise<number> {
  const draft = await lockDraft(trx, actor, found.project.id, found.phase.id);
  if (draft === null) throw new Refusal('Budgeten är inskickad och låst. Handlingarna hör till den.');
  return draft;
}

export const action = guardedAction(phase, {
  submit: intent(phase, {
    may: 'budget.submit',
    form: submitForm,
    run: async (asked, input) => {
      const mailed = await submitDraft(asked, input);
      return `${here(asked.found)}?klart=inskickad&antal=${mailed}`;
    },
  }),
  withdraw: intent(phase, {
    may: 'budget.submit',
    form: withdrawForm,
    run: async ({ viewer, found, write }, { id, reason }) => {
      await write(async (trx, actor) => {
        const version = await lockVersion(trx, viewer, found.phase.id, id);
        if (!version) throw new Refusal('Fasen har ingen sådan version.');
        await closeVersion(trx, actor, version, 'withdraw', reason);
      });
      return `${here(found)}?klart=atertagen`;
    },
  }),
  'new-version': intent(phase, {
    may: 'budget.draft',
    form: versionForm,
    run: async ({ found, write }) => {
      await write(async (trx, actor) => {
        const made = await insertNextVersion(trx, actor, found.project.id, found.phase.id);
        if (!made) throw new Refusal('Det finns redan ett utkast.');
      });
      return `/projekt/${found.project.slug}/faser/${found.phase.number}?klart=ny-version`;
    },
  }),
  remind: intent(phase, {
    may: 'budget.submit',
    form: versionForm,
    run: async (asked, { id }) => {
      const mailed = await remindParties(asked, id);
      return `${here(asked.found)}?klart=paminda&antal=${mailed}`;
    },
  }),
  // Also when the budget is submitted: what was attached is frozen then, who may read it is not.
  ...secrecyIntents(phase, {
    may: 'budget.draft',
    projectId: ({ project }) => project.id,
    lock: async ({ viewer, found }, trx, id) => {
      const document = await lockDocument(trx, viewer, found.phase.id, id);
      return document && { what: 'document', secrecy: document.secrecy };
    },
    page: ({ found, url }) => {
      const version = url.searchParams.get('version');
      return `${here(found)}${version === null ? '' : `?version=${encodeURIComponent(version)}`}#handlingar`;
    },
  }),
  'add-document': intent(phase, {
    may: 'budget.draft',
    form: documentForm,
    run: async ({ found, write }, document) => {
      await write(async (trx, actor) => {
        const budgetVersionId = await draftOf(trx, actor, found);
        await insertDocument(trx, actor, { ...document, projectId: found.project.id, budgetVersionId });
      });
      return `${here(found)}#handlingar`;
    },
  }),
  'remove-document': intent(phase, {
    may: 'budget.draft',
    form: versionForm,
    run: async ({ found, write }, { id }) => {
      await write(async (trx, actor) => {
        const budgetVersionId = await draftOf(trx, actor, found);
        const removed = await deleteDocument(trx, actor, { projectId: found.project.id, budgetVersionId, id });
        if (!removed) throw new Refusal('Handlingen är redan borttagen.');
      });
      return `${here(found)}#handlingar`;
    },
  }),
});

export { shouldRevalidate } from './revalidation';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Godkännande · fas ${data?.phase.number ?? ''} · ${data?.project.name ?? ''} · Samplan` },
];

export default function PhaseApproval() {
  return <PhaseApprovalPage {...useLoaderData<typeof loader>()} failure={useActionData<typeof action>() ?? null} />;
}

export { NestedErrorPage as ErrorBoundary } from '~/views/shell/RouteErrorPage';
