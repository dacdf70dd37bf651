import type { z } from 'zod';

import { checkGateDecision, gateSubject } from '~/domain/gate';
import { Refusal } from '~/domain/refusal';
import type { gateDecisionForm } from '~/forms/gate';
import { LostRace } from '~/policy/form-failure';
import type { Guarded } from '~/policy/guard';
import { findAnswered } from '~/store/decision';
import { findGate, lockGate, type GateContent } from '~/store/gate';
import { insertSteeringDecision } from '~/store/steering-decision';
import { gateValues } from '~/views/gate/gate-words';
import type { Transaction } from '~db/open';

import type { FoundGate } from './gate-subject';

type Asked = Guarded<FoundGate>;

const GONE = 'Beslutspunkten finns inte längre. Någon har tagit bort den.';

/**
 * The gate of the page as it is now, locked, if it still may be changed.
 * @throws Refusal when it is gone or decided; LostRace when somebody changed it since it was read
 */
export async function lockUndecided(
  { viewer, found }: Pick<Asked, 'viewer' | 'found'>,
  trx: Transaction,
  version: number,
): Promise<GateContent> {
  const gate = await lockGate(trx, viewer, found.project.id, found.gate.id);
  if (!gate) throw new Refusal(GONE);
  if (gate.outcome !== null) {
    throw new Refusal(
      `Styrgruppen har beslutat: ${gate.outcome} (beslut ${gate.decisionNumber}). Punkten ändras inte.`,
    );
  }
  if (gate.version !== version) throw new LostRace({ version: gate.version, values: gateValues(gate) });
  return gate;
}

/** @throws Refusal at `reason`: a day that was set does not move without a word, as with milestones (DOMAIN.md 3.3) */
export function movedGateNeedsReason(
  before: Pick<GateContent, 'plannedOn'>,
  after: Pick<GateContent, 'plannedOn'>,
  reason: string,
): void {
  if (before.plannedOn !== null && before.plannedOn !== after.plannedOn && reason === '') {
    throw new Refusal('Skriv varför dagen ändras. Orsaken står kvar i historiken.', 'reason');
  }
}

/**
 * Writes the styrgrupp's decision on the gate into the register, judged on the gate as it is under the lock.
 * @returns its number; the earlier one when the same form was sent twice
 */
export async function decideGate(
  { viewer, found, write, context }: Asked,
  { token, corrects, version, ...input }: z.infer<typeof gateDecisionForm>,
): Promise<number> {
  const { project } = found;
  return write(async (trx, actor) => {
    const gate = await lockGate(trx, viewer, project.id, found.gate.id);
    if (!gate) throw new Refusal(GONE);
    const { decisions } = (await findGate(trx, viewer, project.id, gate.id))!;
    const answered = await findAnswered(trx, token);
    if (answered) {
      const before = decisions.find(({ number }) => number === answered.number);
      const same =
        answered.recordedBy === viewer.userId &&
        before?.outcome === input.outcome &&
        before.motivation === input.motivation &&
        before.decidedOn === input.decidedOn;
      if (!same) throw new Refusal('Formuläret har redan skickats med annat innehåll. Ladda om sidan.');
      return answered.number;
    }
    const criteria = gate.checklist.map(({ text, metOn }) => ({ text, met: metOn !== null }));
    const unmet = criteria.filter(({ met }) => !met).map(({ text }) => text);
    const standing = decisions.at(-1) ?? null;
    checkGateDecision({ ...input, corrects, standing, unmet }, context.clock.today());
    // What is decided on is what was read: a change meanwhile is shown, and the form can then be sent again.
    if (gate.version !== version) throw new LostRace({ version: gate.version, values: gateValues(gate) });
    return insertSteeringDecision(
      trx,
      actor,
      { projectId: project.id, gateId: gate.id, corrects, requestToken: token },
      { ...input, subject: gateSubject(gate, project.name, criteria), directiveBefore: null, directiveAfter: null },
    );
  });
}
