import type { AppLoadContext } from '@remix-run/node';

import type { Assumptions } from '~/domain/assumptions';
import { leavingLines, withoutLeavers } from '~/domain/departure';
import { Refusal } from '~/domain/refusal';
import {
  participantsIn,
  scenarioLines,
  type Membership,
  type PartyCodes,
  type Scenario,
  type ScenarioLine,
} from '~/domain/scenario';
import type { Viewer } from '~/domain/viewer';
import type { Agreement } from '~/store/agreement';
import { findBudget, type Budget } from '~/store/budget';
import { findCooperationKey, type PhaseKey } from '~/store/phase-key';
import type { ScenarioPhase } from '~/store/scenario';
import { listPayingParties, type ScenarioParty } from '~/store/scenario-ground';
import { listPresentParties } from '~/store/share-basis';

import type { Noticed } from './scenario-notice';

/** Who asks, and of what: a phase, or the whole cooperation where `phase` is null. */
export interface ScenarioAsked {
  readonly context: Pick<AppLoadContext, 'db' | 'clock'>;
  readonly viewer: Viewer;
  readonly cooperation: Pick<Agreement, 'id' | 'roundingUnitOre'>;
  readonly phase: ScenarioPhase | null;
  readonly scenario: Scenario;
  /** of the saved one, whose own lines in a draft are then looked away from; null: it is not saved */
  readonly scenarioId: number | null;
  /** whom it can name */
  readonly parties: readonly ScenarioParty[];
  readonly noticed: Noticed;
}

interface TotalGround {
  readonly membership: Membership;
  readonly key: PhaseKey;
  readonly todayKey: PhaseKey;
}

/** What a draft of a phase is made of, so that it has the shares of the scenario. */
export interface PhaseDraft {
  readonly assumptions: Assumptions;
  readonly lines: readonly ScenarioLine[];
  /** whose own lines become what the scenario says of them */
  readonly leaving: readonly number[];
}

interface PhaseCase extends PhaseDraft {
  readonly membership: Membership;
  /** the lines of the budget, as the scenario has them */
  readonly own: Budget['lines'];
}

/** Who shares an assumed total, and by which key: the cooperation's default key today. */
export async function totalGround(asked: ScenarioAsked): Promise<TotalGround> {
  const { context, viewer, cooperation, scenario } = asked;
  const keyOf = (keyId: number | null) =>
    findCooperationKey(context.db, viewer, cooperation.id, { today: context.clock.today(), keyId });
  const todayKey = await keyOf(null);
  const { keyId } = scenario.assumptions;
  const key = keyId === null ? todayKey : await keyOf(keyId);
  if (!todayKey || !key) throw new Refusal('Samverkan har ingen fördelningsnyckel att räkna med.', 'nyckel');
  return { membership: await membershipOf(asked), key, todayKey };
}

/** Who pays in the cooperation as a whole, and who is assumed to. */
export async function membershipOf({ context, viewer, cooperation, scenario }: ScenarioAsked): Promise<Membership> {
  const present = await listPayingParties(context.db, viewer, cooperation.id, context.clock.today());
  return assumedAmong(present, scenario.assumptions);
}

/** The codes of whom a scenario can name. */
export function codesOf({ parties }: ScenarioAsked): PartyCodes {
  return new Map(parties.flatMap(({ id, code }) => (code === null ? [] : [[id, code] as const])));
}

/** What is assumed of one phase. @param whole who was chosen among when the scenario is about several phases */
export async function phaseCase(
  asked: ScenarioAsked,
  phaseId: number,
  own: Budget['lines'],
  whole: Membership | null,
): Promise<PhaseCase> {
  const { context, viewer, cooperation, scenario } = asked;
  const present = await listPresentParties(context.db, viewer, phaseId, context.clock.today());
  const { participantIds } = scenario.assumptions;
  const chosen = participantIds === null || whole === null ? participantIds : participantsIn(present, whole);
  const same = chosen?.length === present.length && chosen.every((id) => present.includes(id));
  const assumptions = { ...scenario.assumptions, participantIds: same ? null : chosen };
  const membership = assumedAmong(present, assumptions);
  // Where nobody is named, the budget's own rules say who may carry a line.
  const leaving = assumptions.participantIds === null ? [] : leavingLines(own, membership.assumed, scenario.ownLines);
  asked.noticed.leaving.push(...leaving);
  const left = withoutLeavers(own, leaving);
  const lines = scenarioLines(left, scenario, membership, cooperation.roundingUnitOre, codesOf(asked));
  return { assumptions, membership, own: left, lines, leaving: leaving.map(({ partyId }) => partyId) };
}

/** Where nobody is named, those who are there. */
function assumedAmong(present: readonly number[], { participantIds }: Assumptions): Membership {
  return { present, assumed: participantIds ?? present };
}

/** The lines of the newest budget, without those that this scenario added itself. */
export async function ownLines(
  { context, viewer, scenarioId }: ScenarioAsked,
  phaseId: number,
): Promise<Budget['lines']> {
  const budget = await findBudget(context.db, viewer, phaseId);
  return (budget?.lines ?? []).filter((line) => line.scenarioId === null || line.scenarioId !== scenarioId);
}
