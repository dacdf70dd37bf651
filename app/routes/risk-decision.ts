import type { z } from 'zod';

import { Refusal } from '~/domain/refusal';
import { checkRiskDecision, riskDecisionSubject } from '~/domain/risk-mandate';
import type { riskDecisionForm } from '~/forms/risk';
import type { Guarded } from '~/policy/guard';
import { findAnswered } from '~/store/decision';
import type { Project } from '~/store/project';
import { findDecision } from '~/store/register';
import { lockRisk } from '~/store/risk';
import { insertRiskDecision } from '~/store/risk-escalation';

const USED_FORM =
  'Formuläret har redan skickats med annat innehåll. Kontrollera vad som står på sidan och skicka igen.';

/**
 * Writes what a body has decided of a risk that waits for it into the register.
 * @returns the number of the decision; the earlier one when the same form was sent twice
 */
export async function decideOnRisk(
  { viewer, found, write }: Guarded<Project>,
  { riskId, escalationId, token, ...decision }: z.infer<typeof riskDecisionForm>,
): Promise<number> {
  return write(async (trx, actor) => {
    const risk = await lockRisk(trx, viewer, found.id, riskId);
    if (!risk) throw new Refusal('Risken finns inte längre. Någon har tagit bort den.');
    const waiting = risk.escalation;
    const answered = await findAnswered(trx, token);
    if (answered) {
      const before = await findDecision(trx, viewer, answered.number);
      const same =
        answered.recordedBy === viewer.userId &&
        waiting?.decisionNumber === answered.number &&
        before?.subject === riskDecisionSubject(decision.answer, risk) &&
        before.motivation === decision.motivation;
      if (!same) throw new Refusal(USED_FORM);
      return answered.number;
    }
    if (waiting?.id !== escalationId) {
      throw new Refusal(
        'Risken har värderats om sedan sidan öppnades, så beslutet gäller inte längre det som väntar. Läs den igen.',
      );
    }
    if (waiting.answer !== null) {
      throw new Refusal(`Beslutet är redan fattat: beslut ${waiting.decisionNumber} i registret.`);
    }
    checkRiskDecision(decision, waiting.raisedOn, actor.today);
    return insertRiskDecision(
      trx,
      actor,
      { projectId: found.id, orderedBy: found.orderedBy, risk, escalation: waiting, requestToken: token },
      decision,
    );
  });
}
