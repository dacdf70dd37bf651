import type { z } from 'zod';

import type { Actor } from '~/domain/actor';
import { checkDecision, tallyOf, verdictOfAll } from '~/domain/approval';
import { Refusal } from '~/domain/refusal';
import type { decideForm } from '~/forms/approval';
import { denied } from '~/policy/denial';
import type { Guarded } from '~/policy/guard';
import { lockApproval, type Approval, type PartyAnswer } from '~/store/approval';
import { insertBaseline } from '~/store/baseline';
import { findAnswered, findDecider, insertShareDecision } from '~/store/decision';
import { insertEmails } from '~/store/email';
import { listProjectLeads } from '~/store/recipient';
import { closeVersion, replaceOthers } from '~/store/submission';
import { decidedMail, outcomeMail } from '~/views/approval/approval-mail';
import { decisionSubject } from '~/views/approval/approval-words';
import type { Transaction } from '~db/open';

/** A version that asks parties, and the one of them that a page is about. */
export interface AskedShare {
  readonly approval: Approval;
  readonly party: PartyAnswer;
}

/**
 * Writes a party's decision and what follows from it, in one transaction: whether the budget is now approved or
 * rejected, the baseline, the version that gives way, the mails. Everything is judged again under the lock.
 * @returns the number of the decision; the earlier one when the same form was sent twice
 */
export async function decide(
  { viewer, found, context, write }: Guarded<AskedShare>,
  { verdict, share, motivation, diaryNumber, corrects, token }: z.infer<typeof decideForm>,
): Promise<number> {
  return write(async (trx, actor) => {
    const approval = await lockApproval(trx, viewer, found.approval.budgetVersionId);
    const party = approval?.parties.find(({ partyId }) => partyId === found.party.partyId);
    if (!approval || !party) throw new Refusal('Fasen eller budgeten finns inte längre.');
    const answered = await findAnswered(trx, token);
    if (answered) {
      const same =
        answered.recordedBy === viewer.userId &&
        answered.budgetVersionId === approval.budgetVersionId &&
        answered.partyId === party.partyId;
      if (!same) throw new Refusal('Formuläret är redan använt till ett annat beslut. Ladda om sidan.');
      return answered.number;
    }
    const decider = await findDecider(trx, viewer.userId, party.partyId, actor.today);
    if (!decider) throw denied(403);

    const { number: standing, verdict: before } = party;
    checkDecision({
      state: approval.state,
      share: party.share,
      seenShare: share,
      verdict,
      motivation,
      standing: standing !== null && before !== null ? { number: standing, verdict: before } : null,
      corrects,
    });
    const number = await insertShareDecision(trx, actor, decider, {
      projectId: approval.projectId,
      budgetVersionId: approval.budgetVersionId,
      partyId: party.partyId,
      partyName: party.partyName,
      amount: party.share,
      verdict,
      motivation,
      diaryNumber,
      subject: decisionSubject(approval, party),
      corrects,
      requestToken: token,
    });
    const parties = approval.parties.map((each) => (each === party ? { ...each, verdict, number } : each));
    const now = { ...approval, parties };
    const outcome = await follow(trx, actor, now);
    const leads = await listProjectLeads(trx, approval.projectId);
    const mails = leads.flatMap((lead) => [
      decidedMail(now, { ...party, verdict, number, motivation }, lead, context.address),
      ...(outcome ? [outcomeMail(now, outcome, lead, context.address)] : []),
    ]);
    await insertEmails(trx, actor, mails);
    return number;
  });
}

/** Carries the outcome of all decisions into the version; null while it is open, or was approved before. */
async function follow(trx: Transaction, actor: Actor, approval: Approval): Promise<'approve' | 'reject' | null> {
  if (approval.state !== 'inskickad') return null;
  const { projectId, phaseId, budgetVersionId, version, total, rule } = approval;
  const outcome = verdictOfAll(tallyOf(rule, approval.parties));
  if (outcome === null) return null;
  const reason = outcome === 'approve' ? 'Parterna har godkänt.' : 'Godkännandet kan inte längre nås.';
  await closeVersion(trx, actor, { projectId, budgetVersionId, state: approval.state }, outcome, reason);
  if (outcome === 'approve') {
    await replaceOthers(trx, actor, { projectId, phaseId, by: { id: budgetVersionId, version }, state: 'godkänd' });
    await insertBaseline(trx, actor, {
      projectId,
      phaseId,
      budgetVersionId,
      total,
      reason: `Fasbudget version ${version} godkändes.`,
    });
  }
  return outcome;
}
