import { Refusal } from '~/domain/refusal';
import { scenarioLines } from '~/domain/scenario';

import { calculateScenario } from './scenario-calculation';
import { codesOf, ownLines, phaseCase, totalGround, type PhaseDraft, type ScenarioAsked } from './scenario-ground';

/** The scenario as a draft of one phase. @throws Refusal when it cannot be one */
export async function draftOf(asked: ScenarioAsked, phaseId: number): Promise<PhaseDraft> {
  const { cooperation, scenario } = asked;
  const own = await ownLines(asked, phaseId);
  if (asked.phase || scenario.total === null) {
    const whole = asked.phase ? null : (await calculateScenario(asked)).membership;
    return phaseCase(asked, phaseId, own, whole);
  }
  if (own.some(({ carriedBy }) => carriedBy !== null)) {
    throw new Refusal(
      'Fasen har rader som en part bär ensam, så andelarna skulle inte bli scenariots. Välj en annan fas.',
    );
  }
  const { membership, key } = await totalGround(asked);
  return {
    assumptions: { ...scenario.assumptions, participantIds: membership.assumed, keyId: key.keyId },
    lines: scenarioLines(own, scenario, membership, cooperation.roundingUnitOre, codesOf(asked)),
    leaving: [],
  };
}
