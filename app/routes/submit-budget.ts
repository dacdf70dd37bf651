import type { z } from 'zod';

import type { Actor } from '~/domain/actor';
import { Refusal } from '~/domain/refusal';
import type { submitForm } from '~/forms/approval';
import type { Guarded } from '~/policy/guard';
import { findApprovalRule } from '~/store/agreement';
import { listApprovals, type Approval } from '~/store/approval';
import { findBudget } from '~/store/budget';
import { lockDraft } from '~/store/draft';
import { insertEmails } from '~/store/email';
import { listInKind } from '~/store/in-kind';
import type { Phase } from '~/store/phase';
import type { Project } from '~/store/project';
import { listDeciders } from '~/store/recipient';
import { holdKeyVersion, submitBudget } from '~/store/submission';
import { reminderMail, submittedMail } from '~/views/approval/approval-mail';
import type { Transaction } from '~db/open';

import { seenShares } from './seen-shares';
import { sharesOf } from './share-table';

type Asked = Guarded<{ readonly project: Project; readonly phase: Phase }>;

/**
 * Freezes the draft of a phase and asks its parties, in one transaction: the shares are computed anew under the lock,
 * and what the person saw must still be what there is.
 * @returns how many mails that came to
 */
export async function submitDraft(
  { viewer, found: { project, phase }, context, write }: Asked,
  { id, seen, answerBy }: z.infer<typeof submitForm>,
): Promise<number> {
  return write(async (trx, actor) => {
    if (answerBy !== null && answerBy < actor.today) {
      throw new Refusal(`Sista svarsdagen ${answerBy} har redan varit.`, 'answerBy');
    }
    if ((await lockDraft(trx, actor, project.id, phase.id)) !== id) {
      throw new Refusal('Utkastet är redan inskickat eller ersatt. Ladda om sidan.');
    }
    const budget = await findBudget(trx, viewer, phase.id);
    const asked = { context: { db: trx, clock: context.clock }, viewer, phaseId: phase.id, budget, mode: null };
    const { key } = await sharesOf(asked);
    if (key) await holdKeyVersion(trx, key.keyVersionId);
    // Computed when nobody can change the key any more.
    const { table, refusal } = await sharesOf(asked);
    if (!key || !budget || !table) throw new Refusal(refusal ?? 'Utkastet har inga rader att dela.');
    if (seenShares(key.keyVersionId, table, await listInKind(trx, viewer, id)) !== seen) {
      throw new Refusal(
        'Andelarna eller den egna tiden har ändrats sedan du öppnade sidan. Läs igenom dem och skicka in igen.',
      );
    }
    await submitBudget(trx, actor, {
      projectId: project.id,
      phaseId: phase.id,
      budgetVersionId: id,
      version: budget.version,
      keyVersionId: key.keyVersionId,
      table,
      rule: await findApprovalRule(trx, viewer, project.cooperationId),
      answerBy,
    });
    const [approval] = await listApprovals(trx, viewer, { budgetVersionId: id });
    return mailDeciders(trx, actor, approval!, context.address, 'submitted');
  });
}

/** Reminds those who decide for the parties that have not answered. @returns how many mails that came to */
export async function remindParties(
  { viewer, found, context, write }: Asked,
  budgetVersionId: number,
): Promise<number> {
  return write(async (trx, actor) => {
    const [approval] = await listApprovals(trx, viewer, { budgetVersionId });
    if (approval?.state !== 'inskickad' || approval.phaseId !== found.phase.id)
      throw new Refusal('Budgeten väntar inte på svar längre.');
    return mailDeciders(trx, actor, approval, context.address, 'reminder');
  });
}

async function mailDeciders(
  trx: Transaction,
  actor: Actor,
  approval: Approval,
  origin: string,
  kind: 'submitted' | 'reminder',
): Promise<number> {
  const waiting = approval.parties.filter(({ verdict }) => verdict === null);
  const deciders = await listDeciders(
    trx,
    waiting.map(({ partyId }) => partyId),
    actor.today,
  );
  const mails = waiting.flatMap((party) =>
    deciders
      .filter(({ partyId }) => partyId === party.partyId)
      .map((to) =>
        kind === 'submitted'
          ? submittedMail(approval, party, to, origin)
          : reminderMail(approval, party, to, { origin, today: actor.today }),
      ),
  );
  return insertEmails(trx, actor, mails);
}
